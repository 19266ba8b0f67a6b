"""All Massnahmen at a glance: when, what for, after what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from concepts.dokument.lesefassung import Handlungsfeld, Lesefassung, Massnahme
from integrationskonzept.lib.diagramme import (
    DRUCKBREITE,
    DRUCKGRAD,
    DRUCKHOEHE,
    Diagramm,
    Kante,
    Knoten,
    Zeitbalken,
    Zeitgruppe,
    abfolge,
    matrix,
    zeitleiste,
)

VORLAUF = 2
"""Years before and after the concept's own that its timeline shows."""


def _wort(konzept: Lesefassung) -> tuple[str, str]:
    return konzept.begriffe.massnahme.einzahl, konzept.begriffe.massnahme.mehrzahl


def _name(element: Massnahme | Handlungsfeld) -> str:
    return f"{element.nummer} {element.titel}".strip()


def zeitverlauf(
    konzept: Lesefassung,
    *,
    felder: Sequence[Handlungsfeld] | None = None,
    breite: float = DRUCKBREITE,
    grad: float = DRUCKGRAD,
    hoehe: float = DRUCKHOEHE,
    hoechstens: int = 40,
) -> tuple[Diagramm, ...]:
    """When each Massnahme begins and ends, by Handlungsfeld; `felder` picks some of them."""
    gewaehlt = konzept.handlungsfelder if felder is None else felder
    einzeln = len(gewaehlt) == 1
    gruppen = [
        Zeitgruppe("" if einzeln else _name(feld), tuple(_zeitbalken(massnahme) for massnahme in feld.massnahmen))
        for feld in gewaehlt
    ]
    return zeitleiste(
        f"{gewaehlt[0].titel} im Zeitverlauf" if einzeln else f"{_wort(konzept)[1]} im Zeitverlauf",
        gruppen,
        grenzen=_grenzen(konzept),
        breite=breite,
        grad=grad,
        hoehe=hoehe,
        hoechstens=hoechstens,
        wort=_wort(konzept),
    )


def _zeitbalken(massnahme: Massnahme) -> Zeitbalken:
    return Zeitbalken(_name(massnahme), massnahme.beginn, massnahme.ende, massnahme.dauerhaft, massnahme.zeitraum)


def _grenzen(konzept: Lesefassung) -> tuple[float, float] | None:
    jahre = [int(text[:4]) for text in (konzept.beginn, konzept.ende) if text[:4].isdecimal()]
    return (jahre[0] - VORLAUF, jahre[1] + 1 + VORLAUF) if len(jahre) == 2 and jahre[0] <= jahre[1] else None


def querschnitt(
    konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD, hoehe: float = DRUCKHOEHE
) -> tuple[Diagramm, ...]:
    """How many Massnahmen of each Handlungsfeld serve each Querschnittsthema."""
    spalte = {thema.id: nummer for nummer, thema in enumerate(konzept.querschnittsthemen)}
    marken = Counter(
        (zeile, spalte[thema.id])
        for zeile, feld in enumerate(konzept.handlungsfelder)
        for massnahme in feld.massnahmen
        for thema in massnahme.querschnittsthemen
    )
    return matrix(
        f"Querschnittsthemen: Zahl der {_wort(konzept)[1]}",
        [_name(feld) for feld in konzept.handlungsfelder],
        [thema.titel for thema in konzept.querschnittsthemen],
        marken,
        ecke=konzept.begriffe.handlungsfeld.einzahl,
        zaehlt=True,
        breite=breite,
        grad=grad,
        hoehe=hoehe,
    )


def leitzielbezug(
    konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD, hoehe: float = DRUCKHOEHE
) -> tuple[Diagramm, ...]:
    """Which Handlungsfeld serves which Leitziel."""
    leitziele = konzept.leitbild.leitziele
    spalte = {leitziel.id: nummer for nummer, leitziel in enumerate(leitziele)}
    marken = {(zeile, spalte[z.id]): 1 for zeile, feld in enumerate(konzept.handlungsfelder) for z in feld.leitziele}
    return matrix(
        f"{konzept.begriffe.handlungsfeld.mehrzahl} und {konzept.begriffe.leitziel.mehrzahl}",
        [_name(feld) for feld in konzept.handlungsfelder],
        [leitziel.titel for leitziel in leitziele],
        marken,
        ecke=konzept.begriffe.handlungsfeld.einzahl,
        breite=breite,
        grad=grad,
        hoehe=hoehe,
    )


def abhaengigkeiten(
    konzept: Lesefassung, *, breite: float = DRUCKBREITE, grad: float = DRUCKGRAD, hoehe: float = DRUCKHOEHE
) -> tuple[Diagramm, ...]:
    """Which Massnahme builds on which; those without dependencies are left out."""
    return abfolge(
        f"{_wort(konzept)[1]}, die aufeinander aufbauen",
        [Knoten(massnahme.id, _name(massnahme)) for massnahme in konzept.massnahmen],
        [Kante(vorher.id, massnahme.id) for massnahme in konzept.massnahmen for vorher in massnahme.haengt_ab_von],
        wort=_wort(konzept),
        breite=breite,
        grad=grad,
        hoehe=hoehe,
    )
