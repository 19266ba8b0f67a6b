"""What is left of a chart's computing where its data were drawn before."""

from __future__ import annotations

from integrationskonzept.lib.diagramme import WEB, Linie, als_svg, linien

from .messung import Messung, verhaeltnis

JAHRE = tuple(str(jahr) for jahr in range(2010, 2026))


def miss() -> list[Messung]:
    nummern = iter(range(1_000_000))
    wieder = verhaeltnis(lambda: _zeichne(0), lambda: _zeichne(next(nummern)))
    return [Messung("Schaubild mit bekannten Daten gegen ein neues", wieder * 100, 30, "%")]


def _zeichne(nummer: int) -> None:
    bild = linien(f"Teilnehmende in Gruppe {nummer}", [Linie("", tuple((jahr, nummer + len(jahr)) for jahr in JAHRE))])
    if bild is None:
        raise RuntimeError("kein Bild")
    als_svg(bild, WEB)
