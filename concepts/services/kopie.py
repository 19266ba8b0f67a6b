"""Copying a Maßnahme."""

from __future__ import annotations

from accounts.models import User
from concepts.dokument.abbildung import MASSNAHME
from concepts.dokument.bestand import inhalt_von
from concepts.models import Element, Handlungsfeld, Massnahme

from .elemente import lege_element_an

EIGENES = {"nummer", "stand", "handlungsfeld"}


def kopiere_massnahme(
    *, massnahme: Massnahme, titel: str, handlungsfeld: Handlungsfeld, person: User | None
) -> Element:
    """A new Maßnahme that says the same; number and state are its own, and goals stay with their Handlungsfeld."""
    ohne = EIGENES if handlungsfeld == massnahme.handlungsfeld else EIGENES | {"ziele"}
    inhalt = {name: wert for name, wert in inhalt_von(massnahme).items() if name not in ohne}
    return lege_element_an(
        konzept=massnahme.konzept,
        art=MASSNAHME,
        inhalt=inhalt | {"titel": titel},
        person=person,
        code="kopiert",
        handlungsfeld=handlungsfeld,
    )
