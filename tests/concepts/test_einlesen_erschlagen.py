"""A worker that is killed while it writes, for real: a process and a database of its own."""

import json
import os
import signal
import subprocess
import sys

from tests.datenbank import eigene_datenbank

AN_EINEM_ORT = """
import os
from django.conf import settings
settings.MEDIA_ROOT = os.environ["MEDIA_ROOT"]
"""
MITTEN_IM_SCHREIBEN = """
import io, json, signal
from django.core.files.base import File
from django.core.management import call_command
call_command("migrate", verbosity=0)
from accounts.models import Kommune
from concepts.services.einlesen import fordere_einlesung_an
from integrationskonzept.lib.jobs import run_now
from integrationskonzept.lib.prepared_insert import PreparedInsert
from tests.conftest import gueltiges_dokument
datei = File(io.BytesIO(json.dumps(gueltiges_dokument()).encode()), name="konzept.json")
kommune = Kommune.objects.create(name="Musterstadt", slug="musterstadt", art="stadt")
eine = fordere_einlesung_an(kommune=kommune, person=None, datei=datei, slug="plan", mit_eigener_kommune=False)
echt = PreparedInsert.execute
def execute(self):
    echt(self)
    os.kill(os.getpid(), signal.SIGKILL)
PreparedInsert.execute = execute
run_now(eine)
"""
DANACH = """
import json
from accounts.models import Ereignis
from concepts.models import Akteur, Einlesung, Konzept
from integrationskonzept.lib.jobs.models import LEASE_TIME
from integrationskonzept.lib.jobs.run import run_next
vorher = [modell.objects.count() for modell in (Konzept, Akteur, Ereignis)]
eine = Einlesung.objects.get()
Einlesung.objects.update(heartbeat=eine.heartbeat - 2 * LEASE_TIME)
run_next([eine.priority])
eine = Einlesung.objects.get()
print(json.dumps([vorher, eine.zustand, eine.versuche, [konzept.slug for konzept in Konzept.objects.all()]]))
"""


def test_what_a_killed_worker_had_written_is_gone_and_another_does_it_again(tmp_path):
    with eigene_datenbank(tmp_path, "erschlagen") as datenbank:
        umgebung = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": datenbank,
            "MEDIA_ROOT": str(tmp_path / "media"),
        }

        def lauf(programm):
            befehl = [sys.executable, "manage.py", "shell", "--no-imports", "-v0", "-c", AN_EINEM_ORT + programm]
            return subprocess.run(befehl, env=umgebung, capture_output=True, text=True, check=False)

        assert lauf(MITTEN_IM_SCHREIBEN).returncode == -signal.SIGKILL
        danach = lauf(DANACH)
    assert danach.returncode == 0, danach.stderr
    assert json.loads(danach.stdout) == [[0, 0, 0], "fertig", 2, ["plan"]]
