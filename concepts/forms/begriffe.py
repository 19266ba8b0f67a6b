"""What a municipality calls the levels of its concept."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Column, Row
from django import forms

from concepts.models.konzept import WOERTER

FORMEN = ("einzahl", "mehrzahl")
Begriffe = dict[str, dict[str, str]]


def eigene_begriffe(begriffe: Begriffe) -> Begriffe:
    """Without the levels that have no word of their own, or the usual one."""
    return {
        ebene: {form: begriffe[ebene][form] for form in FORMEN}
        for ebene, ueblich in WOERTER.items()
        if ebene in begriffe and tuple(begriffe[ebene][form] for form in FORMEN) not in (("", ""), ueblich)
    }


def _feld(form: str, wort: str) -> forms.CharField:
    return forms.CharField(
        label=f"{form} statt „{wort}“",
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"placeholder": wort}),
    )


class BegriffeMixin(forms.Form):
    """Two fields for each level; where both are empty, the usual word holds."""

    def __init__(self, *args: Any, begriffe: Begriffe | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for ebene, woerter in WOERTER.items():
            eigene = (begriffe or {}).get(ebene, {})
            for form, wort in zip(FORMEN, woerter, strict=True):
                self.fields[f"{ebene}_{form}"] = _feld(form.capitalize(), wort)
                self.initial[f"{ebene}_{form}"] = eigene.get(form, "")

    def clean(self) -> dict[str, Any]:
        """One form of a word without the other would leave half of the pages in the usual words."""
        cleaned: dict[str, Any] = super().clean() or {}
        for ebene in WOERTER:
            einzahl, mehrzahl = (cleaned.get(f"{ebene}_{form}", "") for form in FORMEN)
            if bool(einzahl) != bool(mehrzahl):
                fehlend = "mehrzahl" if einzahl else "einzahl"
                wort = "Mehrzahl" if einzahl else "Einzahl"
                self.add_error(f"{ebene}_{fehlend}", f"Bitte auch die {wort} zu „{einzahl or mehrzahl}“ angeben.")
        return cleaned

    @property
    def begriffe(self) -> Begriffe:
        """The levels with words of their own, as the document keeps them."""
        return eigene_begriffe({e: {f: self.cleaned_data[f"{e}_{f}"] for f in FORMEN} for e in WOERTER})


def begriffe_zeilen() -> list[Row]:
    """The fields, two by two."""
    return [Row(Column(f"{ebene}_einzahl"), Column(f"{ebene}_mehrzahl")) for ebene in WOERTER]
