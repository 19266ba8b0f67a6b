"""What belongs together: rows and columns with a mark, or a number, where they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from integrationskonzept.lib.deutsch import aufzaehlung, zahl
from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm, Tabelle
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, sauber, textbreite, umbruch
from integrationskonzept.lib.diagramme.zeichnung import Zeichnung
from integrationskonzept.lib.diagramme.zeitleiste import DRUCKHOEHE

WAAGERECHT, GEDREHT = (3.2, 14.0), (2.0, 4.5)
"""The least and the greatest width of a column, in units of the type size."""
GENANNTE = 4


@je_daten
def matrix(
    titel: str,
    zeilen: Sequence[str],
    spalten: Sequence[str],
    marken: Mapping[tuple[int, int], int],
    *,
    ecke: str = "",
    zaehlt: bool = False,
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
    hoehe: float = DRUCKHOEHE,
) -> tuple[Diagramm, ...]:
    """Charts of at most about `hoehe`; none without a mark. `marken`: (row, column) -> number.

    `zaehlt` writes the numbers into the marks; `ecke` is what the rows are, for the table's head.
    """
    gesetzt = {
        stelle: wert
        for stelle, wert in marken.items()
        if wert > 0 and 0 <= stelle[0] < len(zeilen) and 0 <= stelle[1] < len(spalten)
    }
    if not gesetzt:
        return ()
    feld = _Feld(titel, [sauber(z) for z in zeilen], [sauber(s) for s in spalten], gesetzt, ecke, zaehlt, breite, grad)
    teile = feld.teile(hoehe)
    return tuple(
        feld.zeichne(f"{titel} ({nummer} von {len(teile)})" if len(teile) > 1 else titel, teil)
        for nummer, teil in enumerate(teile, start=1)
    )


class _Feld:
    """The whole matrix; draws any stretch of its rows."""

    def __init__(
        self,
        titel: str,
        zeilen: list[str],
        spalten: list[str],
        marken: dict[tuple[int, int], int],
        ecke: str,
        zaehlt: bool,
        breite: float,
        grad: float,
    ) -> None:
        self.titel, self.zeilen, self.spalten, self.marken = titel, zeilen, spalten, marken
        self.ecke, self.zaehlt, self.breite, self.grad = ecke, zaehlt, breite, grad
        self._teile_breite(WAAGERECHT)
        self.koepfe, self.gedreht, self.kopfhoehe = self._koepfe()
        if self.gedreht:
            self._teile_breite(GEDREHT)
            self.koepfe, _, self.kopfhoehe = self._koepfe(gedreht=True)
        self.absaetze = [umbruch(zeile, self.namen - grad, grad, zeilen=2) for zeile in zeilen]

    def _teile_breite(self, grenzen: tuple[float, float]) -> None:
        """Room for the rows' names, and for each column between the two limits."""
        anzahl = len(self.spalten)
        schmalste, breiteste = (grenze * self.grad for grenze in grenzen)
        wunsch = max(textbreite(zeile, self.grad) for zeile in self.zeilen) + self.grad
        namen = max(min(wunsch, self.breite * 0.5), self.breite - anzahl * breiteste)
        self.namen = max(min(namen, self.breite - anzahl * schmalste), self.breite * 0.3)
        self.fach = min((self.breite - self.namen) / anzahl, breiteste)
        if self.namen > wunsch:
            self.namen = wunsch

    def _koepfe(self, *, gedreht: bool = False) -> tuple[list[tuple[str, ...]], bool, float]:
        """The columns' names: level where every word fits, else running upwards."""
        grad = self.grad
        laengstes = max((textbreite(w, grad, fett=True) for s in self.spalten for w in s.split()), default=0)
        if not gedreht and laengstes <= self.fach - grad * 0.4:
            koepfe = [umbruch(name, self.fach - grad * 0.4, grad, zeilen=4, fett=True) for name in self.spalten]
            return koepfe, False, max(len(kopf) for kopf in koepfe) * grad * ZEILENABSTAND
        je_fach = max(1, min(3, int(self.fach / (grad * ZEILENABSTAND))))
        koepfe = [umbruch(name, grad * 18, grad, zeilen=je_fach, fett=True) for name in self.spalten]
        return koepfe, True, max(textbreite(zeile, grad, fett=True) for kopf in koepfe for zeile in kopf) + grad

    def _zeilenhoehe(self, zeile: int) -> float:
        return max(len(self.absaetze[zeile]) * self.grad * ZEILENABSTAND, self.grad * 1.3) + self.grad * 0.5

    def teile(self, hoehe: float) -> list[list[int]]:
        """Rows of one chart each."""
        teile: list[list[int]] = [[]]
        unten = self.kopfhoehe
        for zeile in range(len(self.zeilen)):
            if teile[-1] and unten + self._zeilenhoehe(zeile) > hoehe:
                teile.append([])
                unten = self.kopfhoehe
            teile[-1].append(zeile)
            unten += self._zeilenhoehe(zeile)
        return teile

    def zeichne(self, titel: str, zeilen: list[int]) -> Diagramm:
        """A chart of these rows."""
        bild, grad = Zeichnung(self.breite, self.grad), self.grad
        for spalte, kopf in enumerate(self.koepfe):
            self._kopf(bild, spalte, kopf)
        oben = self.kopfhoehe + grad * 0.6
        for zeile in zeilen:
            bild.linie([(0, oben), (self.namen + self.fach * len(self.spalten), oben)], "gitter", dicke=0.6)
            self._zeile(bild, zeile, oben)
            oben += self._zeilenhoehe(zeile)
        return bild.fertig(
            oben + grad * 0.2,
            art="matrix",
            titel=titel,
            aussage=self._aussage(zeilen),
            tabelle=self._tabelle(titel, zeilen),
        )

    def _kopf(self, bild: Zeichnung, spalte: int, kopf: tuple[str, ...]) -> None:
        grad = self.grad
        mitte = self.namen + self.fach * (spalte + 0.5)
        if not self.gedreht:
            unten = self.kopfhoehe - (len(kopf) - 1) * grad * ZEILENABSTAND - grad * 0.2
            bild.absatz((mitte, unten), kopf, anker="middle", fett=True)
            return
        links = mitte - (len(kopf) - 1) * grad * ZEILENABSTAND / 2 + grad * 0.35
        for nummer, zeile in enumerate(kopf):
            stelle = (links + nummer * grad * ZEILENABSTAND, self.kopfhoehe)
            bild.text(stelle, zeile, fett=True, gedreht=True)

    def _zeile(self, bild: Zeichnung, zeile: int, oben: float) -> None:
        grad, hoehe, absatz = self.grad, self._zeilenhoehe(zeile), self.absaetze[zeile]
        text = len(absatz) * grad * ZEILENABSTAND
        bild.absatz((0, oben + (hoehe - text) / 2 + grad * 0.95), absatz)
        for spalte in range(len(self.spalten)):
            if wert := self.marken.get((zeile, spalte)):
                mitte = (self.namen + self.fach * (spalte + 0.5), oben + hoehe / 2)
                bild.kreis(mitte, grad * (0.78 if self.zaehlt else 0.45), "akzent")
                if self.zaehlt:
                    stelle = (mitte[0], mitte[1] + grad * 0.33)
                    bild.text(stelle, str(wert), rolle="auf-akzent", grad=grad * 0.95, anker="middle", fett=True)

    def _aussage(self, zeilen: list[int]) -> str:
        je_spalte = {
            name: sum(wert if self.zaehlt else 1 for (z, s), wert in self.marken.items() if s == spalte and z in zeilen)
            for spalte, name in enumerate(self.spalten)
        }
        groesste = sorted(je_spalte, key=lambda name: -je_spalte[name])[:GENANNTE]
        teile = [f"„{name}“ ({zahl(je_spalte[name])})" for name in groesste]
        leer = sum(all((zeile, spalte) not in self.marken for spalte in range(len(self.spalten))) for zeile in zeilen)
        ohne = f"; {leer} von {len(zeilen)} Zeilen ohne Eintrag" if leer else ""
        vorn = "am häufigsten " if len(je_spalte) > GENANNTE else ""
        return f"{vorn}{aufzaehlung(teile)}{ohne}."

    def _tabelle(self, titel: str, zeilen: list[int]) -> Tabelle:
        def eintrag(zeile: int, spalte: int) -> str:
            wert = self.marken.get((zeile, spalte), 0)
            return str(wert) if self.zaehlt else "ja" if wert else ""

        reihen = ((self.zeilen[z], *(eintrag(z, s) for s in range(len(self.spalten)))) for z in zeilen)
        return Tabelle(sauber(titel), (self.ecke, *self.spalten), tuple(reihen), zahlen=self.zaehlt)
