"""Nodes in rows with lines between them: boxes on a grid, lines only in the lanes between the boxes."""

from __future__ import annotations

from collections.abc import Sequence

from integrationskonzept.lib.deutsch import aufzaehlung
from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm, Tabelle
from integrationskonzept.lib.diagramme.netzplan import Kante, Knoten, Plan, plane
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, sauber, textbreite, umbruch
from integrationskonzept.lib.diagramme.zeichnung import Punkt, Zeichnung

__all__ = ["Kante", "Knoten", "netz"]

KASTEN = 11.5
"""The least width of a box, in units of the type size."""
VIELE = 24
"""From here on boxes stand closer."""
BAHN = 0.85
"""Room for one line between two rows."""
STRICHE = (("l1", ""), ("l5", "5 2"), ("l3", "1.5 1.5"), ("l6", "6 2 1.5 2"))
"""Kinds of lines; every further kind is drawn like the last."""


@je_daten
def netz(
    titel: str,
    knoten: Sequence[Knoten],
    kanten: Sequence[Kante],
    *,
    wort: tuple[str, str] = ("Knoten", "Knoten"),
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
) -> Diagramm | None:
    """A chart of all nodes and what lies between them; None without nodes.

    A node's `ebene` is its row; where it has none, it stands below everything that leads to it.
    """
    if not knoten:
        return None
    bekannt = {einer.id for einer in knoten}
    gueltig = [k for k in dict.fromkeys(kanten) if k.von in bekannt and k.nach in bekannt and k.von != k.nach]
    spalten = _spalten(knoten, breite, grad)
    plan = plane(list({einer.id: einer for einer in knoten}.values()), gueltig, spalten)
    bild = _Bild(Zeichnung(breite, grad), plan)
    return bild.zeichnung.fertig(
        bild.zeichne(), art="netz", titel=titel, aussage=_aussage(plan, wort), tabelle=_tabelle(titel, plan, wort)
    )


def _spalten(knoten: Sequence[Knoten], breite: float, grad: float) -> int:
    """As many boxes beside each other as leave room for the longest word."""
    laengstes = max(textbreite(wort, grad, fett=True) for k in knoten for wort in [*sauber(k.name).split(), ""])
    schmalste = max(grad * KASTEN, min(laengstes + grad * 1.3, grad * KASTEN * 1.5)) + grad * 2.4
    return max(1, min(3 if len(knoten) <= VIELE else 4, int((breite + grad * 2) / schmalste)))


class _Bild:
    """Boxes and lines in user units."""

    def __init__(self, zeichnung: Zeichnung, plan: Plan) -> None:
        self.zeichnung, self.plan, grad = zeichnung, plan, zeichnung.grad
        self.gasse = grad * (1.2 + 0.6 * max(plan.gassen.values(), default=0))
        rand = grad * (0.4 + 0.6 * plan.gassen.get(0, 0))
        aussen = grad * (0.4 + 0.6 * plan.gassen.get(plan.spalten, 0))
        self.links = rand if plan.gassen.get(0) else 0.5
        rechts = aussen if plan.gassen.get(plan.spalten) else 0.5
        self.kasten = (zeichnung.breite - self.links - rechts - self.gasse * (plan.spalten - 1)) / plan.spalten
        self.texte = {k.id: umbruch(k.name, self.kasten - grad * 1.2, grad, zeilen=4, fett=True) for k in plan.knoten}
        self.zusaetze = {k.id: umbruch(k.zusatz, self.kasten - grad * 1.2, grad, zeilen=2) for k in plan.knoten}
        self._setze_reihen()

    def _setze_reihen(self) -> None:
        grad = self.zeichnung.grad
        self.oben: list[float] = []
        self.hoehen: list[float] = []
        y = 0.5 + self._kanal(-1)
        for nummer, reihe in enumerate(self.plan.reihen):
            zeilen = max(len(self.texte[i]) + len(self.zusaetze[i]) for i in reihe.values())
            self.oben.append(y)
            self.hoehen.append(zeilen * grad * ZEILENABSTAND + grad * 0.9)
            y += self.hoehen[-1] + self._kanal(nummer)
        self.unten = y

    def _kanal(self, reihe: int) -> float:
        """The room beneath a row; -1 is above the first."""
        bahnen = self.plan.bahnen.get(reihe, 0)
        if not bahnen and reihe in (-1, len(self.plan.reihen) - 1):
            return 0.0
        return self.zeichnung.grad * (1.3 + BAHN * bahnen)

    def zeichne(self) -> float:
        """Lines first, boxes over them, the key at the end; returns the height."""
        spitzen: list[tuple[Punkt, bool, str]] = []
        for weg in self.plan.wege:
            strich, strichelung = STRICHE[min(self.plan.arten.index(weg.kante.art), len(STRICHE) - 1)]
            punkte = [self._punkt(*stelle) for stelle in weg.stellen]
            self.zeichnung.linie(punkte, strich, dicke=self.zeichnung.grad * 0.13, strichelung=strichelung)
            if weg.kante.gerichtet:
                spitzen.append((punkte[-1], punkte[-1][1] > punkte[-2][1], strich))
        for nummer, reihe in enumerate(self.plan.reihen):
            for spalte, kennung in reihe.items():
                self._kasten(kennung, spalte, nummer)
        for stelle, abwaerts, strich in spitzen:
            self._spitze(stelle, abwaerts, strich)
        return self._schluessel()

    def _punkt(self, x: tuple[str, int, float], y: tuple[str, int, float]) -> Punkt:
        """From places on the grid: a box's edge or its port, a lane between columns or rows."""
        grad = self.zeichnung.grad
        art, spalte, anteil = x
        schritt = self.kasten + self.gasse
        if art == "kasten":
            waagerecht = self.links + spalte * schritt + self.kasten * anteil
        elif spalte == 0:
            waagerecht = self.links - grad * (0.5 + 0.6 * anteil)
        else:
            waagerecht = self.links + spalte * schritt - self.gasse + grad * (0.6 + 0.6 * anteil)
        art, reihe, bahn = y
        if art == "oben":
            return waagerecht, self.oben[reihe]
        if art == "unten":
            return waagerecht, self.oben[reihe] + self.hoehen[reihe]
        kante = self.oben[reihe] + self.hoehen[reihe] if reihe >= 0 else 0.5
        return waagerecht, kante + grad * (0.55 + BAHN * bahn)

    def _kasten(self, kennung: str, spalte: int, reihe: int) -> None:
        bild, grad = self.zeichnung, self.zeichnung.grad
        x = self.links + spalte * (self.kasten + self.gasse)
        ecke, masse = (x, self.oben[reihe]), (self.kasten, self.hoehen[reihe])
        bild.rechteck(ecke, masse, "flaeche", strich="achse", dicke=grad * 0.08)
        text, zusatz = self.texte[kennung], self.zusaetze[kennung]
        zeilen = (len(text) + len(zusatz)) * grad * ZEILENABSTAND
        y = self.oben[reihe] + (self.hoehen[reihe] - zeilen) / 2 + grad * 0.95
        bild.absatz((x + grad * 0.6, y), text, fett=True)
        bild.absatz((x + grad * 0.6, y + len(text) * grad * ZEILENABSTAND), zusatz, rolle="leise")

    def _spitze(self, stelle: Punkt, abwaerts: bool, strich: str) -> None:
        (x, y), r = stelle, self.zeichnung.grad * 0.3
        ende = y - r * 1.7 if abwaerts else y + r * 1.7
        self.zeichnung.vieleck([(x - r, ende), (x + r, ende), (x, y)], strich)

    def _schluessel(self) -> float:
        """What the kinds of lines mean, below the drawing."""
        bild, grad = self.zeichnung, self.zeichnung.grad
        y = self.unten + grad * 0.6
        x = 0.0
        for nummer, art in enumerate(self.plan.arten):
            if not art:
                continue
            strich, strichelung = STRICHE[min(nummer, len(STRICHE) - 1)]
            zeilen = umbruch(art, bild.breite - grad * 4, grad, zeilen=2)
            weite = grad * 5 + max((textbreite(zeile, grad) for zeile in zeilen), default=0)
            if x and (x + weite > bild.breite or len(zeilen) > 1):
                x, y = 0.0, y + grad * 1.5
            bild.linie(
                [(x, y + grad * 0.7), (x + grad * 2.6, y + grad * 0.7)],
                strich,
                dicke=grad * 0.13,
                strichelung=strichelung,
            )
            bild.absatz((x + grad * 3.2, y + grad), zeilen, rolle="leise")
            x += weite
            y += (len(zeilen) - 1) * grad * ZEILENABSTAND if zeilen else 0
        return y + grad * 1.6 if any(self.plan.arten) else self.unten + grad * 0.2


def _aussage(plan: Plan, wort: tuple[str, str]) -> str:
    anzahl = len(plan.knoten)
    teile = [f"{anzahl} {wort[anzahl != 1]}"]
    arten = {art: sum(weg.kante.art == art for weg in plan.wege) for art in plan.arten}
    if arten:
        teile.append(
            aufzaehlung(f"{n}-mal „{sauber(art)}“" if art else f"{n} Verbindungen" for art, n in arten.items())
        )
    else:
        teile.append("ohne Verbindung")
    grade = {k.id: sum(k.id in (weg.kante.von, weg.kante.nach) for weg in plan.wege) for k in plan.knoten}
    meiste = max(plan.knoten, key=lambda k: grade[k.id])
    if anzahl > 2 and grade[meiste.id] > 1:
        teile.append(f"die meisten Verbindungen hat „{sauber(meiste.name)}“ ({grade[meiste.id]})")
    return f"{'; '.join(teile)}."


def _tabelle(titel: str, plan: Plan, wort: tuple[str, str]) -> Tabelle:
    namen = {k.id: sauber(k.name) for k in plan.knoten}
    zeilen = [(namen[k.von], sauber(k.text or k.art), namen[k.nach]) for k in (weg.kante for weg in plan.wege)]
    verbunden = {kennung for weg in plan.wege for kennung in (weg.kante.von, weg.kante.nach)}
    zeilen += [(namen[k.id], "", "") for k in plan.knoten if k.id not in verbunden]
    return Tabelle(sauber(titel), (wort[0], "Verbindung", "mit"), tuple(zeilen), zahlen=False)
