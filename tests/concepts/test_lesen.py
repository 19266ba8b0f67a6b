"""Reading by chapter: every element has its place, every link leads there, the first page is light."""

import json
import re
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from concepts.dokument.lesebuch import lesebuch
from concepts.enums import Fassungszweck
from concepts.services.einfrieren import friere_fassung_ein
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import grosses_dokument, volles_dokument

ORT = "/musterstadt/integrationskonzept"
DEMO = Path(__file__).parents[2] / "integrationskonzept" / "demo" / "musterstadt.json"
FAELLE = Path(__file__).parents[1] / "faelle"
ARTEN = {"abschnitte", "leitziele", "handlungsfelder", "ziele", "massnahmen"}
ARTEN |= {"querschnittsthemen", "akteure", "gremien", "indikatoren"}


def kennungen(teil):
    """The ids of all elements of a document."""
    for schluessel, inhalt in teil.items():
        for eines in inhalt if isinstance(inhalt, list) else [inhalt]:
            if isinstance(eines, dict):
                if schluessel in ARTEN:
                    yield eines["id"]
                yield from kennungen(eines)


def test_every_element_has_its_place_once():
    dokument = volles_dokument()
    buch = lesebuch(dokument)
    assert set(kennungen(dokument)) <= set(buch.orte)
    alle = [anker for kapitel in buch.kapitel for anker in (kapitel.id, *kapitel.anker)]
    assert len(alle) == len(set(alle))


def test_handlungsfelder_are_chapters_below_theirs():
    inhalt = lesebuch(grosses_dokument(9, felder=3)).inhalt
    darunter = {kapitel.titel: [feld.nummer for feld in felder] for kapitel, felder in inhalt if felder}
    assert darunter == {"Handlungsfelder": ["1", "2", "3"]}
    assert [kapitel.titel for kapitel, _ in inhalt][-2:] == ["Beteiligte Akteure", "Zu diesem Dokument"]


def test_a_chapter_named_like_one_of_our_addresses_can_be_read(als, alice, musterstadt):
    dokument = gueltiges_dokument()
    dokument["abschnitte"].append({"id": "alles", "titel": "Alles auf Anfang", "inhaltHtml": "<p>Neu.</p>"})
    lies_ein(musterstadt, dokument, slug="integrationskonzept")
    seite = als(alice).get(f"{ORT}/lesen/").content.decode()
    assert f'href="{ORT}/lesen/_alles/"' in seite
    assert "<p>Neu.</p>" in als(alice).get(f"{ORT}/lesen/_alles/").content.decode()


@pytest.fixture
def client_und_orte(als, alice, konzept):
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    return als(alice), (f"{ORT}/lesen/", f"{ORT}/fassungen/1/")


def test_from_the_first_page_every_link_leads_to_an_anchor_that_exists(client_und_orte):
    """Also previous, next and back to the contents; the whole text holds every chapter."""
    client, orte = client_und_orte
    for anfang in orte:
        seiten, offen = {}, [anfang]
        while offen:
            adresse = offen.pop()
            if adresse not in seiten:
                antwort = client.get(adresse)
                assert antwort.status_code == 200, adresse
                seiten[adresse] = antwort.content.decode()
                gefunden = re.findall(r'href="([^"#]*)#?[^"]*"', seiten[adresse])
                offen += [ziel for ziel in gefunden if ziel.startswith(anfang) and not ziel.endswith(".json")]
        assert len(seiten) > 12
        for adresse, html in seiten.items():
            for ziel, anker in re.findall(r'href="([^"#]*)#([^"]+)"', html):
                if not ziel or ziel.startswith(anfang):
                    assert f'id="{anker}"' in seiten[ziel or adresse] or anker == "nirgends", (adresse, ziel, anker)


def test_old_addresses_and_links_from_elsewhere_lead_to_the_chapter(client_und_orte):
    client, orte = client_und_orte
    for anfang in orte:
        assert client.get(f"{anfang}?stelle=massnahme-1")["Location"] == f"{anfang}feld-1/#massnahme-1"
        assert client.get(f"{anfang}?stelle=feld-1")["Location"] == f"{anfang}feld-1/"
        assert client.get(f"{anfang}?stelle=gibt-es-nicht").status_code == 200
        assert client.get(f"{anfang}gibt-es-nicht/").status_code == 404


def test_first_page_of_the_demo_is_light(als, alice, musterstadt):
    konzept = lies_ein(musterstadt, json.loads(DEMO.read_text()), slug="integrationskonzept")
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    client = als(alice)
    for adresse in (f"{ORT}/lesen/", f"{ORT}/fassungen/1/", f"{ORT}/lesen/sprache/"):
        with CaptureQueriesContext(connection) as abfragen:
            antwort = client.get(adresse)
        assert len(antwort.content) <= 150_000, adresse
        assert len(abfragen) <= 12, adresse


def test_case_20_on_the_screen(als, alice, musterstadt):
    lies_ein(musterstadt, json.loads((FAELLE / "20-arabische-liste-und-tabelle.json").read_text()), slug="arabisch")
    seite = als(alice).get("/musterstadt/arabisch/lesen/a/").content.decode()
    assert re.search(r'<div class="tabellenrahmen"[^>]* dir="rtl" lang="ar"><table dir="rtl"', seite)
    assert '<ol dir="rtl" lang="ar">' in seite


def test_a_number_and_its_unit_share_a_line(als, alice, musterstadt):
    dokument = gueltiges_dokument()
    dokument["abschnitte"][0]["inhaltHtml"] = "<p>Es sind <strong>31,0 %</strong>, 5 Mio. Euro, 12 Eurokritische.</p>"
    konzept = lies_ein(musterstadt, dokument)
    seite = als(alice).get(f"/musterstadt/{konzept.slug}/lesen/alles/").content.decode()
    assert "31,0\u00a0%" in seite
    assert "5\u00a0Mio. Euro, 12 Eurokritische" in seite
