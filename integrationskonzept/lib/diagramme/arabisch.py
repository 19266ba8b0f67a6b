"""Joined letters for WeasyPrint, which sets the text of an SVG letter by letter from left to right.

Only for print. Arabic letters become their presentation forms, which Noto Sans Arabic has, and runs from right
to left are put into visual order. The picture's alternative text keeps the words as they were.
"""

import re
import unicodedata
from functools import cache

from integrationskonzept.lib.deutsch import enthaelt_rechts, von_rechts

ALEF_FORMEN = "آأإا"
LAM = "ل"
_LAUF = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+(?:[^\\w]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+)*")
_ZIFFERN = re.compile(r"\d+")


def gesetzt(text: str) -> str:
    """The text as it has to stand when every letter is set to the right of the one before."""
    if not enthaelt_rechts(text):
        return text
    stuecke = [_gedreht(treffer) if ist_rechts else treffer for ist_rechts, treffer in _laeufe(text)]
    return "".join(reversed(stuecke) if von_rechts(text) else stuecke)


def _laeufe(text: str) -> list[tuple[bool, str]]:
    laeufe: list[tuple[bool, str]] = []
    stelle = 0
    for treffer in _LAUF.finditer(text):
        laeufe += [(False, text[stelle : treffer.start()]), (True, treffer[0])]
        stelle = treffer.end()
    return [lauf for lauf in [*laeufe, (False, text[stelle:])] if lauf[1]]


def _gedreht(text: str) -> str:
    gedreht = "".join(reversed(_verbunden(text)))
    return _ZIFFERN.sub(lambda treffer: treffer[0][::-1], gedreht)


@cache
def _formen() -> dict[tuple[str, str], str]:
    """(letter, kind of form) -> presentation form, from Unicode's own decompositions."""
    formen = {}
    for stelle in range(0xFE70, 0xFEFD):
        art, *teile = unicodedata.decomposition(chr(stelle)).split() or [""]
        if art in ("<isolated>", "<initial>", "<medial>", "<final>"):
            formen["".join(chr(int(teil, 16)) for teil in teile), art[1:-1]] = chr(stelle)
    for stelle in range(0xFB50, 0xFC00):  # Persian, Urdu, Kurdish
        art, *teile = unicodedata.decomposition(chr(stelle)).split() or [""]
        if art and len(teile) == 1:
            formen[chr(int(teile[0], 16)), art[1:-1]] = chr(stelle)
    return formen


def _verbunden(text: str) -> list[str]:
    buchstaben = [zeichen for zeichen in _mit_ligaturen(text) if not unicodedata.combining(zeichen[0])]
    formen = _formen()
    ergebnis = []
    for stelle, zeichen in enumerate(buchstaben):
        davor = stelle > 0 and (buchstaben[stelle - 1], "initial") in formen and (zeichen, "final") in formen
        danach = (
            stelle + 1 < len(buchstaben)
            and (zeichen, "initial") in formen
            and (buchstaben[stelle + 1], "final") in formen
        )
        art = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            (davor, danach), "isolated"
        )
        ergebnis.append(formen.get((zeichen, art), zeichen))
    return ergebnis


def _mit_ligaturen(text: str) -> list[str]:
    """Letters, with lam and alef as one."""
    buchstaben: list[str] = []
    for zeichen in text:
        if buchstaben and buchstaben[-1] == LAM and zeichen in ALEF_FORMEN:
            buchstaben[-1] += zeichen
        else:
            buchstaben.append(zeichen)
    return buchstaben
