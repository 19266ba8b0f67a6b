"""The server goes on while its database is locked, full, read-only, stopped, and while its processes are killed."""

import html
import random
import re
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.ausfall.conftest import warte
from tests.conftest import PASSWORT
from tests.datenbank import gesperrt

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("ausfall")]  # django_db: to be run on both databases
LESEN, NEU, KAPITEL = "/musterstadt/k/", "/musterstadt/k/akteure/_neu/", "/musterstadt/k/kapitel/_neu/"


def felder(seite):
    paare = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', seite)
    return {html.unescape(name): html.unescape(wert) for name, wert in paare}


def wie_viele(server, name):
    return server.frage("SELECT count(*) FROM concepts_akteur WHERE name = %s", name)[0][0]


def schicke_noch_einmal(server, antwort, name):
    """From the page that came instead; afterwards it is there, and once."""
    bis_es_geht(server, felder(antwort.seite))
    assert wie_viele(server, name) == 1


def test_a_lock_that_lasts(server):
    with gesperrt(server.datenbank):
        antwort = server.hole(NEU, server.formular(name="Gesperrt"))
        assert server.hole(LESEN).status == 200
    assert antwort.status == 503
    assert int(antwort.kopf["Retry-After"]) > 0
    assert "Gleich noch einmal" in antwort.seite
    assert felder(antwort.seite)["name"] == "Gesperrt"
    assert wie_viele(server, "Gesperrt") == 0
    schicke_noch_einmal(server, antwort, "Gesperrt")


def test_a_database_that_may_only_be_read(server):
    nur_lesen = "SET default_transaction_read_only = on" if server.cluster else "PRAGMA query_only = ON"
    with server.gehindert(nur_lesen):
        assert server.hole(LESEN).status == 200
        antwort = server.hole(NEU, server.formular(name="Nur lesen"))
        konto = server.formular(login="alice@example.org", password=PASSWORT)
        anmelden = server.hole("/konto/anmelden/", konto, angemeldet=False)
    for eine in (antwort, anmelden):
        assert eine.status == 503
        assert "Gerade kann nur gelesen werden" in eine.seite
    assert PASSWORT not in anmelden.seite
    schicke_noch_einmal(server, antwort, "Nur lesen")


@pytest.mark.only_on("sqlite")  # no test fills a cluster's disk; test_outage knows its code
def test_a_full_disk(server):
    with server.gehindert("PRAGMA max_page_count = 1"):
        antwort = server.hole(KAPITEL, server.formular(titel="Zu lang", inhaltHtml=f"<p>{'Wort ' * 18_000}</p>"))
        assert server.hole(LESEN).status == 200
    assert antwort.status == 503
    assert "kein Platz mehr frei" in antwort.seite
    assert "kein Platz mehr frei" in server.protokoll.read_text()


@pytest.mark.only_on("postgresql")
def test_a_server_that_is_stopped_and_started(server):
    offen = server.formular(name="Angehalten")
    server.cluster.stop()
    try:
        antwort = server.hole(NEU, offen)
        seiten = [server.hole(pfad) for pfad in (LESEN, "/", "/konto/anmelden/")]
    finally:
        server.cluster.ensure_postgres_running()
    assert [antwort.status, seiten[0].status] == [503, 503]
    assert all(seite.status in (200, 503) for seite in seiten)
    assert "Die Datenbank antwortet gerade nicht" in antwort.seite
    warte(lambda: server.hole(LESEN).status == 200)
    schicke_noch_einmal(server, antwort, "Angehalten")


def test_killed_while_saving(server):
    """What was saved is there, what was not can be sent again, and nothing is there twice."""
    zufall = random.Random(8)
    namen = [f"Getötet {nummer}" for nummer in range(24)]
    with ThreadPoolExecutor(8) as leute:
        gesendet = [leute.submit(bis_es_geht, server, server.formular(name=name)) for name in namen]
        for _ in range(8):
            time.sleep(zufall.uniform(0.01, 0.3))
            server.toete()
        for einer in gesendet:
            einer.result()
    assert [wie_viele(server, name) for name in namen] == [1] * len(namen)


def bis_es_geht(server, formular):
    warte(lambda: server.hole(NEU, formular).status == 302)


def test_many_at_the_same_moment(server):
    """Of each form sent three times at once one is made; all get the same answer, and nobody a 500."""
    formulare = [server.formular(name=f"Zugleich {nummer}") for nummer in range(20)]
    with ThreadPoolExecutor(12) as leute:
        antworten = list(leute.map(lambda formular: server.hole(NEU, formular), formulare * 3))
    assert {antwort.status for antwort in antworten} <= {302, 503}
    for formular in formulare:
        bis_es_geht(server, formular)
        assert wie_viele(server, formular["name"]) == 1
