"""`python -m tests.bench`: runs every benchmark on a database of its own and prints ratios and counts."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
import tempfile
import warnings
from pathlib import Path

from integrationskonzept.lib.deutsch import zahl

STELLEN = {"mal": 3, "kB": 1}
"""Decimals, where whole numbers do not do."""


def richte_ein(ordner: Path) -> None:
    """Django with an SQLite file and a media folder that vanish afterwards."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{ordner / 'bench.sqlite3'}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    warnings.simplefilter("ignore")
    import django
    from django.conf import settings
    from django.core.management import call_command

    statisch = ordner / "static"
    statisch.mkdir()
    settings.MEDIA_ROOT, settings.STATIC_ROOT = str(ordner / "media"), str(statisch)
    settings.WHITENOISE_AUTOREFRESH = False
    settings.ROOT_URLCONF = "tests.bench.adressen"
    django.setup()
    call_command("migrate", verbosity=0)


def alle_messungen() -> list:
    """What the modules of this package measure, in their alphabetical order."""
    import tests.bench

    namen = sorted(modul.name for modul in pkgutil.iter_modules(tests.bench.__path__) if modul.name != "__main__")
    module = [importlib.import_module(f"tests.bench.{name}") for name in namen]
    return [messung for modul in module if hasattr(modul, "miss") for messung in modul.miss()]


def drucke(messungen: list) -> None:
    breite = max(len(messung.was) for messung in messungen)
    print(f"{'':{breite}}  {'gemessen':>9}  {'höchstens':>9}")
    for m in messungen:
        stellen = STELLEN.get(m.einheit, 0)
        urteil = "" if m.gehalten else "  ZU VIEL"
        print(f"{m.was:{breite}}  {zahl(m.wert, stellen):>9}  {zahl(m.grenze):>9}  {m.einheit}{urteil}")


def main() -> int:
    with tempfile.TemporaryDirectory() as ordner:
        richte_ein(Path(ordner))
        messungen = alle_messungen()
    drucke(messungen)
    return int(not all(messung.gehalten for messung in messungen))


if __name__ == "__main__":
    sys.exit(main())
