"""Sanitises all texts of a document and says what was taken out.

Every text is kept in one form (NFC, nothing unseen at its ends), as forms keep it: two spellings of one name that
nobody can tell apart would otherwise be two Akteure. What is exported is in that form already, so it comes back byte
for byte; a document from elsewhere that is not, changes once, on its way in.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from integrationskonzept.lib.richtext import bereinige, entfernt
from integrationskonzept.lib.text import tidy

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
    bericht = [Entferntes(pfad(*ort), ("ein unsichtbares Zeichen am Rand",)) for ort in _raender(dokument)]
    sauber = _in_einer_form(dokument)
    for ort, element, schluessel in html_stellen(sauber):
        vorher = element[schluessel]
        element[schluessel] = bereinige(vorher)
        teile = entfernt(vorher, element[schluessel])
        if teile:
            bericht.append(Entferntes(pfad(*ort), tuple(teile)))
    return sauber, bericht


def _in_einer_form(wert: Any) -> Any:
    """A copy with every text in the one form; two keys that become one stay two."""
    if isinstance(wert, str):
        return tidy(wert)
    if isinstance(wert, list):
        return [_in_einer_form(inhalt) for inhalt in wert]
    if isinstance(wert, dict):
        neue = [tidy(schluessel) or schluessel for schluessel in wert]
        schluessel = neue if len(set(neue)) == len(wert) else list(wert)
        return {name: _in_einer_form(inhalt) for name, inhalt in zip(schluessel, wert.values(), strict=True)}
    return wert


def _raender(wert: Any, *ort: str | int) -> Iterator[tuple[str | int, ...]]:
    """Where something unseen at the end of a text goes."""
    if isinstance(wert, str) and wert.strip() and tidy(wert) != unicodedata.normalize("NFC", wert):
        yield ort
    elif isinstance(wert, list | dict):
        for stelle, inhalt in wert.items() if isinstance(wert, dict) else enumerate(wert):
            yield from _raender(inhalt, *ort, stelle)
