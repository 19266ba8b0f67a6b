"""How much memory it takes to typeset a large brochure, all processes together.

`python -m tests.bench.speicher` typesets one; `hoechster_verbrauch` watches that from outside.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.prozesse import familie

ALLE_SEKUNDEN = 0.05
MEGABYTE = 1024


def hoechster_verbrauch() -> float:
    """Megabytes at the worst moment: what each process has for itself, and its share of what several have."""
    befehl = [sys.executable, "-m", "tests.bench.speicher"]
    hoechster = 0
    with subprocess.Popen(befehl, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as prozess:
        while prozess.poll() is None:
            hoechster = max(hoechster, sum(map(anteil, familie(prozess.pid))))
            time.sleep(ALLE_SEKUNDEN)
    if prozess.returncode:
        raise RuntimeError("Das Setzen im eigenen Prozess ist gescheitert.")
    return hoechster / MEGABYTE


def anteil(pid: int) -> int:
    """Kilobytes: what the process has for itself, and its share of what several have."""
    try:
        zeilen = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(zeile.split()[1]) for zeile in zeilen if zeile.startswith("Pss:")), 0)


def main() -> None:
    """One brochure with 250 Maßnahmen, from the document on."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from publications.broschuere.angaben import Broschuerenstand, Gestaltung
    from publications.broschuere.pdf import render_broschuere
    from tests.dokumente import grosses_dokument

    stand = Broschuerenstand(entwurf=True, stand=datetime.date(2026, 11, 22))
    render_broschuere(grosses_dokument(250), stand=stand, gestaltung=Gestaltung(kommune="Musterstadt"))


if __name__ == "__main__":
    main()
