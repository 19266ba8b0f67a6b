"""Alice leads Musterstadt, Bob writes there; Charlie leads Nachbarstadt; Dora is a stranger."""

import pytest

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft, User

PASSWORT = "ein langer Satz fuer Tests"


def person(name, kommune=None, rolle=None, **felder):
    """Somebody with an account, in a Kommune or in none."""
    user = User.objects.create_user(f"{name.lower()}@example.org", PASSWORT, name=name, **felder)
    if kommune:
        Mitgliedschaft.objects.create(user=user, kommune=kommune, rolle=rolle)
    return user


@pytest.fixture(autouse=True)
def _ohne_bremse(settings, request):
    """Rate limits hold only where they are tested."""
    if "bremse" not in request.fixturenames:
        settings.ACCOUNT_RATE_LIMITS = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def bremse():
    """Let the rate limits of the settings hold."""


@pytest.fixture(autouse=True)
def _medien(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def nach_commit(django_capture_on_commit_callbacks):
    """Run what waits for the commit: mails, removed files."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


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
