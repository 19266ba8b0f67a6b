"""Where the nodes of a network stand and which way its lines take, in places on a grid instead of units.

Rows of at most `spalten` boxes. A line leaves its box at the bottom, runs in a lane of the channel beneath the
row, changes rows only in the alley between two columns, and enters from above; so it never crosses a box. Lines
of one kind from one node share their lanes, as in an organisation chart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from graphlib import TopologicalSorter

Stelle = tuple[tuple[str, int, float], tuple[str, int, float]]
Buendel = tuple[str, str]
"""Lines of one kind from one node."""
ANSCHLUSS = {("ein", "unten"): 0.06, ("ein", "oben"): 0.28, ("aus", "unten"): 0.52, ("aus", "oben"): 0.75}
"""Where on a box's side the ports begin. No two share a stretch, so no line lies on another between two rows."""


@dataclass(frozen=True)
class Knoten:
    """A box; `ebene` is its row from the top, None where the lines decide."""

    id: str
    name: str
    ebene: int | None = None
    zusatz: str = ""


@dataclass(frozen=True)
class Kante:
    """A line; `art` decides its look and stands in the key, `text` says more in the table."""

    von: str
    nach: str
    art: str = ""
    text: str = ""
    gerichtet: bool = True


@dataclass(frozen=True)
class Weg:
    """A line's corners on the grid."""

    kante: Kante
    stellen: tuple[Stelle, ...]


@dataclass
class Plan:
    """Rows (column -> id), ways, and how many lanes each channel and each alley has."""

    knoten: list[Knoten]
    spalten: int
    reihen: list[dict[int, str]]
    arten: list[str]
    wege: list[Weg] = field(default_factory=list)
    bahnen: dict[int, int] = field(default_factory=dict)
    gassen: dict[int, int] = field(default_factory=dict)


def plane(knoten: list[Knoten], kanten: Sequence[Kante], spalten: int) -> Plan:
    """The whole layout."""
    reihen = _reihen(_ebenen(knoten, kanten), kanten, spalten)
    plan = Plan(knoten, spalten, reihen, list(dict.fromkeys(kante.art for kante in kanten)))
    _Wege(plan, kanten).plane()
    return plan


def _ebenen(knoten: list[Knoten], kanten: Sequence[Kante]) -> list[list[str]]:
    """Ids by level; without given levels the length of the longest way that leads to a node, cycles cut."""
    gegeben = {k.id: k.ebene for k in knoten if k.ebene is not None}
    tiefe: dict[str, int] = {}
    vorgaenger = _ohne_kreise([k.id for k in knoten], kanten)
    for kennung in TopologicalSorter(vorgaenger).static_order():
        unter = max((tiefe[vor] + 1 for vor in vorgaenger[kennung]), default=0)
        tiefe[kennung] = gegeben.get(kennung, unter)
    ebenen: dict[int, list[str]] = defaultdict(list)
    for k in knoten:
        ebenen[tiefe[k.id]].append(k.id)
    return [ebenen[stufe] for stufe in sorted(ebenen)]


def _ohne_kreise(kennungen: list[str], kanten: Sequence[Kante]) -> dict[str, list[str]]:
    """Predecessors without the lines that would close a circle, found in the order of the nodes."""
    nachfolger: dict[str, list[str]] = defaultdict(list)
    for kante in kanten:
        nachfolger[kante.von].append(kante.nach)
    vorgaenger: dict[str, list[str]] = {kennung: [] for kennung in kennungen}
    fertig: set[str] = set()
    for wurzel in kennungen:
        stapel, auf_dem_weg = [(wurzel, iter(nachfolger[wurzel]))], {wurzel}
        while stapel and wurzel not in fertig:
            kennung, rest = stapel[-1]
            naechster = next(rest, None)
            if naechster is None:
                stapel.pop()
                auf_dem_weg.discard(kennung)
                fertig.add(kennung)
            elif naechster not in auf_dem_weg:
                vorgaenger[naechster].append(kennung)
                if naechster not in fertig:
                    stapel.append((naechster, iter(nachfolger[naechster])))
                    auf_dem_weg.add(naechster)
    return vorgaenger


def _reihen(ebenen: list[list[str]], kanten: Sequence[Kante], spalten: int) -> list[dict[int, str]]:
    """Rows of boxes, each near the middle of those above that it is linked with."""
    nachbarn: dict[str, list[str]] = defaultdict(list)
    for kante in kanten:
        nachbarn[kante.von].append(kante.nach)
        nachbarn[kante.nach].append(kante.von)
    spalte: dict[str, int] = {}
    reihen = []
    for ebene in ebenen:
        for anfang in range(0, len(ebene), spalten):
            reihe = ebene[anfang : anfang + spalten]
            mitten = {k: _mitte([spalte[n] for n in nachbarn[k] if n in spalte], spalten) for k in reihe}
            plaetze = _plaetze(len(reihe), spalten, [mitten[k] for k in reihe])
            gesetzt = dict(zip(plaetze, sorted(reihe, key=lambda k: mitten[k]), strict=True))
            spalte |= {kennung: platz for platz, kennung in gesetzt.items()}
            reihen.append(gesetzt)
    return reihen


def _mitte(stellen: list[int], spalten: int) -> float:
    return sum(stellen) / len(stellen) if stellen else (spalten - 1) / 2


def _plaetze(anzahl: int, spalten: int, mitten: list[float]) -> list[int]:
    """Columns for the boxes of a row: side by side, between the middle and where their neighbours are."""
    ungefaehr = (sum(mitten) / len(mitten) + (spalten - 1) / 2) / 2
    anfang = round(ungefaehr - (anzahl - 1) / 2)
    anfang = max(0, min(spalten - anzahl, anfang))
    return list(range(anfang, anfang + anzahl))


class _Wege:
    """Ports, lanes and alleys, given out one after the other."""

    def __init__(self, plan: Plan, kanten: Sequence[Kante]) -> None:
        self.plan = plan
        self.ort = {k: (spalte, nr) for nr, reihe in enumerate(plan.reihen) for spalte, k in reihe.items()}
        self.kanten = sorted(kanten, key=lambda kante: (self.ort[kante.von][1], self.ort[kante.von][0]))
        self.ausgaenge: dict[tuple[str, str], list[Buendel]] = defaultdict(list)
        self.eingaenge: dict[tuple[str, str], list[Buendel]] = defaultdict(list)
        self.bahnen: dict[int, dict[Buendel, int]] = defaultdict(dict)
        self.gassen: dict[int, dict[Buendel, int]] = defaultdict(dict)

    def plane(self) -> None:
        """First the ports, as their number decides where they are; then the ways."""
        for kante in self.kanten:
            hinaus, hinein = self._seiten(kante)
            buendel = (kante.von, kante.art)
            for liste in (self.ausgaenge[kante.von, hinaus], self.eingaenge[kante.nach, hinein]):
                if buendel not in liste:
                    liste.append(buendel)
        self.plan.wege = [Weg(kante, tuple(self._stellen(kante))) for kante in self.kanten]
        self.plan.bahnen = {reihe: len(bahnen) for reihe, bahnen in self.bahnen.items()}
        self.plan.gassen = {spalte: len(gassen) for spalte, gassen in self.gassen.items()}

    def _seiten(self, kante: Kante) -> tuple[str, str]:
        """Where the line leaves and where it enters; between boxes of one row it runs beneath them."""
        von, nach = self.ort[kante.von][1], self.ort[kante.nach][1]
        return "oben" if nach < von else "unten", "oben" if nach > von else "unten"

    def _stellen(self, kante: Kante) -> list[Stelle]:
        buendel = (kante.von, kante.art)
        (spalte_von, reihe_von), (spalte_nach, reihe_nach) = self.ort[kante.von], self.ort[kante.nach]
        hinaus, hinein = self._seiten(kante)
        anteil_von, anteil_nach = self._anschluesse(kante)
        ausgang, eingang = ("kasten", spalte_von, anteil_von), ("kasten", spalte_nach, anteil_nach)
        erster = reihe_von if hinaus == "unten" else reihe_von - 1
        letzter = reihe_nach if hinein == "unten" else reihe_nach - 1
        bahn = self._bahn(erster, buendel)
        stellen: list[Stelle] = [(ausgang, (hinaus, reihe_von, 0)), (ausgang, bahn)]
        if erster != letzter:
            gasse = self._gasse(spalte_von, spalte_nach, buendel)
            letzte = self._bahn(letzter, buendel)
            stellen += [(gasse, bahn), (gasse, letzte)]
            bahn = letzte
        return [*stellen, (eingang, bahn), (eingang, (hinein, reihe_nach, 0))]

    def _anschluesse(self, kante: Kante) -> tuple[float, float]:
        """Where the line leaves and enters; straight down the middle where neither box has another."""
        buendel = (kante.von, kante.art)
        hinaus, hinein = self._seiten(kante)
        aus, ein = self.ausgaenge[kante.von, hinaus], self.eingaenge[kante.nach, hinein]
        (spalte_von, reihe_von), (spalte_nach, reihe_nach) = self.ort[kante.von], self.ort[kante.nach]
        allein = len(aus) == len(ein) == 1
        frei = not self.eingaenge.get((kante.von, hinaus)) and not self.ausgaenge.get((kante.nach, hinein))
        if allein and frei and spalte_von == spalte_nach and abs(reihe_von - reihe_nach) == 1:
            return 0.5, 0.5
        return (
            ANSCHLUSS["aus", hinaus] + 0.19 * (aus.index(buendel) + 1) / (len(aus) + 1),
            ANSCHLUSS["ein", hinein] + 0.19 * (ein.index(buendel) + 1) / (len(ein) + 1),
        )

    def _bahn(self, reihe: int, buendel: Buendel) -> tuple[str, int, float]:
        bahnen = self.bahnen[reihe]
        return ("kanal", reihe, bahnen.setdefault(buendel, len(bahnen)))

    def _gasse(self, von: int, nach: int, buendel: Buendel) -> tuple[str, int, float]:
        """The alley on the near side of the target's column; alley 0 is left of all columns."""
        spalte = nach if nach > von or nach == 0 else nach + 1
        spalte = min(max(spalte, 0), self.plan.spalten - 1) if self.plan.spalten > 1 else 0
        gassen = self.gassen[spalte]
        return ("gasse", spalte, gassen.setdefault(buendel, len(gassen)))
