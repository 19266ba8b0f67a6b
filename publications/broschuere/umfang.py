"""How much of a page a Massnahme or an Indikator takes, roughly: enough to decide what may share a page with it."""

import math
import re

from concepts.dokument.lesefassung import Indikator, Massnahme
from integrationskonzept.lib.diagramme.schrift import textbreite

SEITE, KOPF, ZEILE, FAKT = 225.0, 34.0, 5.0, 4.7
"""Millimetres: the page, the head of a Massnahmenblatt, a line of text, a row of facts with one line."""
ABSATZ = re.compile(r"<(?:p|li|h3|h4|tr)\b")
MARKE = re.compile(r"<[^>]*>")
LEERE_HAELFTE = (0.5, 0.66)
PUNKT = 25.4 / 72
TEXTSPALTE = 123.5
JE_INDIKATOR, LEERRAUM, REIHE = 112.0, 15.0, 5.5
"""Millimetres: half a page, white space within an Indikator, a row of its table."""
NIEDRIGSTES_BILD, HOECHSTES_BILD = 42.0, 52.0


def ist_teilbar(massnahme: Massnahme) -> bool:
    """Whether it is so long that none fits beside it and so short that a third of the page would stay empty."""
    von, bis = LEERE_HAELFTE
    return von < _hoehe(massnahme) / SEITE < bis


def _hoehe(massnahme: Massnahme) -> float:
    text, absaetze = MARKE.sub("", massnahme.html), len(ABSATZ.findall(massnahme.html))
    zeilen = len(text) / 68 + absaetze * 0.9
    titel = len(massnahme.titel) // 48 + len(massnahme.indikatoren) // 2
    return KOPF + (zeilen + titel) * ZEILE + sum(map(_fakt, _fakten(massnahme)))


def _fakten(massnahme: Massnahme) -> list[int]:
    """Characters of each row of facts."""
    listen = (massnahme.ziele, massnahme.beteiligte, massnahme.haengt_ab_von, massnahme.querschnittsthemen)
    texte = (massnahme.zielgruppe, massnahme.sozialraum, massnahme.ressourcen)
    laengen = [sum(len(str(verweis)) + 3 for verweis in liste) for liste in listen] + [len(text) for text in texte]
    return [*laengen, len(massnahme.kosten) * 24]


def _fakt(zeichen: int) -> float:
    return FAKT + zeichen // 82 * 4.3 if zeichen else 0.0


def bildhoehe(indikator: Indikator) -> float:
    """In points, how high its chart may be so that two Indikatoren share a page."""
    platz = JE_INDIKATOR - LEERRAUM - _textzeilen(indikator) - _tafel(indikator)
    return min(max(platz, NIEDRIGSTES_BILD), HOECHSTES_BILD) / PUNKT


def _tafel(indikator: Indikator) -> float:
    """Its table with the notes on single values."""
    if not indikator.werte:
        return 0.0
    reihen = (len(indikator.werte.reihen) + 1.5) * REIHE
    return reihen + sum(_absatz(anmerkung, 8, 1.4) for anmerkung in indikator.werte.anmerkungen)


def _textzeilen(indikator: Indikator) -> float:
    """Title, definition, and the line about where it comes from and what it belongs to."""
    herkunft = " · ".join((indikator.ebene, indikator.richtung, indikator.quelle))
    neben = f"{herkunft} · Maßnahmen {', '.join(verweis.nummer for verweis in indikator.massnahmen)}"
    titel = _absatz(indikator.titel, 12, 1.2, fett=True)
    return titel + _absatz(indikator.definition, 10, 1.4) + _absatz(neben, 8, 1.4)


def _absatz(text: str, grad: float, abstand: float, *, fett: bool = False) -> float:
    """The height of a paragraph in the text column."""
    zeilen = math.ceil(textbreite(text, grad, fett=fett) * PUNKT / (TEXTSPALTE * 0.97))
    return zeilen * grad * abstand * PUNKT
