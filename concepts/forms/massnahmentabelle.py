"""One change on the Maßnahmen that are ticked in the table."""

from __future__ import annotations

from typing import Any

from django import forms

from concepts.enums import Massnahmenstand, Prioritaet
from concepts.massnahmentabelle import Wahl
from concepts.models import Akteur, Konzept
from concepts.services.sammelaenderung import Aenderung, mit_schlagwort, ueberall
from integrationskonzept.lib.deutsch import sortierschluessel

BITTE_WAEHLEN = [("", "bitte wählen")]
OHNE_AUSWAHL = "Bitte kreuzen Sie in der Tabelle an, was Sie ändern möchten."


class Sammelform(forms.Form):
    """What to change (`feld`), and to what: the field of that name says it."""

    feld = forms.ChoiceField(
        label="Was ändern?", error_messages={"required": "Bitte wählen Sie, was sich ändern soll."}
    )
    stand = forms.ChoiceField(label="Neuer Stand", required=False, choices=[*BITTE_WAEHLEN, *Massnahmenstand.choices])
    prioritaet = forms.ChoiceField(
        label="Neue Priorität", required=False, choices=[*BITTE_WAEHLEN, *Prioritaet.choices]
    )
    federfuehrung = forms.ChoiceField(label="Neue Federführung", required=False)
    handlungsfeld = forms.ChoiceField(required=False)
    schlagwort = forms.CharField(label="Weiteres Schlagwort", required=False, max_length=100)

    def __init__(self, data: Any = None, *, konzept: Konzept, felder: Wahl, **kwargs: Any) -> None:
        super().__init__(data, auto_id="sammel_%s", **kwargs)
        wort = konzept.wort("handlungsfeld")
        akteure = Akteur.objects.filter(konzept=konzept).values_list("kennung", "name")
        self.fields["federfuehrung"].choices = [  # type: ignore[attr-defined]
            *BITTE_WAEHLEN,
            *sorted(akteure, key=lambda akteur: sortierschluessel(akteur[1])),
        ]
        self.fields["handlungsfeld"].label = f"{wort}: künftig"
        self.fields["handlungsfeld"].choices = [*BITTE_WAEHLEN, *felder]  # type: ignore[attr-defined]
        self.fields["feld"].choices = [  # type: ignore[attr-defined]
            *BITTE_WAEHLEN,
            ("stand", "Stand"),
            ("prioritaet", "Priorität"),
            ("federfuehrung", "Federführung (ersetzt die bisherige)"),
            ("handlungsfeld", wort),
            ("schlagwort", "Schlagwort hinzufügen"),
        ]

    def clean(self) -> dict[str, Any]:
        """The value belongs to what is to change."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["kennungen"] = self.data.getlist("massnahme")  # type: ignore[attr-defined]
        if not cleaned["kennungen"] and "alle" not in self.data:
            raise forms.ValidationError(OHNE_AUSWAHL)
        feld = cleaned.get("feld")
        if feld and feld not in self.errors and not cleaned.get(feld):
            self.add_error(feld, "Bitte geben Sie den neuen Wert an.")
        return cleaned

    def aenderung(self) -> Aenderung:
        """What happens to each Maßnahme."""
        feld, wert = self._feld_und_wert()
        if feld == "schlagwort":
            return mit_schlagwort(wert)
        return ueberall({feld: [wert] if feld == "federfuehrung" else wert})

    def satz(self) -> str:
        """What was done, in words."""
        feld, wert = self._feld_und_wert()
        if feld == "schlagwort":
            return f"Schlagwort „{wert}“ hinzugefügt"
        auswahl = self.fields[feld]
        name = dict(self.fields["feld"].choices)[feld].partition(" (")[0]  # type: ignore[attr-defined]
        return f"{name} ist jetzt „{dict(auswahl.choices)[wert]}“"  # type: ignore[attr-defined]

    def _feld_und_wert(self) -> tuple[str, str]:
        feld: str = self.cleaned_data["feld"]
        return feld, self.cleaned_data[feld].strip()
