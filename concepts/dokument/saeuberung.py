"""Sanitises all rich texts of a document and says what was taken out."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from integrationskonzept.lib.richtext import bereinige, entfernt

from .bezuege import html_stellen
from .fehler import pfad


@dataclass(frozen=True)
class Entferntes:
    """What was taken out of one text."""

    pfad: str
    teile: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.pfad}: entfernt wurde {', '.join(self.teile)}"


def saeubere(dokument: dict[str, Any]) -> tuple[dict[str, Any], list[Entferntes]]:
    """A copy with clean texts, and the report."""
    sauber = copy.deepcopy(dokument)
    bericht = []
    for ort, element, schluessel in html_stellen(sauber):
        vorher = element[schluessel]
        element[schluessel] = bereinige(vorher)
        teile = entfernt(vorher, element[schluessel])
        if teile:
            bericht.append(Entferntes(pfad(*ort), tuple(teile)))
    return sauber, bericht
