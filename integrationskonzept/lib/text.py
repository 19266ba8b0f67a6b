"""Text as it is meant: letters in one form, nothing unseen at its ends, equal where it reads the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

RICHTUNGSMARKEN = "\u200e\u200f\u061c"
OEFFNER, SCHLIESSER = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
UNSICHTBAR = "\u00ad\u034f\u115f\u1160\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u2800\u3164\ufeff\uffa0"
"""Takes no room, or room without ink; joiners stay inside a word, where scripts need them."""

AM_RAND = RICHTUNGSMARKEN + UNSICHTBAR
_UMLAUTE = {"ä": "ae", "ö": "oe", "ü": "ue"}
_EIGENE = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
"""Letters that Unicode does not take apart into a letter and its mark."""


def tidy(text: str) -> str:
    """In NFC, without unseen characters at its ends and nulls; empty where nothing of it could be seen."""
    text = unicodedata.normalize("NFC", text.replace("\x00", ""))
    if not text or (text.isascii() and text.isprintable() and not text.isspace()):
        return text
    return _ohne_rand(text) if is_visible(text) else ""


def is_visible(text: str) -> bool:
    """Whether any character of it leaves ink."""
    return any(unicodedata.category(zeichen)[0] in "LNPS" and zeichen not in UNSICHTBAR for zeichen in text)


def _ohne_rand(text: str) -> str:
    """A pair of direction marks around the whole goes, as address books copy them; others are kept in balance."""
    vorher = None
    while text != vorher:
        vorher, text = text, _gestrichen(text)
        innen = text.strip()
        zaehlung = sum(zeichen in OEFFNER + SCHLIESSER for zeichen in innen)
        if zaehlung == 2 and innen[0] in OEFFNER and innen[-1] in SCHLIESSER:
            text = innen[1:-1]
    return text


def _gestrichen(text: str) -> str:
    """Without what is unseen at the ends, also behind blanks; the blanks stay."""
    kern = text.strip(AM_RAND + " \t\r\n\u00a0\u202f")
    anfang = text.index(kern)
    vorn, hinten = text[:anfang], text[anfang + len(kern) :]
    ohne = str.maketrans(dict.fromkeys(AM_RAND))
    return vorn.translate(ohne) + kern + hinten.translate(ohne)


class _Bleibende(dict[int, int | str | None]):
    """For `str.translate`: what stays of each character, looked up once."""

    def __missing__(self, nummer: int) -> int | str | None:
        zeichen = chr(nummer)
        weg = unicodedata.combining(zeichen) or unicodedata.category(zeichen) in ("Cf", "Mn")
        self[nummer] = None if weg else nummer
        return self[nummer]


_BLEIBENDE = _Bleibende(_EIGENE)
_NICHT_ASCII = re.compile(r"[^\x00-\x7f]+")


def _ohne_zeichen(klein: str) -> str:
    """Without accents and everything that only steers the line."""
    if not klein.isascii():  # letter by letter is slow, so only where it changes something
        zerlegt = unicodedata.normalize("NFKD", klein)
        klein = _NICHT_ASCII.sub(lambda lauf: lauf[0].translate(_BLEIBENDE), zerlegt)
    return " ".join(klein.split())


def fold(text: str) -> str:
    """What „Café Müller“, „CAFE MUELLER“ and „Cafe\u0301 Mül\u00adler“ have in common: „cafe mueller“."""
    klein = unicodedata.normalize("NFC", text).casefold()
    for umlaut, buchstaben in _UMLAUTE.items():
        klein = klein.replace(umlaut, buchstaben)
    return _ohne_zeichen(klein)


def unmarked(text: str) -> str:
    """As an old keyboard or somebody in a hurry writes it: „Mühle“ becomes „muhle“."""
    return _ohne_zeichen(unicodedata.normalize("NFC", text).casefold())


def spellings(text: str) -> tuple[str, str]:
    """The two ways to type a text without its umlauts: „muhle“ and „muehle“."""
    return unmarked(text), fold(text)


@lru_cache(maxsize=16)
def _words(search: str) -> tuple[tuple[str, str], ...]:
    """Asked once a row, by lists of thousands."""
    return tuple(spellings(wort) for wort in dict.fromkeys(search.split()))


def contains(text: str, search: str) -> bool:
    """Whether every word of `search` occurs in `text`; „Grüße“, „GRUSSE“ and „gruesse“ are the same."""
    ohne, mit_e = spellings(text)
    return all(wort in ohne or wort_mit_e in mit_e for wort, wort_mit_e in _words(search))


def same_name(text: str) -> str:
    """What two spellings of one name share; „Caritas e. V.“ and „Caritas e.V.“ differ in nothing that counts."""
    return "".join(zeichen for zeichen in fold(text) if zeichen.isalnum()) or fold(text)
