"""The charts of the page on which a concept is read, each in a wide and a narrow drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from concepts.dokument.lesefassung import Handlungsfeld, Lesefassung
from concepts.dokument.schaubilder.gremien import gremiennetz
from concepts.dokument.schaubilder.indikatoren import indikatorverlauf
from concepts.dokument.schaubilder.kosten import kosten_nach_handlungsfeld, kosten_nach_jahr
from concepts.dokument.schaubilder.massnahmen import abhaengigkeiten, leitzielbezug, querschnitt, zeitverlauf
from integrationskonzept.lib.diagramme import Diagramm

BREIT, BREIT_GRAD = 560.0, 13.0
SCHMAL, SCHMAL_GRAD = 350.0, 12.5
ENDLOS, ALLE = 1e6, 10_000

Bild = tuple[Diagramm, Diagramm | None]
"""The same data, wide and narrow; None where one drawing does for both."""


@dataclass(frozen=True)
class Lesebilder:
    """By the place at which they stand; `felder` and `indikatoren` by the element's id."""

    leitbild: tuple[Bild, ...]
    felder: dict[str, tuple[Bild, ...]]
    ueberblick: tuple[Bild, ...]
    querschnitt: tuple[Bild, ...]
    gremien: tuple[Bild, ...]
    indikatoren: dict[str, Diagramm]


def lesebilder(konzept: Lesefassung) -> Lesebilder:
    """All of them; a page has no end, so nothing is split that a browser can show in one."""
    return Lesebilder(
        leitbild=_einmal(leitzielbezug(konzept, breite=SCHMAL, grad=SCHMAL_GRAD, hoehe=ENDLOS)),
        felder={feld.id: _zeitverlauf(konzept, feld) for feld in konzept.handlungsfelder},
        ueberblick=(
            *_paare(lambda breite, grad: _eins(kosten_nach_jahr(konzept, breite=breite, grad=grad))),
            *_paare(lambda breite, grad: _eins(kosten_nach_handlungsfeld(konzept, breite=breite, grad=grad))),
            *_paare(lambda breite, grad: abhaengigkeiten(konzept, breite=breite, grad=grad, hoehe=ENDLOS)),
        ),
        querschnitt=_einmal(querschnitt(konzept, breite=SCHMAL, grad=SCHMAL_GRAD, hoehe=ENDLOS)),
        gremien=_paare(lambda breite, grad: _eins(gremiennetz(konzept, breite=breite, grad=grad))),
        indikatoren={
            indikator.id: bild
            for indikator in konzept.indikatoren
            if (bild := indikatorverlauf(indikator, breite=SCHMAL, grad=SCHMAL_GRAD))
        },
    )


def _eins(bild: Diagramm | None) -> tuple[Diagramm, ...]:
    return (bild,) if bild else ()


def _einmal(bilder: tuple[Diagramm, ...]) -> tuple[Bild, ...]:
    return tuple((bild, None) for bild in bilder)


def _paare(zeichne: Callable[[float, float], tuple[Diagramm, ...]]) -> tuple[Bild, ...]:
    return tuple(zip(zeichne(BREIT, BREIT_GRAD), zeichne(SCHMAL, SCHMAL_GRAD), strict=True))


def _zeitverlauf(konzept: Lesefassung, feld: Handlungsfeld) -> tuple[Bild, ...]:
    """Of one Handlungsfeld; both drawings hold the same rows."""

    def zeichne(breite: float, grad: float) -> tuple[Diagramm, ...]:
        return zeitverlauf(konzept, felder=[feld], breite=breite, grad=grad, hoehe=ENDLOS, hoechstens=ALLE)

    return _paare(zeichne)
