"""The pages of a concept: few queries, and as many with 250 Maßnahmen as with 50."""

from __future__ import annotations

from .aufbau import Geladen, adresse, alice, konzept
from .messung import Messung, abfragen

GRENZE = 15
SEITEN = {
    "konzept": (),
    "kapitel": (),
    "leitbild": (),
    "handlungsfelder": (),
    "handlungsfeld": ("feld-1",),
    "massnahme": ("massnahme-1",),
    "akteure": (),
    "gremien": (),
    "indikatoren": (),
    "querschnittsthemen": (),
    "konzept_lesen": (),
    "fassungen": (),
    "verlauf": (),
    "papierkorb": (),
}


def miss() -> list[Messung]:
    client = alice()
    messungen = []
    for name, args in SEITEN.items():
        wenige, viele = (abfragen(Geladen(client, adresse(name, konzept(anzahl), *args))) for anzahl in (50, 250))
        messungen += [
            Messung(f"Seite „{name}“ bei 250 Maßnahmen", viele, GRENZE, "Abfragen"),
            Messung(f"Seite „{name}“: mehr bei 250 als bei 50", viele - wenige, 0, "Abfragen"),
        ]
    return messungen
