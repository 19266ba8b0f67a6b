"""Collects shapes and text by their look, so that a chart has few elements."""

from collections.abc import Sequence

from integrationskonzept.lib.diagramme.modell import Diagramm, Form, Schriftzug, Tabelle, Textzeile
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, sauber

Punkt = tuple[float, float]


def n(wert: float) -> str:
    """A coordinate with one decimal at most."""
    text = f"{wert:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


class Zeichnung:
    """A drawing in the making; what looks alike is drawn together, in the order of its first appearance."""

    def __init__(self, breite: float, grad: float) -> None:
        self.breite = breite
        self.grad = grad
        self._formen: dict[tuple[str, str, float, str], list[str]] = {}
        self._texte: dict[tuple[str, float, str, bool], list[Textzeile]] = {}

    def form(self, d: str, *, fuellung: str = "", strich: str = "", dicke: float = 1, strichelung: str = "") -> None:
        """A path."""
        self._formen.setdefault((fuellung, strich, dicke, strichelung), []).append(d)

    def linie(self, punkte: Sequence[Punkt], strich: str, *, dicke: float = 1, strichelung: str = "") -> None:
        """Through all points."""
        d = "L".join(f"{n(x)} {n(y)}" for x, y in punkte)
        self.form(f"M{d}", strich=strich, dicke=dicke, strichelung=strichelung)

    def rechteck(
        self, ecke: Punkt, masse: Punkt, fuellung: str, *, strich: str = "", dicke: float = 1, strichelung: str = ""
    ) -> None:
        """From its upper left corner."""
        (x, y), (breite, hoehe) = ecke, masse
        d = f"M{n(x)} {n(y)}h{n(breite)}v{n(hoehe)}h{n(-breite)}z"
        self.form(d, fuellung=fuellung, strich=strich, dicke=dicke, strichelung=strichelung)

    def vieleck(self, punkte: Sequence[Punkt], fuellung: str, *, strich: str = "", dicke: float = 1) -> None:
        """A closed shape."""
        d = "L".join(f"{n(x)} {n(y)}" for x, y in punkte)
        self.form(f"M{d}z", fuellung=fuellung, strich=strich, dicke=dicke)

    def kreis(self, mitte: Punkt, radius: float, fuellung: str, *, strich: str = "", dicke: float = 1) -> None:
        """As two arcs, so that all circles of a look are one path."""
        (x, y), r = mitte, round(radius, 1)
        d = f"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0z"
        self.form(d, fuellung=fuellung, strich=strich, dicke=dicke)

    def text(
        self,
        stelle: Punkt,
        text: str,
        *,
        rolle: str = "tinte",
        grad: float = 0,
        anker: str = "start",
        fett: bool = False,
        gedreht: bool = False,
    ) -> None:
        """One line; `stelle` is where its baseline begins, is centred or ends."""
        if text := sauber(text):
            zeile = Textzeile(n(stelle[0]), n(stelle[1]), text, gedreht)
            self._texte.setdefault((rolle, grad or self.grad, anker, fett), []).append(zeile)

    def absatz(
        self, stelle: Punkt, zeilen: Sequence[str], *, rolle: str = "tinte", anker: str = "start", fett: bool = False
    ) -> None:
        """Several lines; `stelle` is the first one's baseline."""
        x, y = stelle
        for nummer, zeile in enumerate(zeilen):
            self.text((x, y + nummer * self.grad * ZEILENABSTAND), zeile, rolle=rolle, anker=anker, fett=fett)

    def fertig(self, hoehe: float, *, art: str, titel: str, aussage: str, tabelle: Tabelle) -> Diagramm:
        """The finished chart."""
        formen = tuple(
            Form("".join(teile), fuellung, strich, n(dicke), strichelung)
            for (fuellung, strich, dicke, strichelung), teile in self._formen.items()
        )
        texte = tuple(
            Schriftzug(tuple(zeilen), rolle, n(grad), anker, fett)
            for (rolle, grad, anker, fett), zeilen in self._texte.items()
        )
        return Diagramm(art, sauber(titel), sauber(aussage), tabelle, self.breite, round(hoehe, 1), formen, texte)
