"""Ten people save, each at an entry of her own, while a worker reads in one concept after another on SQLite."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from secrets import token_hex

from django.db import connection
from django.test import Client

from .aufbau import adresse, alice, konzept
from .messung import Messung

LEUTE = 10
DENKPAUSE = 0.5
DREIMAL = """
import django; django.setup()
from tests.bench.aufbau import lies_ein
for mal in range(3): lies_ein(250, f"nebenher-{mal}")
"""


@dataclass
class Gespeichert:
    """How long every save took, and what was answered when it was no redirect."""

    dauern: list[float] = field(default_factory=list)
    anderes: list[int] = field(default_factory=list)

    def speichere(self, client: Client, ort: str, daten: dict[str, str]) -> None:
        beginn = time.monotonic()
        antwort = client.post(ort, daten | {"csrfmiddlewaretoken": token_hex(32)})
        self.dauern.append(time.monotonic() - beginn)
        if antwort.status_code != 302:
            self.anderes.append(antwort.status_code)


def miss() -> list[Messung]:
    eines, gespeichert, ende = konzept(50), Gespeichert(), threading.Event()
    leute = [alice() for _ in range(LEUTE)]
    wer = [
        threading.Thread(target=_schreibe, args=(client, eines, n, gespeichert, ende)) for n, client in enumerate(leute)
    ]
    for faden in wer:
        faden.start()
    subprocess.run([sys.executable, "-c", DREIMAL], env=os.environ, check=True)
    ende.set()
    for faden in wer:
        faden.join()
    was = f"{len(gespeichert.dauern)} Mal gespeichert, während 250 Maßnahmen eingelesen werden"
    return [
        Messung(f"{was}: längstes Warten", max(gespeichert.dauern), 1, "s"),
        Messung(f"{was}: ohne Erfolg", len(gespeichert.anderes), 0, "Mal"),
    ]


def _schreibe(client: Client, eines: object, nummer: int, gespeichert: Gespeichert, ende: threading.Event) -> None:
    ort = adresse("element_bearbeiten", eines, "akteure", f"akteur-{nummer}")
    mal = 0
    while not ende.wait(DENKPAUSE):
        mal += 1
        gespeichert.speichere(client, ort, {"name": f"Amt {nummer} zum {mal}. Mal", "version": str(mal)})
    connection.close()
