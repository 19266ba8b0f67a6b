"""`python -m tests.bench [MODULE …]`: runs benchmarks on a database of its own and prints ratios and counts."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
import tempfile
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from integrationskonzept.lib.deutsch import zahl

if TYPE_CHECKING:
    from tests.bench.messung import Messung

STELLEN = {"mal": 3, "kB": 1, "s": 2}
"""Decimals, where whole numbers do not do."""
BREITE = 75
IM_BROWSER = ["tests/browser/test_jede_seite.py", "tests/browser/test_slow_phone.py", "-k", "first_visit"]


def richte_ein(ordner: Path) -> None:
    """Django with an SQLite file and a media folder that vanish afterwards."""
    os.environ |= {"DATABASE_URL": f"sqlite:///{ordner / 'bench.sqlite3'}", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    warnings.simplefilter("ignore")
    import django
    from django.conf import settings
    from django.core.management import call_command

    from integrationskonzept.settings import CACHES as PAGES

    statisch = ordner / "static"
    statisch.mkdir()
    settings.MEDIA_ROOT, settings.STATIC_ROOT = str(ordner / "media"), str(statisch)
    settings.WHITENOISE_AUTOREFRESH = False
    settings.ROOT_URLCONF = "tests.bench.adressen"
    settings.CACHES["pages"] = PAGES["pages"] | {"LOCATION": str(ordner / "seiten")}
    django.setup()
    call_command("migrate", verbosity=0)


def module() -> list[str]:
    """Every module of this package, in their alphabetical order."""
    import tests.bench

    return sorted(modul.name for modul in pkgutil.iter_modules(tests.bench.__path__) if modul.name != "__main__")


def miss_und_drucke(name: str) -> list[str]:
    """Print each row of a module as soon as it is measured; what missed its mark, or that the module broke."""
    verfehlt = []
    try:
        for messung in getattr(importlib.import_module(f"tests.bench.{name}"), "miss", list)():
            print(zeile(messung), flush=True)
            verfehlt += [] if messung.gehalten else [zeile(messung)]
    except Exception as fehler:
        traceback.print_exc()
        verfehlt.append(f"{name} ist abgebrochen: {type(fehler).__name__}")
    return verfehlt


def zeile(m: Messung) -> str:
    stellen = STELLEN.get(m.einheit, 0)
    urteil = "" if m.gehalten else "  ZU VIEL"
    return f"{m.was:{BREITE}}  {zahl(m.wert, stellen):>9}  höchstens {zahl(m.grenze):>5} {m.einheit}{urteil}"


def pruefe_im_browser(umgebung: dict[str, str]) -> list[str]:
    """The figures that only a browser can take; pytest prints them itself."""
    ergebnis = subprocess.run([sys.executable, "-m", "pytest", *IM_BROWSER], env=umgebung | {"BENCH": "1"}, check=False)
    return [f"Im Browser: pytest {' '.join(IM_BROWSER)}"] if ergebnis.returncode else []


def main(namen: list[str]) -> int:
    """Everything is run, whatever misses its mark; what did is said once more at the end."""
    umgebung = os.environ.copy()
    with tempfile.TemporaryDirectory() as ordner:
        richte_ein(Path(ordner))
        verfehlt = [eine for name in namen or module() for eine in miss_und_drucke(name)]
    verfehlt += [] if namen else pruefe_im_browser(umgebung)
    print("", *(["Verfehlt:", *verfehlt] if verfehlt else ["Alles gehalten."]), sep="\n")
    return int(bool(verfehlt))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
