"""@font-face rules: the vendored fonts as files for the PDF, or inside the HTML that stands alone."""

import base64
import os
import struct
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

VERZEICHNIS = Path(settings.BASE_DIR) / "static" / "fonts"
KENNUNGEN = {b"\0\1\0\0", b"OTTO"}
FIRA, NOTO = "Fira Sans", "Noto Sans Arabic"


class Schnitt(NamedTuple):
    """A font file; `zeichen` limits it to a range where the font is cut into several files."""

    familie: str
    gewicht: str
    lage: str
    datei: str
    zeichen: str = ""


FUER_PDF = (
    Schnitt(FIRA, "400", "normal", "FiraSans_400Regular.ttf"),
    Schnitt(FIRA, "400", "italic", "FiraSans_400Regular_Italic.ttf"),
    Schnitt(FIRA, "500", "normal", "FiraSans_500Medium.ttf"),
    Schnitt(FIRA, "600", "normal", "FiraSans_600SemiBold.ttf"),
    Schnitt(FIRA, "700", "normal", "FiraSans_700Bold.ttf"),
    Schnitt(NOTO, "400", "normal", "NotoSansArabic_400Regular.ttf"),
    Schnitt(NOTO, "700", "normal", "NotoSansArabic_700Bold.ttf"),
)
ZEICHEN = {
    "latin": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,"
    "U+2193,U+2212,U+2215",
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02D9,U+02DB,U+02DD-02FF,U+1E00-1EFF,U+20A0-20AB,U+20AD-20CF,"
    "U+2C60-2C7F,U+A720-A7FF",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
}
ARABISCH = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC"
FUER_HTML = (
    *(
        Schnitt(FIRA, gewicht, lage, f"fira-sans-{name}-{gewicht}-{lage}.woff2", zeichen)
        for gewicht, lage in (("400", "normal"), ("400", "italic"), ("600", "normal"))
        for name, zeichen in ZEICHEN.items()
    ),
    Schnitt(NOTO, "100 900", "normal", "noto-sans-arabic-arabic-wght-normal.woff2", ARABISCH),
)


@cache
def schriften(*, eigenstaendig: bool) -> str:
    """CSS; with `eigenstaendig` the fonts' data are part of it."""
    if eigenstaendig:
        return "\n".join(_regel(schnitt, _eingebettet(schnitt.datei)) for schnitt in FUER_HTML)
    return "\n".join(_regel(schnitt, (VERZEICHNIS / schnitt.datei).as_uri()) for schnitt in FUER_PDF)


def unlesbare_schriften() -> list[str]:
    """Names of the PDF's font files that are missing or not whole; another font would be taken without a word."""
    return [schnitt.datei for schnitt in FUER_PDF if not _ist_schrift(VERZEICHNIS / schnitt.datei)]


def _ist_schrift(datei: Path) -> bool:
    """Whether all tables that the head of an OpenType file names are in it."""
    try:
        with datei.open("rb") as offen:
            kennung, anzahl = struct.unpack(">4sH6x", offen.read(12))
            tafeln = [struct.unpack(">4s4xII", offen.read(16)) for _ in range(anzahl)]
            umfang = os.fstat(offen.fileno()).st_size
    except (OSError, struct.error):
        return False
    return kennung in KENNUNGEN and bool(tafeln) and all(ab + laenge <= umfang for _, ab, laenge in tafeln)


def _regel(schnitt: Schnitt, adresse: str) -> str:
    zeichen = f"unicode-range:{schnitt.zeichen};" if schnitt.zeichen else ""
    return (
        f'@font-face{{font-family:"{schnitt.familie}";font-weight:{schnitt.gewicht};font-style:{schnitt.lage};'
        f'{zeichen}src:url("{adresse}")}}'
    )


def _eingebettet(datei: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((VERZEICHNIS / datei).read_bytes()).decode()}"
