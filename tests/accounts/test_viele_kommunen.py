"""The operator's overview of a whole country: one page at a time, and the way to find one place."""

import pytest

from accounts.enums import KommuneArt
from accounts.models import Kommune
from accounts.selectors import JE_SEITE
from tests.conftest import person


@pytest.fixture
def viele(db):
    orte = [Kommune(name=f"Ort {n}", slug=f"ort-{n}", ags=f"09{n:06}", art=KommuneArt.GEMEINDE) for n in range(300)]
    orte += [
        Kommune(name="Öhringen", slug="oehringen", ags="08126066", kreis="Hohenlohekreis", art=KommuneArt.STADT),
        Kommune(name="Aachen", slug="aachen", ags="05334002", art=KommuneArt.STADT),
    ]
    Kommune.objects.bulk_create(orte)


def namen(antwort):
    return [kommune.name for kommune in antwort.context["seite"]]


def test_one_page_at_a_time_in_german_order(als, betreiberin, viele, django_assert_num_queries):
    client = als(betreiberin)
    with django_assert_num_queries(5):
        antwort = client.get("/uebersicht/")
    seite = antwort.content.decode()
    assert len(namen(antwort)) == JE_SEITE
    assert namen(antwort)[:2] == ["Aachen", "Öhringen"]
    assert "302 Kommunen" in seite
    assert "Seite 1 von 7" in seite
    assert len(seite) < 60_000
    assert namen(client.get("/uebersicht/?seite=7"))[-1] == "Ort 299"
    assert namen(client.get("/uebersicht/?seite=99"))[-1] == "Ort 299"


@pytest.mark.parametrize("suche", ["öhr", "OEHRINGEN", "ohringen", "hohenlohe öhringen", "08126066", "0812"])
def test_a_place_is_found_as_one_types_it(als, betreiberin, viele, suche):
    antwort = als(betreiberin).get("/uebersicht/", {"suche": suche})
    assert namen(antwort) == ["Öhringen"]
    assert "1 Kommune zu" in antwort.content.decode()


def test_the_search_stays_while_leafing(als, betreiberin, viele):
    antwort = als(betreiberin).get("/uebersicht/", {"suche": "Ort", "seite": "2"})
    assert len(namen(antwort)) == JE_SEITE
    assert "suche=Ort&amp;seite=3" in antwort.content.decode()


def test_nothing_found_says_so(als, betreiberin, viele):
    assert "Keine Kommune passt." in als(betreiberin).get("/uebersicht/?suche=xyz").content.decode()


def test_nobody_else_searches_them(als, viele):
    antwort = als(person("Dora")).get("/uebersicht/?suche=aachen")
    assert "Aachen" not in antwort.content.decode()
