"""Reading a Konzeptdokument in: the number of queries does not depend on its size."""

from __future__ import annotations

from .aufbau import lies_ein
from .messung import Messung, abfragen

GRENZE = 100


def miss() -> list[Messung]:
    lies_ein(1, "einlesen-1")  # Django asks for each content type once
    klein, gross = (abfragen(lambda n=anzahl: lies_ein(n, f"einlesen-{n}")) for anzahl in (50, 250))
    return [
        Messung("250 Maßnahmen einlesen", gross, GRENZE, "Abfragen"),
        Messung("Einlesen: Unterschied zwischen 50 und 250", abs(gross - klein), 0, "Abfragen"),
    ]
