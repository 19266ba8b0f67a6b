"""@font-face rules: the vendored fonts as files for the PDF, or inside the HTML that stands alone."""

import base64
from functools import cache
from pathlib import Path

from django.conf import settings

VERZEICHNIS = Path(settings.BASE_DIR) / "static" / "fonts"
# family, weight, style, file
FUER_PDF = (
    ("Fira Sans", "400", "normal", "FiraSans_400Regular.ttf"),
    ("Fira Sans", "400", "italic", "FiraSans_400Regular_Italic.ttf"),
    ("Fira Sans", "500", "normal", "FiraSans_500Medium.ttf"),
    ("Fira Sans", "600", "normal", "FiraSans_600SemiBold.ttf"),
    ("Fira Sans", "700", "normal", "FiraSans_700Bold.ttf"),
    ("Noto Sans Arabic", "400", "normal", "NotoSansArabic_400Regular.ttf"),
    ("Noto Sans Arabic", "700", "normal", "NotoSansArabic_700Bold.ttf"),
)
LATEIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215"
LATEIN_ERWEITERT = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02D9,U+02DB,U+02DD-02FF,U+1E00-1EFF,U+20A0-20AB,U+20AD-20CF,U+2C60-2C7F,U+A720-A7FF"
)
KYRILLISCH = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
ARABISCH = "U+0600-06FF,U+0750-077F,U+0870-08FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC"
# family, weight, style, file, characters
FUER_HTML = tuple(
    ("Fira Sans", gewicht, schnitt, f"fira-sans-{zeichen}-{gewicht}-{schnitt}.woff2", bereich)
    for gewicht, schnitt in (("400", "normal"), ("400", "italic"), ("600", "normal"))
    for zeichen, bereich in (("latin", LATEIN), ("latin-ext", LATEIN_ERWEITERT), ("cyrillic", KYRILLISCH))
) + (("Noto Sans Arabic", "100 900", "normal", "noto-sans-arabic-arabic-wght-normal.woff2", ARABISCH),)


@cache
def schriften(*, eigenstaendig: bool) -> str:
    """CSS; with `eigenstaendig` the fonts' data are part of it."""
    if not eigenstaendig:
        return "\n".join(_regel(*angaben, (VERZEICHNIS / datei).as_uri()) for *angaben, datei in FUER_PDF)
    return "\n".join(_regel(*angaben, _eingebettet(datei), bereich) for *angaben, datei, bereich in FUER_HTML)


def _regel(familie: str, gewicht: str, schnitt: str, adresse: str, bereich: str = "") -> str:
    zeichen = f"unicode-range:{bereich};" if bereich else ""
    return (
        f'@font-face{{font-family:"{familie}";font-weight:{gewicht};font-style:{schnitt};'
        f'{zeichen}src:url("{adresse}")}}'
    )


def _eingebettet(datei: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode((VERZEICHNIS / datei).read_bytes()).decode()}"
