"""Bars over categories: stacked or beside each other, upright or lying."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from integrationskonzept.lib.diagramme.balkentafel import Balkenreihe, Tafel, aussage, gebuendelt, tabelle
from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, gekuerzt, sauber, textbreite, umbruch
from integrationskonzept.lib.diagramme.skala import Skala, achsenzahlen, zeichenbar
from integrationskonzept.lib.diagramme.zeichnung import Zeichnung


@je_daten
def balken(
    titel: str,
    kategorien: Sequence[str],
    reihen: Sequence[Balkenreihe],
    *,
    einheit: str = "",
    ecke: str = "",
    gestapelt: bool = True,
    liegend: bool = False,
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
) -> Diagramm | None:
    """Stacked (sums) or grouped bars; `liegend` for names too long to stand below. None without any value.

    `ecke` is what the categories are, for the table's head.
    """
    genau = [replace(r, werte=tuple(zeichenbar(wert) for wert in r.werte[: len(kategorien)])) for r in reihen]
    if not kategorien or all(wert is None for reihe in genau for wert in reihe.werte):
        return None
    tafel = Tafel([sauber(k) for k in kategorien], gebuendelt(genau), einheit, gestapelt)
    zeichne = _liegende if liegend else _stehende
    bild = Zeichnung(breite, grad)
    hoehe = zeichne(bild, tafel)
    return bild.fertig(
        hoehe, art="balken", titel=titel, aussage=aussage(tafel, genau), tabelle=tabelle(titel, tafel, genau, ecke)
    )


def _fuellung(tafel: Tafel, nummer: int) -> tuple[str, str]:
    """The municipality's colour for a single series."""
    return ("akzent", "akzent") if len(tafel.reihen) == 1 else (f"f{nummer + 1}", f"l{nummer + 1}")


def _stehende(bild: Zeichnung, tafel: Tafel) -> float:
    grad = bild.grad
    hoehe = max(grad * 16, min(bild.breite * 0.5, grad * 24))
    marken, wort = tafel.marken(6), tafel.zahlwort
    zahlen = achsenzahlen(marken, wort)
    links = max(textbreite(text, grad) for text in zahlen) + grad * 0.8
    mehrere = len(tafel.reihen) > 1
    rand = _schildbreite(bild, tafel, hoehe) if mehrere else 0.0
    oben = _schluessel(bild, tafel) - grad if mehrere and not rand else 0
    hoehe += oben
    rechts = bild.breite - rand
    y = Skala(marken[0], marken[-1], hoehe, oben + grad * 2.8)
    bild.text((0, oben + grad), gekuerzt(wort.einheit(tafel.einheit), bild.breite, grad), rolle="leise")
    for marke, text in zip(marken, zahlen, strict=True):
        bild.linie([(links, y(marke)), (rechts, y(marke))], "gitter", dicke=0.6)
        bild.text((links - grad * 0.5, y(marke) + grad * 0.33), text, rolle="leise", anker="end")
    fach = (rechts - links) / len(tafel.kategorien)
    for stelle in range(len(tafel.kategorien)):
        _saeule(bild, tafel, stelle, (links + fach * stelle, fach), y)
    bild.linie([(links, y(0)), (rechts, y(0))], "achse", dicke=0.8)
    unten = _kategorien(bild, tafel, links, fach, hoehe)
    if rand:
        _schilder(bild, tafel, y, rechts + grad)
    return unten


def _saeule(bild: Zeichnung, tafel: Tafel, stelle: int, platz: tuple[float, float], y: Skala) -> None:
    x, fach = platz
    stuecke = tafel.stuecke(stelle)
    dick = min(fach * 0.64, bild.grad * 8)
    einzeln = dick if tafel.gestapelt else dick / len(tafel.reihen)
    for nummer, von, bis in stuecke:
        versatz = 0 if tafel.gestapelt else einzeln * nummer
        oben, unten = sorted((y(von), y(bis)))
        fuellung, kante = _fuellung(tafel, nummer)
        ecke = (x + (fach - dick) / 2 + versatz + 0.5, oben + 0.4)
        # A hair of ground between neighbours keeps them apart in grey.
        bild.rechteck(ecke, (max(einzeln - 1, 0.5), max(unten - oben - 0.8, 0.4)), fuellung, strich=kante, dicke=0.5)
    text = tafel.zahlwort(tafel.summen[stelle])
    if stuecke and tafel.gestapelt and textbreite(text, bild.grad, fett=True) < fach:
        kopf = min(y(bis) for _, _, bis in stuecke)
        bild.text((x + fach / 2, min(kopf, y(0)) - bild.grad * 0.45), text, anker="middle", fett=True)


def _kategorien(bild: Zeichnung, tafel: Tafel, links: float, fach: float, hoehe: float) -> float:
    """The names below, as many as fit; returns where the drawing ends."""
    grad = bild.grad
    breiteste = max(textbreite(name, grad) for name in tafel.kategorien)
    jede = max(1, math.ceil((min(breiteste, grad * 12) + grad * 0.6) / fach)) if fach < grad * 5 else 1
    platz = max(fach * jede - grad * 0.4, grad)
    zeilen = 1
    for stelle in range(0, len(tafel.kategorien), jede):
        absatz = umbruch(tafel.kategorien[stelle], platz, grad, zeilen=3)
        zeilen = max(zeilen, len(absatz))
        bild.absatz((links + fach * (stelle + 0.5), hoehe + grad * 1.5), absatz, rolle="leise", anker="middle")
    return hoehe + grad * (0.9 + zeilen * ZEILENABSTAND)


def _schildbreite(bild: Zeichnung, tafel: Tafel, hoehe: float) -> float:
    """The room for names on the right; none where they would grow higher than the chart."""
    grad = bild.grad
    rand = min(bild.breite * 0.3, max(textbreite(r.name, grad) for r in tafel.reihen) + grad * 2.6)
    zeilen = sum(len(umbruch(r.name, rand - grad * 2.4, grad, zeilen=2)) + 0.4 for r in tafel.reihen)
    return rand if zeilen * grad * ZEILENABSTAND < hoehe - grad * 4 and bild.breite >= grad * 36 else 0


def _schilder(bild: Zeichnung, tafel: Tafel, y: Skala, x: float) -> None:
    """The series' names in the order of the last stack, from the top, each with its colour."""
    grad = bild.grad
    platz = bild.breite - x - grad * 1.4
    letzte = {nummer: (von + bis) / 2 for nummer, von, bis in tafel.stuecke(len(tafel.kategorien) - 1)}
    folge = range(len(tafel.reihen) - 1, -1, -1) if tafel.gestapelt else range(len(tafel.reihen))
    unten = grad * 2
    for nummer in folge:
        absatz = umbruch(tafel.reihen[nummer].name, platz, grad, zeilen=2)
        wunsch = y(letzte[nummer]) - grad * 0.3 if tafel.gestapelt and nummer in letzte else 0
        noch = grad * 1.7 * (nummer if tafel.gestapelt else 0)
        oben = max(unten, min(wunsch, y(0) - noch - grad * 1.5))
        fuellung, kante = _fuellung(tafel, nummer)
        bild.rechteck((x, oben), (grad * 0.8, grad * 0.8), fuellung, strich=kante, dicke=0.5)
        bild.absatz((x + grad * 1.4, _grundlinie(oben, grad)), absatz)
        unten = oben + len(absatz) * grad * ZEILENABSTAND + grad * 0.4


def _grundlinie(oben: float, grad: float) -> float:
    """The baseline of a line beside a square whose upper edge is `oben`."""
    return oben + grad * 0.75


def _liegende(bild: Zeichnung, tafel: Tafel) -> float:
    """One row a category: its name, its bars, the sum."""
    grad, wort = bild.grad, tafel.zahlwort
    schmal = bild.breite < grad * 40
    namen = bild.breite if schmal else bild.breite * 0.36
    texte = [wort.in_worten(summe, tafel.einheit) for summe in tafel.summen]
    zahl = max(textbreite(text, grad, fett=True) for text in texte) + grad
    links = 0.0 if schmal else namen + grad
    marken = tafel.marken(5)
    x = Skala(min(marken[0], 0), max(marken[-1], 0), links, bild.breite - zahl)
    oben = _schluessel(bild, tafel) if len(tafel.reihen) > 1 else grad * 0.4
    beginn = oben
    for stelle, name in enumerate(tafel.kategorien):
        absatz = umbruch(name, namen, grad, zeilen=2)
        kopf = len(absatz) * grad * ZEILENABSTAND
        dick = grad * (1.1 if tafel.gestapelt else 0.9 * len(tafel.reihen))
        hoehe = kopf + dick + grad * 0.3 if schmal else max(kopf, dick)
        mitte = oben + (kopf + grad * 0.3 + dick / 2 if schmal else hoehe / 2)
        bild.absatz((0, oben + (grad if schmal else (hoehe - kopf) / 2 + grad)), absatz)
        rechts = _reihe(bild, tafel, stelle, (mitte, dick), x)
        if tafel.gestapelt or len(tafel.reihen) == 1:
            bild.text((rechts + grad * 0.5, mitte + grad * 0.35), texte[stelle], fett=True)
        oben += hoehe + grad * 0.8
    bild.linie([(x(0), beginn - grad * 0.4), (x(0), oben - grad * 0.5)], "achse", dicke=0.8)
    return oben - grad * 0.3


def _reihe(bild: Zeichnung, tafel: Tafel, stelle: int, platz: tuple[float, float], x: Skala) -> float:
    mitte, dick = platz
    einzeln = dick if tafel.gestapelt else dick / len(tafel.reihen)
    rechts = x(0)
    for nummer, von, bis in tafel.stuecke(stelle):
        links, ende = sorted((x(von), x(bis)))
        versatz = 0 if tafel.gestapelt else einzeln * nummer
        fuellung, kante = _fuellung(tafel, nummer)
        ecke = (links + 0.4, mitte - dick / 2 + versatz + 0.3)
        bild.rechteck(ecke, (max(ende - links - 0.8, 0.4), einzeln - 0.6), fuellung, strich=kante, dicke=0.5)
        rechts = max(rechts, ende)
    return rechts


def _schluessel(bild: Zeichnung, tafel: Tafel) -> float:
    """The series' names above the bars, line by line; returns where the bars begin."""
    grad = bild.grad
    x, y = 0.0, grad * 0.3
    for nummer, reihe in enumerate(tafel.reihen):
        name = umbruch(reihe.name, bild.breite * 0.8, grad, zeilen=1)
        weite = textbreite(name[0] if name else "", grad) + grad * 3
        if x and x + weite > bild.breite:
            x, y = 0.0, y + grad * 1.5
        fuellung, kante = _fuellung(tafel, nummer)
        bild.rechteck((x, y), (grad * 0.8, grad * 0.8), fuellung, strich=kante, dicke=0.5)
        bild.absatz((x + grad * 1.2, _grundlinie(y, grad)), name)
        x += weite
    return y + grad * 2.2
