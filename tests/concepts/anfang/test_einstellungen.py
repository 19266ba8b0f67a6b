"""A concept's own data: saved against the version that was read; two people never overwrite each other."""

import json

import pytest
from django.urls import reverse

from accounts.models import Ereignis
from concepts.models import Konzept
from concepts.services.konzepte import lege_konzept_an

from .conftest import dokument

ADRESSE = "/musterstadt/integrationskonzept-2031/einstellungen/"


def formular(client):
    """What the browser would send if nothing were typed."""
    form = client.get(ADRESSE).context["form"]
    daten = {feld.html_name: feld.value() for feld in form}
    return daten | {feld.html_initial_name: feld.value() for feld in form.visible_fields()}


@pytest.fixture
def konzept(musterstadt, leute):
    inhalt = dokument(beginn="2027-03", ende="2031", art="strategisch")
    return lege_konzept_an(kommune=musterstadt, dokument=inhalt, person=leute["alice"])


def test_saves_what_was_changed(als, konzept, leute):
    client = als("bob")
    neu = {"titel": "Neu", "beginn": "April 2027", "phase": "abstimmung", "stand": "1.2.2027"}
    worte = {"massnahme_einzahl": "Vorhaben", "massnahme_mehrzahl": "Vorhaben"}
    antwort = client.post(ADRESSE, formular(client) | neu | worte)
    assert antwort.url == "/musterstadt/integrationskonzept-2031/"
    konzept.refresh_from_db()
    assert (konzept.titel, konzept.beginn, konzept.stand) == ("Neu", "2027-04", "2027-02-01")
    assert (konzept.phase, konzept.version, konzept.geaendert_von) == ("abstimmung", 2, leute["bob"])
    assert konzept.begriffe == {"massnahme": {"einzahl": "Vorhaben", "mehrzahl": "Vorhaben"}}


def test_what_is_emptied_is_saved_too(als, konzept):
    client = als("bob")
    client.post(ADRESSE, formular(client) | {"ende": ""})
    konzept.refresh_from_db()
    assert (konzept.ende, konzept.beginn) == ("", "2027-03")


def test_nothing_changed_nothing_recorded(als, konzept):
    client = als("bob")
    vorher = Ereignis.objects.count()
    client.post(ADRESSE, formular(client))
    assert Ereignis.objects.count() == vorher


@pytest.mark.parametrize(
    ("falsch", "feld"),
    [
        ({"titel": ""}, "titel"),
        ({"ende": "2026"}, "ende"),
        ({"beginn": "bald"}, "beginn"),
        ({"ziel_mehrzahl": "Wirkungen"}, "ziel_einzahl"),
    ],
)
def test_faults_stand_at_their_field(als, konzept, falsch, feld):
    client = als("bob")
    antwort = client.post(ADRESSE, formular(client) | falsch)
    assert feld in antwort.context["form"].errors
    assert Konzept.objects.get(pk=konzept.pk).version == 1


def test_end_in_the_same_year_is_no_fault(als, konzept):
    client = als("bob")
    assert client.post(ADRESSE, formular(client) | {"ende": "2027"}).status_code == 302


def test_two_people_change_different_things(als, konzept):
    bob, alice = als("bob"), None
    von_bob = formular(bob)
    alice = als("alice")
    alice.post(ADRESSE, formular(alice) | {"titel": "Von Alice"})
    als("bob").post(ADRESSE, von_bob | {"phase": "abstimmung"})
    konzept.refresh_from_db()
    assert (konzept.titel, konzept.phase, konzept.version) == ("Von Alice", "abstimmung", 3)


def test_two_people_change_the_same(als, konzept, leute):
    von_bob = formular(als("bob"))
    alice = als("alice")
    alice.post(ADRESSE, formular(alice) | {"titel": "Von Alice", "untertitel": "Entwurf"})
    bob = als("bob")
    antwort = bob.post(ADRESSE, von_bob | {"titel": "Von Bob", "phase": "abstimmung"})
    seite = antwort.content.decode()
    assert antwort.status_code == 409
    assert "Inzwischen hat Alice gespeichert" in seite
    assert [(f.titel, f.meins, f.gespeichert) for f in antwort.context["streitfaelle"]] == [
        ("Titel", "Von Bob", "Von Alice")
    ]
    form = antwort.context["form"]
    werte = {name: form[name].value() for name in ("titel", "untertitel", "phase")}
    assert werte == {"titel": "Von Bob", "untertitel": "Entwurf", "phase": "abstimmung"}
    assert Konzept.objects.get(pk=konzept.pk).titel == "Von Alice"
    daten = {feld.html_name: feld.value() for feld in form}
    daten |= {feld.html_initial_name: form.data[feld.html_initial_name] for feld in form.visible_fields()}
    assert bob.post(ADRESSE, daten).status_code == 302
    konzept.refresh_from_db()
    assert (konzept.titel, konzept.untertitel, konzept.phase) == ("Von Bob", "Entwurf", "abstimmung")


def test_foreign_kommune_is_named_and_can_be_replaced(als, musterstadt):
    fremd = dokument() | {"kommune": {"name": "Altstadt", "art": "gemeinde", "bundesland": "Hessen"}}
    konzept = lege_konzept_an(kommune=musterstadt, dokument=fremd, person=None)
    client = als("bob")
    assert "Altstadt, Hessen" in client.get(ADRESSE).content.decode()
    wechsel = reverse("konzept_eigene_kommune", args=["musterstadt", konzept.slug])
    assert client.get(wechsel).status_code == 405
    client.post(wechsel)
    konzept.refresh_from_db()
    assert konzept.angaben_zur_kommune is None
    assert "Altstadt" not in client.get(ADRESSE).content.decode()
    assert Ereignis.objects.filter(akte=konzept.akte, code="konzept.kommune_uebernommen").count() == 1
    client.post(wechsel)
    assert Ereignis.objects.filter(akte=konzept.akte, code="konzept.kommune_uebernommen").count() == 1


def test_download_of_the_live_state(als, konzept):
    client = als("fatma")
    assert "konzeptdokument.json" in client.get("/musterstadt/integrationskonzept-2031/ausgeben/").content.decode()
    antwort = client.get("/musterstadt/integrationskonzept-2031/konzeptdokument.json")
    name = antwort.headers["Content-Disposition"]
    assert name.startswith('attachment; filename="musterstadt-integrationskonzept-2031-20')
    inhalt = json.loads(antwort.content)
    assert inhalt["konzept"]["titel"] == "Integrationskonzept 2031"
    assert [teil["id"] for teil in inhalt["abschnitte"]] == ["vorwort", "lage", "felder"]


@pytest.mark.parametrize(
    ("seite", "erlaubt"),
    [
        ("einstellungen/", {"alice", "bob"}),
        ("eingelesen/", {"alice", "bob"}),
        ("ausgeben/", {"alice", "bob", "fatma"}),
        ("konzeptdokument.json", {"alice", "bob", "fatma"}),
    ],
)
def test_who_may(als, konzept, seite, erlaubt):
    for name in ("alice", "bob", "fatma", "viktor", "ben", "ruth"):
        status = als(name).get(f"/musterstadt/integrationskonzept-2031/{seite}").status_code
        assert (status == 403) == (name not in erlaubt), (name, status)
    assert als("charlie").get(f"/musterstadt/integrationskonzept-2031/{seite}").status_code == 404
