"""Reading the demo's concept: how heavy the first page is, how many queries, how long what was read before takes."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.test import Client

from concepts.enums import Fassungszweck
from concepts.models import Handlungsfeld, Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.konzepte import importiere

from .aufbau import Geladen, adresse, alice, musterstadt
from .messung import Messung, abfragen, verhaeltnis

DEMO = Path(settings.BASE_DIR) / "integrationskonzept" / "demo" / "musterstadt.json"
HOECHSTENS_KB, HOECHSTENS_ABFRAGEN = 150, 12


def miss() -> list[Messung]:
    demo = _demo()
    return [*_erste_seite(demo), *_schon_gelesen(demo)]


def _erste_seite(demo: Konzept) -> list[Messung]:
    client, ort = alice(), adresse("konzept_lesen", demo)
    groesse = len(client.get(ort).content) / 1000
    caches["pages"].clear()
    return [
        Messung("Lesen, erste Seite der Demo, vor der Kompression", groesse, HOECHSTENS_KB, "kB"),
        Messung("Lesen, erste Seite der Demo", abfragen(Geladen(client, ort)), HOECHSTENS_ABFRAGEN, "Abfragen"),
    ]


def _schon_gelesen(demo: Konzept) -> list[Messung]:
    """Against an empty view behind the same middleware; 304 is what a browser gets that has the page."""
    client, leer = alice(), Geladen(Client(), "/bench-leer/")
    fassung = friere_fassung_ein(konzept=demo, zweck=Fassungszweck.ENTWURF, person=None)
    feld = Handlungsfeld.objects.filter(konzept=demo)[0].kennung
    orte = {
        "Kapitel": (adresse("konzept_lesen_kapitel", demo, feld), 15),
        "Kapitel einer Fassung": (adresse("fassung_kapitel", demo, str(fassung.nummer), feld), 10),
    }
    messungen = []
    for was, (ort, grenze) in orte.items():
        seite = verhaeltnis(Geladen(client, ort), leer)
        marke = client.get(ort)["ETag"]
        wieder = verhaeltnis(lambda ort=ort, marke=marke: client.get(ort, HTTP_IF_NONE_MATCH=marke), leer)
        messungen += [
            Messung(f"{was}, schon einmal gelesen, gegen eine leere Ansicht", seite, grenze, "mal"),
            Messung(f"{was}, noch im Browser (304)", wieder, grenze, "mal"),
        ]
    return messungen


def _demo() -> Konzept:
    return importiere(rohdaten=DEMO.read_bytes(), kommune=musterstadt(), person=None, slug="demo")[0]
