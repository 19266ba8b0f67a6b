"""Alice leads Musterstadt, Bob writes there, Fatma heads a department, Viktor carries out measures, Ben advises,
Ruth sits in the council; Charlie leads Nachbarstadt; Dora is a stranger; the operator runs the installation."""

import json
import os

import pytest
from django.db import connection

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft, User
from concepts.services.konzepte import importiere
from integrationskonzept.lib.images import bounded, tasks
from tests.dokumente import volles_dokument

bounded.WALL_SECONDS = 300  # other tests may take this machine's time
PASSWORT = "ein langer Satz fuer Tests"


def pytest_collection_modifyitems(config, items):
    """What needs no database is the same on each: `make test` runs it once."""
    _leave_out(config, items, lambda item: not _belongs_here(item))
    for item in items:
        braucht = {"db", "transactional_db", "haus"} & set(item.fixturenames) or item.get_closest_marker("django_db")
        if not braucht or item.path.name == "test_jede_seite.py":  # how a page looks is the same on each as well
            item.add_marker(pytest.mark.ohne_datenbank)


def _belongs_here(item):
    """What is only true of the other database, or measured by `make bench`, is no test of this run."""
    only = item.get_closest_marker("only_on")
    return (not only or connection.vendor in only.args) and (
        not item.get_closest_marker("bench") or "BENCH" in os.environ
    )


def _leave_out(config, items, which):
    left_out = [item for item in items if which(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


def person(name, kommune=None, rolle=None, **felder):
    """Somebody with an account, in a Kommune or in none."""
    user = User.objects.create_user(f"{name.lower()}@example.org", PASSWORT, name=name, **felder)
    if kommune:
        Mitgliedschaft.objects.create(user=user, kommune=kommune, rolle=rolle)
    return user


def gueltiges_dokument(dokument=None):
    """A document (the full one if none is given) without the references that lead nowhere."""
    dokument = dokument or volles_dokument()
    for feld in dokument["handlungsfelder"]:
        feld["leitziele"] = [kennung for kennung in feld.get("leitziele", []) if kennung != "gibt-es-nicht"]
        for massnahme in feld["massnahmen"]:
            massnahme["beteiligte"] = [k for k in massnahme.get("beteiligte", []) if k != "unbekannt"]
    return dokument


def lies_ein(kommune, dokument, **angaben):
    """A concept from a document."""
    return importiere(rohdaten=json.dumps(dokument).encode(), kommune=kommune, person=None, **angaben)[0]


@pytest.fixture(autouse=True)
def _medien(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def bilder_hier(monkeypatch):
    """Pictures are unpacked in this very process: for tests of many harmless ones."""
    monkeypatch.setattr(bounded, "run", lambda task, data, **angaben: getattr(tasks, task)(data, **angaben))


@pytest.fixture
def musterstadt(db):
    return Kommune.objects.create(name="Musterstadt", slug="musterstadt", art=KommuneArt.STADT)


@pytest.fixture
def nachbarstadt(db):
    return Kommune.objects.create(name="Nachbarstadt", slug="nachbarstadt", art=KommuneArt.STADT)


@pytest.fixture
def alice(musterstadt):
    return person("Alice", musterstadt, Rolle.LEITUNG)


@pytest.fixture
def bob(musterstadt):
    return person("Bob", musterstadt, Rolle.REDAKTION)


@pytest.fixture
def fatma(musterstadt):
    return person("Fatma", musterstadt, Rolle.FACHLEITUNG)


@pytest.fixture
def viktor(musterstadt):
    return person("Viktor", musterstadt, Rolle.VERANTWORTLICH)


@pytest.fixture
def ben(musterstadt):
    return person("Ben", musterstadt, Rolle.BEIRAT)


@pytest.fixture
def ruth(musterstadt):
    return person("Ruth", musterstadt, Rolle.RAT)


@pytest.fixture
def charlie(nachbarstadt):
    return person("Charlie", nachbarstadt, Rolle.LEITUNG)


@pytest.fixture
def dora(db):
    return person("Dora")


@pytest.fixture
def betreiberin(db):
    return User.objects.create_superuser("betrieb@example.org", PASSWORT, name="Betrieb")


@pytest.fixture
def als(client):
    """Sign somebody in."""

    def anmelden(user):
        client.force_login(user)
        return client

    return anmelden


@pytest.fixture
def konzept(musterstadt):
    """A small concept with something in every part."""
    return lies_ein(musterstadt, gueltiges_dokument(), slug="integrationskonzept")
