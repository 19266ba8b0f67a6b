"""Ticks, scales and numbers as they stand on an axis."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from integrationskonzept.lib.deutsch import GESCHUETZT, nachkommastellen, satzzahl, zahl

AEUSSERSTES = 1e15
STUFEN = (1.0, 2.0, 2.5, 5.0, 10.0)
GROSS = ((1e12, "Bio."), (1e9, "Mrd."), (1e6, "Mio."))


def zeichenbar(wert: float | None) -> float | None:
    """The number, kept within what can be drawn; None where it is none."""
    if wert is None or math.isnan(wert):
        return None
    return max(-AEUSSERSTES, min(AEUSSERSTES, float(wert)))


def teilung(unten: float, oben: float, hoechstens: int = 6, *, ganz: bool = False) -> tuple[float, ...]:
    """Round numbers from below `unten` to above `oben`; `ganz`: whole ones only."""
    if oben - unten <= max(abs(oben), abs(unten), 1e-9) * 1e-9:
        oben = unten + (abs(unten) if abs(unten) > 1e-6 else 1.0)
    roh = (oben - unten) / max(hoechstens - 1, 1)
    stufe = 10.0 ** math.floor(math.log10(roh))
    schritt = next((stufe * faktor for faktor in STUFEN if stufe * faktor >= roh * (1 - 1e-9)), stufe * 10)
    if ganz:
        schritt = max(1.0, float(math.ceil(schritt)))
    erste, letzte = math.floor(unten / schritt + 1e-9), math.ceil(oben / schritt - 1e-9)
    stellen = max(0, 2 - math.floor(math.log10(schritt)))
    return tuple(round(stelle * schritt, stellen) for stelle in range(erste, letzte + 1))


@dataclass(frozen=True)
class Skala:
    """Numbers onto a stretch of the drawing."""

    von: float
    bis: float
    anfang: float
    ende: float

    def __call__(self, wert: float) -> float:
        """The place of a number."""
        anteil = (wert - self.von) / (self.bis - self.von) if self.bis != self.von else 0.5
        return self.anfang + (self.ende - self.anfang) * anteil


@dataclass(frozen=True)
class Zahlwort:
    """How all numbers of one chart are written: divided by `teiler`, with `stellen` decimals."""

    teiler: float = 1.0
    wort: str = ""
    stellen: int = 0

    @classmethod
    def fuer(cls, werte: Sequence[float], ab: float = 1e6, einheit: str = "") -> "Zahlwort":
        """Millions where numbers grow long; else as many decimals as the numbers have."""
        groesste = max((abs(wert) for wert in werte), default=0.0)
        if groesste < ab:
            return cls(stellen=nachkommastellen(werte, einheit=einheit))
        teiler, wort = next((teiler, wort) for teiler, wort in GROSS if groesste >= teiler)
        return cls(teiler, wort, _stellen(groesste / teiler))

    def __call__(self, wert: float) -> str:
        """The bare number, for the axis."""
        return satzzahl(wert / self.teiler, self.stellen)

    def in_worten(self, wert: float, einheit: str) -> str:
        """„1,2 Mio. Euro“, for text; small numbers stay whole: „40.000 Euro“."""
        teiler, wort = next(((t, w) for t, w in GROSS if abs(wert) >= t and self.wort), (1.0, ""))
        stellen = _stellen(abs(wert) / teiler) if wort else self.stellen if not self.wort else 0
        ziffern = satzzahl(wert / teiler, stellen, "" if wort else einheit)
        return GESCHUETZT.join(teil for teil in (ziffern, wort, einheit) if teil)

    def einheit(self, einheit: str) -> str:
        """„Mio. Euro“, for the axis."""
        return " ".join(teil for teil in (self.wort, einheit) if teil)


def _stellen(wert: float) -> int:
    """Three digits are enough."""
    return 2 if wert < 10 else 1 if wert < 100 else 0


def achsenzahlen(marken: Iterable[float], zahlwort: Zahlwort) -> list[str]:
    """The numbers of an axis, with the decimals that the ticks need."""
    marken = list(marken)
    stellen = nachkommastellen([marke / zahlwort.teiler for marke in marken], hoechstens=3)
    return [zahl(marke / zahlwort.teiler, stellen) for marke in marken]
