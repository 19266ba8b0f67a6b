"""Series over time with their targets, labelled where they end."""

from __future__ import annotations

import math
from collections.abc import Sequence

from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.linienreihen import (
    Linie,
    Verlauf,
    aussage,
    tabelle,
    titel_mit_einheit,
    zeichenbare,
)
from integrationskonzept.lib.diagramme.marken import marke
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, MEHRFARBIG, Diagramm
from integrationskonzept.lib.diagramme.schrift import gekuerzt, textbreite, umbruch
from integrationskonzept.lib.diagramme.skala import Skala, Zahlwort, achsenzahlen, teilung
from integrationskonzept.lib.diagramme.zeichnung import Punkt, Zeichnung
from integrationskonzept.lib.diagramme.zeit import nicht_gezeichnet

STRICHELUNGEN = ("", "6 2", "2 2", "8 2 2 2", "4 3", "1 2")
HOEHENANTEIL, NIEDRIGSTE, UNTER_DER_ACHSE = 0.5, 8, 2


@je_daten
def linien(
    titel: str,
    reihen: Sequence[Linie],
    *,
    einheit: str = "",
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
    hoehe: float = 0,
) -> Diagramm | None:
    """Measured values as lines, targets as open diamonds on a dashed line; None without any value.

    Without `hoehe` it is as high as suits its width.
    """
    nahe, ferne = zeichenbare(reihen)
    gezeigt = [punkte for reihe in nahe if (punkte := Verlauf.von(reihe))][:MEHRFARBIG]
    if not gezeigt:
        return None
    bild = _Bild(Zeichnung(breite, grad), gezeigt, einheit, hoehe - grad * UNTER_DER_ACHSE)
    bild.zeichne()
    satz = aussage(nahe, len(gezeigt), einheit)
    fern = nicht_gezeichnet(ferne)
    return bild.zeichnung.fertig(
        bild.hoehe + grad * UNTER_DER_ACHSE,
        art="linien",
        titel=titel_mit_einheit(titel, einheit),
        aussage=f"{satz} {fern[0].upper()}{fern[1:]}." if fern else satz,
        tabelle=tabelle(titel, reihen, einheit),
    )


class _Bild:
    """The drawing: axes, lines, labels."""

    def __init__(self, zeichnung: Zeichnung, verlaeufe: list[Verlauf], einheit: str, hoehe: float) -> None:
        self.zeichnung = zeichnung
        self.verlaeufe = verlaeufe
        self.einheit = einheit
        werte = [y for verlauf in verlaeufe for _, y in verlauf.alle]
        self.zahlwort = Zahlwort.fuer(werte, einheit=einheit)
        grad = zeichnung.grad
        passend = hoehe if hoehe > 0 else max(grad * 15, min(zeichnung.breite * HOEHENANTEIL, grad * 22))
        self.hoehe = round(max(passend, grad * NIEDRIGSTE))
        self._setze_skalen(werte)

    def _setze_skalen(self, werte: list[float]) -> None:
        bild, grad = self.zeichnung, self.zeichnung.grad
        unten, oben = min(werte), max(werte)
        if 0 <= unten <= oben * 0.6:
            unten = 0
        ganz = self.zahlwort.teiler == 1 and all(wert == int(wert) for wert in werte)
        self.marken = teilung(unten, oben, 5, ganz=ganz)
        self.zahlen = achsenzahlen(self.marken, self.zahlwort)
        links = max(textbreite(text, grad) for text in self.zahlen) + grad * 0.8
        self.rand = self._randbreite()
        rechts = bild.breite - self.rand - grad * (1.2 if self.rand else 1.8)
        jahre = [x for verlauf in self.verlaeufe for x, _ in verlauf.alle]
        einzug = grad * 0.8
        self.x = Skala(min(jahre), max(jahre), links + einzug, rechts - einzug)
        self.y = Skala(self.marken[0], self.marken[-1], self.hoehe, grad * 2.6)
        self.links, self.rechts = links, rechts

    def _randbreite(self) -> float:
        """Room for names on the right; a single series needs none, the title names it."""
        if len(self.verlaeufe) == 1:
            return 0
        grad, breite = self.zeichnung.grad, self.zeichnung.breite
        texte = [text for verlauf in self.verlaeufe for text in (verlauf.name, self._endwert(verlauf))]
        ganz, wort = (
            max(textbreite(text, grad, fett=True) for text in stuecke) + grad
            for stuecke in (texte, " ".join(texte).split())
        )
        return min(ganz, max(breite * 0.3, min(wort, breite * 0.45)))

    def zeichne(self) -> None:
        """Everything, from the back to the front."""
        self._achsen()
        for nummer, verlauf in enumerate(self.verlaeufe):
            self._linie(nummer, verlauf)
        if self.rand:
            self._namen()
        else:
            self._werte(self.verlaeufe[0])

    def _achsen(self) -> None:
        bild, grad = self.zeichnung, self.zeichnung.grad
        beginn = f"Achse beginnt bei {self.zahlen[0]}" if self.marken[0] > 0 else ""
        text = " · ".join(teil for teil in (self.zahlwort.einheit(self.einheit), beginn) if teil)
        bild.text((0, grad), gekuerzt(text, bild.breite, grad), rolle="leise")
        for wert, text in zip(self.marken, self.zahlen, strict=True):
            y = self.y(wert)
            bild.linie([(self.links, y), (self.rechts, y)], "gitter", dicke=0.6)
            bild.text((self.links - grad * 0.5, y + grad * 0.33), text, rolle="leise", anker="end")
        bild.linie([(self.links, self.hoehe), (self.rechts, self.hoehe)], "achse", dicke=0.8)
        for jahr in self._jahre():
            bild.linie([(self.x(jahr), self.hoehe), (self.x(jahr), self.hoehe + grad * 0.4)], "achse", dicke=0.8)
            bild.text((self.x(jahr), self.hoehe + grad * 1.6), str(jahr), rolle="leise", anker="middle")

    def _jahre(self) -> list[int]:
        """As many years as stand beside each other."""
        von, bis = math.ceil(self.x.von), math.floor(self.x.bis)
        if von > bis:
            return [bis] if self.x.von == bis else []
        platz = max(1, int((self.rechts - self.links) / (self.zeichnung.grad * 3.4)))
        schritt = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if (bis - von) / s <= platz), 5000)
        return [jahr for jahr in range(von, bis + 1) if (jahr - bis) % schritt == 0]

    def _linie(self, nummer: int, verlauf: Verlauf) -> None:
        bild, grad, farbe = self.zeichnung, self.zeichnung.grad, f"l{nummer + 1}"
        werte, ziele = self._stellen(verlauf.werte), self._stellen(verlauf.ziele)
        if len(werte) > 1:
            bild.linie(werte, farbe, dicke=grad * 0.22, strichelung=STRICHELUNGEN[nummer])
        weg = [*werte[-1:], *(ziel for ziel in ziele if not werte or ziel[0] > werte[-1][0])]
        if len(weg) > 1:
            bild.linie(weg, farbe, dicke=grad * 0.12, strichelung="2 2")
        for stelle in werte if len(werte) <= 24 else werte[-1:]:
            marke(bild, nummer, stelle, grad * 0.32, farbe)
        for x, y in ziele:
            r = grad * 0.48
            bild.vieleck([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], "grund", strich=farbe, dicke=grad * 0.15)

    def _stellen(self, punkte: Sequence[Punkt]) -> list[Punkt]:
        return [(self.x(x), self.y(y)) for x, y in punkte]

    def _werte(self, verlauf: Verlauf) -> None:
        """First and last value and every target of a single series; the later ones go first where room is short."""
        werte, grad = verlauf.werte, self.zeichnung.grad
        punkte = [(punkt, "") for punkt in dict.fromkeys([*werte[:1], *werte[-1:]])]
        punkte += [(punkt, "Ziel ") for punkt in verlauf.ziele]
        belegt: list[tuple[float, float]] = []
        for (x, y), vorsatz in reversed(punkte):
            text = vorsatz + self.zahlwort(y)
            halb = textbreite(text, grad, fett=True) / 2
            mitte = min(max(self.x(x), halb), self.zeichnung.breite - halb)
            if all(mitte + halb < von or mitte - halb > bis for von, bis in belegt):
                belegt.append((mitte - halb - 2, mitte + halb + 2))
                # Below where the line leads on upwards, across the label's usual place.
                unter = not vorsatz and self._steigt_nach(verlauf, x, y) and self.y(y) + grad * 1.7 < self.hoehe
                hoehe = self.y(y) + (grad * 1.5 if unter else -grad * 0.9)
                self.zeichnung.text((mitte, hoehe), text, rolle="t1", anker="middle", fett=True)

    @staticmethod
    def _steigt_nach(verlauf: Verlauf, x: float, y: float) -> bool:
        folgende = [punkt for punkt in verlauf.alle if punkt[0] > x]
        return bool(folgende) and folgende[0][1] > y

    def _endwert(self, verlauf: Verlauf) -> str:
        wert = self.zahlwort(verlauf.letzter[1]) if verlauf.werte else ""
        ziel = f"Ziel {self.zahlwort(verlauf.ziele[-1][1])}" if verlauf.ziele else ""
        return ", ".join(teil for teil in (wert, ziel) if teil)

    def _namen(self) -> None:
        """Names beside the ends of their lines, moved apart where they would touch, and a hairline to each."""
        bild, grad = self.zeichnung, self.zeichnung.grad
        zeile = grad * 1.2
        schilder = [
            (self.y(v.letzter[1]), nummer, umbruch(v.name, self.rand - grad, grad, zeilen=2, fett=True))
            for nummer, v in enumerate(self.verlaeufe)
        ]
        schilder.sort()
        hoehen = [(len(name) + 1.4) * zeile for _, _, name in schilder]
        oben = _auseinander(
            [y - h / 2 for (y, _, _), h in zip(schilder, hoehen, strict=True)], hoehen, self.hoehe + grad
        )
        for (y, nummer, name), stelle in zip(schilder, oben, strict=True):
            x = self.rechts + grad * 1.6
            ende = self.x(self.verlaeufe[nummer].letzter[0]) + grad * 0.6
            mitte = stelle + zeile * 0.55
            bild.linie([(ende, y), (self.rechts, y), (x - grad * 0.4, mitte)], "achse", dicke=0.4)
            for versatz, text in enumerate(name):
                bild.text((x, stelle + zeile * (versatz + 0.85)), text, rolle=f"t{nummer + 1}", fett=True)
            wert = self._endwert(self.verlaeufe[nummer])
            bild.text((x, stelle + zeile * (len(name) + 0.85)), wert, rolle="tinte")


def _auseinander(oben: list[float], hoehen: list[float], unten: float) -> list[float]:
    """Upper edges moved so that nothing overlaps and the last one ends above `unten`."""
    stellen: list[float] = []
    for wunsch, _ in zip(oben, hoehen, strict=True):
        grenze = stellen[-1] + hoehen[len(stellen) - 1] if stellen else 0.0
        stellen.append(max(wunsch, grenze))
    for nummer in range(len(stellen) - 1, -1, -1):
        stellen[nummer] = min(stellen[nummer], unten - hoehen[nummer])
        unten = stellen[nummer]
    ueber = max(0.0, -min(stellen))
    return [stelle + ueber for stelle in stellen]
