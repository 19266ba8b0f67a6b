"""Two entries become one: every link moves, none stands twice, nothing is lost, and it can be taken back."""

import pytest

from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.dokument.bestand import inhalt_von
from concepts.models import Akteur, Indikator, Konzept, Massnahme, MassnahmeAkteur, MassnahmeIndikator, Zielwert
from concepts.services.elemente import Unmoeglich, aendere_element, hole_zurueck, loesche_element, verlauf_von
from concepts.services.zusammenfuehren import fuehre_zusammen, trenne
from monitoring.models import Messwert
from tests.conftest import lies_ein
from tests.dokumente import kleines_dokument

ORT = "/musterstadt/k/"
SEITE = f"{ORT}akteure/_zusammenfuehren/"


def massnahme_mit(nummer, **felder):
    return {"id": f"m{nummer}", "titel": f"Maßnahme {nummer}"} | felder


@pytest.fixture
def k(musterstadt):
    """Two Akteure and two Indikatoren that mean the same, in every way in which a Maßnahme can name them."""
    dokument = kleines_dokument() | {
        "akteure": [
            {"id": "vhs", "name": "Volkshochschule Müllheim"},
            {"id": "dritter", "name": "Amt"},
            {"id": "vhs2", "name": "VOLKSHOCHSCHULE Muellheim", "art": "bildung"},
        ],
        "indikatoren": [
            {"id": "i1", "titel": "Wartezeit", "zielwerte": [{"zeitpunkt": "2027", "wert": 8}],
             "messwerte": [{"zeitpunkt": "2025", "wert": 12}]},
            {"id": "i2", "titel": "Warte\u00adzeit", "einheit": "Wochen",
             "zielwerte": [{"zeitpunkt": "2027", "wert": 8}, {"zeitpunkt": "2028", "wert": 6}],
             "messwerte": [{"zeitpunkt": "2025", "wert": 13}, {"zeitpunkt": "2026", "wert": 11}]},
        ],
        "handlungsfelder": [{"id": "f", "titel": "Feld", "massnahmen": [
            massnahme_mit(0, federfuehrung=["vhs2", "dritter", "vhs"], indikatoren=["i1", "i2"]),
            massnahme_mit(1, federfuehrung=["vhs"], beteiligte=["vhs2", "dritter"], indikatoren=["i2"]),
            massnahme_mit(2, beteiligte=["dritter", "vhs2"]),
            massnahme_mit(3, federfuehrung=["vhs2"]),
            massnahme_mit(4, federfuehrung=["dritter"]),
        ]}],
    }  # fmt: skip
    dokument["akteure"][2]["art"] = Akteur._meta.get_field("art").choices[0][0]
    return lies_ein(musterstadt, dokument, slug="k")


def akteur(k, kennung):
    return Akteur.alle.select_related("konzept__kommune").get(konzept=k, kennung=kennung)


def indikator(k, kennung):
    return Indikator.alle.select_related("konzept__kommune").get(konzept=k, kennung=kennung)


def massnahme(k, nummer):
    return Massnahme.alle.select_related("konzept").get(konzept=k, kennung=f"m{nummer}")


def wer(k, nummer):
    inhalt = inhalt_von(massnahme(k, nummer))
    return inhalt.get("federfuehrung", []), inhalt.get("beteiligte", [])


def stand(k):
    return als_text(baue_dokument(Konzept.objects.get(pk=k.pk)))


def fuehre(k, bob, bleibt="vhs", geht="vhs2", hole=akteur):
    return fuehre_zusammen(bleibt=hole(k, bleibt), geht=hole(k, geht), person=bob)


def test_every_link_moves_to_its_place_and_none_stands_twice(k, bob):
    fuehre(k, bob)
    assert wer(k, 0) == (["vhs", "dritter"], [])
    assert wer(k, 1) == (["vhs"], ["dritter"])
    assert wer(k, 2) == ([], ["dritter", "vhs"])
    assert wer(k, 3) == (["vhs"], [])
    assert akteur(k, "vhs2").geloescht_am is not None
    assert akteur(k, "vhs").art == akteur(k, "vhs2").art != ""


def test_it_is_in_every_history(k, bob):
    fuehre(k, bob)
    for element in (akteur(k, "vhs"), akteur(k, "vhs2")):
        assert verlauf_von(element).first().code == "akteur.zusammengefuehrt"
    assert verlauf_von(massnahme(k, 3)).first().code == "massnahme.geaendert"
    assert verlauf_von(massnahme(k, 4)).first().code == "massnahme.angelegt"


@pytest.mark.parametrize(("hole", "bleibt", "geht"), [(akteur, "vhs", "vhs2"), (indikator, "i1", "i2")])
@pytest.mark.parametrize("weg", ["rueckgaengig", "papierkorb"])
def test_taken_back_the_document_is_the_same_byte_for_byte(als, k, bob, hole, bleibt, geht, weg):
    vorher = stand(k)
    sammlung = fuehre(k, bob, bleibt, geht, hole)
    assert stand(k) != vorher
    pfad = "akteure" if hole is akteur else "indikatoren"
    if weg == "rueckgaengig":
        als(bob).post(f"{ORT}{pfad}/_zusammenfuehren/{sammlung}/")
    else:
        als(bob).post(f"{ORT}papierkorb/{pfad}/{geht}/")
    assert stand(k) == vorher


def ruecknahmen(client):
    """What the trail offers to take back, by the word on its button."""
    seite = client.get(f"{ORT}verlauf/")
    return dict(eintrag["ruecknahme"] for eintrag in seite.context["eintraege"] if eintrag["ruecknahme"][0])


def test_the_trail_takes_back_as_long_as_it_can(als, k, bob, fatma):
    """A merging as a whole, and not for whoever only reads."""
    vorher = stand(k)
    fuehre(k, bob)
    assert ruecknahmen(als(fatma)) == {}

    angebote = ruecknahmen(als(bob))
    assert set(angebote) == {"Zusammenführung zurücknehmen"}
    als(bob).post(angebote["Zusammenführung zurücknehmen"])

    assert stand(k) == vorher
    assert "Zusammenführung zurücknehmen" not in ruecknahmen(als(bob))


def test_what_was_changed_since_stays(k, bob):
    sammlung = fuehre(k, bob)
    aendere_element(element=massnahme(k, 3), inhalt={"federfuehrung": ["dritter"]}, person=bob)
    element, ergebnis = trenne(konzept=k, sammlung=sammlung, person=bob)
    assert (element.kennung, ergebnis.unveraendert) == ("vhs2", 1)
    assert wer(k, 3) == (["dritter"], [])
    assert wer(k, 2) == ([], ["dritter", "vhs2"])
    with pytest.raises(Unmoeglich, match="ist schon wieder da"):
        trenne(konzept=k, sammlung=sammlung, person=bob)


def test_a_massnahme_in_the_papierkorb_comes_back_with_the_right_one(k, bob):
    loesche_element(element=massnahme(k, 3), person=bob)
    sammlung = fuehre(k, bob)
    hole_zurueck(element=massnahme(k, 3), person=bob)
    assert wer(k, 3) == (["vhs"], [])
    trenne(konzept=k, sammlung=sammlung, person=bob)
    assert wer(k, 3) == (["vhs2"], [])


def test_values_move_those_already_there_do_not(k, bob):
    fuehre(k, bob, "i1", "i2", indikator)
    bleibt = indikator(k, "i1")
    assert [(z.zeitpunkt, z.wert) for z in bleibt.zielwerte.all()] == [("2027", 8), ("2028", 6)]
    assert sorted((m.zeitpunkt, m.wert) for m in bleibt.messwerte.all()) == [("2025", 12), ("2025", 13), ("2026", 11)]
    assert bleibt.einheit == "Wochen"
    assert [inhalt_von(massnahme(k, n))["indikatoren"] for n in (0, 1)] == [["i1"], ["i1"]]


def test_nothing_else_hangs_on_them():
    """What will, must move too: then `zusammenfuehren` learns it."""
    assert {r.related_model for r in Akteur._meta.related_objects} == {MassnahmeAkteur, Massnahme}
    assert {r.related_model for r in Indikator._meta.related_objects} == {
        MassnahmeIndikator, Massnahme, Zielwert, Messwert,
    }  # fmt: skip


def test_likely_ones_are_proposed_to_whoever_may(als, bob, fatma, k):
    for pfad, paar in (("akteure", "bleibt=vhs&amp;geht=vhs2"), ("indikatoren", "bleibt=i1&amp;geht=i2")):
        assert paar in als(bob).get(f"{ORT}{pfad}/").content.decode()
        assert "_zusammenfuehren" not in als(fatma).get(f"{ORT}{pfad}/").content.decode()


def test_one_sees_both_and_what_moves_and_then_says_yes(als, bob, k):
    client = als(bob)
    seite = client.get(SEITE, {"bleibt": "vhs", "geht": "vhs2"}).content.decode()
    assert "Maßnahme 1</bdi>: Beteiligte" in seite
    assert "Maßnahme 4" not in seite
    indikatoren = client.get(f"{ORT}indikatoren/_zusammenfuehren/", {"bleibt": "i1", "geht": "i2"}).content.decode()
    assert "Zielwerte: 1 zieht um, 1 genau so schon da." in indikatoren
    assert "Messwerte: 2 ziehen um. Andere Werte als im Eintrag, der bleibt: 2025 (13)." in indikatoren
    antwort = client.post(SEITE, {"bleibt": "vhs", "geht": "vhs2"}, follow=True)
    assert "ist in „Volkshochschule Müllheim“ aufgegangen" in antwort.content.decode()
    assert "/akteure/_zusammenfuehren/" in next(m.extra_tags for m in antwort.context["messages"])
    noch_einmal = client.post(SEITE, {"bleibt": "vhs", "geht": "vhs2"}, follow=True)
    assert "gibt es nicht mehr" in noch_einmal.content.decode()


@pytest.mark.parametrize("geht", ["vhs", "fremd", ""])
def test_what_cannot_be_merged(als, bob, k, geht):
    seite = als(bob).get(SEITE, {"bleibt": "vhs", "geht": geht})
    assert seite.context["form"].errors["geht"]
    als(bob).post(SEITE, {"bleibt": "vhs", "geht": geht})
    assert Akteur.objects.filter(konzept=k).count() == 3


def test_only_akteure_and_indikatoren_and_only_of_this_concept(als, bob, charlie, k, nachbarstadt):
    assert als(bob).get(f"{ORT}massnahmen/_zusammenfuehren/").status_code == 404
    fremd = lies_ein(nachbarstadt, kleines_dokument(), slug="k")
    sammlung = fuehre(k, bob)
    with pytest.raises(Unmoeglich, match="gibt es nicht"):
        trenne(konzept=fremd, sammlung=sammlung, person=charlie)
