"""A Kommune's colour in the shades that a page needs."""

from __future__ import annotations

from integrationskonzept.lib.farbe import hex_farbe, lesbare_farbe, schrift_auf

STANDARD = "#1d5a7a"
HELLER_GRUND = "#f4f0e8"
DUNKLER_GRUND = "#302c27"


def farbsatz(farbe: str) -> dict[str, str]:
    """Shades for light and dark pages; on the darkest light ground, and so on white, text has 4.5 : 1."""
    eigene = hex_farbe(farbe, STANDARD)
    dunkel = lesbare_farbe(eigene, DUNKLER_GRUND)
    return {
        "flaeche": eigene,
        "text": lesbare_farbe(eigene, HELLER_GRUND),
        "auf": schrift_auf(eigene),
        "dunkel": dunkel,
        "auf_dunkel": schrift_auf(dunkel),
    }
