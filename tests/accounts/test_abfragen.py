"""As many queries for 1 as for 240 members, Kommunen and invitations."""

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from accounts.enums import KommuneArt, Rolle
from accounts.models import Einladung, Kommune, Mitgliedschaft, User

HOECHSTENS = 15


def fuelle(musterstadt, alice, anzahl):
    """240 of everything that a page lists."""
    wort = make_password(None)
    leute = User.objects.bulk_create(
        User(email=f"p{n}@example.org", name=f"P{n}", password=wort) for n in range(anzahl)
    )
    rollen = list(Rolle)
    Mitgliedschaft.objects.bulk_create(
        Mitgliedschaft(user=user, kommune=musterstadt, rolle=rollen[n % len(rollen)]) for n, user in enumerate(leute)
    )
    Einladung.objects.bulk_create(
        Einladung(kommune=musterstadt, email=f"e{n}@example.org", rolle=Rolle.RAT, eingeladen_von=leute[n])
        for n in range(anzahl)
    )
    orte = Kommune.objects.bulk_create(
        Kommune(name=f"Ort {n}", slug=f"ort-{n}", art=KommuneArt.STADT) for n in range(anzahl)
    )
    Mitgliedschaft.objects.bulk_create(Mitgliedschaft(user=alice, kommune=ort, rolle=Rolle.RAT) for ort in orte)


@pytest.mark.parametrize("anzahl", [1, 240])
@pytest.mark.parametrize(
    ("adresse", "erwartet"), [("/musterstadt/mitglieder/", 5), ("/uebersicht/", 3), ("/konto/", 3)]
)
def test_pages_of_members(als, alice, musterstadt, anzahl, adresse, erwartet, django_assert_num_queries):
    fuelle(musterstadt, alice, anzahl)
    client = als(alice)
    with django_assert_num_queries(erwartet):
        assert client.get(adresse).status_code == 200
    assert erwartet <= HOECHSTENS


@pytest.mark.parametrize("anzahl", [1, 240])
def test_overview_of_the_operator(als, betreiberin, alice, musterstadt, anzahl, django_assert_num_queries):
    fuelle(musterstadt, alice, anzahl)
    client = als(betreiberin)
    with django_assert_num_queries(5):
        assert client.get(reverse("uebersicht")).status_code == 200
