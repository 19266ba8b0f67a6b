"""How wide text is in the vendored fonts, and where it is broken. Widths are in the unit of `grad`."""

import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import ImageFont

from integrationskonzept.lib.fonts import DIRECTORY, font_file

GEVIERT = 1000
AUSLASSUNG = "…"
ZEILENABSTAND = 1.25
MINDESTREST = 4
"""Letters that a word leaves for the next line at least."""
# Control characters and halves of surrogate pairs, which XML does not know.
UNSICHTBAR = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+")
LEERRAUM = re.compile(" {2,}")
TRENNSTELLE = re.compile(r"[^ /–-]*(?:[/–-]+|$)? *")


def sauber(text: object) -> str:
    """On one line and without invisible characters."""
    return LEERRAUM.sub(" ", UNSICHTBAR.sub(" ", str(text))).strip()


@lru_cache(maxsize=16)
def _schrift(datei: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(DIRECTORY / datei, GEVIERT, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _zeichenbreite(zeichen: str, fett: bool) -> float:
    return _schrift(font_file(zeichen, bold=fett)).getlength(zeichen) / GEVIERT


@lru_cache(maxsize=8192)
def _geviertbreite(text: str, fett: bool) -> float:
    # WeasyPrint sets SVG text letter by letter, without kerning; a browser's is at most as wide.
    return sum(_zeichenbreite(zeichen, fett) for zeichen in text)


def textbreite(text: str, grad: float, *, fett: bool = False) -> float:
    """The width of one line."""
    return _geviertbreite(text, fett) * grad


def gekuerzt(text: str, breite: float, grad: float, *, fett: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if textbreite(text, grad, fett=fett) <= breite:
        return text
    rest = breite - textbreite(AUSLASSUNG, grad, fett=fett)
    stelle = _passt(text, rest, grad, fett)
    return text[:stelle].rstrip(" ,;:–-(„") + AUSLASSUNG


@lru_cache(maxsize=2048)
def umbruch(text: str, breite: float, grad: float, *, zeilen: int = 3, fett: bool = False) -> tuple[str, ...]:
    """The text in at most `zeilen` lines none of which is wider than `breite`; shortened where it must be."""
    fertig = [""]
    for stueck in _stuecke(sauber(text), breite, grad, fett):
        if fertig[-1] and textbreite((fertig[-1] + stueck).rstrip(), grad, fett=fett) > breite:
            fertig.append("")
        fertig[-1] += stueck
        if len(fertig) > zeilen + 1:
            break
    fertig = [zeile.rstrip() for zeile in fertig]
    if len(fertig) > zeilen:
        fertig[zeilen - 1] = gekuerzt(f"{fertig[zeilen - 1]} {fertig[zeilen]}", breite, grad, fett=fett)
    return tuple(zeile for zeile in fertig[:zeilen] if zeile)


def _stuecke(text: str, breite: float, grad: float, fett: bool) -> Iterator[str]:
    """Pieces after which a line may end, with their space; words wider than a line are cut with a hyphen."""
    for wort in TRENNSTELLE.findall(text):
        rest = wort
        while len(rest) > 1 and textbreite(rest.rstrip(), grad, fett=fett) > breite:
            stelle = _passt(rest, breite - textbreite("-", grad, fett=fett), grad, fett)
            stelle = max(1, min(stelle, len(rest) - MINDESTREST))
            yield f"{rest[:stelle]}-"
            rest = rest[stelle:]
        yield rest


def _passt(text: str, breite: float, grad: float, fett: bool) -> int:
    """How many characters of the text fit."""
    weit = 0.0
    for stelle, zeichen in enumerate(text):
        weit += _zeichenbreite(zeichen, fett) * grad
        if weit > breite:
            return stelle
    return len(text)
