"""The road from nothing to a concept with chapters, Handlungsfelder and guiding questions."""

import pytest
from django.urls import reverse

from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.pruefung import pruefe_dokument
from concepts.enums import Konzeptart
from concepts.leitfragen import feldvorschlaege
from concepts.models import Abschnitt, Handlungsfeld, Konzept

ADRESSE = "/musterstadt/neu/strategisch/"


def angaben(**abweichend):
    """What somebody types into the assistant."""
    grund = {
        "titel": "Integrationskonzept Musterstadt",
        "beginn": "2027",
        "ende": "2031",
        "felder": ["sprache", "arbeit"],
        "eigene_felder": "Ländlicher Raum\n\nSprache\nTreffpunkt <b>Markt</b>",
    }
    return grund | abweichend


def test_ways_to_begin(als, konzept):
    seite = als("bob").get(reverse("konzept_neu", args=["musterstadt"])).content.decode()
    for name in ("konzept_einlesen", "konzept_fortschreiben"):
        assert reverse(name, args=["musterstadt"]) in seite
    assert ADRESSE in seite


def test_no_earlier_concept_no_way_from_one(als, musterstadt):
    seite = als("bob").get(reverse("konzept_neu", args=["musterstadt"])).content.decode()
    assert reverse("konzept_fortschreiben", args=["musterstadt"]) not in seite


def test_assistant_proposes_title_and_years(als):
    form = als("alice").get(ADRESSE).context["form"]
    assert form["titel"].value() == "Integrationskonzept Musterstadt"
    assert form["ende"].value() > form["beginn"].value()


def test_assistant_lays_out_the_concept(als, leute):
    antwort = als("bob").post(ADRESSE, angaben(), follow=True)
    konzept = Konzept.objects.get()
    assert antwort.redirect_chain == [("/musterstadt/integrationskonzept-musterstadt/", 302)]
    assert (konzept.art, konzept.beginn, konzept.ende) == ("strategisch", "2027", "2031")
    assert konzept.geaendert_von == leute["bob"]
    assert konzept.angaben_zur_kommune is None
    titel = list(Handlungsfeld.objects.filter(konzept=konzept).values_list("titel", flat=True))
    assert titel == ["Sprache", "Arbeit und Wirtschaft", "Ländlicher Raum", "Treffpunkt <b>Markt</b>"]
    zeile = feldvorschlaege("strategisch")[1].zeile
    assert Handlungsfeld.objects.get(titel="Sprache").beschreibung == f"<p>{zeile}</p>"
    oberste = Abschnitt.objects.filter(konzept=konzept, eltern=None).values_list("art", flat=True)
    assert list(oberste) == [
        "vorwort",
        "ausgangslage",
        "leitbild",
        "handlungsfelder",
        "organisation",
        "beteiligung",
        "controlling",
        "anhang",
    ]
    assert pruefe_dokument(baue_dokument(konzept)) == []


@pytest.mark.parametrize("art", Konzeptart.values)
def test_every_kind_gives_a_valid_document(als, art):
    felder = [vorschlag.schluessel for vorschlag in feldvorschlaege(art)]
    als("alice").post(f"/musterstadt/neu/{art}/", angaben(felder=felder))
    assert pruefe_dokument(baue_dokument(Konzept.objects.get())) == []


def test_unknown_kind_does_not_exist(als):
    assert als("alice").get("/musterstadt/neu/egal/").status_code == 404


def test_own_words(als):
    als("bob").post(ADRESSE, angaben(handlungsfeld_einzahl="Säule", handlungsfeld_mehrzahl="Säulen", ziel_einzahl=""))
    assert Konzept.objects.get().begriffe == {"handlungsfeld": {"einzahl": "Säule", "mehrzahl": "Säulen"}}


def test_half_a_word_is_refused_and_everything_typed_stays(als):
    antwort = als("bob").post(ADRESSE, angaben(ziel_einzahl="Wirkung"))
    seite = antwort.content.decode()
    assert not Konzept.objects.exists()
    assert antwort.context["form"].errors["ziel_mehrzahl"] == ["Bitte auch die Mehrzahl zu „Wirkung“ angeben."]
    assert "Ländlicher Raum" in seite
    assert '<details class="klappe" open>' in seite
    assert seite.count("checked") == 2


@pytest.mark.parametrize(
    ("falsch", "feld"),
    [({"titel": ""}, "titel"), ({"ende": "2026"}, "ende"), ({"beginn": "27"}, "beginn"), ({"felder": ["x"]}, "felder")],
)
def test_faults_stand_at_their_field(als, falsch, feld):
    antwort = als("bob").post(ADRESSE, angaben(**falsch))
    assert feld in antwort.context["form"].errors
    assert not Konzept.objects.exists()


def test_typing_survives_an_expired_session(als, client, leute):
    marke = als("bob").get(ADRESSE).context["eingaben_marke"]
    client.logout()
    client.post(ADRESSE, angaben(titel="Getippt", _eingaben_von=str(marke)))
    session = dict(client.session)
    client.force_login(leute["bob"])
    neu = client.session
    neu.update({"eingaben": session["eingaben"]})
    neu.save()
    antwort = client.get(ADRESSE)
    assert antwort.context["form"]["titel"].value() == "Getippt"
    assert "Ihre Eingaben von vorhin sind wieder da" in antwort.content.decode()
    client.post(ADRESSE, angaben())
    assert client.get(ADRESSE).context["form"]["titel"].value() != "Getippt"


def test_next_concept_from_an_earlier_one(als, konzept):
    client = als("bob")
    daten = {"vorgaenger": konzept.pk, "titel": "Integrationskonzept 2036", "beginn": "2032", "ende": ""}
    client.post("/musterstadt/neu/fortschreibung/", daten)
    neues = Konzept.objects.get(vorgaenger=konzept)
    assert (neues.titel, neues.beginn, neues.ende) == ("Integrationskonzept 2036", "2032", "")
    assert Abschnitt.objects.get(konzept=neues, kennung="vorwort").inhalt == "<p>Guten Tag.</p>"


def test_earlier_concept_of_another_kommune_cannot_be_taken(als, konzept, leute):
    client = als("charlie")
    daten = {"vorgaenger": konzept.pk, "titel": "Geborgt"}
    antwort = client.post("/nachbarstadt/neu/fortschreibung/", daten)
    assert "vorgaenger" in antwort.context["form"].errors
    assert Konzept.objects.count() == 1


SEITEN = ("/musterstadt/neu/", ADRESSE, "/musterstadt/neu/fortschreibung/", "/musterstadt/einlesen/")


@pytest.mark.parametrize("seite", SEITEN)
@pytest.mark.parametrize(
    ("name", "status"),
    [("alice", 200), ("bob", 200), ("fatma", 403), ("viktor", 403), ("ben", 403), ("ruth", 403), ("charlie", 404)],
)
def test_who_may_begin(als, name, status, seite):
    assert als(name).get(seite).status_code == status
    if status != 200:
        assert als(name).post(seite, angaben()).status_code == status
        assert not Konzept.objects.exists()
