"""E-mail addresses: one spelling for one mailbox, whichever way a browser or an address book writes it."""

from __future__ import annotations

import re
from typing import Any

import idna
from django import forms
from django.db import models

from integrationskonzept.lib.text import tidy

IN_KLAMMERN = re.compile(r"[^<>]*<([^<>]+)>")
"""„Aylin Yılmaz <a.yilmaz@musterstadt.de>“, as mail programs copy it."""


def einheitlich(text: str) -> str:
    """Small letters, the domain in its own script: as people read it; what is no address comes back trimmed."""
    text = tidy(text).strip()
    if treffer := IN_KLAMMERN.fullmatch(text.rstrip(" ;,")):
        text = treffer[1]
    text = text.strip(" ;,").lower().removeprefix("mailto:").partition("?")[0].strip()
    postfach, at, domain = text.rpartition("@")
    return f"{postfach}{at}{_lesbar(domain)}" if at else text


def fuer_den_versand(adresse: str) -> str:
    """With the domain as servers know it; Django's own way would send „ß“ to another domain."""
    postfach, at, domain = adresse.rpartition("@")
    return f"{postfach}{at}{_kodiert(domain)}"


def _kodiert(domain: str) -> str:
    try:
        return idna.encode(domain, uts46=True).decode()
    except idna.IDNAError:
        return domain


def _lesbar(domain: str) -> str:
    try:
        return idna.decode(_kodiert(domain))
    except idna.IDNAError:
        return domain


class AdresseFeld(forms.EmailField):
    """Reads an address as it was typed or pasted."""

    def to_python(self, value: Any) -> str:
        """In the one spelling."""
        return einheitlich(super().to_python(value) or "")


class AdresseField(models.EmailField):
    """Keeps and looks up addresses in the one spelling."""

    def to_python(self, value: Any) -> Any:
        """In the one spelling."""
        value = super().to_python(value)
        return einheitlich(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        """What is looked up is spelled as what is kept."""
        value = super().get_prep_value(value)
        return einheitlich(value) if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """The row in memory says what the database says."""
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        """A form reads it in the same way."""
        return super().formfield(**{"form_class": AdresseFeld, **kwargs})
