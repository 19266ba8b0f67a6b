"""50 people who read without pause, on two web processes and PostgreSQL: how much longer than the overview it takes.

Over loopback alone, for a few seconds each; the clients take their share of the machine from both alike.
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from statistics import quantiles

import psycopg2
from django.conf import settings

from .messung import Messung

LESENDE, SEKUNDEN, PROZESSE, GRENZE = 50, 6, 2, 1.5
WURZEL = Path(settings.BASE_DIR)
ORT = "/musterstadt/demo"
SEITEN = (
    "lesen/",
    "lesen/abs-controlling/",
    "lesen/sprache/",
    "lesen/bildung/",
    "fassungen/1/",
    "fassungen/1/sprache/",
)
EINRICHTEN = """
import json
from django.core.management import call_command
from tests.bench.aufbau import alice
from tests.bench.lesen import _demo
from concepts.services.einfrieren import friere_fassung_ein
call_command("migrate", verbosity=0)
friere_fassung_ein(konzept=_demo(), zweck="entwurf", person=None)
print(json.dumps([alice().cookies["sessionid"].value for _ in range(%d)]))
"""


def miss() -> list[Messung]:
    with tempfile.TemporaryDirectory() as ordner, _datenbank() as adresse:
        umgebung = _umgebung(Path(ordner), adresse)
        befehl = [sys.executable, "manage.py", "shell", "--no-imports", "-c", EINRICHTEN % LESENDE]
        ausgabe = subprocess.run(befehl, cwd=WURZEL, env=umgebung, check=True, capture_output=True, text=True).stdout
        sitzungen = json.loads(ausgabe.splitlines()[-1])
        with _server(umgebung) as port:
            for seite in SEITEN:
                _lade(port, sitzungen[0], f"{ORT}/{seite}")
            uebersicht, lesen = _p95(port, sitzungen, ("",)), _p95(port, sitzungen, SEITEN)
    return [Messung(f"{LESENDE} Lesende zugleich, p95 gegen das der Übersicht", lesen / uebersicht, GRENZE, "mal")]


def _umgebung(ordner: Path, datenbank: str) -> dict[str, str]:
    orte = {name: str(ordner / name.lower()) for name in ("MEDIA_ROOT", "STATIC_ROOT", "PAGE_CACHE_DIR")}
    eigene = {"DATABASE_URL": datenbank, "DJANGO_SETTINGS_MODULE": "tests.settings_server"}
    return os.environ | orte | eigene


@contextmanager
def _datenbank() -> Iterator[str]:
    """An empty database of its own beside that of the tests; it goes afterwards."""
    server = subprocess.run(
        [sys.executable, "werkzeug/postgres.py"], cwd=WURZEL, check=True, capture_output=True, text=True,
        env={name: wert for name, wert in os.environ.items() if name != "DATABASE_URL"},
    ).stdout.strip()  # fmt: skip
    name = f"bench_lesende_{os.getpid()}"
    verbindung = psycopg2.connect(server)
    verbindung.autocommit = True
    with verbindung.cursor() as zeiger:
        zeiger.execute(f"CREATE DATABASE {name}")
        try:
            kopf, _, rest = server.rpartition("/")
            yield f"{kopf}/{name}{'?' + rest.partition('?')[2] if '?' in rest else ''}"
        finally:
            zeiger.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _server(umgebung: dict[str, str]) -> Iterator[int]:
    with socket.socket() as frei:
        frei.bind(("127.0.0.1", 0))
        port = frei.getsockname()[1]
    befehl = [sys.executable, "-m", "gunicorn", "integrationskonzept.wsgi", "--workers", str(PROZESSE)]
    befehl += ["--bind", f"127.0.0.1:{port}", "--backlog", "500", "--log-level", "error"]
    prozess = subprocess.Popen(befehl, cwd=WURZEL, env=umgebung)
    try:
        _warte(port)
        yield port
    finally:
        prozess.terminate()
        prozess.wait(30)


def _warte(port: int) -> None:
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("Der Server antwortet nicht")


def _p95(port: int, sitzungen: list[str], seiten: tuple[str, ...]) -> float:
    ende = time.monotonic() + SEKUNDEN
    with ThreadPoolExecutor(LESENDE) as alle:
        dauern = alle.map(lambda nummer: list(_lies(port, sitzungen[nummer], seiten, nummer, ende)), range(LESENDE))
        return quantiles([dauer for eine in dauern for dauer in eine], n=20)[-1]


def _lies(port: int, sitzung: str, seiten: tuple[str, ...], nummer: int, ende: float) -> Iterator[float]:
    while time.monotonic() < ende:
        nummer += 1
        yield _lade(port, sitzung, f"{ORT}/{seiten[nummer % len(seiten)]}")


def _lade(port: int, sitzung: str, ort: str) -> float:
    beginn = time.monotonic()
    verbindung = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    verbindung.request("GET", ort, headers={"Cookie": f"sessionid={sitzung}", "Accept-Encoding": "gzip"})
    antwort = verbindung.getresponse()
    antwort.read()
    verbindung.close()
    if antwort.status != HTTPStatus.OK:
        raise RuntimeError(f"{ort}: {antwort.status}")
    return time.monotonic() - beginn
