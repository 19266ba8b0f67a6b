"""Which two entries become one."""

from __future__ import annotations

from typing import Any

from django import forms

from concepts.models import Element
from integrationskonzept.lib.deutsch import sortierschluessel

BITTE_WAEHLEN = [("", "bitte wählen")]


class ZusammenfuehrenForm(forms.Form):
    """The one that stays, and the one that goes into it."""

    bleibt = forms.ChoiceField(label="Dieser Eintrag bleibt")
    geht = forms.ChoiceField(label="Dieser Eintrag geht darin auf")

    def __init__(self, data: Any = None, *, elemente: list[Element], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.elemente = {element.kennung: element for element in elemente}
        wahl = sorted(((e.kennung, str(e)) for e in elemente), key=lambda paar: sortierschluessel(paar[1]))
        for name in ("bleibt", "geht"):
            self.fields[name].choices = [*BITTE_WAEHLEN, *wahl]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Two different ones."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("bleibt") and cleaned.get("bleibt") == cleaned.get("geht"):
            self.add_error("geht", "Bitte zwei verschiedene Einträge wählen.")
        return cleaned

    @property
    def paar(self) -> tuple[Element, Element]:
        """The one that stays, the one that goes."""
        return self.elemente[self.cleaned_data["bleibt"]], self.elemente[self.cleaned_data["geht"]]
