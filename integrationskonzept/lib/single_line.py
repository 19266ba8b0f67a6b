"""Names stay in one line: in a mail or a file's name a line break would begin something that nobody of us wrote."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models


def in_one_line(text: str) -> str:
    """With a blank for every line break, whichever of Unicode's it is."""
    return " ".join(filter(None, map(str.strip, text.splitlines())))


class SingleLineFormField(forms.CharField):
    """Reads a name that was pasted with its line breaks."""

    def to_python(self, value: Any) -> str:
        """In one line."""
        return in_one_line(super().to_python(value) or "")


class SingleLineField(models.CharField):
    """Keeps a name, whichever way it comes in."""

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The row in memory says what the database says."""
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = in_one_line(value)
            setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        """A form reads it in the same way."""
        return super().formfield(**{"form_class": SingleLineFormField, **kwargs})

    def deconstruct(self) -> Any:
        """To migrations it is any text, since the database keeps it as such."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs
