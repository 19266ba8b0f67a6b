"""A year, a month or a day as people type it, read into partial ISO 8601."""

from __future__ import annotations

import datetime
import re

from integrationskonzept.lib.deutsch import MONATE, teildatum
from integrationskonzept.lib.text import fold, tidy
from integrationskonzept.lib.zahlen import Unlesbar

FRUEHESTES, SPAETESTES = 1900, 2200
KEIN_DATUM = "Bitte ein Jahr, einen Monat oder einen Tag angeben, zum Beispiel 2027, 3/2027 oder 01.03.2027."
UNGENAU = re.compile(
    r"(frühling|frühjahr|sommer|herbst|winter|anfang|mitte|ende|quartal|halbjahr|q[1-4]|ostern|weihnachten)\b"
)
NAMEN = {
    name: nummer
    for nummer, namen in enumerate(
        ("jan jaen jaenner", "feb feber", "mrz maer mar", "apr", "", "jun", "jul", "aug", "sep sept", "okt", "nov",
         "dez"), start=1
    )
    for name in (fold(MONATE[nummer - 1]), *namen.split())
}  # fmt: skip
"""The months' names with the abbreviations in use; nothing else that begins like one."""

JAHR = r"(\d{4}|\d{2})"
TAG = re.compile(rf"(\d{{1,2}})\.\s*(\d{{1,2}})\.\s*{JAHR}")
SCHRAEG = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/{JAHR}")
MONAT = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
MONATSNAME = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})")
TAG_MIT_NAME = re.compile(rf"(\d{{1,2}})(?:\.\s*|\s+)([^\W\d_]+)\.?\s+{JAHR}")
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
NULL = re.compile(r"(?<!\d)0{1,2}(?!\d)|^0+$")  # no month or day; it would pass for one that was not said


def lies_datum(text: str) -> str:
    """„1. März 2027“ as „2027-03-01“; `Unlesbar` where it is no date, or can mean two."""
    text = tidy(text).strip()
    if not text.isascii() and any(zeichen.isdecimal() and not zeichen.isascii() for zeichen in text):
        raise Unlesbar(KEIN_DATUM)
    if UNGENAU.search(text.lower()):
        raise Unlesbar(f"Als Datum geht nur ein Jahr, ein Monat oder ein Tag. Statt „{text}“ zum Beispiel 10/2027.")
    jahr, monat, tag = _teile(text)
    if not _gibt_es(jahr, monat, tag):
        raise Unlesbar(KEIN_DATUM)
    iso = _iso(jahr, monat, tag)
    if not FRUEHESTES <= jahr <= SPAETESTES:
        raise Unlesbar(_rueckfrage(jahr, monat, tag))
    return iso


def liegt_fern(iso: str) -> bool:
    """Whether a partial ISO date names a year that no concept can mean."""
    return iso[:4].isdecimal() and not FRUEHESTES <= int(iso[:4]) <= SPAETESTES


def _teile(text: str) -> tuple[int, int, int]:
    """Year, month, day; 0 where it was not said."""
    if NULL.search(re.sub(r"\.00$", "", text)):
        raise Unlesbar(KEIN_DATUM)
    if treffer := TAG.fullmatch(text):
        return _jahr(treffer[3], text), int(treffer[2]), int(treffer[1])
    if treffer := SCHRAEG.fullmatch(text):
        return _mit_schraegstrichen(int(treffer[1]), int(treffer[2]), _jahr(treffer[3], text), text)
    if treffer := MONAT.fullmatch(text):
        return int(treffer[2]), int(treffer[1]), 0
    if treffer := ISO.fullmatch(text):
        return int(treffer[1]), int(treffer[2] or 0), int(treffer[3] or 0)
    if treffer := MONATSNAME.fullmatch(text):
        return int(treffer[2]), _monat(treffer[1]), 0
    if treffer := TAG_MIT_NAME.fullmatch(text):
        return _jahr(treffer[3], text), _monat(treffer[2]), int(treffer[1])
    raise Unlesbar(KEIN_DATUM)


def _monat(name: str) -> int:
    nummer = NAMEN.get(fold(name))
    if nummer is None:
        raise Unlesbar(f"{KEIN_DATUM} „{name}“ ist kein Monat.")
    return nummer


def _jahr(ziffern: str, text: str) -> int:
    """Two digits mean this century, unless the last one is as near."""
    if len(ziffern) == 4:
        return int(ziffern)
    if int(ziffern) >= 70:
        raise Unlesbar(f"„{text}“ ist nicht eindeutig. Meinen Sie das Jahr 19{ziffern} oder 20{ziffern}?")
    return 2000 + int(ziffern)


def _mit_schraegstrichen(erste: int, zweite: int, jahr: int, text: str) -> tuple[int, int, int]:
    """Half of the world writes the month first."""
    lesarten = dict.fromkeys([(jahr, zweite, erste), (jahr, erste, zweite)])
    moegliche = [teildatum(_iso(*lesart)) for lesart in lesarten if _gibt_es(*lesart)]
    if not moegliche:
        raise Unlesbar(KEIN_DATUM)
    if len(moegliche) > 1 or not _gibt_es(jahr, zweite, erste):
        raise Unlesbar(f"„{text}“ ist nicht eindeutig. Meinen Sie {' oder '.join(moegliche)}?")
    return jahr, zweite, erste


def _gibt_es(jahr: int, monat: int, tag: int) -> bool:
    try:
        datetime.date(jahr, monat or 1, tag or 1)
    except ValueError:
        return False
    return True


def _iso(jahr: int, monat: int, tag: int) -> str:
    return "-".join([f"{jahr:04}", *(f"{teil:02}" for teil in (monat, tag) if teil)])


def _rueckfrage(jahr: int, monat: int, tag: int) -> str:
    frage = f"Das Jahr {jahr:04} liegt nicht zwischen {FRUEHESTES} und {SPAETESTES}."
    if jahr < 100:
        return f"{frage} Meinen Sie {teildatum(_iso(2000 + jahr, monat, tag))}?"
    return f"{frage} Bitte prüfen Sie die Jahreszahl."
