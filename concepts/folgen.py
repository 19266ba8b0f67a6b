"""What upper rooms let come before and after the freezing of a Fassung.

An app says so in `AppConfig.ready`; the arrows keep pointing down. What comes before takes its time and is done in
the background; it gives back what is to be written together with the Fassung. A consequence is part of the same
transaction, so that it is either there with the Fassung or neither is.
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User
from concepts.dokument.maengel import Stelle
from concepts.models import Fassung
from concepts.services.elemente import Unmoeglich

Fortschritt = Callable[[int, int], None]
Folge = Callable[[Fassung, User | None], None]
Vorbereitung = Callable[[Fassung, Fortschritt], Folge]
_vor_dem_einfrieren: list[Vorbereitung] = []
_nach_dem_einfrieren: list[Folge] = []


class Hindernis(Unmoeglich):
    """Why a concept cannot be frozen as it is, as a German sentence, and where it is mended."""

    def __init__(self, satz: str, stellen: tuple[Stelle, ...] = ()) -> None:
        super().__init__(satz)
        self.stellen = stellen


def melde_vorbereitung_an(vorbereitung: Vorbereitung) -> None:
    """Register what must succeed before a Fassung is frozen; it gets the Fassung unsaved, or raises `Hindernis`."""
    _vor_dem_einfrieren.append(vorbereitung)


def melde_folge_an(folge: Folge) -> None:
    """Register what follows when a Fassung is frozen; called once per app when it is ready."""
    _nach_dem_einfrieren.append(folge)


def vor_dem_einfrieren(fassung: Fassung, fortschritt: Fortschritt) -> list[Folge]:
    """Do all that must succeed, and say what is to be written with the Fassung."""
    return [vorbereitung(fassung, fortschritt) for vorbereitung in _vor_dem_einfrieren]


def nach_dem_einfrieren(fassung: Fassung, person: User | None) -> None:
    """Let happen what follows."""
    for folge in _nach_dem_einfrieren:
        folge(fassung, person)
