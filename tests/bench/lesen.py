"""The first page on which the demo's concept is read: how heavy, how many queries."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from concepts.models import Konzept
from concepts.services.konzepte import importiere

from .aufbau import Geladen, adresse, alice, musterstadt
from .messung import Messung, abfragen

DEMO = Path(settings.BASE_DIR) / "integrationskonzept" / "demo" / "musterstadt.json"
HOECHSTENS_KB, HOECHSTENS_ABFRAGEN = 150, 12


def miss() -> list[Messung]:
    client, ort = alice(), adresse("konzept_lesen", _demo())
    groesse = len(client.get(ort).content) / 1000
    return [
        Messung("Lesen, erste Seite der Demo, vor der Kompression", groesse, HOECHSTENS_KB, "kB"),
        Messung("Lesen, erste Seite der Demo", abfragen(Geladen(client, ort)), HOECHSTENS_ABFRAGEN, "Abfragen"),
    ]


def _demo() -> Konzept:
    return importiere(rohdaten=DEMO.read_bytes(), kommune=musterstadt(), person=None, slug="demo")[0]
