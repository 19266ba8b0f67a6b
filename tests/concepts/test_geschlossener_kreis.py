"""Whatever one does in the product, the concept can still be given out and read in again."""

import pytest

from concepts.dokument.abbildung import ABSCHNITT, MASSNAHME, ZIEL
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.bezuege import MAX_TIEFE
from concepts.dokument.pruefung import pruefe_dokument
from concepts.models import Abschnitt, Akteur, Bild, Handlungsfeld, Massnahme, Ziel
from concepts.services.elemente import Unmoeglich, aendere_element, hole_zurueck, lege_element_an, loesche_element


def frisch(konzept):
    return type(konzept).objects.get(pk=konzept.pk)


def gib_aus(konzept):
    return baue_dokument(frisch(konzept))


def test_a_picture_in_the_papierkorb_stays_where_a_text_shows_it(konzept, bob):
    loesche_element(element=Bild.objects.get(konzept=konzept, kennung="portraet"), person=bob)
    assert pruefe_dokument(gib_aus(konzept)) == []
    assert "portraet" in [bild["id"] for bild in gib_aus(konzept)["bilder"]]


@pytest.mark.parametrize("modell", [Akteur, Ziel, Massnahme, Handlungsfeld, Abschnitt])
def test_deleting_and_bringing_back_loses_nothing(konzept, bob, modell):
    vorher = gib_aus(konzept)
    for element in modell.objects.filter(konzept=konzept):
        element.refresh_from_db()
        if element.geloescht_am is None:
            loesche_element(element=element, person=bob)
            assert pruefe_dokument(gib_aus(konzept)) == []
            hole_zurueck(element=element, person=bob)
    assert gib_aus(konzept) == vorher


def test_who_leads_comes_back_with_the_akteur(konzept, bob):
    massnahme = Massnahme.objects.get(konzept=konzept, kennung="massnahme-0")
    akteur = massnahme.akteure.filter(massnahmeakteur__rolle="federfuehrung").first()
    loesche_element(element=akteur, person=bob)
    aendere_element(element=massnahme, inhalt={"stand": "laufend", "federfuehrung": []}, person=bob)
    hole_zurueck(element=akteur, person=bob)
    assert massnahme.akteure.filter(massnahmeakteur__rolle="federfuehrung").contains(akteur)


def test_a_goal_serves_only_goals_of_its_own_field(konzept, bob):
    eines, anderes = Handlungsfeld.objects.filter(konzept=konzept)[:2]
    fremd = Ziel.objects.filter(handlungsfeld=anderes).first()
    with pytest.raises(Unmoeglich, match="desselben Handlungsfelds"):
        lege_element_an(
            konzept=konzept,
            art=ZIEL,
            inhalt={"titel": "Neu", "uebergeordnet": fremd.kennung},
            person=bob,
            handlungsfeld=eines,
        )


def test_chapters_are_not_nested_deeper_than_a_document_can_say(konzept, bob):
    eltern = {}
    with pytest.raises(Unmoeglich, match="Ebenen tief"):
        for nummer in range(MAX_TIEFE + 3):
            kapitel = lege_element_an(
                konzept=konzept, art=ABSCHNITT, inhalt={"titel": f"Kapitel {nummer}"}, person=bob, **eltern
            )
            eltern = {"eltern": kapitel}
    assert pruefe_dokument(gib_aus(konzept)) == []


def test_nothing_new_under_what_was_just_deleted(konzept, bob):
    feld = Handlungsfeld.objects.filter(konzept=konzept).first()
    gelesen = Handlungsfeld.objects.get(pk=feld.pk)
    loesche_element(element=feld, person=bob)
    with pytest.raises(Unmoeglich, match="Papierkorb"):
        lege_element_an(konzept=konzept, art=MASSNAHME, inhalt={"titel": "Neu"}, person=bob, handlungsfeld=gelesen)


def test_a_chapter_does_not_come_back_under_a_deleted_one(konzept, bob):
    oben = lege_element_an(konzept=konzept, art=ABSCHNITT, inhalt={"titel": "Oben"}, person=bob)
    mitte = lege_element_an(konzept=konzept, art=ABSCHNITT, inhalt={"titel": "Mitte"}, person=bob, eltern=oben)
    unten = lege_element_an(konzept=konzept, art=ABSCHNITT, inhalt={"titel": "Unten"}, person=bob, eltern=mitte)
    loesche_element(element=mitte, person=bob)
    loesche_element(element=oben, person=bob)
    with pytest.raises(Unmoeglich, match="zuerst „Oben“"):
        hole_zurueck(element=unten, person=bob)
