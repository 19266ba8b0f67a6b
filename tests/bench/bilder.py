"""Uploads made to be slow or large: how long the worst takes, how much memory, and what others notice meanwhile."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from tests.lib.feindliche_bilder import FEINDLICHE
from tests.prozesse import familie

from .aufbau import adresse, alice, konzept
from .messung import Messung
from .speicher import MEGABYTE, anteil

SEKUNDEN, MEGABYTES, MAL = 3, 150, 2
ALLE_SEKUNDEN = 0.03
ANFRAGEN = 30
LANGE = "JPEG, nur Marken"
"""This one keeps its process busy until its time is over."""


def miss() -> list[Messung]:
    client, ort = alice(), adresse("bild_hochladen", konzept(10))
    faelle = {name: mache() for name, (mache, _) in FEINDLICHE.items()}
    gemessen = {name: _lade_hoch(client, ort, daten) for name, daten in faelle.items()}
    sekunden, megabytes = (max(werte) for werte in zip(*gemessen.values(), strict=True))
    was = f"Schlimmstes von {len(faelle)} feindlichen Bildern"
    return [
        Messung(f"{was}: Dauer", sekunden, SEKUNDEN, "s"),
        Messung(f"{was}: Speicher über dem Ruhestand", megabytes, MEGABYTES, "MB"),
        Messung("Andere Anfragen, während eines gelesen wird", _meanwhile(ort, faelle[LANGE]), MAL, "mal"),
    ]


def _sende(client, ort: str, daten: bytes) -> None:
    angaben = {"datei": SimpleUploadedFile("x", daten), "alternativtext": "Probe", "quelle": ""}
    if client.post(ort, angaben).status_code not in (201, 400):
        raise RuntimeError("Ein Bild hat eine Fehlerseite gebracht.")


def _lade_hoch(client, ort: str, daten: bytes) -> tuple[float, float]:
    """Seconds and megabytes."""
    with _hoechster() as speicher:
        beginn = time.perf_counter()
        _sende(client, ort, daten)
        dauer = time.perf_counter() - beginn
    return dauer, speicher[0] / MEGABYTE


@contextmanager
def _hoechster() -> Iterator[list[int]]:
    """Kilobytes that this process and those it starts have at the worst moment, above what they have now."""
    hoechster, ende = [0], threading.Event()
    ruhe = anteil(os.getpid())

    def schaue() -> None:
        while not ende.wait(ALLE_SEKUNDEN):
            hoechster[0] = max(hoechster[0], sum(map(anteil, familie(os.getpid()))) - ruhe)

    faden = threading.Thread(target=schaue)
    faden.start()
    try:
        yield hoechster
    finally:
        ende.set()
        faden.join()


def _meanwhile(ort: str, daten: bytes) -> float:
    """How many times as long the overview takes while such pictures are sent one after the other."""
    client, ende = alice(), threading.Event()
    sendender = alice()
    uebersicht = adresse("konzept", konzept(10))

    def sende() -> None:
        while not ende.is_set():
            _sende(sendender, ort, daten)
        connection.close()

    allein = median(_dauern(lambda: client.get(uebersicht)))
    faden = threading.Thread(target=sende)
    faden.start()
    try:
        dabei = median(_dauern(lambda: client.get(uebersicht)))
    finally:
        ende.set()
        faden.join()
    return dabei / allein


def _dauern(tu: Callable[[], object]) -> list[float]:
    dauern = []
    for _ in range(ANFRAGEN):
        beginn = time.perf_counter()
        tu()
        dauern.append(time.perf_counter() - beginn)
    return dauern
