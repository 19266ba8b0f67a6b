"""What a bar chart shows: its categories and series, in words and as a table."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from integrationskonzept.lib.deutsch import alle_oder_viele, aufzaehlung
from integrationskonzept.lib.diagramme.modell import MEHRFARBIG, Tabelle
from integrationskonzept.lib.diagramme.schrift import sauber
from integrationskonzept.lib.diagramme.skala import Zahlwort, teilung

UEBRIGE = "Übrige"


@dataclass(frozen=True)
class Balkenreihe:
    """One value for every category; None where there is none."""

    name: str
    werte: tuple[float | None, ...]

    @property
    def summe(self) -> float:
        """All categories together."""
        return sum(wert for wert in self.werte if wert is not None)


@dataclass(frozen=True)
class Tafel:
    """Everything that is drawn; at most six series."""

    kategorien: list[str]
    reihen: list[Balkenreihe]
    einheit: str
    gestapelt: bool

    @property
    def summen(self) -> list[float]:
        """What a stack adds up to."""
        return [sum(_wert(reihe, stelle) or 0 for reihe in self.reihen) for stelle in range(len(self.kategorien))]

    @property
    def zahlwort(self) -> Zahlwort:
        """How its numbers are written."""
        einzelne = [wert for reihe in self.reihen for wert in reihe.werte if wert is not None]
        return Zahlwort.fuer(einzelne + (self.summen if self.gestapelt else []), einheit=self.einheit)

    def marken(self, hoechstens: int) -> tuple[float, ...]:
        """The ticks of its axis, zero among them."""
        enden = [
            grenze
            for stelle in range(len(self.kategorien))
            for _, von, bis in self.stuecke(stelle)
            for grenze in (von, bis)
        ]
        return teilung(min(0.0, *enden, 0.0), max(0.0, *enden, 0.0), hoechstens)

    def stuecke(self, stelle: int) -> list[tuple[int, float, float]]:
        """(series, from, to) of one category; what is negative is stacked downwards."""
        unten = oben = 0.0
        stuecke = []
        for nummer, reihe in enumerate(self.reihen):
            if not (wert := _wert(reihe, stelle)):
                continue
            anfang = (oben if wert > 0 else unten) if self.gestapelt else 0.0
            stuecke.append((nummer, anfang, anfang + wert))
            oben, unten = (anfang + wert, unten) if wert > 0 else (oben, anfang + wert)
        return stuecke


def gebuendelt(reihen: list[Balkenreihe]) -> list[Balkenreihe]:
    """At most six series: the largest ones, and the others summed."""
    if len(reihen) <= MEHRFARBIG:
        return [replace(reihe, name=sauber(reihe.name)) for reihe in reihen]
    groesste = sorted(reihen, key=lambda reihe: -abs(reihe.summe))[: MEHRFARBIG - 1]
    rest = [reihe for reihe in reihen if reihe not in groesste]
    spalten = max(len(reihe.werte) for reihe in reihen)
    summen = tuple(sum(_wert(reihe, stelle) or 0 for reihe in rest) for stelle in range(spalten))
    return [*(reihe for reihe in reihen if reihe in groesste), Balkenreihe(UEBRIGE, summen)]


def aussage(tafel: Tafel, alle: list[Balkenreihe]) -> str:
    """Total, highest and lowest category, largest series."""

    def wort(wert: float) -> str:
        return tafel.zahlwort.in_worten(wert, tafel.einheit)

    summen = list(zip(tafel.summen, tafel.kategorien, strict=True))
    teile = []
    if len(summen) > 1:
        hoechste, niedrigste = max(summen, key=lambda paar: paar[0]), min(summen, key=lambda paar: paar[0])
        teile.append(f"zusammen {wort(sum(summe for summe, _ in summen))}")
        teile.append(
            f"am meisten {hoechste[1]} mit {wort(hoechste[0])}, am wenigsten {niedrigste[1]} mit {wort(niedrigste[0])}"
        )
    else:
        teile.append(f"{summen[0][1]} {wort(summen[0][0])}")
    if len(tafel.reihen) > 1:
        groesste = sorted((reihe for reihe in tafel.reihen if reihe.name != UEBRIGE), key=lambda reihe: -reihe.summe)
        teile.append("davon " + aufzaehlung(f"{reihe.name} {wort(reihe.summe)}" for reihe in groesste))
    satz = f"{'; '.join(teile)}."
    gezeigt = {reihe.name for reihe in tafel.reihen}
    if rest := [name for reihe in alle if (name := sauber(reihe.name)) not in gezeigt]:
        satz += f" „{UEBRIGE}“ sind {alle_oder_viele(rest)}."
    return satz


def tabelle(titel: str, tafel: Tafel, reihen: list[Balkenreihe], ecke: str) -> Tabelle:
    """All series, also those that the chart sums, with the exact numbers."""
    einzelne = [wert for reihe in reihen for wert in reihe.werte if wert is not None]
    genau = Zahlwort.fuer(einzelne, ab=math.inf, einheit=tafel.einheit)
    mit_summe = tafel.gestapelt and len(reihen) > 1
    zeilen = [
        (
            name,
            *("" if (w := _wert(reihe, stelle)) is None else genau(w) for reihe in reihen),
            *([genau(sum(_wert(reihe, stelle) or 0 for reihe in reihen))] if mit_summe else []),
        )
        for stelle, name in enumerate(tafel.kategorien)
    ]
    kopf = (sauber(ecke), *(sauber(reihe.name) for reihe in reihen), *(["Zusammen"] if mit_summe else []))
    return Tabelle(sauber(titel) + (f", in {tafel.einheit}" if tafel.einheit else ""), kopf, tuple(zeilen))


def _wert(reihe: Balkenreihe, stelle: int) -> float | None:
    return reihe.werte[stelle] if stelle < len(reihe.werte) else None
