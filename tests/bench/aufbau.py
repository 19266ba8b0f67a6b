"""Alice in Musterstadt with concepts of every size."""

from __future__ import annotations

import json
from http import HTTPStatus

from django.test import Client
from django.urls import reverse

from accounts.enums import KommuneArt, Rolle
from accounts.models import Kommune, Mitgliedschaft, User
from concepts.models import Konzept
from concepts.services.konzepte import importiere
from tests.conftest import gueltiges_dokument
from tests.dokumente import grosses_dokument


class Geladen:
    """Gets one page; a page that is not there must not pass for a quick one."""

    def __init__(self, client: Client, ort: str) -> None:
        self.client = client
        self.ort = ort

    def __call__(self) -> None:
        antwort = self.client.get(self.ort)
        if antwort.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{self.ort}: {antwort.status_code}")


def musterstadt() -> Kommune:
    return Kommune.objects.get_or_create(slug="musterstadt", name="Musterstadt", art=KommuneArt.STADT)[0]


def alice() -> Client:
    """Signed in, leading Musterstadt."""
    return angemeldet("alice@example.org", Rolle.LEITUNG)


def angemeldet(email: str, rolle: Rolle) -> Client:
    """Signed in, with this role in Musterstadt."""
    user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    Mitgliedschaft.objects.get_or_create(user=user, kommune=musterstadt(), rolle=rolle)
    client = Client()
    client.force_login(user)
    return client


def rohdaten(massnahmen: int) -> bytes:
    """A valid Konzeptdokument with so many Maßnahmen."""
    dokument = gueltiges_dokument(grosses_dokument(massnahmen=massnahmen))
    dokument["querschnittsthemen"] = [{"id": "quer", "titel": "Digitalisierung"}]
    return json.dumps(dokument).encode()


def konzept(massnahmen: int) -> Konzept:
    """The concept with so many Maßnahmen; made once."""
    slug = f"konzept-{massnahmen}"
    vorhanden = Konzept.objects.filter(slug=slug).select_related("kommune").first()
    return vorhanden or lies_ein(massnahmen, slug)


def lies_ein(massnahmen: int, slug: str) -> Konzept:
    return importiere(rohdaten=rohdaten(massnahmen), kommune=musterstadt(), person=None, slug=slug)[0]


def adresse(name: str, konzept: Konzept, *args: str) -> str:
    return reverse(name, args=[konzept.kommune.slug, konzept.slug, *args])
