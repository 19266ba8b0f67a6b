"""Many small parts through the typesetting processes: each once, and the processes grow no larger.

`python -m tests.bench.satzteile ANZAHL` prints what came of it; how many processes says SATZPROZESSE.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from typing import Any

from integrationskonzept.lib.pdf_teile import Druckteil
from integrationskonzept.lib.pdf_werkstatt import _werkstatt, setze_alle

from .speicher import MEGABYTE, anteil

ANFANG, MESSEN_ALLE = 0.2, 50
"""Only then every process has typeset something; and every so many parts the memory is looked at."""


def setze_viele(teile: int, prozesse: int) -> dict[str, Any]:
    """In a process of its own."""
    befehl = [sys.executable, "-m", "tests.bench.satzteile", str(teile)]
    umgebung = os.environ | {"SATZPROZESSE": str(prozesse)}
    ausgabe = subprocess.run(befehl, env=umgebung, check=True, capture_output=True, timeout=600).stdout
    return json.loads(ausgabe)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    anzahl = int(sys.argv[1])
    verlauf: list[float] = []
    gemeldet = 0

    def fertig() -> None:
        nonlocal gemeldet
        gemeldet += 1
        if gemeldet % MESSEN_ALLE == 0:
            verlauf.append(max(map(anteil, _werkstatt().prozessnummern)) / MEGABYTE)

    gesetzte = setze_alle([_teil(nummer) for nummer in range(anzahl)], fertig)
    titel = Counter(satz.angaben["title"] for satz in gesetzte)
    vorher, nachher = verlauf[int(len(verlauf) * ANFANG)], max(verlauf[-5:])
    json.dump({"falsch": _abweichung(titel, anzahl) + abs(gemeldet - anzahl), "wuchs": nachher / vorher}, sys.stdout)


def _teil(nummer: int) -> Druckteil:
    return Druckteil(f"<html><head><title>{nummer}</title></head><body><p>Teil {nummer}</p></body></html>", "")


def _abweichung(titel: Counter[str], anzahl: int) -> int:
    return sum(abs(titel[str(nummer)] - 1) for nummer in range(anzahl))


if __name__ == "__main__":
    main()
