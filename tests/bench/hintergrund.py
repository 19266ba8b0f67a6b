"""The background: typesetting processes that take over from one another, and workers that are killed."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from tests.publications.auftraege.betrieb import Betrieb, stoere_das_setzen

from .messung import Messung
from .satzteile import setze_viele

TEILE = 2_000
BROSCHUEREN = 20


def miss() -> list[Messung]:
    return [*_teile(), *_gestoert()]


def _teile() -> list[Messung]:
    messungen = []
    for prozesse in (1, 2, 4):
        ergebnis = setze_viele(TEILE, prozesse)
        was = f"2.000 Teile, {prozesse} Prozess{'e' if prozesse > 1 else ''}"
        messungen += [
            Messung(f"{was}: fehlen oder doppelt", ergebnis["falsch"], 0, "Teile"),
            Messung(f"{was}: Speicher am Ende gegen den am Anfang", ergebnis["wuchs"], 1.2, "mal"),
        ]
    return messungen


def _gestoert() -> list[Messung]:
    """A file whose brochure does not name it was made a second time."""
    zufall = random.Random(8)
    with tempfile.TemporaryDirectory() as ordner:
        betrieb = Betrieb(f"sqlite:///{ordner}/hintergrund.sqlite3", Path(ordner))
        betrieb.fordere_an(BROSCHUEREN)
        gestoert = stoere_das_setzen(betrieb, BROSCHUEREN, zufall.choice)
        fertige = {datei for (datei,) in betrieb.zeilen("datei", "zustand = 'fertig'")}
        dateien = {f"broschueren/{datei.name}" for datei in betrieb.dateien()}
    was = "20 Broschüren bei 20 SIGKILLs"
    return [
        Messung(f"{was}: SIGKILLs, die keine traf", BROSCHUEREN - gestoert, 0, "Stück"),
        Messung(f"{was}: nicht fertig", BROSCHUEREN - len(fertige & dateien), 0, "Stück"),
        Messung(f"{was}: zweimal gesetzt", len(dateien - fertige), 0, "Stück"),
    ]
