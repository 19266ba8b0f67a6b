"""A real server with processes of its own, on a database that a test may lock, stop and fill."""

import contextlib
import json
import os
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.middleware.csrf import _mask_cipher_secret

from tests.datenbank import eigener_cluster, verbinde

WARTEZEIT = 60
GEHEIMNIS = secrets.token_hex(16)
VORBEREITUNG = """
import json
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection
if connection.vendor == "postgresql":
    call_command("migrate", verbosity=0)
from accounts.models import Kommune
from tests.conftest import lies_ein, person
from tests.dokumente import kleines_dokument
kommune = Kommune.objects.create(name="Musterstadt", slug="musterstadt", art="stadt")
alice = person("Alice", kommune, "leitung")
lies_ein(kommune, kleines_dokument(), slug="k")
sitzung = import_module(settings.SESSION_ENGINE).SessionStore()
sitzung.update({
    SESSION_KEY: str(alice.pk),
    BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
    HASH_SESSION_KEY: alice.get_session_auth_hash(),
})
sitzung.create()
print(json.dumps(sitzung.session_key))
"""


class KeineWeiterleitung(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


@dataclass
class Antwort:
    status: int
    kopf: dict
    seite: str


@dataclass
class Server:
    """What runs, and how to talk to it and to its database."""

    adresse: str
    prozess: subprocess.Popen
    datenbank: str
    sitzung: str
    hindernis: Path
    protokoll: Path
    cluster: object = None

    def hole(self, pfad, daten=None, angemeldet=True):
        anfrage = urllib.request.Request(self.adresse + pfad, daten and urlencode(daten).encode())
        sitzung = f"sessionid={self.sitzung}; " if angemeldet else ""
        anfrage.add_header("Cookie", f"{sitzung}csrftoken={GEHEIMNIS}")
        oeffner = urllib.request.build_opener(KeineWeiterleitung)
        try:
            antwort = oeffner.open(anfrage, timeout=WARTEZEIT)
        except urllib.error.HTTPError as fehler:
            antwort = fehler
        with antwort:
            return Antwort(antwort.status, dict(antwort.headers), antwort.read().decode())

    def formular(self, **daten):
        """A form opened anew: its token is its key."""
        return daten | {"csrfmiddlewaretoken": _mask_cipher_secret(GEHEIMNIS)}

    def frage(self, sql, *werte):
        with verbinde(self.datenbank) as verbindung:
            cursor = verbindung.cursor()
            cursor.execute(sql if self.cluster else sql.replace("%s", "?"), werte)
            return cursor.fetchall()

    @contextlib.contextmanager
    def gehindert(self, anweisung):
        self.hindernis.write_text(anweisung)
        self._neue_verbindungen()
        try:
            yield
        finally:
            self.hindernis.write_text("")
            self._neue_verbindungen()

    def _neue_verbindungen(self):
        if self.cluster:
            self.frage("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def webprozesse(self):
        pid = self.prozess.pid
        return [int(kind) for kind in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    def toete(self):
        """All processes that answer; their master starts others."""
        for kind in self.webprozesse():
            with contextlib.suppress(ProcessLookupError):
                os.kill(kind, signal.SIGKILL)


def _freier_port():
    with socket.socket() as steckdose:
        steckdose.bind(("127.0.0.1", 0))
        return steckdose.getsockname()[1]


@contextlib.contextmanager
def _datenbank(ordner):
    """A copy of this run's; PostgreSQL on a cluster of its own, since a test stops it."""
    if connection.vendor == "sqlite":
        with contextlib.closing(sqlite3.connect(ordner / "ausfall.sqlite3")) as datei:
            connection.connection.backup(datei)
        yield f"sqlite:///{ordner / 'ausfall'}.sqlite3", None
        return
    with eigener_cluster() as cluster:
        yield cluster.get_uri(), cluster


@contextlib.contextmanager
def _gestartet(umgebung, adresse, protokoll):
    befehl = [sys.executable, "-m", "gunicorn", "integrationskonzept.wsgi", "-b", adresse]
    with protokoll.open("wb") as ausgabe:
        angaben = ["--workers", "2", "--threads", "4", "--preload", "--graceful-timeout", "2"]
        prozess = subprocess.Popen([*befehl, *angaben], env=umgebung, stderr=ausgabe, stdout=ausgabe)
        try:
            yield prozess
        finally:
            prozess.terminate()
            prozess.wait(WARTEZEIT)


@pytest.fixture(scope="module")
def server(tmp_path_factory, django_db_setup, django_db_blocker):
    ordner = tmp_path_factory.mktemp("ausfall")
    hindernis, protokoll = ordner / "hindernis", ordner / "server.log"
    hindernis.write_text("")
    with django_db_blocker.unblock():
        connection.ensure_connection()
    with _datenbank(ordner) as (datenbank, cluster):
        umgebung = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.ausfall.settings",
            "DATABASE_URL": datenbank,
            "MEDIA_ROOT": str(ordner / "media"),
            "HINDERNIS": str(hindernis),
        }
        befehl = [sys.executable, "manage.py", "shell", "-v0", "-c", VORBEREITUNG]
        sitzung = json.loads(subprocess.run(befehl, env=umgebung, check=True, stdout=subprocess.PIPE).stdout)
        adresse = f"127.0.0.1:{_freier_port()}"
        with _gestartet(umgebung, adresse, protokoll) as prozess:
            haus = Server(f"http://{adresse}", prozess, datenbank, sitzung, hindernis, protokoll, cluster)
            warte(lambda: haus.hole("/musterstadt/k/").status == 200)
            yield haus


def warte(bedingung):
    """Until it holds; a server that is just starting refuses connections."""
    ende = time.monotonic() + WARTEZEIT
    while time.monotonic() < ende:
        with contextlib.suppress(OSError):
            if bedingung():
                return
        time.sleep(0.05)
    raise AssertionError("Darauf wurde vergeblich gewartet.")
