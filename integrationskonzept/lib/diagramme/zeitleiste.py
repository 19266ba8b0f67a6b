"""Bars over time in groups, on as many charts as are needed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integrationskonzept.lib.diagramme.gemerkt import je_daten
from integrationskonzept.lib.diagramme.modell import DRUCKBREITE, DRUCKGRAD, Diagramm, Tabelle
from integrationskonzept.lib.diagramme.schrift import ZEILENABSTAND, sauber, umbruch
from integrationskonzept.lib.diagramme.skala import Skala
from integrationskonzept.lib.diagramme.zeichnung import Zeichnung
from integrationskonzept.lib.diagramme.zeit import spanne
from integrationskonzept.lib.diagramme.zeitbalken import Zeitbalken, Zeitgruppe, aussage

ZEILEN_JE_BILD = 40
DRUCKHOEHE = 640.0
"""What fits on a page of the brochure beneath a heading, in points."""


@dataclass(frozen=True)
class _Zeile:
    """A row as it is drawn: a heading or a bar, its lines of text, its height."""

    text: tuple[str, ...]
    hoehe: float
    gruppe: Zeitgruppe
    balken: Zeitbalken | None = None


@je_daten
def zeitleiste(
    titel: str,
    gruppen: Sequence[Zeitgruppe],
    *,
    grenzen: tuple[float, float] | None = None,
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
    hoechstens: int = ZEILEN_JE_BILD,
    hoehe: float = DRUCKHOEHE,
    wort: tuple[str, str] = ("Zeile", "Zeilen"),
) -> tuple[Diagramm, ...]:
    """Charts of at most `hoechstens` bars and about `hoehe`; none where no bar has a date.

    `wort` is what the bars are, one and many. `grenzen` (years) cuts off what reaches beyond; without,
    the axis spans all dates.
    """
    alle = [balken for gruppe in gruppen for balken in gruppe.balken]
    achse = _grenzen(alle, grenzen)
    if achse is None:
        return ()
    zeilen = _zeilen(gruppen, breite, grad)
    blaetter = list(_blaetter(zeilen, hoechstens, _gleichmaessig(zeilen, hoehe - grad * 3), grad))
    return tuple(
        _blatt(
            f"{titel} ({nummer} von {len(blaetter)})" if len(blaetter) > 1 else titel, zeilen, achse, breite, grad, wort
        )
        for nummer, zeilen in enumerate(blaetter, start=1)
    )


def _grenzen(alle: list[Zeitbalken], grenzen: tuple[float, float] | None) -> tuple[int, int] | None:
    daten = [wert for balken in alle for wert in (balken.von, balken.bis) if wert is not None]
    if not daten:
        return None
    erstes, letztes = spanne(daten)
    von, bis = math.floor(erstes), math.ceil(letztes)
    if grenzen:
        von, bis = max(von, math.floor(grenzen[0])), min(bis, math.ceil(grenzen[1]))
    return (von, max(bis, von + 1))


def _ist_schmal(breite: float, grad: float) -> bool:
    return breite < grad * 40


def _namensbreite(breite: float, grad: float) -> float:
    return breite if _ist_schmal(breite, grad) else breite * 0.46


def _zeilen(gruppen: Sequence[Zeitgruppe], breite: float, grad: float) -> list[_Zeile]:
    weite, zeilen = _namensbreite(breite, grad), []
    for gruppe in gruppen:
        if gruppe.balken and gruppe.name:
            zeilen.append(_kopf(gruppe, breite, grad))
        for balken in gruppe.balken:
            text = umbruch(balken.name, weite, grad, zeilen=2)
            hoehe = len(text) * grad * ZEILENABSTAND + grad * (1.6 if _ist_schmal(breite, grad) else 0.45)
            zeilen.append(_Zeile(text, hoehe, gruppe, balken))
    return zeilen


def _kopf(gruppe: Zeitgruppe, breite: float, grad: float, *, weiter: bool = False) -> _Zeile:
    name = f"{gruppe.name} (Fortsetzung)" if weiter else gruppe.name
    text = umbruch(name, breite, grad, zeilen=2, fett=True)
    return _Zeile(text, len(text) * grad * ZEILENABSTAND + grad * 1.0, gruppe)


def _gleichmaessig(zeilen: list[_Zeile], hoehe: float) -> float:
    """The height at which all charts are about equally long."""
    gesamt = sum(zeile.hoehe for zeile in zeilen)
    blaetter = math.ceil(gesamt / hoehe)
    return min(hoehe, gesamt / blaetter + max(zeile.hoehe for zeile in zeilen) * 1.5) if blaetter > 1 else hoehe


def _blaetter(zeilen: list[_Zeile], hoechstens: int, hoehe: float, grad: float) -> Iterator[list[_Zeile]]:
    """Rows of one chart each; no heading stands alone at the end, a group that goes on repeats its heading."""
    blatt: list[_Zeile] = []
    for stelle, zeile in enumerate(zeilen):
        folgende = zeilen[stelle + 1].hoehe if zeile.balken is None and stelle + 1 < len(zeilen) else 0
        voll = sum(z.hoehe for z in blatt) + zeile.hoehe + folgende > hoehe
        if blatt and (voll or sum(z.balken is not None for z in blatt) >= hoechstens):
            yield blatt
            blatt = []
            if zeile.balken and zeile.gruppe.name:
                blatt.append(_kopf(zeile.gruppe, zeile.hoehe * 100, grad, weiter=True))
        blatt.append(zeile)
    if blatt:
        yield blatt


def _blatt(
    titel: str, zeilen: list[_Zeile], achse: tuple[int, int], breite: float, grad: float, wort: tuple[str, str]
) -> Diagramm:
    bild = Zeichnung(breite, grad)
    links = grad * 0.2 if _ist_schmal(breite, grad) else _namensbreite(breite, grad) + grad
    x = Skala(achse[0], achse[1], links, breite - grad * 0.9)
    unten = grad * 2.2
    hoehe = unten + sum(zeile.hoehe for zeile in zeilen)
    _jahre(bild, x, hoehe)
    for zeile in zeilen:
        _zeile(bild, zeile, unten, x)
        unten += zeile.hoehe
    balken = [zeile.balken for zeile in zeilen if zeile.balken]
    hoehe = _erklaerung(bild, balken, hoehe, x.von)
    return bild.fertig(
        hoehe + grad * 0.4,
        art="zeitleiste",
        titel=titel,
        aussage=aussage(balken, wort, achse),
        tabelle=_tabelle(titel, zeilen, wort),
    )


def _erklaerung(bild: Zeichnung, balken: list[Zeitbalken], hoehe: float, von: float) -> float:
    """What arrows, dashes and notches mean, as far as there are any; returns where the drawing ends."""
    zeichen = [
        (any(b.offen and b.bis is None and b.von is not None for b in balken), "Pfeil: auf Dauer"),
        (any(not b.offen and b.bis is None and b.von is not None for b in balken), "Gestrichelt: Ende offen"),
        (any(b.bis is not None and (b.von is None or b.von < von) for b in balken), "Kerbe: Beginn davor oder offen"),
    ]
    zeilen = umbruch(" · ".join(wort for gilt, wort in zeichen if gilt), bild.breite, bild.grad)
    bild.absatz((0, hoehe + bild.grad * 1.4), zeilen, rolle="leise")
    return hoehe + bild.grad * (ZEILENABSTAND * len(zeilen) + 0.4) if zeilen else hoehe


def _jahre(bild: Zeichnung, x: Skala, hoehe: float) -> None:
    grad, von, bis = bild.grad, int(x.von), int(x.bis)
    jahr = (x.ende - x.anfang) / (bis - von)
    jedes = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if jahr * s >= grad * 2.8), 5000)
    for stelle in range(von, bis + 1):
        if (stelle - von) % jedes == 0:
            bild.linie([(x(stelle), grad * 1.8), (x(stelle), hoehe)], "gitter", dicke=0.6)
            if stelle < bis and (mitte := x(stelle) + jahr * jedes / 2) < x.ende:
                mitte = x(stelle) + jahr / 2 if jedes > 1 else mitte
                bild.text((max(mitte, grad * 1.2), grad), str(stelle), rolle="leise", anker="middle")


def _zeile(bild: Zeichnung, zeile: _Zeile, oben: float, x: Skala) -> None:
    grad = bild.grad
    if zeile.balken is None:
        bild.linie([(0, oben + grad * 0.3), (bild.breite, oben + grad * 0.3)], "achse", dicke=0.6)
        bild.absatz((0, oben + grad * 1.5), zeile.text, fett=True)
        return
    bild.absatz((0, oben + grad), zeile.text)
    text = len(zeile.text) * grad * ZEILENABSTAND
    mitte = oben + text + grad * 0.6 if _ist_schmal(bild.breite, grad) else oben + grad * 0.68
    _balken(bild, zeile.balken, mitte, x)


def _balken(bild: Zeichnung, balken: Zeitbalken, mitte: float, x: Skala) -> None:
    """A bar; arrow: goes on; dashes: an end that nobody named; flat cut: reaches beyond the axis."""
    grad = bild.grad
    von, bis = balken.von, balken.bis
    if von is None and bis is None:
        wort = "dauerhaft" if balken.offen else "ohne Datum"
        bild.text((x.anfang + grad * 0.3, mitte + grad * 0.33), wort, rolle="leise")
        return
    h = grad * 0.36
    pfeil = balken.offen and bis is None
    links = max(x(von), x.anfang) if von is not None else x.anfang
    rechts = min(x(bis), x.ende) if bis is not None else x.ende
    links, rechts = min(links, x.ende - grad), max(rechts, x.anfang + grad)
    if bis is None and not pfeil:
        bild.rechteck((links, mitte - h), (min(grad, rechts - links), 2 * h), "akzent")
        bild.linie([(links + grad, mitte), (rechts, mitte)], "akzent", dicke=grad * 0.2, strichelung="3 2")
        return
    rechts = max(rechts, links + grad * 0.3)
    spitze = [(rechts, mitte - h), (rechts + grad * 0.8, mitte), (rechts, mitte + h)] if pfeil else []
    rand = spitze or [(rechts, mitte - h), (rechts, mitte + h)]
    kerbe = [(links + grad * 0.4, mitte)] if von is None or x(von) < x.anfang - 0.1 else []
    bild.vieleck([(links, mitte - h), *rand, (links, mitte + h), *kerbe], "akzent")


def _tabelle(titel: str, zeilen: list[_Zeile], wort: tuple[str, str]) -> Tabelle:
    reihen = [
        (sauber(zeile.balken.name), sauber(zeile.gruppe.name), zeile.balken.zeitraum)
        for zeile in zeilen
        if zeile.balken
    ]
    if any(gruppe for _, gruppe, _ in reihen):
        return Tabelle(sauber(titel), (wort[0], "Gruppe", "Zeitraum"), tuple(reihen), zahlen=False)
    kurz = tuple((name, zeitraum) for name, _, zeitraum in reihen)
    return Tabelle(sauber(titel), (wort[0], "Zeitraum"), kurz, zahlen=False)
