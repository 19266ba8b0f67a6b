"""The trail of a concept: every kind of event has its words, and leads to what it is about."""

import re
from html import unescape
from pathlib import Path

import pytest

from accounts.models import Ereignis, User
from concepts.bereiche import BEREICHE
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.enums import Fassungszweck
from concepts.ereignistexte import DINGE, TATEN, satz
from concepts.models import Abschnitt, Akteur, Bild, Massnahme, Ziel
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element, bewahre_verworfenes, hole_zurueck, loesche_element
from concepts.services.konzepte import ordne
from publications.services import fordere_broschuere_an

KONZEPT = "/musterstadt/integrationskonzept/"
GANZE = re.compile(r'\bcode=f?"([^"]+)"')
AM_ELEMENT = re.compile(r'(?:vermerke|ereignis_felder|vermerke_bild)\(\s*\w+,\s*"(\w+)"')


def alle_codes():
    """Every code that the source of the rooms writes into a concept's trail."""
    haus = Path(__file__).parents[2]
    quellen = [d for raum in ("concepts", "monitoring", "publications") for d in (haus / raum).rglob("services/*.py")]
    ganze, taten = set(), set()
    for quelle in quellen:
        text = quelle.read_text().replace("{art.name}", "massnahme")
        text = text.replace("{code}", "angelegt").replace("{tat}", "angelegt")
        gefunden = GANZE.findall(text)
        ganze |= {code for code in gefunden if "." in code}
        taten |= {code for code in gefunden if "." not in code} | set(AM_ELEMENT.findall(text))
    return ganze | {f"{art}.{tat}" for art in (*ELEMENTARTEN, "bild", "konzept") for tat in taten}


ALLE_CODES = sorted(alle_codes())


def seite_von(antwort):
    return " ".join(unescape(antwort.content.decode()).split())


@pytest.mark.ohne_datenbank
def test_the_walk_finds_the_codes():
    assert {"massnahme.geordnet", "massnahme.kopiert", "bild.geloescht", "broschuere.angefordert"} <= set(ALLE_CODES)
    assert {"fassung.zurueckgenommen", "konzept.geaendert", "ziel.nicht_uebernommen"} <= set(ALLE_CODES)


@pytest.mark.ohne_datenbank
@pytest.mark.parametrize("person", [None, User(name="Alice")], ids=["niemand", "Alice"])
@pytest.mark.parametrize("code", ALLE_CODES)
def test_every_code_has_its_words(code, person):
    art, _, tat = code.partition(".")
    assert art in DINGE
    assert tat in TATEN
    text = satz(Ereignis(code=code, person=person, bezeichnung="Sprachcafé"))
    assert TATEN[tat] in text
    assert "etwas" not in text
    assert text[0].isupper()
    assert text.endswith(".")


@pytest.fixture
def geschehen(konzept, alice):
    """Something of every kind, newest last."""
    massnahme = Massnahme.objects.get(konzept=konzept, kennung="massnahme-0")
    aendere_element(element=massnahme, inhalt={"titel": "Sprachcafé"}, person=alice)
    vorwort = Abschnitt.objects.get(konzept=konzept, kennung="abschnitt-vorwort")
    bewahre_verworfenes(element=vorwort, inhalt={}, person=alice)
    aendere_element(element=Ziel.objects.get(konzept=konzept, kennung="ziel-0-b"), inhalt={"titel": "Z"}, person=alice)
    loesche_element(element=Akteur.objects.get(konzept=konzept, kennung="al-nur"), person=alice)
    bild = Bild.objects.get(konzept=konzept, kennung="karte")
    loesche_element(element=bild, person=alice)
    hole_zurueck(element=bild, person=alice)
    ordne(konzept=konzept, art=ELEMENTARTEN["leitziel"], kennungen=[], person=alice)
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    fordere_broschuere_an(konzept=konzept, fassung=None, person=alice)


def ziele(client):
    """Code and address of every entry."""
    seite = client.get(f"{KONZEPT}verlauf/")
    return {e["ereignis"].code: e["ziel"] and e["ziel"].adresse for e in seite.context["eintraege"]}, seite


ZIELE = {
    "konzept.importiert": "",
    "massnahme.geaendert": "massnahmen/massnahme-0/",
    "abschnitt.nicht_uebernommen": "kapitel/abschnitt-vorwort/bearbeiten/",
    "ziel.geaendert": "ziele/ziel-0-b/bearbeiten/",
    "akteur.geloescht": "papierkorb/",
    "bild.geloescht": "bilder/#karte",
    "bild.zurueckgeholt": "bilder/#karte",
    "leitziel.geordnet": "leitbild/",
    "fassung.eingefroren": "fassungen/1/",
    "broschuere.angefordert": "broschuere/",
}
ZIELE_ZUM_LESEN = ZIELE | {
    "abschnitt.nicht_uebernommen": "kapitel/#abschnitt-vorwort",
    "ziel.geaendert": "handlungsfelder/feld-0/#ziel-0-b",
    "akteur.geloescht": None,
}


@pytest.mark.parametrize(("wer", "erwartet"), [("bob", ZIELE), ("fatma", ZIELE_ZUM_LESEN)])
def test_every_entry_leads_to_what_it_is_about(als, request, geschehen, wer, erwartet):
    client = als(request.getfixturevalue(wer))
    gefunden, seite = ziele(client)
    assert gefunden == {code: ziel if ziel is None else KONZEPT + ziel for code, ziel in erwartet.items()}
    for adresse in filter(None, gefunden.values()):
        assert f'href="{adresse}"' in seite_von(seite)
        assert client.get(adresse.partition("#")[0]).status_code == 200, adresse


def test_what_lies_in_the_papierkorb_is_said_so(als, bob, geschehen):
    assert seite_von(als(bob).get(f"{KONZEPT}verlauf/")).count("Jetzt im Papierkorb.") == 1


NACH_HAUSE = {
    ("kapitel", "abschnitt-vorwort"): "kapitel/abschnitt-vorwort/bearbeiten/",
    ("massnahmen", "massnahme-0"): "massnahmen/massnahme-0/",
    ("ziele", "ziel-0-b"): "ziele/ziel-0-b/bearbeiten/",
}


@pytest.mark.parametrize(("eintrag", "adresse"), NACH_HAUSE.items(), ids=lambda wert: str(wert))
def test_back_to_the_entry_leads_to_the_entry(als, bob, konzept, eintrag, adresse):
    pfad, kennung = eintrag
    assert als(bob).get(f"{KONZEPT}{pfad}/{kennung}/verlauf/").context["zurueck"] == KONZEPT + adresse
    loesche_element(element=BEREICHE[pfad].art.modell.objects.get(konzept=konzept, kennung=kennung), person=bob)
    assert als(bob).get(f"{KONZEPT}{pfad}/{kennung}/verlauf/").context["zurueck"] == f"{KONZEPT}papierkorb/"


def ueberschrift(seite):
    """The page's heading, without the places where a word may be broken."""
    return re.search(r"<h1[^>]*>(.*?)</h1>", seite)[1].replace("\u00ad", "")


def test_a_chapter_below_another_is_called_so(als, bob, konzept):
    client = als(bob)
    assert "Unterkapitel anlegen" in seite_von(client.get(f"{KONZEPT}kapitel/"))
    seite = seite_von(client.get(f"{KONZEPT}kapitel/_neu/?eltern=abschnitt-ausgangslage"))
    assert ueberschrift(seite) == "Neues Unterkapitel"
    assert ueberschrift(seite_von(client.get(f"{KONZEPT}kapitel/_neu/"))) == "Neues Kapitel"
