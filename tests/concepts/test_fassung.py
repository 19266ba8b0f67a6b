"""A Fassung never changes, whoever asks, and is read by those for whom it was frozen."""

import hashlib
import json

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import Ereignis
from concepts.enums import Fassungszweck
from concepts.models import Einfrierung, Fassung, Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from integrationskonzept.lib.jobs import run_now
from tests.conftest import gueltiges_dokument, lies_ein

ORT = "/musterstadt/integrationskonzept/fassungen/"


def friere_ein(konzept, person=None, zweck=Fassungszweck.ENTWURF):
    return friere_fassung_ein(konzept=konzept, zweck=zweck, person=person)


@pytest.fixture
def fassung(konzept, alice):
    return friere_ein(konzept, alice)


def roh(befehl):
    with connection.cursor() as zeiger:
        zeiger.execute(befehl)


def neuer_text(fassung):
    fassung.text = "anders"
    fassung.save()


VERSUCHE = {
    "update": lambda fassung: Fassung.objects.filter(pk=fassung.pk).update(notiz="anders"),
    "bulk_update": lambda fassung: Fassung.objects.bulk_update([fassung], ["text"]),
    "save": neuer_text,
    "delete": lambda fassung: fassung.delete(),
    "alle loeschen": lambda fassung: Fassung.objects.all().delete(),
    "roh ohne Modell": lambda fassung: Fassung.objects.all()._raw_delete("default"),
    "UPDATE": lambda fassung: roh("UPDATE concepts_fassung SET text = 'anders'"),
    "DELETE": lambda fassung: roh("DELETE FROM concepts_fassung"),
    "Konzept": lambda fassung: roh(f"DELETE FROM concepts_konzept WHERE id = {fassung.konzept_id}"),
}


@pytest.mark.parametrize("versuch", VERSUCHE.values(), ids=VERSUCHE)
def test_database_refuses_every_change(fassung, versuch):
    with pytest.raises(IntegrityError), transaction.atomic():
        versuch(Fassung.objects.get(pk=fassung.pk))
        connection.check_constraints()
    unveraendert = Fassung.objects.get(pk=fassung.pk)
    assert (unveraendert.text, unveraendert.notiz) == (fassung.text, "")


ERSETZEN = {
    "sqlite": "REPLACE INTO concepts_fassung ({spalten}, text) SELECT {spalten}, 'anders' FROM concepts_fassung",
    "postgresql": (
        "INSERT INTO concepts_fassung ({spalten}, text) SELECT {spalten}, 'anders' FROM concepts_fassung "
        "ON CONFLICT (id) DO UPDATE SET text = excluded.text"
    ),
}


def test_one_cannot_be_replaced_either(fassung):
    spalten = "id, konzept_id, nummer, zweck, notiz, pruefsumme, erstellt_von_id, erstellt_am"
    with pytest.raises(IntegrityError), transaction.atomic():
        roh(ERSETZEN[connection.vendor].format(spalten=spalten))
    assert Fassung.objects.get().text == fassung.text


def test_number_checksum_and_who(konzept, alice, fassung):
    assert fassung.nummer == 1
    assert fassung.pruefsumme == hashlib.sha256(fassung.text.encode()).hexdigest()
    assert (fassung.erstellt_von, fassung.zweck) == (alice, "entwurf")
    assert timezone.now() - fassung.erstellt_am < timezone.timedelta(minutes=1)


def test_it_is_what_the_concept_was_then(konzept, alice, fassung):
    aendere_element(element=konzept.massnahme_set.first(), inhalt={"titel": "Erst danach"}, person=alice)
    zweite = friere_ein(konzept, alice)
    erste = Fassung.objects.get(nummer=1)
    assert zweite.nummer == 2
    assert zweite.pruefsumme != erste.pruefsumme
    assert "Erst danach" in zweite.text
    assert "Erst danach" not in erste.text
    assert json.loads(erste.text) == erste.dokument


def test_same_state_frozen_twice_is_two_fassungen_with_one_checksum(konzept, fassung):
    zweite = friere_ein(konzept)
    assert (zweite.nummer, zweite.pruefsumme) == (2, fassung.pruefsumme)


def test_every_concept_counts_for_itself(konzept, fassung, nachbarstadt):
    assert friere_ein(lies_ein(nachbarstadt, gueltiges_dokument())).nummer == 1


def test_same_number_twice_is_refused(konzept, fassung):
    with pytest.raises(IntegrityError), transaction.atomic():
        Fassung.objects.create(konzept=konzept, nummer=1, zweck="entwurf", text="{}", pruefsumme="x")


def test_ereignis_is_a_code_and_json(konzept, alice, fassung):
    ereignis = Ereignis.objects.get(akte=konzept.akte, code="fassung.eingefroren")
    assert ereignis.daten == {"nummer": 1, "zweck": "entwurf", "pruefsumme": fassung.pruefsumme}
    assert (ereignis.person, ereignis.gegenstand) == (alice, fassung)


LESBAR = {
    "alice": [1, 2, 3],
    "bob": [1, 2, 3],
    "fatma": [1, 2, 3],
    "viktor": [2, 3],
    "ben": [2, 3],
    "ruth": [3],
    "charlie": [],
    "dora": [],
    "betreiberin": [],
}


@pytest.mark.parametrize(("wer", "nummern"), LESBAR.items())
def test_who_reads_which(als, konzept, alice, request, wer, nummern):
    for zweck in Fassungszweck:
        friere_ein(konzept, alice, zweck)
    user = request.getfixturevalue(wer)
    sichtbar = Fassung.objects.visible_to(user).order_by("nummer").values_list("nummer", flat=True)
    assert list(sichtbar) == nummern
    client = als(user)
    for ende in ("", "konzeptdokument.json", "bilder/portraet/"):
        offen = [n for n in (1, 2, 3) if client.get(f"{ORT}{n}/{ende}").status_code == 200]
        assert offen == nummern, ende
    liste = client.get(ORT).content.decode()
    assert [n for n in (1, 2, 3) if f"{ORT}{n}/" in liste] == nummern
    assert Konzept.objects.visible_to(user).exists() == bool(nummern)


def test_download_is_the_frozen_text_byte_for_byte(als, ben, fassung):
    antwort = als(ben).get(f"{ORT}1/konzeptdokument.json")
    assert hashlib.sha256(antwort.content).hexdigest() == fassung.pruefsumme
    assert antwort["Content-Disposition"] == 'attachment; filename="musterstadt-integrationskonzept-fassung-1.json"'


def test_form_sent_twice_freezes_once(als, alice, konzept):
    client = als(alice)
    client.get(f"{ORT}neu/")
    angaben = {"zweck": "entwurf", "notiz": "Für den Beirat", "nummer": "1"}
    erste = client.post(f"{ORT}neu/", angaben)["Location"]
    assert client.post(f"{ORT}neu/", angaben)["Location"] == erste
    run_now(Einfrierung.objects.get())
    antwort = client.post(f"{ORT}neu/", angaben, follow=True)
    assert antwort.redirect_chain[-1][0] == f"{ORT}1/"
    assert "Fassung 1 ist schon eingefroren." in antwort.content.decode()
    assert Fassung.objects.get().notiz == "Für den Beirat"


def test_form_without_a_purpose_keeps_the_note(als, alice, konzept):
    antwort = als(alice).post(f"{ORT}neu/", {"notiz": "Für den Beirat", "zweck": "jux"})
    assert "zweck" in antwort.context["form"].errors
    assert "Für den Beirat" in antwort.content.decode()
    assert not Fassung.objects.exists()
