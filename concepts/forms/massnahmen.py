"""A Maßnahme is edited in four parts, each small enough for a quiet moment."""

from __future__ import annotations

from typing import Any

from django import forms

from concepts.enums import Massnahmenstand, Prioritaet
from concepts.models import Handlungsfeld, Massnahme
from integrationskonzept.lib.zahlfeld import JahrFeld, ZahlFeld

from .basis import Teilformular, Zeilenformular
from .elemente import KEINE_ANGABE
from .felder import (
    DatumFeld,
    EinfacherText,
    ElementAuswahl,
    ElementKaestchen,
    ElementListe,
    HtmlFeld,
    ListenFeld,
)

TIPPEN = "tippen und mit der Tabulator- oder Eingabetaste übernehmen."
NAMEN_TIPPEN = f"Namen {TIPPEN} Wer noch nicht unter den Akteuren steht, wird neu aufgenommen."


class InhaltForm(Teilformular):
    """What exactly, and for whom."""

    titel = forms.CharField(label="Titel", max_length=500, help_text="Zum Beispiel „Sprachcafés in allen Stadtteilen“.")
    nummer = forms.CharField(label="Nummer", max_length=20, required=False, help_text="Zum Beispiel „1.3“.")
    handlungsfeld = ElementAuswahl(label="Handlungsfeld")
    beschreibungHtml = HtmlFeld(label="Was genau geschieht", required=False)  # noqa: N815
    zielgruppe = forms.CharField(
        label="Zielgruppe", required=False, help_text="Zum Beispiel „Eltern von Kindern bis sechs Jahre“."
    )
    sozialraum = forms.CharField(label="Sozialraum", required=False, help_text="Stadtteil, Gemeinde oder „überall“.")


class ZustaendigkeitForm(Teilformular):
    """Who leads, who takes part, when, and how far it is."""

    federfuehrung = ElementListe(
        label="Federführung",
        required=False,
        neu_unter="die Akteure",
        help_text=f"{NAMEN_TIPPEN} Wer zuerst steht, führt.",
    )
    beteiligte = ElementListe(label="Beteiligte", required=False, neu_unter="die Akteure", help_text=NAMEN_TIPPEN)
    beginn = DatumFeld(label="Beginn", required=False)
    ende = DatumFeld(label="Ende", required=False)
    dauerhaft = forms.BooleanField(label="Daueraufgabe ohne festes Ende", required=False)
    zeitraum = forms.CharField(
        label="Zeitraum in Worten",
        required=False,
        help_text="Nur wenn kein Datum es sagt, zum Beispiel „jeweils im Herbst“.",
    )
    stand = forms.ChoiceField(label="Stand", required=False, choices=KEINE_ANGABE + Massnahmenstand.choices)
    prioritaet = forms.ChoiceField(label="Priorität", required=False, choices=KEINE_ANGABE + Prioritaet.choices)


class KostenZeile(Zeilenformular):
    """What one year costs, from one source."""

    jahr = JahrFeld(label="Jahr")
    betrag = ZahlFeld(label="Betrag in Euro")
    quelle = forms.CharField(label="Finanzierung", required=False)
    produkt = forms.CharField(label="Haushaltsprodukt", required=False)


class MittelForm(Teilformular):
    """Staff and money."""

    ressourcen = forms.CharField(
        label="Personal und Mittel in Worten",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zum Beispiel „0,5 Stelle im Fachdienst Integration, Raum im Stadtteilhaus“.",
    )

    zeilen = ("kosten", KostenZeile)
    zeilen_titel = "Kosten je Jahr"


class WirkungForm(Teilformular):
    """Which goals it serves, how success shows, what it depends on."""

    ziele = ElementListe(label="Ziele", required=False, help_text="Ein Wort daraus tippen und wählen.")
    indikatoren = ElementListe(
        label="Indikatoren",
        required=False,
        neu_unter="die Indikatoren",
        help_text=f"Bezeichnung {TIPPEN} Was es noch nicht gibt, wird neu aufgenommen.",
    )
    haengtAbVon = ElementListe(  # noqa: N815
        label="Hängt ab von", required=False, help_text="Was muss vorher geschehen sein?"
    )
    querschnittsthemen = ElementKaestchen(label="Querschnittsthemen", required=False)
    schlagworte = ListenFeld(
        label="Schlagworte",
        required=False,
        help_text="Eines je Zeile, zum Beispiel „Schwerpunktmaßnahme“.",
    )


class NeueMassnahmeForm(Teilformular):
    """The first few things that one knows; the rest follows on the Maßnahme's own page."""

    titel = InhaltForm.base_fields["titel"]
    handlungsfeld = ElementAuswahl(label="Handlungsfeld")
    beschreibungHtml = EinfacherText(  # noqa: N815
        label="Was genau geschieht",
        required=False,
        help_text="Ein paar Sätze genügen; gestalten lässt sich der Text danach.",
    )
    zielgruppe = InhaltForm.base_fields["zielgruppe"]
    federfuehrung = ElementListe(label="Federführung", required=False, neu_unter="die Akteure", help_text=NAMEN_TIPPEN)
    beginn = DatumFeld(label="Beginn", required=False)
    ende = DatumFeld(label="Ende", required=False)


class KopieForm(forms.Form):
    """What a copy is called, and where it stands."""

    titel = InhaltForm.base_fields["titel"]
    handlungsfeld = forms.ModelChoiceField(
        Handlungsfeld.objects.none(),
        label="Handlungsfeld",
        empty_label=None,
        to_field_name="kennung",
        help_text="In ein anderes Handlungsfeld kommen die Ziele nicht mit, denn sie gehören zum bisherigen.",
    )

    def __init__(self, data: Any, *, massnahme: Massnahme) -> None:
        vorschlag = f"{massnahme.titel[:490]} (Kopie)"
        super().__init__(data, initial={"titel": vorschlag, "handlungsfeld": massnahme.handlungsfeld})
        self.fields["handlungsfeld"].label = massnahme.konzept.wort("handlungsfeld")
        felder = Handlungsfeld.objects.filter(konzept=massnahme.konzept)
        self.fields["handlungsfeld"].queryset = felder  # type: ignore[attr-defined]
