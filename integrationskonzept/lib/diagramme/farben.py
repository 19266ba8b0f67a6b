"""The Okabe–Ito palette as roles, made to read on a ground, and the same roles as CSS variables for the web.

Each of the six series has an area colour (`f1`, the palette's own), a line colour (`l1`, at least 3 : 1 on the
ground) and a colour for text (`t1`, at least 4.5 : 1). The order keeps neighbours apart in grey, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from integrationskonzept.lib.farbe import TINTE, WEISS, hex_farbe, lesbare_farbe, mische, schrift_auf

OKABE_ITO = ("#0072b2", "#e69f00", "#009e73", "#56b4e9", "#d55e00", "#cc79a7")
ROLLEN = (
    *("tinte", "leise", "gitter", "achse", "grund", "flaeche", "akzent", "auf-akzent"),
    *(f"{art}{nummer}" for nummer in range(1, len(OKABE_ITO) + 1) for art in "flt"),
)


@dataclass(frozen=True)
class Farben:
    """A value for every role, ready for `fill` and `stroke`."""

    werte: Mapping[str, str]
    zeichenweise: bool = False
    """Whether the text is set letter by letter, so that joined scripts have to be joined beforehand."""


@lru_cache(maxsize=64)
def farben_fuer(akzent: str = "#1d5a7a", grund: str = WEISS, tinte: str = TINTE) -> Farben:
    """Fixed colours for print; `akzent` is the municipality's."""
    akzent = lesbare_farbe(hex_farbe(akzent, "#1d5a7a"), grund)
    return Farben(palette(akzent, grund, tinte), zeichenweise=True)


def palette(akzent: str, grund: str, tinte: str) -> dict[str, str]:
    """All roles on a ground, light or dark."""
    reihen = {}
    for nummer, farbe in enumerate(OKABE_ITO, start=1):
        reihen[f"f{nummer}"] = farbe
        reihen[f"l{nummer}"] = lesbare_farbe(farbe, grund, 3)
        reihen[f"t{nummer}"] = lesbare_farbe(farbe, grund)
    return {
        "tinte": tinte,
        "leise": lesbare_farbe(mische(tinte, grund, 0.72), grund),
        "gitter": mische(tinte, grund, 0.16),
        "achse": lesbare_farbe(mische(tinte, grund, 0.5), grund, 3),
        "grund": grund,
        "flaeche": mische(tinte, grund, 0.06),
        "akzent": akzent,
        "auf-akzent": schrift_auf(akzent),
        **reihen,
    }


WEB = Farben({rolle: f"var(--dia-{rolle})" for rolle in ROLLEN})
"""For SVG inside a page; static/css/haus/diagramme.css has the values."""
