"""The charts of the pages on which a concept is read: one drawing each, readable on the phone and beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from concepts.dokument.lesefassung import Handlungsfeld, Lesefassung
from concepts.dokument.schaubilder.gremien import gremiennetz
from concepts.dokument.schaubilder.indikatoren import indikatorverlauf
from concepts.dokument.schaubilder.kosten import kosten_nach_handlungsfeld, kosten_nach_jahr
from concepts.dokument.schaubilder.massnahmen import abhaengigkeiten, leitzielbezug, querschnitt, zeitverlauf
from integrationskonzept.lib.diagramme import Diagramm

BREITE, GRAD = 350.0, 12.5
ENDLOS, ALLE = 1e6, 10_000
"""A page has no end, so nothing is split that a browser can show in one."""

Zeichner = Callable[..., Diagramm | tuple[Diagramm, ...] | None]


def _zeitverlauf(konzept: Lesefassung, *, breite: float, grad: float, feld: Handlungsfeld | None = None) -> Any:
    felder = [feld] if feld else None
    return zeitverlauf(konzept, felder=felder, breite=breite, grad=grad, hoehe=ENDLOS, hoechstens=ALLE)


def _endlos(zeichner: Zeichner) -> Zeichner:
    return lambda konzept, **masse: zeichner(konzept, hoehe=ENDLOS, **masse)


ARTEN: dict[str, Zeichner] = {
    "abhaengigkeiten": _endlos(abhaengigkeiten),
    "gremiennetz": gremiennetz,
    "indikator": indikatorverlauf,
    "kosten_nach_handlungsfeld": kosten_nach_handlungsfeld,
    "kosten_nach_jahr": kosten_nach_jahr,
    "leitzielbezug": _endlos(leitzielbezug),
    "querschnitt": _endlos(querschnitt),
    "zeitverlauf": _zeitverlauf,
}


def lesebilder(art: str, gegenstand: Any, **angaben: Any) -> tuple[Diagramm, ...]:
    """The charts of one kind; none where there is nothing to show."""
    ergebnis = ARTEN[art](gegenstand, breite=BREITE, grad=GRAD, **angaben)
    if isinstance(ergebnis, tuple):
        return ergebnis
    return (ergebnis,) if ergebnis else ()
