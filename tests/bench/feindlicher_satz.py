"""Texts of 200 kB made to be slow, typeset: how their time grows from 50 kB on, and that they end at all."""

from __future__ import annotations

import time
from collections.abc import Iterator

from integrationskonzept.lib.richtext import bereinige
from tests.dokumente import abschnitt, kleines_dokument
from tests.publications.satzfaelle import setze

from .messung import Messung

KLEIN, GROSS = 50_000, 200_000
SATZ = "Die Kurse sind auf mehrere Stadtteile verteilt und haben Plätze frei. "
TEXTE = {
    "ein Wort": "a",
    "eine Adresse": "https://a.example/" + "x/y-" * 50,
    "Chinesisch ohne Leerzeichen": "中文標題與数字",
    "ein Absatz": SATZ,
    "Auszeichnungen": "<em>a</em><strong>b</strong>",
}
WACHSTUM = 4.0 * 1.5
SEKUNDEN = 60
"""Of the processor, on a machine several times slower than one of 2026."""


def miss() -> Iterator[Messung]:
    setze(kleines_dokument())
    for was, muster in TEXTE.items():
        klein, gross = _dauer(muster, KLEIN), _dauer(muster, GROSS)
        yield Messung(f"{was}, 200 kB gegen 50 kB setzen", gross / klein, WACHSTUM, "mal")
        yield Messung(f"{was}, 200 kB setzen", gross, SEKUNDEN, "s")


def _dauer(muster: str, laenge: int) -> float:
    html = bereinige(f"<p>{muster * (laenge // len(muster))}</p>")
    dokument = kleines_dokument() | {"abschnitte": [abschnitt("frei", "Text", html)]}
    beginn = time.process_time()
    setze(dokument)
    return time.process_time() - beginn
