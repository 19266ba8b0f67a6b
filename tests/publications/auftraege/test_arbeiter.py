"""A worker that ends while it makes a brochure, for real: processes and a database of their own."""

import contextlib
import datetime
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.datenbank import eigene_datenbank
from tests.prozesse import laeuft, wartet_bis

VORBEREITUNG = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
from accounts.models import Kommune
from publications.services import fordere_broschuere_an
from tests.conftest import lies_ein
from tests.dokumente import kleines_dokument
kommune = Kommune.objects.create(name="Musterstadt", slug="musterstadt", art="stadt")
fordere_broschuere_an(konzept=lies_ein(kommune, kleines_dokument(), slug="k"), fassung=None, person=None)
"""
WARTEN = """
import datetime, json, time
from django.db.models import F
from publications.models import Broschuere
jobs = Broschuere.objects.annotate(seit=F("heartbeat") - F("begonnen_am"))
ende = time.monotonic() + 120
while not (gefunden := jobs.filter(**{erwartet}).values("seitenzahl", "groesse").first()):
    assert time.monotonic() < ende, Broschuere.objects.values("zustand", "schritt", "versuche", "fehler").get()
    time.sleep(0.05)
print(json.dumps(gefunden))
"""
SCHON_LANGE = datetime.timedelta(seconds=5)


@pytest.fixture
def manage(tmp_path):
    with eigene_datenbank(tmp_path, "arbeiter") as datenbank:
        umgebung = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.publications.auftraege.langsam.settings",
            "DATABASE_URL": datenbank,
            "MEDIA_ROOT": str(tmp_path / "media"),
            "SCHON_EINMAL": str(tmp_path / "schon-einmal"),
        }

        def rufe(*befehl, starte=subprocess.run, **angaben):
            return starte([sys.executable, "manage.py", *befehl], env=umgebung, stderr=subprocess.PIPE, **angaben)

        yield rufe


@contextlib.contextmanager
def arbeiter(manage):
    befehl = ("arbeiter", "--interval", "0.1")
    prozess = manage(*befehl, starte=subprocess.Popen, start_new_session=True)
    try:
        yield prozess
    finally:
        prozess.kill()
        prozess.communicate()


def warte_auf(manage, **erwartet):
    lauf = manage("shell", "--no-imports", "-c", WARTEN.replace("{erwartet}", repr(erwartet)), stdout=subprocess.PIPE)
    assert lauf.returncode == 0, lauf.stderr.decode()
    return json.loads(lauf.stdout)


def spuren(prozess):
    """The processes that the supervisor started."""
    return [int(pid) for pid in Path(f"/proc/{prozess.pid}/task/{prozess.pid}/children").read_text().split()]


def erschlage(prozess):
    """What works, by the system; the supervisor lives and starts it again."""
    for pid in spuren(prozess):
        os.kill(pid, signal.SIGKILL)


def erschlage_die_aufsicht(prozess):
    """Its processes notice, hand back what they have begun and end."""
    verwaiste = spuren(prozess)
    prozess.kill()
    wartet_bis(lambda: not any(map(laeuft, verwaiste)))


def beende(prozess):
    """As an update does: it hands back what it has begun and ends at once."""
    prozess.terminate()
    assert prozess.wait(10) == 0


def beende_die_gruppe(prozess):
    """As a restart of the machine does: the worker and its typesetting processes at the same moment."""
    os.killpg(prozess.pid, signal.SIGTERM)
    assert prozess.wait(10) == 0


@pytest.mark.django_db  # on both databases, though on one of its own each time
@pytest.mark.parametrize(
    ("ende", "versuche"), [(erschlage, 2), (erschlage_die_aufsicht, 1), (beende, 1), (beende_die_gruppe, 1)]
)
def test_a_worker_that_ends_while_rendering_loses_nothing(manage, tmp_path, ende, versuche):
    vorbereitet = manage("shell", "--no-imports", "-c", VORBEREITUNG)
    assert vorbereitet.returncode == 0, vorbereitet.stderr.decode()
    with arbeiter(manage) as erster:
        warte_auf(manage, zustand="laeuft", schritt=7, versuche=1)
        with arbeiter(manage):
            warte_auf(manage, zustand="laeuft", versuche=1, seit__gt=SCHON_LANGE)  # silent but alive, it is left alone
            ende(erster)
            fertig = warte_auf(manage, zustand="fertig", versuche=versuche)
    assert fertig["seitenzahl"] == 3
    (datei,) = (tmp_path / "media" / "broschueren").iterdir()
    assert datei.stat().st_size == fertig["groesse"]
