"""Codes of a concept's trail as German sentences: who did what, and when.

A sentence asks the database nothing beyond `person` and does not touch `daten`, which lists leave out.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone
from django.utils.text import Truncator

from accounts.models import Ereignis
from integrationskonzept.lib.deutsch import datum

HOECHSTENS = 120
DINGE = {
    "abschnitt": "das Kapitel",
    "leitbild": "das Leitbild",
    "leitziel": "das Leitziel",
    "handlungsfeld": "das Handlungsfeld",
    "ziel": "das Ziel",
    "massnahme": "die Maßnahme",
    "querschnittsthema": "das Querschnittsthema",
    "akteur": "den Akteur",
    "gremium": "das Gremium",
    "indikator": "den Indikator",
    "bild": "das Bild",
    "konzept": "das Konzept",
    "fassung": "die",
    "broschuere": "die",
}
VIELE = {
    "abschnitt": "Kapitel",
    "leitziel": "Leitziele",
    "handlungsfeld": "Handlungsfelder",
    "ziel": "Ziele",
    "massnahme": "Maßnahmen",
    "querschnittsthema": "Querschnittsthemen",
    "akteur": "Akteure",
    "gremium": "Gremien",
    "indikator": "Indikatoren",
    "bild": "Bilder",
}
TATEN = {
    "angelegt": "angelegt",
    "kopiert": "als Kopie angelegt",
    "geaendert": "geändert",
    "geordnet": "geändert",
    "geloescht": "in den Papierkorb gelegt",
    "zurueckgeholt": "aus dem Papierkorb zurückgeholt",
    "wiederhergestellt": "auf einen früheren Stand zurückgesetzt",
    "nicht_uebernommen": "im Verlauf aufgehoben",
    "nummeriert": "neu nummeriert",
    "zusammengefuehrt": "mit einem anderen Eintrag zusammengeführt",
    "getrennt": "wieder von einem anderen Eintrag getrennt",
    "importiert": "aus einem Konzeptdokument eingelesen",
    "eingefroren": "eingefroren",
    "zurueckgenommen": "zurückgenommen",
    "angefordert": "angefordert",
    "kommune_uebernommen": "auf die Angaben der eigenen Kommune umgestellt",
}
NOMINATIV = (("den ", "der "), ("einen eigenen ", "ein eigener "))


def satz(ereignis: Ereignis, woerter: Mapping[str, str] | None = None) -> str:
    """„Alice hat die Maßnahme „Sprachcafé“ geändert.“; `woerter` are the levels as this concept calls them."""
    art, _, tat = ereignis.code.partition(".")
    if art in DINGE and tat in TATEN:
        was, getan = _gegenstand(ereignis, art, tat, woerter or {}), TATEN[tat]
    else:
        was, getan = _name(ereignis) or "etwas", "bearbeitet"
    if ereignis.person is None:
        was = _nominativ(was)
        return f"{was[0].upper()}{was[1:]} wurde {getan}."
    return f"{ereignis.person} hat {was} {getan}."


def wann(ereignis: Ereignis) -> str:
    """„heute, 14:05 Uhr“, „gestern, 9:30 Uhr“, „22. November 2026, 9:30 Uhr“."""
    am = timezone.localtime(ereignis.am)
    heute = timezone.localdate()
    tage = {heute: "heute", heute - timedelta(days=1): "gestern"}
    return f"{tage.get(am.date()) or datum(am.date())}, {am.hour}:{am:%M} Uhr"


def _gegenstand(ereignis: Ereignis, art: str, tat: str, woerter: Mapping[str, str]) -> str:
    if tat == "geordnet":
        ueblich = VIELE.get(art, ereignis.bezeichnung)
        return f"die Reihenfolge der {woerter.get(ueblich.lower().replace('ß', 'ss'), ueblich)}"
    if tat == "nicht_uebernommen":
        return f"einen eigenen Text zu {_name(ereignis)}"
    if art == "leitbild":
        return DINGE[art]
    name = ereignis.bezeichnung if DINGE[art] == "die" else _name(ereignis)
    return f"{_ding(art, woerter)} {name}".strip()


def _ding(art: str, woerter: Mapping[str, str]) -> str:
    """With its article; a municipality's own word has none, since nobody knows its gender."""
    eigenes = woerter.get(art)
    return DINGE[art] if not eigenes or DINGE[art].endswith(f" {eigenes}") else eigenes


def _name(ereignis: Ereignis) -> str:
    return f"„{Truncator(ereignis.bezeichnung).chars(HOECHSTENS)}“" if ereignis.bezeichnung else ""


def _nominativ(was: str) -> str:
    for akkusativ, nominativ in NOMINATIV:
        if was.startswith(akkusativ):
            return nominativ + was.removeprefix(akkusativ)
    return was
