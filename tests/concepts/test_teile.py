"""The four parts of a Maßnahme: going on saves; a copy begins anew; two windows of one person."""

import pytest

from accounts.models import Ereignis
from concepts.dokument.bestand import inhalt_von
from concepts.models import Handlungsfeld, Massnahme
from concepts.services.elemente import aendere_element
from concepts.services.kopie import kopiere_massnahme
from tests.concepts.test_seiten import INHALT, ORT, formular, massnahme, seite_von

MASSNAHME = f"{ORT}massnahmen/massnahme-0/"


def test_saving_leads_on_to_the_next_part_and_at_last_to_the_massnahme(als, bob, konzept):
    client, weg = als(bob), [INHALT]
    while "bearbeiten" in weg[-1]:
        seite = client.get(weg[-1])
        danach = [{"zu": name} for name, _ in seite.context["danach"]] or [{}]
        weg.append(client.post(weg[-1], formular(client, weg[-1]) | danach[0])["Location"])
    assert weg[1:] == [*(f"{INHALT}{teil}/" for teil in ("zustaendigkeit", "mittel", "wirkung")), MASSNAHME]


def test_going_to_another_part_saves_what_was_typed(als, bob, konzept):
    client = als(bob)
    antwort = client.post(INHALT, formular(client, INHALT) | {"zielgruppe": "Eltern", "zu": "wirkung"}, follow=True)
    assert antwort.redirect_chain[-1][0] == f"{INHALT}wirkung/"
    assert "ist gespeichert." in seite_von(antwort)
    assert massnahme(konzept).zielgruppe == "Eltern"


def test_only_looking_at_the_parts_leaves_no_trace(als, bob, konzept):
    client, vorher = als(bob), Ereignis.objects.count()
    antwort = client.post(INHALT, formular(client, INHALT) | {"zu": "mittel"}, follow=True)
    assert antwort.redirect_chain[-1][0] == f"{INHALT}mittel/"
    assert "gespeichert" not in " ".join(str(m) for m in antwort.context["messages"])
    assert Ereignis.objects.count() == vorher


def test_with_an_error_one_stays_and_is_told_so(als, bob, konzept):
    client = als(bob)
    daten = formular(client, INHALT) | {"titel": "", "zielgruppe": "Mühsam getippt", "zu": "wirkung"}
    antwort = client.post(INHALT, daten)
    seite = " ".join(seite_von(antwort).split())
    assert antwort.status_code == 200
    assert "„Was und für wen“ ist noch nicht gespeichert." in seite
    assert "„Speichern und weiter“ führt danach zu „Ziele und Erfolg“." in seite
    assert antwort.context["danach"] == [("wirkung", "Ziele und Erfolg")]
    assert 'value="Mühsam getippt"' in seite


def test_an_unknown_part_leads_to_the_massnahme(als, bob, konzept):
    client = als(bob)
    assert client.post(INHALT, formular(client, INHALT) | {"zu": "//boese.example"})["Location"] == MASSNAHME


def test_a_second_window_of_ones_own_is_called_so(als, bob, konzept):
    client = als(bob)
    daten = formular(client, INHALT) | {"titel": "Zweites Fenster"}
    aendere_element(element=massnahme(konzept), inhalt={"titel": "Erstes Fenster"}, person=bob)
    antwort = client.post(INHALT, daten)
    assert antwort.status_code == 409
    assert "Sie haben in einem anderen Fenster gespeichert" in seite_von(antwort)
    assert "Inzwischen hat" not in seite_von(antwort)


def test_ctrl_s_in_a_new_element_goes_on_writing_it(als, bob, konzept):
    antwort = als(bob).post(f"{ORT}kapitel/_neu/", {"titel": "Ganz neu", "weiter": "ja"})
    assert antwort["Location"] == f"{ORT}kapitel/ganz-neu/bearbeiten/"


@pytest.mark.parametrize("wohin", ["feld-0", "feld-1"])
def test_a_copy_says_the_same_but_begins_anew(als, bob, konzept, wohin):
    original = massnahme(konzept)
    aendere_element(element=original, inhalt={"stand": "laufend", "nummer": "1.1"}, person=bob)
    client = als(bob)
    seite = client.get(f"{MASSNAHME}kopieren/")
    assert seite.context["form"]["titel"].value() == f"{original.titel} (Kopie)"
    antwort = client.post(f"{MASSNAHME}kopieren/", {"titel": "Zweite", "handlungsfeld": wohin}, follow=True)
    assert antwort.redirect_chain[-1][0] == f"{ORT}massnahmen/zweite/"
    vorher, kopie = inhalt_von(massnahme(konzept)), inhalt_von(Massnahme.objects.get(konzept=konzept, kennung="zweite"))
    assert vorher["ziele"]
    assert vorher["kosten"]
    andere = {"titel", "nummer", "stand", "handlungsfeld", "ziele"}
    assert {n: w for n, w in kopie.items() if n not in andere} == {n: w for n, w in vorher.items() if n not in andere}
    assert kopie["handlungsfeld"] == wohin
    assert kopie.get("ziele", []) == (vorher["ziele"] if wohin == "feld-0" else [])
    assert not kopie.get("stand")
    assert not kopie.get("nummer")
    verlauf = seite_von(client.get(f"{ORT}massnahmen/zweite/verlauf/"))
    assert "Bob hat Handlungslinie „Zweite“ als Kopie angelegt." in verlauf


def test_a_copy_without_a_title_or_into_a_foreign_field_is_refused(als, bob, konzept):
    antwort = als(bob).post(f"{MASSNAHME}kopieren/", {"titel": "", "handlungsfeld": "fremd"})
    assert set(antwort.context["form"].errors) == {"titel", "handlungsfeld"}


def test_the_title_of_a_copy_is_never_too_long(konzept, bob, als):
    aendere_element(element=massnahme(konzept), inhalt={"titel": "x" * 500}, person=bob)
    titel = als(bob).get(f"{MASSNAHME}kopieren/").context["form"]["titel"].value()
    feld = Handlungsfeld.objects.get(konzept=konzept, kennung="feld-0")
    kopie = kopiere_massnahme(massnahme=massnahme(konzept), titel=titel, handlungsfeld=feld, person=bob)
    kopie.full_clean(exclude=["geaendert_von"])
