"""What upper rooms let follow when a Fassung is frozen.

An app says so in `AppConfig.ready`; the arrows keep pointing down. A consequence is part of the same transaction, so
that it is either there with the Fassung or neither is.
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User
from concepts.models import Fassung

Folge = Callable[[Fassung, User | None], None]
_nach_dem_einfrieren: list[Folge] = []


def melde_folge_an(folge: Folge) -> None:
    """Register what follows when a Fassung is frozen; called once per app when it is ready."""
    _nach_dem_einfrieren.append(folge)


def nach_dem_einfrieren(fassung: Fassung, person: User | None) -> None:
    """Let happen what follows."""
    for folge in _nach_dem_einfrieren:
        folge(fassung, person)
