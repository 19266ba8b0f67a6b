"""The brochures of the demo in all four outputs: how many of their pages are less than a third full."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings

from publications.broschuere.angaben import Ausgabe
from publications.broschuere.pdf import render_broschuere
from tests.publications.fuellung import halbleere

from .broschuere import GESTALTUNG, STAND
from .messung import Messung

KONZEPTE = ("musterstadt", "beispielkreis")


def miss() -> list[Messung]:
    """Besides the cover and the first and last pages of parts."""
    anzahl = sum(_halbleere(name, ausgabe) for name in KONZEPTE for ausgabe in Ausgabe)
    return [Messung("Halb leere Seiten in den Broschüren der Vorführung", anzahl, 0, "Seiten")]


def _halbleere(name: str, ausgabe: Ausgabe) -> int:
    datei = Path(settings.BASE_DIR) / "integrationskonzept" / "demo" / f"{name}.json"
    gesetzt = render_broschuere(json.loads(datei.read_text()), stand=STAND, gestaltung=GESTALTUNG, ausgabe=ausgabe)
    return len(halbleere(gesetzt.pdf))
