"""What has to come first: boxes one below the other, each set in beneath what it builds on.

Every node has a row of its own, so any number of nodes, any depth and circles can be drawn without touching.
A node that builds on several stands beneath the first; lines from the others run on the right.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from integrationskonzept.lib.diagramme.abfolgeplan import Platz, herausgeloest, zusammenhaenge
from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm, Tabelle
from integrationskonzept.lib.diagramme.netzplan import Kante, Knoten
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, sauber, umbruch
from integrationskonzept.lib.diagramme.zeichnung import Punkt, Zeichnung
from integrationskonzept.lib.diagramme.zeitleiste import DRUCKHOEHE

EINZUG = 2.4
BAHN = 0.8
ABSTAND, POLSTER = 0.4, 0.6


@je_daten
def abfolge(
    titel: str,
    knoten: Sequence[Knoten],
    kanten: Sequence[Kante],
    *,
    wort: tuple[str, str] = ("Schritt", "Schritte"),
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
    hoehe: float = DRUCKHOEHE,
) -> tuple[Diagramm, ...]:
    """Charts of at most about `hoehe`; none without lines.

    They are broken between nodes that have nothing to do with each other; where one such group is higher, what its
    nodes build on is named in them. A line leads from what comes first to what builds on it. Nodes without a line
    are left out.
    """
    bekannt = {einer.id: einer for einer in knoten}
    gueltig = [k for k in dict.fromkeys(kanten) if k.von in bekannt and k.nach in bekannt and k.von != k.nach]
    gruppen = [
        teil
        for plaetze in zusammenhaenge(list(bekannt.values()), gueltig)
        for teil in _Gruppe(plaetze, gueltig, breite, grad).teile(hoehe)
    ]
    blaetter = _blaetter(gruppen, hoehe)
    namen = {einer.id: sauber(einer.name) for einer in knoten}
    return tuple(
        _blatt(f"{titel} ({nummer} von {len(blaetter)})" if len(blaetter) > 1 else titel, blatt, wort, namen)
        for nummer, blatt in enumerate(blaetter, start=1)
    )


class _Gruppe:
    """Connected nodes with their measures."""

    def __init__(self, plaetze: list[Platz], kanten: list[Kante], breite: float, grad: float) -> None:
        self.plaetze, self.breite, self.grad = plaetze, breite, grad
        self.stelle = {platz.knoten.id: nummer for nummer, platz in enumerate(plaetze)}
        self.hierher = [kante for kante in kanten if kante.nach in self.stelle]
        self.kanten = [kante for kante in self.hierher if kante.von in self.stelle]
        unter = {(platz.unter, platz.knoten.id) for platz in plaetze}
        self.weitere = [kante for kante in self.kanten if (kante.von, kante.nach) not in unter]
        self.quellen = list(dict.fromkeys(kante.von for kante in self.weitere))
        tiefste = max(platz.tiefe for platz in plaetze)
        self.einzug = min(grad * EINZUG, breite * 0.4 / max(tiefste, 1))
        rand = grad * (1.4 + BAHN * len(self.quellen)) if self.quellen else 0.5
        self.rechts = max(breite - rand, breite * 0.6)
        self.texte = [umbruch(p.knoten.name, self._weite(p), grad, zeilen=3, fett=not p.tiefe) for p in plaetze]
        self.hoehen = [grad * (len(text) * ZEILENABSTAND + POLSTER) for text in self.texte]
        self.hoehe = sum(self.hoehen) + grad * ABSTAND * len(plaetze) + grad * 0.8

    def teile(self, hoehe: float) -> list[_Gruppe]:
        """Itself, or pieces none of which is higher than `hoehe`."""
        if self.hoehe <= hoehe:
            return [self]
        stuecke: list[list[Platz]] = []
        namen = {platz.knoten.id: platz.knoten.name for platz in self.plaetze}
        frei = 0.0
        for platz, eigene in zip(self.plaetze, self.hoehen, strict=True):
            # A line more, for what it builds on.
            noetig = eigene + self.grad * (ABSTAND + ZEILENABSTAND)
            if noetig > frei:
                stuecke.append([])
                frei = hoehe - self.grad
            stuecke[-1].append(platz)
            frei -= noetig
        return [_Gruppe(herausgeloest(s, self.hierher, namen), self.hierher, self.breite, self.grad) for s in stuecke]

    def _weite(self, platz: Platz) -> float:
        return self.rechts - self.einzug * platz.tiefe - self.grad * 1.2

    def zeichne(self, bild: Zeichnung, oben: float) -> None:
        """All boxes from `oben` on, and their lines."""
        kanten: list[tuple[float, float]] = []
        for nummer, platz in enumerate(self.plaetze):
            kanten.append((oben, oben + self.hoehen[nummer]))
            self._kasten(bild, nummer, platz, oben)
            if platz.unter:
                self._winkel(bild, platz, kanten[self.stelle[platz.unter]][1], oben + self.hoehen[nummer] / 2)
            oben += self.hoehen[nummer] + self.grad * ABSTAND
        for kante in self.weitere:
            self._bogen(bild, kante, kanten)

    def _kasten(self, bild: Zeichnung, nummer: int, platz: Platz, oben: float) -> None:
        grad, x = self.grad, self.einzug * platz.tiefe + 0.5
        masse = (self.rechts - x, self.hoehen[nummer])
        bild.rechteck((x, oben), masse, "flaeche", strich="achse", dicke=grad * 0.07)
        bild.absatz((x + grad * 0.6, oben + grad * (0.9 + POLSTER / 2)), self.texte[nummer], fett=not platz.tiefe)

    def _winkel(self, bild: Zeichnung, platz: Platz, von: float, bis: float) -> None:
        """From beneath the box that comes first into the left side of the one that builds on it."""
        kasten = self.einzug * platz.tiefe + 0.5
        x = kasten - self.einzug * 0.6
        bild.linie([(x, von), (x, bis), (kasten, bis)], "akzent", dicke=self.grad * 0.13)
        _spitze(bild, (kasten, bis), 1, self.grad)

    def _bogen(self, bild: Zeichnung, kante: Kante, kanten: list[tuple[float, float]]) -> None:
        """On the right, a lane for each box that lines come from: out at two thirds, in at one third."""
        (von, vonunten), (nach, nachunten) = kanten[self.stelle[kante.von]], kanten[self.stelle[kante.nach]]
        bahn = self.quellen.index(kante.von)
        x = min(self.rechts + self.grad * (1.2 + BAHN * bahn), self.breite - 1)
        ab, an = von + (vonunten - von) * 0.68, nach + (nachunten - nach) * 0.32
        weg: list[Punkt] = [(self.rechts, ab), (x, ab), (x, an), (self.rechts, an)]
        bild.linie(weg, "akzent", dicke=self.grad * 0.13)
        _spitze(bild, (self.rechts, an), -1, self.grad)


def _spitze(bild: Zeichnung, stelle: Punkt, richtung: int, grad: float) -> None:
    (x, y), r = stelle, grad * 0.34
    bild.vieleck([(x - richtung * r * 1.7, y - r), (x - richtung * r * 1.7, y + r), (x, y)], "akzent")


def _blaetter(gruppen: list[_Gruppe], hoehe: float) -> list[list[_Gruppe]]:
    """Groups of one chart each, about equally full."""
    gesamt = sum(gruppe.hoehe for gruppe in gruppen)
    anzahl = math.ceil(gesamt / hoehe)
    ziel = min(hoehe, gesamt / anzahl * 1.1) if anzahl > 1 else hoehe
    blaetter: list[list[_Gruppe]] = []
    for gruppe in gruppen:
        if not blaetter or sum(g.hoehe for g in blaetter[-1]) + gruppe.hoehe > ziel:
            blaetter.append([])
        blaetter[-1].append(gruppe)
    return blaetter


def _blatt(titel: str, gruppen: list[_Gruppe], wort: tuple[str, str], namen: dict[str, str]) -> Diagramm:
    bild = Zeichnung(gruppen[0].breite, gruppen[0].grad)
    oben = 0.5
    for gruppe in gruppen:
        gruppe.zeichne(bild, oben)
        oben += gruppe.hoehe
    hoehe = oben - gruppen[0].grad
    return bild.fertig(
        hoehe,
        art="abfolge",
        titel=titel,
        aussage=_aussage(gruppen, wort, namen),
        tabelle=_tabelle(titel, gruppen, wort, namen),
    )


def _aussage(gruppen: list[_Gruppe], wort: tuple[str, str], namen: dict[str, str]) -> str:
    plaetze = [platz for gruppe in gruppen for platz in gruppe.plaetze]
    kanten = [kante for gruppe in gruppen for kante in gruppe.hierher]
    bauen = len({kante.nach for kante in kanten})
    folgen = {p.knoten.id: sum(kante.von == p.knoten.id for kante in kanten) for p in plaetze}
    erste = max(plaetze, key=lambda platz: folgen[platz.knoten.id]).knoten
    satz = f"{len(plaetze)} {wort[len(plaetze) != 1]}; {bauen} {'baut' if bauen == 1 else 'bauen'} auf anderen auf"
    if folgen[erste.id] > 1:
        satz += f"; auf „{namen[erste.id]}“ warten {folgen[erste.id]}"
    return f"{satz}."


def _tabelle(titel: str, gruppen: list[_Gruppe], wort: tuple[str, str], namen: dict[str, str]) -> Tabelle:
    zeilen = [
        (
            namen[platz.knoten.id],
            "; ".join(namen[kante.von] for kante in gruppe.hierher if kante.nach == platz.knoten.id),
        )
        for gruppe in gruppen
        for platz in gruppe.plaetze
    ]
    return Tabelle(sauber(titel), (wort[0], "Baut auf"), tuple(zeilen), zahlen=False)
