"""The first week of a new Kommune: each step ticks itself by what is really there."""

import pytest

from accounts.models import Einladung, Ereignis

ALLE = ["Wappen", "Impressum", "Datenschutz", "Team", "Erstes Konzept"]


def schritte(client):
    return {
        schritt.titel.split(" ", 1)[0]: schritt.erledigt for schritt in client.get("/musterstadt/").context["schritte"]
    }


@pytest.fixture
def eingerichtet(musterstadt):
    musterstadt.wappen, musterstadt.impressum, musterstadt.datenschutz = (
        "wappen/x.svg",
        "Rathaus",
        "Wir speichern wenig.",
    )
    musterstadt.save()
    return musterstadt


def test_each_step_leads_to_where_it_is_done(als, alice):
    client = als(alice)
    antwort = client.get("/musterstadt/")
    seite = antwort.content.decode()
    assert "Die erste Woche" in seite
    assert not any(schritt.erledigt for schritt in antwort.context["schritte"])
    assert len(antwort.context["schritte"]) == len(ALLE)
    for schritt in antwort.context["schritte"]:
        assert f'href="{schritt.adresse}"' in seite
        adresse, _, feld = schritt.adresse.partition("#")
        ziel = client.get(adresse).content.decode()
        assert f'id="{feld}"' in ziel or not feld


def test_steps_tick_themselves(als, alice, musterstadt, eingerichtet):
    client = als(alice)
    assert schritte(client) == {"Wappen": True, "Impressum": True, "Datenschutz": True, "Team": False, "Erstes": False}
    Einladung.objects.create(kommune=musterstadt, email="x@example.org", rolle="rat")
    assert schritte(client)["Team"]


def test_when_all_is_done_the_list_is_gone(als, alice, bob, eingerichtet, konzept):
    assert schritte(als(alice)) == {}
    assert "Die erste Woche" not in als(alice).get("/musterstadt/").content.decode()


def test_blank_lines_are_no_impressum(als, alice, musterstadt):
    musterstadt.impressum = " \n "
    musterstadt.save()
    assert not schritte(als(alice))["Impressum"]


def test_only_for_those_who_may_do_it(als, alice, bob):
    assert als(bob).get("/musterstadt/").context["schritte"] == []
    assert als(bob).post("/musterstadt/einstellungen/erste-schritte/weglegen/").status_code == 403


def test_put_away_and_brought_back(als, alice, musterstadt):
    client = als(alice)
    seite = client.post("/musterstadt/einstellungen/erste-schritte/weglegen/", follow=True).content.decode()
    assert "Die erste Woche" not in seite
    wieder = "/musterstadt/einstellungen/erste-schritte/zeigen/"
    assert f'action="{wieder}"' in seite
    assert "Die erste Woche" in client.post(wieder, follow=True).content.decode()
    assert Ereignis.objects.filter(code="kommune.geaendert").count() == 2
