"""Contrast by WCAG 2.1 and readable shades of a colour; colours are „#rrggbb“."""

import colorsys
import re

WEISS = "#ffffff"
TINTE = "#1c1b1a"
MINDESTKONTRAST = 4.5
_HEX = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)

Rgb = tuple[float, float, float]


def hex_farbe(text: str, ersatz: str) -> str:
    """`text` as „#rrggbb“, or `ersatz` where it is no colour."""
    treffer = _HEX.fullmatch(text.strip())
    if not treffer:
        return ersatz
    ziffern = treffer[1].lower()
    return "#" + (ziffern if len(ziffern) == 6 else "".join(ziffer * 2 for ziffer in ziffern))


def kontrast(farbe: str, grund: str) -> float:
    """Contrast ratio, 1 to 21."""
    hell, dunkel = sorted((_leuchtdichte(farbe), _leuchtdichte(grund)), reverse=True)
    return (hell + 0.05) / (dunkel + 0.05)


def lesbare_farbe(farbe: str, grund: str = WEISS, mindestens: float = MINDESTKONTRAST) -> str:
    """The shade of `farbe` nearest to it that reads on `grund`; hue and saturation are kept."""
    if kontrast(farbe, grund) >= mindestens:
        return hex_farbe(farbe, farbe)
    ton, helligkeit, saettigung = colorsys.rgb_to_hls(*_rgb(farbe))
    ziel = 0.0 if kontrast("#000000", grund) >= kontrast(WEISS, grund) else 1.0
    for schritt in range(1, 101):
        heller = helligkeit + (ziel - helligkeit) * schritt / 100
        schattierung = _hex(colorsys.hls_to_rgb(ton, heller, saettigung))
        if kontrast(schattierung, grund) >= mindestens:
            return schattierung
    return _hex((ziel, ziel, ziel))


def schrift_auf(grund: str) -> str:
    """White or ink, whichever reads better on `grund`; white where both would do."""
    if kontrast(WEISS, grund) >= MINDESTKONTRAST:
        return WEISS
    return TINTE if kontrast(TINTE, grund) >= MINDESTKONTRAST else "#000000"


def mische(farbe: str, grund: str, anteil: float) -> str:
    """`farbe` laid over `grund`, 0 = only ground, 1 = only colour."""
    paare = zip(_rgb(farbe), _rgb(grund), strict=True)
    rot, gruen, blau = (oben * anteil + unten * (1 - anteil) for oben, unten in paare)
    return _hex((rot, gruen, blau))


def _rgb(farbe: str) -> Rgb:
    if not _HEX.fullmatch(farbe.strip()):
        raise ValueError(f"Keine Farbe: {farbe!r}")
    ziffern = hex_farbe(farbe, "")[1:]
    rot, gruen, blau = (int(ziffern[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return rot, gruen, blau


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(anteil * 255):02x}" for anteil in rgb)


def _leuchtdichte(farbe: str) -> float:
    rot, gruen, blau = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(farbe))
    return 0.2126 * rot + 0.7152 * gruen + 0.0722 * blau
