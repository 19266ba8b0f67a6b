"""Workers as they run for real: processes of their own, with a database and a media folder of their own."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import psycopg2

from tests.prozesse import familie, laeuft, wartet_bis

VORBEREITUNG = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from accounts.models import Kommune
from publications.services import fordere_broschuere_an
from tests.conftest import lies_ein
from tests.dokumente import abschnitt, kleines_dokument
kommune = Kommune.objects.create(name="Musterstadt", slug="musterstadt", art="stadt")
for nummer in range({anzahl}):
    dokument = kleines_dokument() | {{"abschnitte": [abschnitt("vorwort", f"Vorwort {{nummer}}", "<p>Grüß Gott.</p>")]}}
    fordere_broschuere_an(konzept=lies_ein(kommune, dokument, slug=f"k-{{nummer}}"), fassung=None, person=None)
"""
AUFSICHT_ARBEITER_UND_ZWEI_HELFER = 4


@dataclass
class Betrieb:
    """`datenbank` is its address, `ordner` that of its files."""

    datenbank: str
    ordner: Path

    def manage(self, *befehl, starte=subprocess.run, **angaben):
        umgebung = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.publications.auftraege.kurz.settings",
            "DATABASE_URL": self.datenbank,
            "MEDIA_ROOT": str(self.ordner / "media"),
            "SATZPROZESSE": "2",
        }
        return starte([sys.executable, "manage.py", *befehl], env=umgebung | angaben.pop("env", {}), **angaben)

    def fordere_an(self, anzahl):
        """So many brochures, each of a concept of its own."""
        self.manage("shell", "--no-imports", "-c", VORBEREITUNG.format(anzahl=anzahl), check=True)

    @contextlib.contextmanager
    def arbeiter(self, **angaben):
        """Runs meanwhile; ends with all that it started."""
        befehl = ("arbeiter", "--lanes", "slow", "--interval", "0.1")
        prozess = self.manage(*befehl, starte=subprocess.Popen, start_new_session=True, **angaben)
        try:
            yield prozess
        finally:
            alle = familie(prozess.pid)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(prozess.pid, signal.SIGKILL)
            prozess.wait()
            wartet_bis(lambda: not any(map(laeuft, alle)))

    def zeilen(self, spalten, bedingung="1 = 1"):
        """Of the brochures, straight from the database."""
        anfrage = f"SELECT {spalten} FROM publications_broschuere WHERE {bedingung}"
        postgresql = self.datenbank.startswith("postgres")
        verbindung = psycopg2.connect(self.datenbank) if postgresql else sqlite3.connect(self.datenbank[10:], 60)
        with contextlib.closing(verbindung), contextlib.closing(verbindung.cursor()) as cursor:
            cursor.execute(anfrage)
            return [tuple(zeile) for zeile in cursor.fetchall()]

    def dateien(self):
        return sorted((self.ordner / "media" / "broschueren").glob("*"))


def stoere_das_setzen(betrieb, stoerungen, waehle):
    """While brochures are made, kill so many processes, each attempt at a brochure once and never its last.

    `waehle` picks the victim among the worker and the processes it typesets with. Returns how many were killed.
    """
    getroffen = set()
    with betrieb.arbeiter() as aufsicht:

        def fertig():
            return not betrieb.zeilen("id", "fertig_am IS NULL")

        def ziele():
            setzt = len(familie(aufsicht.pid)) > AUFSICHT_ARBEITER_UND_ZWEI_HELFER
            return setzt and set(betrieb.zeilen("id, versuche", "zustand = 'laeuft' AND versuche < 3")) - getroffen

        while len(getroffen) < stoerungen and not fertig():
            wartet_bis(lambda: ziele() or fertig())
            if getroffene := ziele():
                getroffen |= getroffene
                with contextlib.suppress(ProcessLookupError):
                    os.kill(waehle(familie(aufsicht.pid)[1:]), signal.SIGKILL)
        wartet_bis(fertig)
    return len(getroffen)
