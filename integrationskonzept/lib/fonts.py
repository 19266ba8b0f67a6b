"""The vendored fonts: which file holds which letters, and what no font can print."""

from __future__ import annotations

import os
import re
import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

from fontTools.ttLib import TTFont

from integrationskonzept.lib import system_fonts

DIRECTORY = Path(__file__).resolve().parents[2] / "static" / "fonts"
LATIN = "Fira Sans"
CODE_POINT = re.compile(r"(?:U\+)?([0-9A-F]+)")
SIGNATURES = {b"\0\1\0\0", b"OTTO"}


class Face(NamedTuple):
    """One font file as a style sheet names it; without `ranges` it serves all that it holds."""

    family: str
    weight: str
    style: str
    file: str
    ranges: str = ""


class Script(NamedTuple):
    """Letters that have a family of their own; `ranges` as in CSS."""

    family: str
    ranges: str
    weights: tuple[str, ...] = ("400", "700")
    web: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds a letter of the script."""
        return re.compile(f"[{CODE_POINT.sub(_as_escape, self.ranges).replace(',', '')}]")

    @property
    def print_faces(self) -> list[Face]:
        """Its files for print."""
        stem = self.family.replace(" ", "")
        return [Face(self.family, w, "normal", f"{stem}_{WEIGHT_NAMES[w]}.ttf") for w in self.weights]


def _as_escape(code: re.Match[str]) -> str:
    return f"\\U{int(code[1], 16):08x}"


def _web(script: str) -> str:
    return f"noto-sans-{script}-{script}-wght-normal.woff2"


SCRIPTS = (
    Script(
        "Noto Sans Arabic",
        "U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC",
        web=_web("arabic"),
    ),
    Script("Noto Sans Hebrew", "U+0590-05FF,U+FB1D-FB4F", web=_web("hebrew")),
    Script("Noto Sans Armenian", "U+0530-058F,U+FB13-FB17", web=_web("armenian")),
    Script("Noto Sans Georgian", "U+10A0-10FF,U+1C90-1CBA,U+1CBD-1CBF,U+2D00-2D2F", web=_web("georgian")),
    Script("Noto Sans Ethiopic", "U+1200-1399,U+2D80-2DDE,U+AB01-AB2E", web=_web("ethiopic")),
    Script("Noto Sans Devanagari", "U+0900-097F,U+1CD0-1CF9,U+A830-A839,U+A8E0-A8FF", web=_web("devanagari")),
    Script("Noto Sans Bengali", "U+0980-09FE", web=_web("bengali")),
    Script("Noto Sans Tamil", "U+0B82-0BFA", web=_web("tamil")),
    Script(
        "Noto Sans",
        "U+02B0-036F,U+03E2-03EF,U+0460-052F,U+1D00-1EFF,U+2000-218F,U+2C60-2C7F,U+A640-A69F,U+A720-A7FF,U+AB30-AB6F,"
        "U+FB00-FB06,U+FE20-FE2F",
    ),
    Script("Noto Sans Symbols 2", "U+2190-2BFF", ("400",)),
    Script("Noto Sans Math", "U+2190-25FF", ("400",)),
    Script("Noto Emoji", "U+203C,U+2049,U+20E3,U+2122,U+2139,U+2190-2BFF,U+3030-303D,U+1F000-1FAFF", ("400",)),
)
"""Letters outside Fira Sans; those without a file for the web are left to the reader's own device."""
LATIN_FACES = (
    Face(LATIN, "400", "normal", "FiraSans_400Regular.ttf"),
    Face(LATIN, "400", "italic", "FiraSans_400Regular_Italic.ttf"),
    Face(LATIN, "500", "normal", "FiraSans_500Medium.ttf"),
    Face(LATIN, "600", "normal", "FiraSans_600SemiBold.ttf"),
    Face(LATIN, "700", "normal", "FiraSans_700Bold.ttf"),
)
LATIN_RANGES = {
    "latin-basic": "U+0000-007E,U+00A0,U+00A7,U+00AB,U+00AD,U+00B0,U+00B2-00B3,U+00B7,U+00BB,U+00BD,U+00C4,U+00D6-00D7,"
    "U+00DC,U+00DF,U+00E4,U+00E9,U+00F6,U+00FC,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+202F,U+2039-203A,"
    "U+20AC,U+2191,U+2193,U+2212",
    "latin": "U+007F-009F,U+00A1-00A6,U+00A8-00AA,U+00AC,U+00AE-00AF,U+00B1,U+00B4-00B6,U+00B8-00BA,U+00BC,U+00BE-00C3,"
    "U+00C5-00D5,U+00D8-00DB,U+00DD-00DE,U+00E0-00E3,U+00E5-00E8,U+00EA-00F5,U+00F7-00FB,U+00FD-00FF,U+0131,"
    "U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200F,U+2015-2017,U+201B,U+201F-2021,U+2023-2025,U+2027-202E,"
    "U+2030-2038,U+203B-206F,U+2122,U+2215,U+FEFF,U+FFFD",
    "latin-ext-a": "U+0100-0130,U+0132-0151,U+0154-017F,U+0218-021B",
    "latin-ext": "U+0180-0217,U+021C-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "vietnamese": "U+1EA0-1EF1",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "cyrillic-ext": "U+0460-048F,U+0492-04AF,U+04B2-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F",
    "greek": "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
}
INVISIBLE = {chr(code) for code in range(0xFE00, 0xFE10)}
"""Which of two looks of a character is meant."""
WEIGHT_NAMES = {"400": "400Regular", "700": "700Bold"}


def print_faces(text: str | None = None) -> tuple[Face, ...]:
    """The faces for a PDF: all, or those that a text needs."""
    return LATIN_FACES + tuple(face for script in _scripts(text) for face in script.print_faces)


def web_faces(text: str | None = None) -> tuple[Face, ...]:
    """The faces for a browser, which loads by range what a page shows; all, or those that a text needs."""
    latin = (
        Face(LATIN, weight, style, f"fira-sans-{name}-{weight}-{style}.woff2", ranges)
        for name, ranges in LATIN_RANGES.items()
        for weight, style in (("400", "normal"), ("400", "italic"), ("600", "normal"))
        if text is None or Script("", ranges).pattern.search(text)
    )
    others = (
        Face(script.family, "100 900", "normal", script.web, script.ranges) for script in _scripts(text) if script.web
    )
    return (*latin, *others)


def _scripts(text: str | None) -> list[Script]:
    if text is None:
        return list(SCRIPTS)
    foreign = "".join(letter for letter in set(text) if ord(letter) not in _letters(LATIN_FACES[0].file))
    return [script for script in SCRIPTS if script.pattern.search(foreign)]


def families(text: str | None = None) -> list[str]:
    """Names for `font-family` in their order, without the general one at the end."""
    return list(dict.fromkeys(face.family for face in print_faces(text)))


def broken_files() -> list[str]:
    """Names of font files for print that are missing or not whole; another font would be taken without a word."""
    return [face.file for face in print_faces() if not _is_font(DIRECTORY / face.file)]


def _is_font(file: Path) -> bool:
    """Whether all tables that the head of an OpenType file names are in it."""
    try:
        with file.open("rb") as opened:
            signature, count = struct.unpack(">4sH6x", opened.read(12))
            tables = [struct.unpack(">4s4xII", opened.read(16)) for _ in range(count)]
            size = os.fstat(opened.fileno()).st_size
    except (OSError, struct.error):
        return False
    return signature in SIGNATURES and bool(tables) and all(start + length <= size for _, start, length in tables)


def font_file(letter: str, *, bold: bool = False) -> str:
    """The vendored file that prints a letter; Fira Sans where none does."""
    latin = "FiraSans_600SemiBold.ttf" if bold else "FiraSans_400Regular.ttf"
    if ord(letter) in _letters(latin):
        return latin
    faces = [face for face in print_faces(letter) if ord(letter) in _letters(face.file)]
    wanted = "700" if bold else "400"
    return next((face.file for face in sorted(faces, key=lambda face: face.weight != wanted)), latin)


def unprintable(text: str) -> list[str]:
    """The characters that neither our fonts nor the machine's own can print, each once, in order."""
    return [letter for letter in dict.fromkeys(text) if not _is_printable(letter)]


def named(letter: str) -> str:
    """A character as people can look for it: „𓀀“ (U+13000); one that cannot be seen by its number alone."""
    number = f"U+{ord(letter):04X}"
    return f"„{letter}“ ({number})" if unicodedata.category(letter)[0] != "C" else number


@cache
def _is_printable(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category in {"Zs", "Zl", "Zp", "Cf", "Cc"} or letter in INVISIBLE:
        return True
    if category in {"Cs", "Co", "Cn"}:
        return False
    return ord(letter) in _letters(font_file(letter)) or system_fonts.have(letter)


@cache
def _letters(file: str) -> frozenset[int]:
    with TTFont(DIRECTORY / file, lazy=True) as font:
        return frozenset(font.getBestCmap())
