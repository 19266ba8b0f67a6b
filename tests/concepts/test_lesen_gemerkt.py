"""Reading pages are kept: never too long, never for the wrong person, and reading goes on where they cannot be."""

import re

import pytest
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.enums import Rolle
from accounts.models import Kommune, Mitgliedschaft
from concepts.enums import Fassungszweck
from concepts.models import Fassung, Massnahme
from concepts.models.fassung import LESBARE_ZWECKE
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.fassungen import nimm_fassung_zurueck
from integrationskonzept.lib import page_cache
from tests.conftest import gueltiges_dokument, lies_ein, person

LESEN = "/musterstadt/integrationskonzept/lesen/"
FASSUNGEN = "/musterstadt/integrationskonzept/fassungen/"
FASSUNG = f"{FASSUNGEN}1/"
GEHEIM = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture(autouse=True)
def _leer():
    caches["pages"].clear()


@pytest.fixture
def nur_gemerktes(monkeypatch):
    """From now on nothing may be built."""

    def verbiete():
        monkeypatch.setattr("concepts.views.lesen.lesebuch", lambda _dokument: pytest.fail("gebaut"))

    return verbiete


@pytest.fixture
def fassung(konzept, alice):
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice)


def anmelden(wer):
    client = Client()
    client.force_login(wer)
    return client


def text(client, ort):
    antwort = client.get(ort)
    assert antwort.status_code == 200
    return antwort.content.decode()


def teile(seite):
    """Where the navigation of a concept leads."""
    navigation = seite.split('aria-label="Teile des Konzepts">')[1].split("</nav>")[0]
    return re.findall(r'href="([^"]+)"', navigation)


@pytest.mark.parametrize("ort", [LESEN, f"{LESEN}feld-0/", f"{LESEN}alles/", FASSUNG, f"{FASSUNG}_angaben/"])
def test_the_second_look_builds_nothing_and_shows_the_same(als, alice, fassung, nur_gemerktes, ort):
    client = als(alice)
    erstes = text(client, ort)
    nur_gemerktes()

    assert GEHEIM.sub("", text(client, ort)) == GEHEIM.sub("", erstes)
    assert "Alice" in erstes
    assert len(GEHEIM.findall(erstes)) == 1


def test_nobody_gets_what_is_another_persons(alice, musterstadt, konzept, nur_gemerktes):
    elif_ = person("Elif", musterstadt, Rolle.LEITUNG)
    fuer_alice = text(anmelden(alice), LESEN)
    nur_gemerktes()
    fuer_elif = text(anmelden(elif_), LESEN)

    assert "Elif" in fuer_elif
    assert "Alice" not in fuer_elif
    assert GEHEIM.search(fuer_elif)[0] != GEHEIM.search(fuer_alice)[0]


def test_each_role_gets_its_own(alice, ben, fassung):
    assert "Einstellungen" in text(anmelden(alice), FASSUNG)
    assert "Einstellungen" not in text(anmelden(ben), FASSUNG)


@pytest.mark.parametrize("rolle", Rolle)
def test_reading_pages_lead_to_the_same_parts_as_all_others(musterstadt, fassung, rolle):
    client = anmelden(person("Wer", musterstadt, rolle))
    anderswo = text(client, FASSUNGEN)
    for ort in (FASSUNG, f"{FASSUNG}feld-0/", f"{FASSUNG}alles/"):
        assert teile(text(client, ort)) == teile(anderswo)
    assert any("fassungen" in adresse for adresse in teile(anderswo))


def test_what_is_written_is_read_at_once(als, alice, konzept, fassung):
    client = als(alice)
    ort = f"{LESEN}feld-0/"
    assert "Ganz neu" not in text(client, ort)
    Massnahme.objects.filter(konzept=konzept, kennung="massnahme-0").update(titel="Ganz neu")
    assert "Ganz neu" in text(client, ort)
    assert "Ganz neu" not in text(client, f"{FASSUNG}feld-0/")


def test_what_the_kommune_says_is_read_at_once_also_in_a_fassung(als, alice, fassung):
    client = als(alice)
    text(client, f"{FASSUNG}_angaben/")
    Kommune.objects.update(impressum="Neuer Platz 1")
    assert "Neuer Platz 1" in text(client, f"{FASSUNG}_angaben/")


def test_a_fassung_stays_kept_while_others_write(als, alice, konzept, fassung, nur_gemerktes):
    client = als(alice)
    text(client, FASSUNG)
    nur_gemerktes()
    konzept.abschnitt_set.update(titel="Anders")
    konzept.save()
    text(client, FASSUNG)


def test_a_kept_fassung_is_read_without_its_document(als, alice, fassung):
    client = als(alice)
    text(client, FASSUNG)
    with CaptureQueriesContext(connection) as abfragen:
        text(client, FASSUNG)
        client.get(f"{FASSUNG}?stelle=massnahme-0")
        client.get(f"{FASSUNG}?stelle=massnahme-0")
    mit_text = [a["sql"] for a in abfragen.captured_queries if '"concepts_fassung"."text"' in a["sql"]]
    assert len(mit_text) == 1


def test_withdrawing_shows_on_a_kept_page(als, alice, fassung):
    client = als(alice)
    text(client, FASSUNG)
    nimm_fassung_zurueck(fassung=fassung, grund="Ein Versehen", person=alice)
    assert "Ein Versehen" in text(client, FASSUNG)


def test_the_same_document_in_two_kommunen_stays_two(alice, charlie, konzept, nachbarstadt):
    lies_ein(nachbarstadt, gueltiges_dokument(), slug="integrationskonzept")
    text(anmelden(alice), LESEN)
    nachbar = text(anmelden(charlie), LESEN.replace("musterstadt", "nachbarstadt"))
    assert "/musterstadt/" not in nachbar
    assert anmelden(charlie).get(LESEN).status_code == 404


def test_a_browser_that_has_the_page_is_told_so(als, alice, bob, konzept):
    client = als(alice)
    client.get(LESEN)  # gets the cookie
    marke = client.get(LESEN)["ETag"]
    wieder = client.get(LESEN, HTTP_IF_NONE_MATCH=marke)
    assert (wieder.status_code, wieder.content, wieder["Cache-Control"]) == (304, b"", "private, no-cache")

    konzept.abschnitt_set.update(titel="Anders")
    assert client.get(LESEN, HTTP_IF_NONE_MATCH=marke).status_code == 200
    client.force_login(bob)
    client.get(LESEN)
    assert client.get(LESEN, HTTP_IF_NONE_MATCH=marke).status_code == 200


def test_who_may_no_longer_read_gets_neither_page_nor_304(als, alice, konzept):
    client = als(alice)
    client.get(LESEN)
    marke = client.get(LESEN)["ETag"]
    Mitgliedschaft.objects.filter(user=alice).update(rolle=Rolle.RAT)
    assert client.get(LESEN, HTTP_IF_NONE_MATCH=marke).status_code == 403


def test_a_message_is_shown_once_even_where_the_browser_has_the_page(als, alice, konzept):
    client = als(alice)
    client.get(LESEN)
    marke = client.get(LESEN)["ETag"]
    ort = "/musterstadt/integrationskonzept/massnahmen/massnahme-0/loeschen/"
    assert list(get_messages(client.post(ort).wsgi_request))
    gelesen = client.get(LESEN, HTTP_IF_NONE_MATCH=marke)
    assert b'class="meldung ' in gelesen.content
    assert b'class="meldung ' not in client.get(LESEN).content


@pytest.mark.parametrize("was", ["get", "set"])
def test_a_broken_cache_costs_time_only(als, alice, konzept, monkeypatch, caplog, was):
    def kaputt(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(LocMemCache, was, kaputt)
    assert "Alice" in text(als(alice), LESEN)
    assert "Seitenspeicher" in caplog.text


def test_a_form_in_a_kept_page_is_refused(konzept):
    with pytest.raises(TypeError, match="per_person"):
        page_cache.render_for_all("bausteine/kopfzeile.html", {"user": konzept.geaendert_von or person("Eva")})


def test_an_upgrade_changes_every_key(monkeypatch):
    vorher = page_cache.digest("seite")
    monkeypatch.setattr(page_cache, "release", lambda: "nach dem Update")
    assert page_cache.digest("seite") != vorher


@pytest.mark.parametrize("rolle", Rolle)
def test_what_a_role_may_read_is_said_alike_to_python_and_the_database(musterstadt, konzept, alice, rolle):
    wer = person("Wer", musterstadt, rolle)
    for zweck in Fassungszweck:
        alte = friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
        friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
        nimm_fassung_zurueck(fassung=alte, grund="Versehen", person=alice)
    sichtbar = set(Fassung.objects.visible_to(wer).values_list("pk", flat=True))
    alle = Fassung.objects.select_related("ruecknahme")

    assert {fassung.pk for fassung in alle if fassung.lesbar_als(rolle)} == sichtbar
    assert set(LESBARE_ZWECKE) == set(Rolle)
