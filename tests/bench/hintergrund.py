"""The background: typesetting processes that take over from one another, and workers that are killed."""

from __future__ import annotations

import random
import tempfile
import timeit
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from integrationskonzept.lib.jobs.models import Priority, Zustand
from integrationskonzept.lib.jobs.queue import next_in_line
from publications.models import Broschuere
from tests.publications.auftraege.betrieb import Betrieb, stoere_das_setzen

from .aufbau import konzept
from .messung import Messung
from .satzteile import setze_viele

TEILE = 2_000
BROSCHUEREN = 20
WARTENDE, ERLEDIGTE, KOMMUNEN = 100, 50_000, 11_000


def miss() -> list[Messung]:
    return [_schlange(), *_teile(), *_gestoert()]


def _schlange() -> Messung:
    """What every worker asks each second, against the same with nothing behind it."""

    def frage() -> None:
        next_in_line([Priority.NORMAL, Priority.LATER])

    with transaction.atomic():
        _reihe_ein(WARTENDE, Zustand.WARTET)
        beginn = _dauer(frage)
        _reihe_ein(ERLEDIGTE, Zustand.GESCHEITERT, fertig_am=timezone.now())
        ende = _dauer(frage)
        transaction.set_rollback(True)
    return Messung("Der nächste Auftrag nach 50.000 erledigten gegen nach keinem", ende / beginn, 1.5, "mal")


def _reihe_ein(anzahl: int, zustand: Zustand, **felder: Any) -> None:
    kleines = konzept(60)
    Broschuere.objects.bulk_create(
        Broschuere(konzept=kleines, schluessel=f"{zustand}{n}", zustand=zustand, tenant=n % KOMMUNEN, **felder)
        for n in range(anzahl)
    )


def _dauer(tu: Callable[[], None]) -> float:
    """The quickest of several times: what it takes when nothing else goes on."""
    return min(timeit.repeat(tu, number=5, repeat=20))


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
