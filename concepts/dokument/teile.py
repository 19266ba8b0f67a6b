"""Parts of the document that belong to upper rooms.

`monitoring` contributes the measured values of the indicators: each part builds itself into a document and
reads itself from one. Apps register theirs in `AppConfig.ready`, so that the arrows keep pointing down.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from concepts.models import Konzept


class Bauen(Protocol):
    """Adds the part to a built document."""

    def __call__(self, *, konzept: Konzept, dokument: dict[str, Any]) -> None: ...


class Uebernehmen(Protocol):
    """Creates the part's rows from a document; `zeilen` gives the imported row of each id."""

    def __call__(self, *, dokument: dict[str, Any], zeilen: dict[str, Any]) -> None: ...


@dataclass(frozen=True)
class Dokumentbeitrag:
    """One part of the document with its two directions."""

    name: str
    bauen: Bauen
    uebernehmen: Uebernehmen


_beitraege: dict[str, Dokumentbeitrag] = {}


def melde_an(beitrag: Dokumentbeitrag) -> None:
    """Register a part; called once per app when it is ready."""
    _beitraege[beitrag.name] = beitrag


def beitraege() -> list[Dokumentbeitrag]:
    """All registered parts."""
    return list(_beitraege.values())
