"""Form fields for numbers as Germans write them; what can mean two is asked back at the field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from integrationskonzept.lib.deutsch import zahl
from integrationskonzept.lib.text import tidy
from integrationskonzept.lib.zahlen import Unlesbar, lies_ganzzahl, lies_zahl

T = TypeVar("T")


def gelesen(lies: Callable[[str], T], text: str) -> T:
    """What `lies` makes of the text, its question as the field's error."""
    try:
        return lies(text)
    except Unlesbar as fehler:
        raise forms.ValidationError(str(fehler), code="invalid") from fehler


class ZahlFeld(forms.FloatField):
    """A number: 1.234,5 or 1234.5."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "decimal", "class": "zahl"})

    def prepare_value(self, value: Any) -> Any:
        """As it may be typed again."""
        return zahl(value) if isinstance(value, int | float) else value

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        """German notation, or the question what is meant."""
        if not isinstance(value, str):
            return None if value is None else float(value)
        return gelesen(lies_zahl, value) if tidy(value) else None


class GanzzahlFeld(forms.IntegerField):
    """A whole number, with or without points between the thousands."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"inputmode": "numeric", "class": "zahl"})

    def to_python(self, value: Any) -> int | None:
        """Without decimals."""
        if not isinstance(value, str):
            return None if value is None else int(value)
        return gelesen(lies_ganzzahl, value) if tidy(value) else None


class JahrFeld(GanzzahlFeld):
    """A year in which money can be planned."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1990, max_value=2100, **kwargs)
        satz = "Bitte ein Jahr von 1990 bis 2100 angeben, zum Beispiel 2027."
        self.error_messages["invalid"] = satz
        for pruefer in self.validators:
            pruefer.message = satz  # type: ignore[attr-defined]

    def to_python(self, value: Any) -> int | None:
        """One sentence for all that is no such year."""
        try:
            return super().to_python(value)
        except forms.ValidationError as fehler:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from fehler
