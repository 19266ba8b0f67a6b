"""The table of Maßnahmen: quick with 240 rows, and no more queries than with one."""

from __future__ import annotations

import re

from django.test import Client

from concepts.models import Massnahme

from .aufbau import Geladen, adresse, alice, konzept
from .messung import Messung, abfragen, verhaeltnis

UNDO = re.compile(r'action="([^"]*_gemeinsam/[0-9a-f-]{36}/[^"]*)"')


def miss() -> list[Messung]:
    return [*_zeit(), *_wachstum(), *_abfragen(), *_gemeinsam()]


def _tabelle(client: Client, anzahl: int, suche: str = "") -> Geladen:
    return Geladen(client, adresse("massnahmen", konzept(anzahl)) + suche)


def _zeit() -> list[Messung]:
    client, leer = alice(), Geladen(Client(), "/bench-leer/")
    return [
        Messung(
            f"Tabelle mit {anzahl} Maßnahmen gegen eine leere Ansicht",
            verhaeltnis(_tabelle(client, anzahl), leer),
            grenze,
            "mal",
        )
        for anzahl, grenze in ((60, 60), (240, 120))
    ]


def _wachstum() -> list[Messung]:
    """Four times the rows: at most so many times the processor time."""
    client = alice()
    seiten = {
        "Tabelle": ("massnahmen", (), ""),
        "Gefilterte Tabelle": ("massnahmen", (), "?text=sprach&jahr=2027&sortierung=titel"),
        "Handlungsfeld": ("handlungsfeld", ("feld-0",), ""),
    }
    return [
        Messung(f"{was}: 1.000 gegen 250 Maßnahmen", _viermal(client, *seite), 4, "mal")
        for was, seite in seiten.items()
    ]


def _viermal(client: Client, name: str, args: tuple[str, ...], suche: str) -> float:
    viele, wenige = (Geladen(client, adresse(name, konzept(anzahl), *args) + suche) for anzahl in (1000, 250))
    return verhaeltnis(viele, wenige, runden=5, vergleiche=1)


def _abfragen() -> list[Messung]:
    client = alice()
    messungen = []
    for was, suche in (("Tabelle", ""), ("Gefilterte Tabelle", "?text=sprach&jahr=2027&luecke=zeit&sortierung=titel")):
        eine, viele = (abfragen(_tabelle(client, anzahl, suche)) for anzahl in (1, 240))
        messungen += [
            Messung(f"{was} bei 240 Maßnahmen", viele, 15, "Abfragen"),
            Messung(f"{was}: mehr bei 240 als bei 1", viele - eine, 0, "Abfragen"),
        ]
    return messungen


def _gemeinsam() -> list[Messung]:
    client, grosses = alice(), konzept(240)
    ort = adresse("massnahmen", grosses)
    angaben = {
        "massnahme": list(Massnahme.objects.filter(konzept=grosses).values_list("kennung", flat=True)),
        "feld": "federfuehrung",
        "federfuehrung": "akteur-39",
    }
    hin = abfragen(lambda: client.post(f"{ort}_gemeinsam/", angaben))
    treffer = UNDO.search(client.get(ort).content.decode())
    zurueck = abfragen(lambda: client.post(treffer[1])) if treffer else float("inf")
    return [
        Messung("240 Maßnahmen gemeinsam ändern", hin, 30, "Abfragen"),
        Messung("240 Änderungen zurücknehmen", zurueck, 30, "Abfragen"),
    ]
