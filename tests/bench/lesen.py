"""Reading the demo's concept: how heavy the first page is, how many queries, how long what was read before takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.test import Client

from accounts.enums import Rolle
from concepts.enums import Fassungszweck
from concepts.models import Handlungsfeld, Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.konzepte import importiere

from .aufbau import Geladen, adresse, alice, angemeldet, musterstadt
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


def _schon_gelesen(demo: Konzept) -> Iterator[Messung]:
    """Against an empty view behind the same middleware; 304 is what a browser gets that has the page."""
    leitung, rat = alice(), angemeldet("rat@example.org", Rolle.RAT)
    leer = Geladen(Client(), "/bench-leer/")
    fassung = friere_fassung_ein(konzept=demo, zweck=Fassungszweck.BESCHLUSS, person=None)
    feld = Handlungsfeld.objects.filter(konzept=demo)[0].kennung
    gefroren = adresse("fassung_kapitel", demo, str(fassung.nummer), feld)
    for was, client, ort, grenze in (
        ("Kapitel", leitung, adresse("konzept_lesen_kapitel", demo, feld), 15),
        ("Kapitel einer Fassung", leitung, gefroren, 10),
        ("Kapitel einer Fassung, für den Rat", rat, gefroren, 10),
    ):
        seite = verhaeltnis(Geladen(client, ort), leer)
        marke = client.get(ort)["ETag"]
        wieder = verhaeltnis(partial(client.get, ort, HTTP_IF_NONE_MATCH=marke), leer)
        yield Messung(f"{was}, schon einmal gelesen, gegen eine leere Ansicht", seite, grenze, "mal")
        yield Messung(f"{was}, noch im Browser (304)", wieder, grenze, "mal")


def _demo() -> Konzept:
    return importiere(rohdaten=DEMO.read_bytes(), kommune=musterstadt(), person=None, slug="demo")[0]
