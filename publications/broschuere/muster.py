"""The geometry of the cover's pattern: quarter circles on a grid, drawn from the concept's name."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

SPALTEN, ZEILEN, KACHEL = 5, 3, 42


@dataclass(frozen=True)
class Muster:
    """Size and shapes in the SVG's own units."""

    breite: int
    hoehe: int
    flaechen: tuple[tuple[str, int], ...]
    """SVG path and the index of its shade."""


def muster(saat: str, toene: int) -> Muster:
    """The same pattern for the same seed, in as many shades as asked for."""
    return Muster(SPALTEN * KACHEL, ZEILEN * KACHEL, tuple(_flaechen(saat, toene)))


def _flaechen(saat: str, toene: int) -> Iterator[tuple[str, int]]:
    zufall = hashlib.sha256(saat.encode()).digest()
    for stelle in range(SPALTEN * ZEILEN):
        wurf = zufall[stelle % len(zufall)]
        x, y = stelle % SPALTEN * KACHEL, stelle // SPALTEN * KACHEL
        ecke, ton = wurf % 4, wurf // 4 % (toene + 1)
        if ton < toene:
            yield _viertelkreis(x, y, ecke), ton
        if wurf // 16 % 3 == 0:
            yield _viertelkreis(x, y, (ecke + 2) % 4), (ton + 1) % toene


def _viertelkreis(x: int, y: int, ecke: int) -> str:
    """A quarter disc that fills one tile, its centre in corner 0 to 3, clockwise from the top left."""
    k = KACHEL
    mitte, von, bis = (
        ((x, y), (x + k, y), (x, y + k)),
        ((x + k, y), (x + k, y + k), (x, y)),
        ((x + k, y + k), (x, y + k), (x + k, y)),
        ((x, y + k), (x, y), (x + k, y + k)),
    )[ecke]
    return f"M{mitte[0]} {mitte[1]}L{von[0]} {von[1]}A{k} {k} 0 0 1 {bis[0]} {bis[1]}Z"
