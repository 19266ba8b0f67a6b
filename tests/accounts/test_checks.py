"""An unsafe production start is refused with its reason."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as einstellungen

from integrationskonzept import checks
from tests.datenbank import eigene_datenbank

GUT = "x7Kp-2mQv_Lr9sTw8yZb3nCd5fGh1jAe4uIo6pSx0qWzRtYvBnM"


@pytest.fixture
def betrieb(settings):
    """Proper production settings."""
    settings.DEBUG = False
    settings.SECRET_KEY = GUT
    settings.ALLOWED_HOSTS = ["konzept.musterstadt.de"]
    settings.DEMO_MODUS = False
    return settings


def namen():
    return [fehler.id for fehler in checks.sicherer_betrieb()]


def test_proper_settings_pass(betrieb):
    assert namen() == []


@pytest.mark.parametrize(
    ("feld", "wert", "fehler"),
    [
        ("SECRET_KEY", einstellungen.ENTWICKLUNGSSCHLUESSEL, "E001"),
        ("SECRET_KEY", "kurz", "E002"),
        ("SECRET_KEY", "ab" * 40, "E002"),
        ("ALLOWED_HOSTS", [], "E003"),
        ("ALLOWED_HOSTS", ["*"], "E004"),
        ("ALLOWED_HOSTS", ["konzept.musterstadt.de", "*"], "E004"),
        ("DEMO_MODUS", True, "E005"),
        ("EMAIL_BACKEND", "accounts.postausgang.PostausgangBackend", "E005"),
    ],
)
def test_each_fault_has_its_reason(betrieb, feld, wert, fehler):
    setattr(betrieb, feld, wert)
    assert namen() == [f"integrationskonzept.{fehler}"]


def test_development_is_free(settings):
    settings.DEBUG = True
    settings.SECRET_KEY = "kurz"
    assert namen() == []


def starte(*befehl, **umgebung):
    """Run a command as in production, with nothing set but what is given."""
    rein = {"PATH": os.environ["PATH"], "DATABASE_URL": "sqlite:///:memory:"} | umgebung
    return subprocess.run(
        [sys.executable, *befehl],
        cwd=einstellungen.BASE_DIR,
        env=rein,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_commands_refuse():
    lauf = starte("manage.py", "check")
    assert lauf.returncode != 0
    assert "öffentlich bekannte Entwicklungsschlüssel" in lauf.stderr
    assert "ALLOWED_HOSTS ist leer" in lauf.stderr


def test_wsgi_refuses_and_tells_gunicorn_not_to_try_again():
    lauf = starte("-c", "import integrationskonzept.wsgi")
    assert lauf.returncode == 3
    assert "Der Start ist verweigert" in lauf.stderr
    assert "ALLOWED_HOSTS ist leer" in lauf.stderr


def test_proper_production_is_silent():
    gut = {"SECRET_KEY": GUT, "ALLOWED_HOSTS": "konzept.musterstadt.de"}
    lauf = starte("-W", "error::UserWarning", "manage.py", "check", "--deploy", **gut)
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert "no issues (0 silenced)" in lauf.stdout
    assert starte("-c", "import integrationskonzept.wsgi", **gut).returncode == 0


NACH_MIGRATE_ALLEIN = """
from importlib import import_module
from django.core.cache import cache
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import connection

call_command("migrate", verbosity=0)
cache.set("da", "ja")
with connection.schema_editor() as editor:
    import_module("accounts.migrations.0002_zwischenspeicher").lege_tabelle_an(None, editor)
assert cache.get("da") == "ja", "what was there is gone"
assert run_checks(databases=["default"]) == []
connection.cursor().execute("DROP TABLE zwischenspeicher")
print(*run_checks(databases=["default"]))
"""


@pytest.mark.django_db
def test_migrate_alone_prepares_a_database(tmp_path):
    """Sign-in counts its attempts in the cache; an installation that has its table already keeps it."""
    with eigene_datenbank(tmp_path, "leer") as adresse:
        gut = {"SECRET_KEY": GUT, "ALLOWED_HOSTS": "konzept.musterstadt.de", "DATABASE_URL": adresse}
        lauf = starte("manage.py", "shell", "--no-imports", "-c", NACH_MIGRATE_ALLEIN, **gut)
    assert (lauf.returncode, lauf.stderr) == (0, "")
    assert "„zwischenspeicher“ des Zwischenspeichers fehlt" in lauf.stdout
    assert "manage.py createcachetable" in lauf.stdout
