"""Commands that show text, and what their glyphs stand for when they are read out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

LETZTES_ZEICHEN = re.compile(rb"(.*)<([0-9a-f]*)([0-9a-f]{4})>(?:-?[0-9.]+|<>)*\] TJ")
TRENNSTRICH = b"/Span<</ActualText<FEFF00AD>>>BDC"
LEERZEICHEN = " "


class Schreiber:
    """Goes through the text of a page with its fonts."""

    def __init__(self, schriften: Iterable[Any]) -> None:
        self._leerzeichen = {
            schrift.hash.encode(): b"<%04x>] TJ" % glyphe
            for schrift in schriften
            for glyphe, text in schrift.to_unicode.items()
            if text == LEERZEICHEN and not schrift.bitmap
        }
        self._schrift = b""

    def uebernimm(self, befehl: bytes) -> bytes:
        """The command, without WeasyPrint's remarks that the next glyph is moved by 0, which are half of the stream."""
        if befehl.endswith(b"Tf"):
            self._schrift = befehl[1 : befehl.index(b" ")]
            return befehl
        return befehl.replace(b">0<", b"").replace(b">0]", b">]")

    def mit_leerzeichen(self, befehl: Any) -> Any:
        """Words end with a space, even at the end of a line (ISO 32000-1, 14.8.2.5)."""
        leerzeichen = self._leerzeichen.get(self._schrift)
        if leerzeichen and isinstance(befehl, bytes) and befehl.endswith(b"] TJ"):
            return befehl.removesuffix(b"] TJ") + leerzeichen
        return befehl


def mit_weichem_trennstrich(befehl: bytes) -> list[bytes]:
    """A text command whose last glyph, a hyphen, is read out as the soft hyphen it is (ISO 32000-1, 14.8.2.2.3)."""
    if not (treffer := LETZTES_ZEICHEN.fullmatch(befehl)):
        return [befehl]
    vorn, davor, zeichen = treffer.groups()
    rest = [vorn + b"<" + davor + b">] TJ"] if davor or vorn != b"[" else []
    return [*rest, TRENNSTRICH, b"[<" + zeichen + b">] TJ", b"EMC"]


def benenne_hilfszeichen(zeichen: dict[int, str]) -> None:
    """Gives glyphs that are only a part of a letter (the dots of Arabic) a variation selector of their own.

    PDF/UA wants a character for every glyph; these are neither seen nor read out.
    """
    for nummer, text in zeichen.items():
        if not text:
            zeichen[nummer] = chr(0xE0100 + nummer % 240)
