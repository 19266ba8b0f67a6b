"""One form for each kind of element; a Maßnahme is edited in four parts (`massnahmen.py`)."""

from __future__ import annotations

from django import forms

from concepts.enums import Abschnittart, Akteurart, Gremiumart, Indikatorebene, Prioritaet, Richtung, Zielebene
from integrationskonzept.lib.zahlfeld import ZahlFeld

from .basis import Teilformular, Zeilenformular
from .felder import DatumFeld, ElementAuswahl, ElementKaestchen, HtmlFeld, ListenFeld

KEINE_ANGABE = [("", "– keine Angabe –")]


class KapitelForm(Teilformular):
    """A chapter's heading, kind and text."""

    titel = forms.CharField(label="Überschrift", max_length=300)
    art = forms.ChoiceField(
        label="Art des Kapitels",
        required=False,
        choices=KEINE_ANGABE + Abschnittart.choices,
        help_text=(
            "Bei „Leitbild“, „Handlungsfelder“, „Organisation“ und „Controlling“ steht in der Broschüre hinter dem "
            "Text von selbst, was Sie dort angelegt haben."
        ),
    )
    inhaltHtml = HtmlFeld(label="Text", required=False)  # noqa: N815


class LeitbildForm(Teilformular):
    """The two texts at the head of the Leitbild."""

    integrationsverstaendnisHtml = HtmlFeld(  # noqa: N815
        label="Integrationsverständnis",
        required=False,
        help_text="Was verstehen Sie vor Ort unter Integration? Zum Beispiel: „Integration heißt für uns: Alle, die "
        "hier leben, können mitreden und mitmachen.“",
    )
    visionHtml = HtmlFeld(  # noqa: N815
        label="Vision",
        required=False,
        help_text="Wie lebt man hier in zehn Jahren zusammen? Ein Bild, das man weitererzählen kann.",
    )


class LeitzielForm(Teilformular):
    """An overarching goal."""

    titel = forms.CharField(
        label="Leitziel",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Zum Beispiel: „Alle Kinder haben die gleichen Chancen auf einen guten Schulabschluss.“",
    )
    beschreibungHtml = HtmlFeld(label="Beschreibung", required=False)  # noqa: N815


class QuerschnittsthemaForm(Teilformular):
    """A theme that runs through all Handlungsfelder."""

    titel = forms.CharField(label="Titel", max_length=300, help_text="Zum Beispiel „Digitalisierung“.")
    beschreibungHtml = HtmlFeld(label="Beschreibung", required=False)  # noqa: N815


class HandlungsfeldForm(Teilformular):
    """A Handlungsfeld's own texts."""

    titel = forms.CharField(label="Titel", max_length=300, help_text="Zum Beispiel „Sprache und Verständigung“.")
    prioritaet = forms.ChoiceField(label="Priorität", required=False, choices=KEINE_ANGABE + Prioritaet.choices)
    leitziele = ElementKaestchen(label="Dient diesen Leitzielen", required=False)
    beschreibungHtml = HtmlFeld(  # noqa: N815
        label="Worum es geht",
        required=False,
        help_text="Drei gute Sätze, die am Anfang des Handlungsfelds stehen.",
    )
    ausgangslageHtml = HtmlFeld(  # noqa: N815
        label="Ausgangslage", required=False, help_text="Was wissen Sie heute, mit Zahlen und Quelle?"
    )


class ZielForm(Teilformular):
    """A goal of a Handlungsfeld."""

    titel = forms.CharField(
        label="Ziel",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Zum Beispiel: „Bis 2028 wartet niemand länger als acht Wochen auf einen Deutschkurs.“",
    )
    ebene = forms.ChoiceField(
        label="Ebene",
        required=False,
        choices=KEINE_ANGABE + Zielebene.choices,
        help_text="Strategische Ziele sagen, wohin es geht; operative, was bis wann erreicht ist.",
    )
    uebergeordnet = ElementAuswahl(label="Dient dem Ziel", required=False, leer="– keinem anderen Ziel –")
    bis = DatumFeld(label="Zu erreichen bis", required=False)
    beschreibungHtml = HtmlFeld(label="Beschreibung", required=False)  # noqa: N815


class AkteurForm(Teilformular):
    """Who carries Maßnahmen out or takes part."""

    name = forms.CharField(label="Name", max_length=300, help_text="Zum Beispiel „Volkshochschule Musterstadt“.")
    art = forms.ChoiceField(label="Art", required=False, choices=KEINE_ANGABE + Akteurart.choices)


class GremiumForm(Teilformular):
    """A body."""

    name = forms.CharField(
        label="Name", max_length=300, help_text="Zum Beispiel „Beirat für Migration und Integration“."
    )
    art = forms.ChoiceField(label="Art", required=False, choices=KEINE_ANGABE + Gremiumart.choices)
    aufgabeHtml = HtmlFeld(label="Aufgabe", required=False)  # noqa: N815
    vorsitz = forms.CharField(label="Vorsitz", required=False, help_text="Person oder Funktion.")
    mitglieder = ListenFeld(label="Mitglieder", required=False, help_text="Eine Person, Funktion oder Stelle je Zeile.")
    tagt = forms.CharField(label="Sitzungen", required=False, help_text="Zum Beispiel „viermal im Jahr“.")


class WertZeile(Zeilenformular):
    """A value that an Indikator is to reach."""

    zeitpunkt = DatumFeld(label="Wann", help_text="")
    wert = ZahlFeld(label="Wert")
    anmerkung = forms.CharField(label="Anmerkung", required=False)
    merkmale = forms.JSONField(required=False, widget=forms.HiddenInput)

    def clean_merkmale(self) -> dict[str, str]:
        """Carried through unseen, so nothing but what the document allows may come back."""
        merkmale = self.cleaned_data["merkmale"] or {}
        if not isinstance(merkmale, dict) or not all(isinstance(wert, str) for wert in merkmale.values()):
            raise forms.ValidationError("Die Merkmale dieser Zeile sind nicht lesbar. Bitte laden Sie die Seite neu.")
        return merkmale


class IndikatorForm(Teilformular):
    """A figure with its target values."""

    titel = forms.CharField(label="Bezeichnung", help_text="Zum Beispiel „Wartezeit auf einen Integrationskurs“.")
    kennung = forms.CharField(label="Kürzel", required=False, help_text="Zum Beispiel „S1“.")
    einheit = forms.CharField(label="Einheit", required=False, help_text="Zum Beispiel „Wochen“ oder „%“.")
    definition = forms.CharField(
        label="Definition",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wer oder was wird gezählt, geteilt durch was, zu welchem Stichtag?",
    )
    richtung = forms.ChoiceField(label="Gewünschte Richtung", required=False, choices=KEINE_ANGABE + Richtung.choices)
    ebene = forms.ChoiceField(label="Ebene der Wirkung", required=False, choices=KEINE_ANGABE + Indikatorebene.choices)
    quelle = forms.CharField(label="Quelle", required=False, help_text="Wer liefert die Zahl?")

    zeilen = ("zielwerte", WertZeile)
    zeilen_titel = "Zielwerte"
