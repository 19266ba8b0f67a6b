"""Signing in by password, with the limits of attempts as in production."""

from __future__ import annotations

from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from integrationskonzept import settings as house
from tests.conftest import PASSWORT

from .aufbau import alice
from .messung import Messung, abfragen

HOECHSTENS = 20


def miss() -> list[Messung]:
    person = alice().get(reverse("konto")).wsgi_request.user
    person.set_password(PASSWORT)
    person.save()
    with override_settings(CACHES=house.CACHES):
        call_command("createcachetable", verbosity=0)
        _melde_an(person.email)
        anzahl = abfragen(lambda: _melde_an(person.email))
    return [Messung("Anmelden mit Passwort", anzahl, HOECHSTENS, "Abfragen")]


def _melde_an(email: str) -> None:
    antwort = Client().post(reverse("account_login"), {"login": email, "password": PASSWORT})
    if "Location" not in antwort:
        raise RuntimeError(f"nicht angemeldet: {antwort.status_code}")
