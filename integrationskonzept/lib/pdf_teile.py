"""What goes to a typesetting process and what comes back; knows nothing of WeasyPrint, so that only those load it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ZIFFERN = "9876543210"
"""Stands where a page's number will be, so that the font brings all digits along."""


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
