"""The Kommune's home: everybody sees what is meant for them."""

import pytest

from concepts.enums import Fassungszweck
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.konzepte import lege_konzept_an

from .conftest import dokument

ADRESSE = "/musterstadt/"


@pytest.mark.parametrize("name", ["alice", "bob", "fatma"])
def test_live_readers_see_the_concept(als, konzept, name):
    seite = als(name).get(ADRESSE).content.decode()
    assert konzept.titel in seite
    assert f'href="/musterstadt/{konzept.slug}/"' in seite
    assert "noch keine Fassung" in seite


@pytest.mark.parametrize("name", ["viktor", "ben", "ruth"])
def test_others_see_nothing_before_a_fassung(als, konzept, name):
    seite = als(name).get(ADRESSE).content.decode()
    assert konzept.titel not in seite
    assert "Hier gibt es noch nichts zu lesen" in seite


def test_beirat_reads_drafts_and_the_council_does_not(als, konzept, leute):
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=leute["alice"])
    beirat = als("ben").get(ADRESSE).content.decode()
    assert f'href="/musterstadt/{konzept.slug}/fassungen/"' in beirat
    assert f'href="/musterstadt/{konzept.slug}/"' not in beirat
    assert "Fassung 1 (Entwurf zur Beteiligung)" in beirat
    assert konzept.titel not in als("ruth").get(ADRESSE).content.decode()


def test_newest_fassung_that_one_may_read(als, konzept, leute):
    for zweck in (Fassungszweck.ENTWURF, Fassungszweck.ARBEITSSTAND):
        friere_fassung_ein(konzept=konzept, zweck=zweck, person=leute["alice"])
    assert "Fassung 2 (Arbeitsstand)" in als("bob").get(ADRESSE).content.decode()
    assert "Fassung 1 (Entwurf zur Beteiligung)" in als("ben").get(ADRESSE).content.decode()


@pytest.mark.parametrize(
    ("name", "beginnen", "verwalten"),
    [("alice", True, True), ("bob", True, False), ("fatma", False, False), ("ruth", False, False)],
)
def test_what_one_may_do(als, konzept, name, beginnen, verwalten):
    seite = als(name).get(ADRESSE).content.decode()
    assert ("/musterstadt/neu/" in seite) == beginnen
    assert ("/musterstadt/mitglieder/" in seite) == verwalten
    assert ("/musterstadt/einstellungen/" in seite) == verwalten


@pytest.mark.parametrize("name", ["alice", "bob", "fatma", "viktor", "ben", "ruth"])
def test_empty_home_says_what_comes(als, name):
    assert als(name).get(ADRESSE).status_code == 200


def test_strangers_see_nothing(als, client, konzept):
    assert als("charlie").get(ADRESSE).status_code == 404
    client.logout()
    assert client.get(ADRESSE).status_code == 302


@pytest.mark.parametrize("anzahl", [1, 12])
def test_queries_do_not_grow(als, musterstadt, leute, anzahl, django_assert_num_queries):
    for nummer in range(anzahl):
        konzept = lege_konzept_an(kommune=musterstadt, dokument=dokument(titel=f"Konzept {nummer}"), person=None)
        friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=leute["alice"])
    client = als("alice")
    with django_assert_num_queries(6):
        assert len(client.get(ADRESSE).context["zeilen"]) == anzahl
