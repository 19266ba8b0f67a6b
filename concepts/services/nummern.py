"""Numbering the Maßnahmen anew: what becomes what, and doing it."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from accounts.models import User
from concepts.models import Handlungsfeld, Konzept, Massnahme

from .sammelaenderung import Ergebnis, aendere_massnahmen


@dataclass(frozen=True)
class Nummerntausch:
    """One Maßnahme whose number changes; it had none where `alt` is empty."""

    kennung: str
    titel: str
    alt: str
    neu: str


def neue_nummern(konzept: Konzept) -> list[Nummerntausch]:
    """Where numbers by Handlungsfeld and order (`1.1`, `1.2` …) differ from those that stand there, in that order."""
    felder = Handlungsfeld.objects.filter(konzept=konzept).values_list("pk", flat=True)
    stellen = {pk: stelle for stelle, pk in enumerate(felder, start=1)}
    zaehler: Counter[int] = Counter()
    alle = []
    for massnahme in Massnahme.objects.filter(konzept=konzept).only("kennung", "titel", "nummer", "handlungsfeld_id"):
        feld = stellen[massnahme.handlungsfeld_id]
        zaehler[feld] += 1
        neu = Nummerntausch(massnahme.kennung, massnahme.titel, massnahme.nummer, f"{feld}.{zaehler[feld]}")
        alle.append((feld, zaehler[feld], neu))
    return [neu for *_, neu in sorted(alle, key=lambda eintrag: eintrag[:2]) if neu.alt != neu.neu]


def summe(tausche: list[Nummerntausch]) -> str:
    """The same for the same changes, so that what is done is what was shown."""
    return hashlib.sha256(repr(tausche).encode()).hexdigest()


def nummeriere_massnahmen(*, konzept: Konzept, person: User | None) -> Ergebnis:
    """Number all Maßnahmen by Handlungsfeld and order; the `sammlung` of what comes of it takes it back."""
    nummern = {tausch.kennung: {"nummer": tausch.neu} for tausch in neue_nummern(konzept)}
    return aendere_massnahmen(
        konzept=konzept,
        kennungen=nummern,
        aenderung=lambda kennung, _jetzt: nummern[kennung],
        person=person,
        code="nummeriert",
    )
