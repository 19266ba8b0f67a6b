"""Freezing asks first; a Fassung frozen by mistake is withdrawn, stays, and is no longer shown to outsiders."""

from html import unescape

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Ereignis
from concepts.enums import Fassungszweck, Konzeptphase
from concepts.models import Bild, Fassung, Konzept, Massnahme, Ruecknahme
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import Unmoeglich, aendere_element
from concepts.services.fassungen import nimm_fassung_zurueck
from publications.models import Broschuere

KONZEPT = "/musterstadt/integrationskonzept/"
ORT = f"{KONZEPT}fassungen/"
GRUND = "Versehentlich eingefroren: Die Kosten fehlten noch."


def seite_von(antwort):
    return " ".join(unescape(antwort.content.decode()).split())


def friere_ein(konzept, person, zweck=Fassungszweck.ENTWURF):
    return friere_fassung_ein(konzept=konzept, zweck=zweck, person=person)


@pytest.fixture
def fassung(konzept, alice):
    return friere_ein(konzept, alice)


@pytest.fixture
def zurueckgenommen(fassung, alice):
    nimm_fassung_zurueck(fassung=fassung, grund=GRUND, person=alice)
    return fassung


class TestEinfrieren:
    def test_says_what_is_missing_and_where_to_mend_it(self, als, alice, konzept):
        massnahme = Massnahme.objects.get(konzept=konzept, kennung="massnahme-0")
        aendere_element(element=massnahme, inhalt={"federfuehrung": []}, person=alice)
        seite = seite_von(als(alice).get(f"{ORT}neu/"))
        assert "1 Maßnahme ist ohne Federführung" in seite
        assert f'href="{KONZEPT}massnahmen/massnahme-0/bearbeiten/zustaendigkeit/"' in seite

    def test_says_who_will_be_able_to_read_it(self, als, alice, bob, ben, konzept):
        seite = seite_von(als(alice).get(f"{ORT}neu/?zweck=entwurf"))
        assert "Fassung 1 als Entwurf zur Beteiligung einfrieren?" in seite
        assert "3 Personen: Leitung (1), Redaktion (1) und Beirat (1)" in seite
        assert not Fassung.objects.exists()

    def test_says_that_nothing_changed_since_the_last_one(self, als, alice, konzept, fassung):
        client = als(alice)
        assert "hat sich nichts geändert" in seite_von(client.get(f"{ORT}neu/"))
        aendere_element(element=konzept.massnahme_set.first(), inhalt={"titel": "Anders"}, person=alice)
        assert "hat sich nichts geändert" not in seite_von(client.get(f"{ORT}neu/"))

    def test_a_credit_that_changed_is_a_change(self, als, alice, konzept, fassung):
        Bild.objects.filter(konzept=konzept, kennung="karte").update(quelle="Anders")
        assert "hat sich nichts geändert" not in seite_von(als(alice).get(f"{ORT}neu/"))

    def test_without_a_pictures_file_it_says_which_and_keeps_the_note(self, als, alice, konzept):
        Bild.objects.get(konzept=konzept, kennung="karte").datei.storage.delete(
            Bild.objects.get(konzept=konzept, kennung="karte").datei.name
        )
        seite = seite_von(als(alice).post(f"{ORT}neu/", {"zweck": "entwurf", "notiz": "Für Ben", "nummer": "1"}))
        assert "Einfrieren ist gerade nicht möglich: Diese Bilddatei fehlt oder ist beschädigt" in seite
        assert "Für Ben" in seite
        assert not Fassung.objects.exists()


class TestZuruecknehmen:
    def test_only_writers_see_it_still(self, als, alice, bob, fatma, viktor, ben, zurueckgenommen):
        broschuere = Broschuere.objects.filter(fassung=zurueckgenommen).first()
        adressen = [
            *(f"{ORT}1/{ende}" for ende in ("", "konzeptdokument.json", "bilder/portraet/")),
            f"{KONZEPT}broschuere/{broschuere.pk}/",
        ]
        for wer, erwartet in {alice: 200, bob: 200, fatma: 200, viktor: 403, ben: 403}.items():
            client = als(wer)
            assert {client.get(adresse).status_code for adresse in adressen} == {erwartet}, wer
        for liste in (ORT, f"{KONZEPT}broschuere/"):
            assert "Fassung 1" not in seite_von(als(ben).get(liste))
            assert "Fassung 1" in seite_von(als(bob).get(liste))
        assert not Konzept.objects.visible_to(ben).exists()

    def test_it_is_marked_with_reason_and_person(self, als, bob, zurueckgenommen):
        for adresse in (ORT, f"{ORT}1/", f"{KONZEPT}broschuere/"):
            seite = seite_von(als(bob).get(adresse))
            assert "Zurückgenommen am" in seite
            assert GRUND in seite
            assert "von Alice" in seite

    def test_it_is_no_longer_the_newest(self, als, alice, konzept, zurueckgenommen):
        assert "Noch keine Fassung eingefroren." in seite_von(als(alice).get(KONZEPT))
        assert friere_ein(konzept, alice).nummer == 2

    def test_the_form_asks_for_a_reason(self, als, alice, konzept, fassung):
        client = als(alice)
        antwort = client.post(f"{ORT}1/zuruecknehmen/", {"grund": " "})
        assert "Bitte in einem Satz sagen, warum diese Fassung nicht gilt." in seite_von(antwort)
        assert not Ruecknahme.objects.exists()
        client.post(f"{ORT}1/zuruecknehmen/", {"grund": GRUND})
        eintrag = Ereignis.objects.get(code="fassung.zurueckgenommen")
        assert (eintrag.person, eintrag.gegenstand, eintrag.daten["grund"]) == (alice, fassung, GRUND)
        assert "Alice hat die Fassung 1 zurückgenommen." in seite_von(client.get(f"{KONZEPT}verlauf/"))

    def test_not_twice(self, als, alice, zurueckgenommen):
        with pytest.raises(Unmoeglich, match="schon zurückgenommen"):
            nimm_fassung_zurueck(fassung=zurueckgenommen, grund="noch einmal", person=alice)
        assert "ist schon zurückgenommen" in seite_von(als(alice).get(f"{ORT}1/zuruecknehmen/"))

    @pytest.mark.parametrize("phase", Konzeptphase)
    def test_what_was_adopted_stays_before_all_eyes(self, als, alice, ruth, konzept, phase):
        beschluss, entwurf = friere_ein(konzept, alice, Fassungszweck.BESCHLUSS), friere_ein(konzept, alice)
        Konzept.objects.filter(pk=konzept.pk).update(phase=phase)
        client = als(alice)
        for fassung in (beschluss, entwurf):
            client.post(f"{ORT}{fassung.nummer}/zuruecknehmen/", {"grund": GRUND})
        adoptiert = phase in ("beschlossen", "umsetzung", "abgeloest")
        assert Ruecknahme.objects.filter(fassung=beschluss).exists() != adoptiert
        assert Ruecknahme.objects.filter(fassung=entwurf).exists()
        assert Fassung.objects.visible_to(ruth).exists() == adoptiert
        if adoptiert:
            seite = seite_von(client.get(f"{ORT}1/zuruecknehmen/"))
            assert f"Das Konzept steht in der Phase „{phase.label}“." in seite


VERSUCHE = {
    "update": lambda: Ruecknahme.objects.update(grund="anders"),
    "delete": lambda: Ruecknahme.objects.all()._raw_delete("default"),
    "Fassung": lambda: Fassung.objects.all().delete(),
}


@pytest.mark.parametrize("versuch", VERSUCHE.values(), ids=VERSUCHE)
def test_database_refuses_to_change_a_withdrawal(zurueckgenommen, versuch):
    with pytest.raises(IntegrityError), transaction.atomic():
        versuch()
        connection.check_constraints()
    assert Ruecknahme.objects.get().grund == GRUND
