"""What goes to a typesetting process and what comes back; knows nothing of WeasyPrint, so that only those load it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ERSATZZEICHEN = "\u25ca"
"""Stands where no font has the character."""
ZIFFERN = "9876543210"
"""Stands where a page's number will be, so that the font brings all digits along."""

RECHENZEIT, RECHENZEIT_JE_ZEICHEN, RECHENZEIT_JE_BILD = 20.0, 0.0004, 5.0
"""A part of 26,000 characters, about twelve pages, takes half a second on a machine of 2026."""


@dataclass(frozen=True)
class Bilddatei:
    """A picture handed in with the HTML."""

    daten: bytes
    mediatyp: str


@dataclass(frozen=True)
class Anlage:
    """A file carried inside the PDF; `beziehung` is the AFRelationship of ISO 32000-2 (Source, Data …)."""

    name: str
    daten: bytes
    beschreibung: str
    beziehung: str = "Source"
    mediatyp: str = "application/json"


@dataclass(frozen=True)
class Druckteil:
    """HTML without style sheet, the style sheet, and what may be fetched; `nur_zaehlen` writes no PDF."""

    html: str
    stil: str
    erlaubt: tuple[Path, ...] = ()
    bilder: Mapping[str, Bilddatei] = field(default_factory=dict)
    nur_zaehlen: bool = False

    @property
    def rechenzeit(self) -> float:
        """Seconds of the processor that typesetting it may take: many times what it takes, also on a slow machine."""
        return RECHENZEIT + len(self.html) * RECHENZEIT_JE_ZEICHEN + len(self.bilder) * RECHENZEIT_JE_BILD


@dataclass(frozen=True)
class Stelle:
    """A place in a part: its page, from 0, and its point in PDF units from the bottom left."""

    seite: int
    x: float
    y: float


@dataclass(frozen=True)
class Lesezeichen:
    """A bookmark; `ebene` from 1."""

    ebene: int
    titel: str
    stelle: Stelle


@dataclass(frozen=True)
class Teilsatz:
    """What became of a Druckteil; `ziffern` are the glyphs of digits, as hexadecimal number and digit."""

    seiten: int
    anker: dict[str, Stelle]
    lesezeichen: list[Lesezeichen]
    angaben: dict[str, Any]
    pdf: bytes = b""
    ziffern: frozenset[tuple[str, str]] = frozenset()


class Unsetzbar(Exception):
    """A part that could not be typeset, for the reason that is its cause."""

    def __init__(self, teil: Druckteil) -> None:
        super().__init__("Ein Teil ließ sich nicht setzen")
        self.teil = teil
