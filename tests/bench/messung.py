"""What a benchmark says: a ratio or a count beside its limit, never bare seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

RUNDEN = 25
LEERE_JE_RUNDE = 20


@dataclass(frozen=True)
class Messung:
    """`wert` must not exceed `grenze`."""

    was: str
    wert: float
    grenze: float
    einheit: str

    @property
    def gehalten(self) -> bool:
        return self.wert <= self.grenze


def abfragen(tu: Callable[[], object]) -> int:
    """How many queries it takes."""
    with CaptureQueriesContext(connection) as gezaehlt:
        tu()
    return len(gezaehlt)


def verhaeltnis(
    tu: Callable[[], object], vergleich: Callable[[], object], *, runden: int = RUNDEN, vergleiche: int = LEERE_JE_RUNDE
) -> float:
    """How many times the processor time of `vergleich` it takes; measured in turns, so that noise hits both.

    `vergleiche` times in each round, where that takes so much shorter.
    """
    tu()
    vergleich()
    return median(dauer(tu, 1) / dauer(vergleich, vergleiche) for _ in range(runden))


def dauer(tu: Callable[[], object], mal: int) -> float:
    """Processor time of one of `mal` times."""
    beginn = time.process_time()
    for _ in range(mal):
        tu()
    return (time.process_time() - beginn) / mal
