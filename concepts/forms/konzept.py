"""A concept's own data, saved against the version that was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Fieldset, Layout, Row
from django import forms

from concepts.enums import Konzeptart, Konzeptphase
from concepts.models import Konzept
from concepts.models.konzept import WOERTER
from concepts.services.konzepte import konzept_inhalt
from integrationskonzept.lib.deutsch import aufzaehlung, teildatum
from integrationskonzept.lib.textgrenzen import HOECHSTENS_KURZ

from .begriffe import FORMEN, BegriffeMixin, begriffe_zeilen, eigene_begriffe
from .felder import DatumFeld

PHASE_HILFE = "Sie steht neben dem Titel, auch für Beirat und Rat, zum Beispiel „In Abstimmung“."


@dataclass(frozen=True)
class Streitfall:
    """A field that two people changed: what this person typed, and what is saved by now."""

    titel: str
    meins: str
    gespeichert: str


class KonzeptForm(BegriffeMixin):
    """Title, kind, phase, running time and words of a concept.

    Every field carries along what it said when the form was opened, so that a change that somebody else made
    meanwhile is not undone by a field one never touched.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    titel = forms.CharField(label="Titel", max_length=300)
    untertitel = forms.CharField(
        label="Untertitel",
        required=False,
        max_length=HOECHSTENS_KURZ,
        help_text="Zum Beispiel „Entwurf für die öffentliche Beratung“.",
    )
    art = forms.ChoiceField(
        label="Art des Konzepts", required=False, choices=[("", "keine Angabe"), *Konzeptart.choices]
    )
    phase = forms.ChoiceField(label="Phase", choices=Konzeptphase.choices, help_text=PHASE_HILFE)
    beginn = DatumFeld(label="Beginn der Laufzeit", required=False)
    ende = DatumFeld(label="Ende der Laufzeit", required=False)
    stand = DatumFeld(
        label="Stand",
        required=False,
        help_text="Von wann Texte und Zahlen sind, zum Beispiel „März 2027“. Steht auf dem Umschlag.",
    )

    einfache: ClassVar = ("titel", "untertitel", "art", "phase", "beginn", "ende", "stand")

    def __init__(self, data: Any = None, *, konzept: Konzept) -> None:
        initial = konzept_inhalt(konzept) | {"version": konzept.version}
        super().__init__(data, initial=initial, begriffe=konzept.begriffe)
        for name, feld in self.fields.items():
            feld.show_hidden_initial = name != "version"

    @property
    def helper(self) -> FormHelper:
        """How the fields are grouped; the form tag and its token are the template's."""
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = Layout(
            "version",
            Fieldset("Auf dem Umschlag", "titel", "untertitel", "art"),
            Fieldset("Phase und Zeit", "phase", Row(Column("beginn"), Column("ende")), "stand"),
            Fieldset("Ihre Worte für die Ebenen", *begriffe_zeilen()),
        )
        return helper

    def clean(self) -> dict[str, Any]:
        """The running time ends after it begins, as far as both are said precisely."""
        cleaned = super().clean()
        beginn, ende = cleaned.get("beginn", ""), cleaned.get("ende", "")
        genau = min(len(beginn), len(ende))
        if ende[:genau] < beginn[:genau]:
            self.add_error("ende", f"Das Ende liegt vor dem Beginn ({teildatum(beginn)}).")
        return cleaned

    @property
    def beruehrt(self) -> set[str]:
        """The fields that say something else than when the form was opened."""
        return {name for name in self.fields if name != "version" and self.cleaned_data[name] != self._vorher(name)}

    def geaendert(self) -> dict[str, Any]:
        """What this person changed, as `aendere_konzept` takes it."""
        beruehrt = self.beruehrt
        werte = {name: self.cleaned_data[name] for name in self.einfache if name in beruehrt}
        if beruehrt.difference(self.einfache):
            werte["begriffe"] = self.begriffe
        return werte

    def streitfaelle(self, jetzt: dict[str, Any]) -> list[Streitfall]:
        """Where somebody else changed the same to something else; `jetzt` is what is saved."""
        jetzt = jetzt | {"begriffe": eigene_begriffe(jetzt["begriffe"])}
        return [
            Streitfall(self._titel(name), _lesbar(name, wert), _lesbar(name, jetzt[name]))
            for name, wert in self.geaendert().items()
            if jetzt[name] not in (wert, self._gelesen(name))
        ]

    def _titel(self, name: str) -> str:
        return "Worte für die Ebenen" if name == "begriffe" else str(self.fields[name].label)

    def _gelesen(self, name: str) -> Any:
        if name != "begriffe":
            return self._vorher(name)
        return eigene_begriffe({e: {f: self._vorher(f"{e}_{f}") for f in FORMEN} for e in WOERTER})

    def _vorher(self, name: str) -> Any:
        """What the field said when the form was opened."""
        feld = self.fields[name]
        roh = self.data.get(self.add_initial_prefix(name), self.get_initial_for_field(feld, name))
        try:
            return feld.to_python(roh)
        except forms.ValidationError:
            return roh


def _lesbar(name: str, wert: Any) -> str:
    if not wert:
        return "ohne Angabe"
    if name == "begriffe":
        return aufzaehlung(f"{wort['einzahl']} / {wort['mehrzahl']}" for wort in wert.values())
    auswahl = {"art": Konzeptart, "phase": Konzeptphase}.get(name)
    return str(auswahl(wert).label) if auswahl else teildatum(wert)
