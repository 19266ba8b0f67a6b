"""How much of a page a Massnahme takes, roughly: enough to decide whether it may be broken."""

import re

from concepts.dokument.lesefassung import Massnahme

SEITE, KOPF, ZEILE, FAKT = 225.0, 34.0, 5.0, 4.7
"""Millimetres: the page, the head of a Massnahmenblatt, a line of text, a row of facts with one line."""
ABSATZ = re.compile(r"<(?:p|li|h3|h4|tr)\b")
MARKE = re.compile(r"<[^>]*>")
LEERE_HAELFTE = (0.5, 0.66)


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
