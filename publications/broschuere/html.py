"""A Konzeptdokument as the HTML of its brochure."""

import datetime
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from concepts.dokument.ansicht import lesefassung
from concepts.dokument.bildnachweise import bildnachweise
from concepts.dokument.kurzfassung import kurzfassung, lohnt_sich
from concepts.dokument.lesefassung import Lesefassung
from integrationskonzept.lib.deutsch import sortierschluessel
from integrationskonzept.lib.farbe import mische
from integrationskonzept.lib.fussnoten import Noten
from integrationskonzept.lib.pdf import TRENNER, Bilddatei
from publications.broschuere.angaben import Ausgabe, Broschuerenstand, Gestaltung
from publications.broschuere.bilder import WAPPEN, bildangaben, bilddateien, daten_adresse
from publications.broschuere.eigene_abkuerzungen import abkuerzungen_im
from publications.broschuere.gliederung import gliederung, inhalt
from publications.broschuere.muster import muster
from publications.broschuere.schriften import schriften, schriftfamilien
from publications.broschuere.zeichen import geschriebenes

STATISCH = Path(settings.BASE_DIR) / "static"
VORLAGE = "publications/broschuere/broschuere.html"
VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
JAHRE_NEBENEINANDER = (6, 2)
"""Columns that a table of costs has room for, in A4 and in large print."""
SCHIRM = "broschuere-schirm"
STILE = {
    Ausgabe.BILDSCHIRM: ("broschuere",),
    Ausgabe.DRUCK: ("broschuere", "broschuere-druck"),
    Ausgabe.GROSSDRUCK: ("broschuere", "broschuere-grossdruck"),
    Ausgabe.KURZFASSUNG: ("broschuere",),
}


def broschuere_html(
    dokument: dict[str, Any],
    *,
    stand: Broschuerenstand,
    gestaltung: Gestaltung,
    ausgabe: Ausgabe = Ausgabe.BILDSCHIRM,
    eigenstaendig: bool = True,
) -> str:
    """The brochure as one HTML file.

    With `eigenstaendig` pictures and fonts are inside it; without, they are `bild:ID` and files below
    `static/fonts`, as `lib.pdf` fetches them.
    """
    konzept = lesefassung(dokument)
    bilder = bildangaben(bilddateien(dokument, gestaltung), eigenstaendig=eigenstaendig)
    kontext = {
        "konzept": konzept,
        "begriffe": konzept.begriffe,
        "stand": stand,
        "gestaltung": gestaltung,
        "ausgabe": ausgabe.value,
        "bilder": bilder,
        "wappen": bilder.get(WAPPEN),
        "trenner": SafeString(TRENNER),
        "mit_anlage": not eigenstaendig,
        "eigenstaendig": eigenstaendig,
        "noten": Noten(),
        "dokumenttitel": _dokumenttitel(konzept.titel, ausgabe),
        "jahre_nebeneinander": JAHRE_NEBENEINANDER[ausgabe == Ausgabe.GROSSDRUCK],
        "titelgroesse": _titelgroesse(konzept.titel),
        "kopf": Truncator(f"{gestaltung.kommune} · {konzept.titel}").chars(76),
        "stil": _stil(gestaltung, konzept, ausgabe, geschriebenes(dokument, gestaltung), eigenstaendig=eigenstaendig),
        "erstellt": _zeitpunkt(stand.stand),
    }
    return render_to_string(VORLAGE, kontext | _inhalte(konzept, dokument))


def _inhalte(konzept: Lesefassung, dokument: dict[str, Any]) -> dict[str, Any]:
    teile = gliederung(konzept)
    return {
        "teile": teile,
        "inhalt": inhalt(teile),
        "abkuerzungen": abkuerzungen_im(dokument),
        "kurz": kurzfassung(konzept),
        "blick": lohnt_sich(konzept),
        "akteure": sorted(konzept.akteure, key=lambda akteur: sortierschluessel(akteur.name)),
        "bildnachweise": bildnachweise(dokument),
    }


def _stil(
    gestaltung: Gestaltung, konzept: Lesefassung, ausgabe: Ausgabe, text: str, *, eigenstaendig: bool
) -> SafeString:
    """The style sheet in the Kommune's colours; nothing of the document's text goes in here.

    The values stand in the rules themselves: WeasyPrint would look every `var()` up once more for every element.
    """
    farben = gestaltung.farben
    bild = f'url("{daten_adresse(_deckblattmuster(farben, konzept))}")'
    werte = farben | {"muster": bild, "schrift": schriftfamilien(text)}
    stile = (*STILE[ausgabe], *((SCHIRM,) if eigenstaendig else ()))
    css = VARIABLE.sub(lambda treffer: werte[treffer[1]], "\n".join(map(_css, stile)))
    return mark_safe(f"{schriften(text, eigenstaendig=eigenstaendig)}\n{css}")  # noqa: S308


def _deckblattmuster(farben: dict[str, str], konzept: Lesefassung) -> Bilddatei:
    """The cover's pattern, a picture of its own for every title."""
    schrift, grund = farben["schrift-auf-grund"], farben["grund"]
    toene = [mische(schrift, grund, anteil) for anteil in (0.08, 0.16, 0.26)]
    bild = muster(konzept.titel + konzept.kommune.name, len(toene))
    kontext = {"muster": bild, "flaechen": [(pfad, toene[ton]) for pfad, ton in bild.flaechen]}
    svg = render_to_string("publications/broschuere/muster.svg", kontext)
    return Bilddatei(svg.encode(), "image/svg+xml")


@cache
def _css(name: str) -> str:
    return (STATISCH / "css" / f"{name}.css").read_text()


def _dokumenttitel(titel: str, ausgabe: Ausgabe) -> str:
    """What a reader's window shows."""
    kurz = Truncator(titel).chars(180)
    return f"{kurz} – {ausgabe.label}" if ausgabe == Ausgabe.KURZFASSUNG else kurz


def _titelgroesse(titel: str) -> str:
    """The cover's type size by the length of the title and of its longest word."""
    laenge, wort = len(titel), max((len(wort) for wort in titel.split()), default=0)
    grenzen = [("gross", 40, 14), ("mittel", 80, 20), ("klein", 160, 26)]
    return next((name for name, zeichen, breite in grenzen if laenge <= zeichen and wort <= breite), "sehr-klein")


def _zeitpunkt(stand: datetime.date) -> str:
    return stand.isoformat(timespec="seconds") if isinstance(stand, datetime.datetime) else stand.isoformat()
