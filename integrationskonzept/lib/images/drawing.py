"""Drawings made into pixels, where it could cost too much to typeset them as they are."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element, tostring

import resvg_py

from .errors import ImageError

FONTS = Path(__file__).resolve().parents[3] / "static" / "fonts"
EDGE = 2400
"""A page's width in print, with 350 dots per inch."""
EDGE_OF_COSTLY = 1200
MANY = 5000
COSTLY = ("filter", "mask", "pattern")
NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+")
TOO_ELABORATE = "Die SVG-Zeichnung ist zu umfangreich. Bitte als PNG speichern."


def drawn(root: Element) -> bytes:
    """The drawing as PNG; what it may cost is held by the limits of this process."""
    width, height = size(root)
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    edge = EDGE if len(names) < MANY and not any(name in COSTLY for name in names) else EDGE_OF_COSTLY
    fonts = [str(FONTS)] if "text" in names else None
    try:
        return resvg_py.svg_to_bytes(
            svg_string=tostring(root, encoding="unicode"),
            skip_system_fonts=True,
            width=edge if width >= height else None,
            height=edge if width < height else None,
            font_dirs=fonts,
            font_family="Fira Sans",
            sans_serif_family="Fira Sans",
        )
    except ValueError as error:
        raise ImageError(TOO_ELABORATE) from error


def size(root: Element) -> tuple[float, float]:
    """Width and height in units of its own; where it names none, a square."""
    sizes = NUMBER.findall(root.get("viewBox", "")[:200])[2:4]
    sizes = sizes or [number for name in ("width", "height") for number in NUMBER.findall(root.get(name, "")[:50])]
    return (float(sizes[0]), float(sizes[1])) if len(sizes) == 2 else (1.0, 1.0)
