"""The operator's overview with eleven thousand Kommunen."""

from __future__ import annotations

from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.enums import KommuneArt
from accounts.models import Kommune, User

from .aufbau import Geladen
from .messung import Messung, abfragen, verhaeltnis

ANZAHL = 11_000
HOECHSTENS_ABFRAGEN, HOECHSTENS_KB, HOECHSTENS_MAL = 8, 60, 500


def miss() -> list[Messung]:
    """In a transaction that is undone, so that other benchmarks have a small installation."""
    with transaction.atomic():
        client = Client()
        client.force_login(User.objects.create_superuser("betrieb@example.org"))
        Kommune.objects.bulk_create(
            Kommune(name=f"Mühlort {n}", slug=f"muehlort-{n}", art=KommuneArt.GEMEINDE) for n in range(ANZAHL)
        )
        messungen = _miss(client)
        transaction.set_rollback(True)
    return messungen


def _miss(client: Client) -> list[Messung]:
    alle = Geladen(client, reverse("uebersicht"))
    gesucht = Geladen(client, reverse("uebersicht", query={"suche": "Muehlort 77"}))
    leer = Geladen(Client(), "/bench-leer/")
    return [
        Messung("Übersicht über 11.000 Kommunen", abfragen(alle), HOECHSTENS_ABFRAGEN, "Abfragen"),
        Messung("Übersicht über 11.000 Kommunen", len(client.get(alle.ort).content) / 1000, HOECHSTENS_KB, "kB"),
        Messung("Übersicht über 11.000 gegen eine leere Ansicht", verhaeltnis(alle, leer), HOECHSTENS_MAL, "mal"),
        Messung("Suche unter 11.000 gegen eine leere Ansicht", verhaeltnis(gesucht, leer), HOECHSTENS_MAL, "mal"),
    ]
