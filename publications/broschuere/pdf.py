"""A Konzeptdokument as the brochure in PDF/UA-1, with the document itself attached."""

from dataclasses import replace
from decimal import InvalidOperation
from typing import Any

from concepts.dokument.aufbau import als_text
from integrationskonzept.lib.fonts import DIRECTORY, broken_files
from integrationskonzept.lib.pdf import Anlage, Fortschritt, Gesetzt, render_pdf
from publications.broschuere.angaben import Ausgabe, Broschuerenstand, Gestaltung
from publications.broschuere.bilder import bilddateien, bildhinweise
from publications.broschuere.html import broschuere_html
from publications.broschuere.satzstand import satzstand
from publications.broschuere.sichtbares import mit_namen
from publications.broschuere.zeichen import zeichenhinweise

ANLAGE = "konzeptdokument.json"
SATZSTAND = satzstand()
"""Changes whenever the same document might look different."""


class SatzFehler(Exception):
    """Why no brochure could be made, as a German sentence for whoever asked for it."""


def render_broschuere(
    dokument: dict[str, Any],
    *,
    stand: Broschuerenstand,
    gestaltung: Gestaltung,
    ausgabe: Ausgabe = Ausgabe.BILDSCHIRM,
    fortschritt: Fortschritt | None = None,
) -> Gesetzt:
    """The brochure as PDF; its `hinweise` name pictures that could not be shown and letters that no font has."""
    _pruefe_schriften()
    html = _html(dokument, stand=stand, gestaltung=gestaltung, ausgabe=ausgabe)
    anlage = Anlage(
        ANLAGE,
        als_text(dokument).encode(),
        "Das Konzept als Konzeptdokument (JSON, Format integrationskonzept/1)",
    )
    bilder = bilddateien(dokument, gestaltung)
    gesetzt = render_pdf(html, erlaubt=[DIRECTORY], bilder=bilder, anlagen=[anlage], fortschritt=fortschritt)
    hinweise = bildhinweise(dokument, gestaltung) + zeichenhinweise(dokument, gestaltung)
    return replace(gesetzt, hinweise=hinweise)


def _html(dokument: dict[str, Any], **angaben: Any) -> str:
    try:
        return broschuere_html(mit_namen(dokument), **angaben, eigenstaendig=False)
    except InvalidOperation as fehler:
        raise SatzFehler(
            "Die Broschüre lässt sich nicht setzen: Das Konzept enthält eine Zahl, die zu groß ist. Bitte prüfen Sie "
            "Kosten, Messwerte und Zielwerte."
        ) from fehler


def _pruefe_schriften() -> None:
    """The look of a brochure must not depend on what fonts a machine happens to have."""
    fehlende = broken_files()
    if fehlende:
        dateien = " und ".join(f"„{name}“" for name in fehlende)
        raise SatzFehler(
            f"Die Broschüre lässt sich nicht setzen: In static/fonts fehlt die Schriftdatei {dateien} oder sie ist "
            "beschädigt. Bitte wenden Sie sich an den Betrieb dieser Anwendung."
        )
