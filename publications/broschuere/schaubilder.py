"""The charts of the brochure: which there are, how wide, in whose colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from concepts.dokument import schaubilder
from concepts.dokument.lesefassung import Handlungsfeld, Indikator, Lesefassung
from integrationskonzept.lib.diagramme import (
    Diagramm,
    Zeitbalken,
    Zeitgruppe,
    als_adresse,
    farben_fuer,
    zeitleiste,
)
from publications.broschuere.angaben import Ausgabe, Gestaltung
from publications.broschuere.umfang import bildhoehe

VOLLE_BREITE, INDIKATORBREITE, KURZE_BREITE, GROSSDRUCKBREITE = 470.0, 255.0, 290.0, 480.0
"""In points: the whole measure, what lets two indicators share a page, and the one column of large print."""
SCHRIFTGRAD, SCHRIFTGRAD_GROSSDRUCK = 8.0, 17.0
UNTER_DER_UEBERSCHRIFT, IN_GROSSDRUCK = 500.0, 420.0
"""The height that a page leaves to a chart below a chapter's heading, in points."""

EINZELN_BIS, EINZELN_BIS_IN_GROSSDRUCK = 80, 15
"""More Massnahmen than this are no picture any more; then each Handlungsfeld has one bar."""

Zeichner = Callable[..., Diagramm | tuple[Diagramm, ...] | None]


def _hoehe(grad: float) -> float:
    return IN_GROSSDRUCK if grad > SCHRIFTGRAD else UNTER_DER_UEBERSCHRIFT


def abhaengigkeiten(konzept: Lesefassung, *, breite: float, grad: float) -> tuple[Diagramm, ...]:
    """Which Massnahme builds on which."""
    return schaubilder.abhaengigkeiten(konzept, breite=breite, grad=grad, hoehe=_hoehe(grad))


def zeitplan(konzept: Lesefassung, *, breite: float, grad: float) -> tuple[Diagramm, ...]:
    """When every Massnahme is carried out, or, where there are too many, every Handlungsfeld."""
    hoechstens = EINZELN_BIS_IN_GROSSDRUCK if grad > SCHRIFTGRAD else EINZELN_BIS
    if len(konzept.massnahmen) <= hoechstens:
        return schaubilder.zeitverlauf(konzept, breite=breite, grad=grad, hoehe=_hoehe(grad))
    balken = tuple(_zeitraum(feld) for feld in konzept.handlungsfelder if feld.massnahmen)
    worte = konzept.begriffe.handlungsfeld
    titel = f"{worte.mehrzahl} im Zeitverlauf"
    wort = (worte.einzahl, worte.mehrzahl)
    gruppen = [Zeitgruppe("", balken)]
    return zeitleiste(titel, gruppen, breite=breite, grad=grad, hoehe=_hoehe(grad), wort=wort)


def _zeitraum(feld: Handlungsfeld) -> Zeitbalken:
    anfaenge = sorted(massnahme.beginn for massnahme in feld.massnahmen if massnahme.beginn)
    enden = sorted(massnahme.ende for massnahme in feld.massnahmen if massnahme.ende)
    offen = any(massnahme.dauerhaft for massnahme in feld.massnahmen)
    name = f"{feld.nummer} {feld.titel}".strip()
    return Zeitbalken(name, anfaenge[0] if anfaenge else "", enden[-1] if enden else "", offen, "")


def indikator(gegenstand: Indikator, *, breite: float, grad: float) -> Diagramm | None:
    """How it has moved; in A4 so high that two of them share a page."""
    hoehe = 0.0 if grad > SCHRIFTGRAD else bildhoehe(gegenstand)
    return schaubilder.indikatorverlauf(gegenstand, breite=breite, grad=grad, hoehe=hoehe)


ARTEN: dict[str, tuple[Zeichner, float]] = {
    "abhaengigkeiten": (abhaengigkeiten, VOLLE_BREITE),
    "gremiennetz": (schaubilder.gremiennetz, VOLLE_BREITE),
    "indikator": (indikator, INDIKATORBREITE),
    "kosten_kurz": (schaubilder.kosten_nach_jahr, KURZE_BREITE),
    "kosten_nach_handlungsfeld": (schaubilder.kosten_nach_handlungsfeld, VOLLE_BREITE),
    "kosten_nach_jahr": (schaubilder.kosten_nach_jahr, VOLLE_BREITE),
    "querschnitt": (schaubilder.querschnitt, VOLLE_BREITE),
    "zeitplan": (zeitplan, VOLLE_BREITE),
}


@dataclass(frozen=True)
class Bild:
    """A chart, ready to be shown."""

    diagramm: Diagramm
    adresse: str
    schmal: bool


def zeichne(art: str, gegenstand: Any, gestaltung: Gestaltung, ausgabe: str) -> list[Bild]:
    """The charts of one kind; none where there is nothing to show."""
    zeichner, breite = ARTEN[art]
    gross = ausgabe == Ausgabe.GROSSDRUCK
    grad = SCHRIFTGRAD_GROSSDRUCK if gross else SCHRIFTGRAD
    ergebnis = zeichner(gegenstand, breite=GROSSDRUCKBREITE if gross else breite, grad=grad)
    diagramme = ergebnis if isinstance(ergebnis, tuple) else (ergebnis,) if ergebnis else ()
    farben = farben_fuer(gestaltung.farben["farbe"])
    schmal = breite == INDIKATORBREITE and not gross
    return [Bild(diagramm, als_adresse(diagramm, farben), schmal) for diagramm in diagramme]
