"""Addresses that somebody made up: numbers no database holds, characters no text has, ids that are our own words."""

import re

import pytest
from django.urls import Resolver404, resolve, reverse

from accounts.enums import Rolle
from concepts.bereiche import BEREICHE
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.enums import Fassungszweck
from concepts.models import Bild, Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.konzepte import RESERVIERT
from tests.conftest import person
from tests.test_urls import ADRESSEN, PLATZHALTER, _fuelle, werte  # noqa: F401 - a fixture

RIESIG = ("9" * 18, "9" * 19, "9" * 30, "9" * 5000)
ZAHLEN = {"pk", "nummer", "seite", "user_pk", "ereignis"}
WORT = re.compile(r"[a-z-]+")
GEHEIM = "Streng vertraulicher Titel"


@pytest.mark.parametrize("zahl", RIESIG)
def test_numbers_beyond_every_database_lead_nowhere(als, alice, betreiberin, werte, zahl):  # noqa: F811
    """Both for whoever leads the Kommune and for the operator."""
    for client in (als(alice), als(betreiberin)):
        for pfad, *_ in ADRESSEN:
            if ZAHLEN & {name for _, name in PLATZHALTER.findall(pfad)}:
                adresse = _fuelle(pfad, werte | dict.fromkeys(ZAHLEN, zahl))
                assert client.get(adresse, follow=True).status_code < 500, adresse
                assert client.post(adresse, follow=True).status_code < 500, adresse


SELTSAM = ("%00", "a%00b", "9" * 30, "-1", "%ED%A0%80", "%FF", "²")
FRAGEN = (
    *("seite", "suche", "text", "jahr", "handlungsfeld", "eltern", "stelle", "bleibt", "geht", "bild", "auftrag"),
    *("zweck", "sortierung", "stand", "federfuehrung", "art", "person", "von", "bis", "pfad", "next"),
)


@pytest.mark.parametrize("seltsam", SELTSAM)
def test_strange_questions_break_no_page(als, alice, betreiberin, werte, seltsam):  # noqa: F811
    frage = "&".join(f"{name}={seltsam}" for name in FRAGEN)
    for client in (als(alice), als(betreiberin)):
        for pfad, *_ in ADRESSEN:
            adresse = f"{_fuelle(pfad, werte)}?{frage}"
            assert client.get(adresse).status_code < 500, adresse


@pytest.mark.parametrize("platz", ["token", "key", "uidb36"])
def test_a_null_character_in_an_address_leads_nowhere(client, werte, platz):  # noqa: F811
    for pfad, *_ in ADRESSEN:
        if platz in {name for _, name in PLATZHALTER.findall(pfad)}:
            assert client.get(_fuelle(pfad, werte | {platz: "a%00b"})).status_code == 404


def test_a_null_character_in_a_form_is_left_out(als, bob, konzept):
    ort = reverse("element_neu", args=["musterstadt", konzept.slug, "akteure"])
    als(bob).post(ort, {"name": "Ver\x00ein", "art": ""})
    assert konzept.akteur_set.filter(name="Verein").exists()


def _woerter():
    """Every word that stands somewhere in an address of ours."""
    return sorted({wort for pfad, *_ in ADRESSEN for wort in pfad.split("/") if WORT.fullmatch(wort)})


@pytest.mark.parametrize("name", ["handlungsfeld", "massnahme", "bild", "konzept_lesen_kapitel", "broschuere_vorschau"])
def test_no_id_of_an_element_collides_with_a_page(name):
    for wort in _woerter():
        assert resolve(reverse(name, args=["k", "k", wort])).url_name == name, wort


def test_no_id_collides_below_the_kinds_of_elements():
    namen = ("element_bearbeiten", "element_loeschen", "element_verschieben", "element_verlauf")
    for wort in _woerter():
        for name in namen:
            for pfad in BEREICHE:
                assert resolve(reverse(name, args=["k", "k", pfad, wort])).url_name == name, (pfad, wort)


def test_every_page_of_a_kommune_is_a_reserved_word():
    for wort in _woerter():
        try:
            gefunden = resolve(f"/k/{wort}/")
        except Resolver404:
            continue
        assert gefunden.url_name == "konzept" or wort in RESERVIERT, wort


@pytest.mark.parametrize("rolle", [Rolle.VERANTWORTLICH, Rolle.BEIRAT, Rolle.RAT])
@pytest.mark.parametrize("zweck", [None, Fassungszweck.ARBEITSSTAND])
def test_nothing_of_a_concept_that_is_being_written_shows(als, werte, musterstadt, konzept, rolle, zweck):  # noqa: F811
    """Whoever reads Fassungen only, and has none to read, finds not even a title at any guessed address."""
    _mache_geheim(konzept)
    neues = Konzept.objects.get(slug="geheim")
    if zweck:
        friere_fassung_ein(konzept=neues, zweck=zweck, person=None)
    client = als(person("Wer", musterstadt, rolle))
    for methode in (client.get, client.post):
        for pfad, *_ in ADRESSEN:
            for konzept_slug in ("geheim", konzept.slug):
                adresse = _fuelle(pfad, werte | {"konzept_slug": konzept_slug})
                antwort = methode(adresse, follow=True)
                assert antwort.streaming or GEHEIM not in antwort.content.decode(), adresse


def _mache_geheim(konzept):
    """After what the concept's Fassung holds: every live title is another one, and a second concept is begun."""
    for modell in {art.modell for art in ELEMENTARTEN.values()} | {Bild}:
        for feld in {"titel", "name", "bildunterschrift"} & {feld.name for feld in modell._meta.fields}:
            modell.alle.filter(konzept=konzept).update(**{feld: GEHEIM})
    Konzept.objects.create(kommune=konzept.kommune, slug="geheim", titel=GEHEIM)
