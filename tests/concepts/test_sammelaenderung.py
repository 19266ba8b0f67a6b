"""Changing many Maßnahmen at once, and taking it back."""

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Ereignis
from concepts.dokument.aufbau import baue_dokument
from concepts.models import Akteur, Massnahme
from concepts.services.elemente import Unmoeglich, aendere_element, loesche_element
from concepts.services.sammelaenderung import aendere_massnahmen, nimm_zurueck, ueberall
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import grosses_dokument

ORT = "/musterstadt/k/massnahmen/"
ADRESSE = f"{ORT}_gemeinsam/"


def grosses(anzahl):
    dokument = gueltiges_dokument(grosses_dokument(massnahmen=anzahl))
    return dokument | {"querschnittsthemen": [{"id": "quer", "titel": "Digitalisierung"}]}


@pytest.fixture
def k(musterstadt):
    """Six Maßnahmen, `massnahme-0` to `massnahme-5`, in two Handlungsfelder."""
    return lies_ein(musterstadt, grosses(6), slug="k")


@pytest.fixture
def alle(k):
    return [f"massnahme-{n}" for n in range(6)]


def hole(konzept, kennung):
    return Massnahme.objects.select_related("konzept").get(konzept=konzept, kennung=kennung)


def werte(konzept, feld):
    return list(Massnahme.objects.filter(konzept=konzept).order_by("kennung").values_list(feld, flat=True))


def fuehrende(massnahme):
    return list(massnahme.massnahmeakteur_set.filter(rolle="federfuehrung").values_list("akteur__kennung", flat=True))


def poste(client, *kennungen, **angaben):
    return client.post(ADRESSE, {"massnahme": kennungen, **angaben}, follow=True)


def rueckgaengig(antwort):
    """The address of the undo in the message."""
    return re.search(r'action="([^"]*_gemeinsam/[0-9a-f-]{36}/[^"]*)"', antwort.content.decode())[1].replace(
        "&amp;", "&"
    )


@pytest.mark.parametrize(
    ("angaben", "feld", "soll"),
    [
        ({"feld": "stand", "stand": "laufend"}, "stand", "laufend"),
        ({"feld": "prioritaet", "prioritaet": "hoch"}, "prioritaet", "hoch"),
        ({"feld": "handlungsfeld", "handlungsfeld": "feld-5"}, "handlungsfeld__kennung", "feld-5"),
        ({"feld": "federfuehrung", "federfuehrung": "akteur-7"}, "massnahmeakteur__akteur__kennung", "akteur-7"),
        ({"feld": "schlagwort", "schlagwort": " Neu "}, "schlagworte", ["Schwerpunktmaßnahme", "Neu"]),
    ],
)
def test_what_is_ticked_is_changed_and_nothing_else(als, bob, k, angaben, feld, soll):
    vorher = baue_dokument(k)
    antwort = poste(als(bob), "massnahme-1", "massnahme-3", **angaben)
    assert "Geändert: 2 Maßnahmen." in antwort.content.decode()
    for kennung in ("massnahme-1", "massnahme-3"):
        assert soll in Massnahme.objects.filter(konzept=k, kennung=kennung).values_list(feld, flat=True)
    assert Massnahme.objects.filter(konzept=k, version=2).count() == 2
    als(bob).post(rueckgaengig(antwort))
    assert baue_dokument(k) == vorher


def test_the_trail_takes_back_what_changed_together_once_for_all(als, bob, fatma, k):
    vorher = baue_dokument(k)
    poste(als(bob), "massnahme-1", "massnahme-3", feld="stand", stand="laufend")
    seite = als(bob).get("/musterstadt/k/verlauf/")

    angebote = [eintrag["ruecknahme"] for eintrag in seite.context["eintraege"] if eintrag["ruecknahme"][0]]
    assert [wort for wort, _ in angebote] == ["Gemeinsame Änderung zurücknehmen"]
    assert f'action="{angebote[0][1]}"' in seite.content.decode()
    assert "zurücknehmen" not in als(fatma).get("/musterstadt/k/verlauf/").content.decode()
    als(bob).post(angebote[0][1])

    assert baue_dokument(k) == vorher


def test_the_new_federfuehrung_replaces_the_old_one(als, bob, k):
    poste(als(bob), "massnahme-1", feld="federfuehrung", federfuehrung="akteur-7")
    massnahme = hole(k, "massnahme-1")
    assert fuehrende(massnahme) == ["akteur-7"]
    assert massnahme.massnahmeakteur_set.filter(rolle="beteiligt").count() == 2


def test_every_change_is_in_the_history_as_if_it_were_alone(k, alle, bob):
    ergebnis = aendere_massnahmen(konzept=k, kennungen=alle, aenderung=ueberall({"stand": "laufend"}), person=bob)
    ereignisse = Ereignis.objects.filter(akte=k.akte, daten__sammlung=ergebnis.sammlung)
    assert ereignisse.count() == ergebnis.geaendert == 6
    eines = ereignisse.get(object_id=hole(k, "massnahme-2").pk)
    assert (eines.code, eines.person, eines.bezeichnung) == ("massnahme.geaendert", bob, str(hole(k, "massnahme-2")))
    assert eines.daten["version"] == hole(k, "massnahme-2").version == 2
    assert eines.daten["inhalt"]["stand"] == "laufend"
    assert eines.daten["inhalt"]["federfuehrung"] == ["akteur-2"]
    assert eines.daten["inhalt"]["handlungsfeld"] == "feld-2"
    assert eines.daten["vorher"] == {"stand": "geplant"}
    assert hole(k, "massnahme-2").geaendert_von == bob


def test_what_says_so_already_is_left_alone(als, bob, k):
    aendere_element(element=hole(k, "massnahme-0"), inhalt={"stand": "laufend"}, person=None)
    antwort = poste(als(bob), "massnahme-0", "massnahme-1", feld="stand", stand="laufend")
    assert "Geändert: 1 Maßnahme. Stand ist jetzt „laufend“. Bei 1 stand es schon so." in antwort.content.decode()
    assert werte(k, "version") == [2, 2, 1, 1, 1, 1]
    assert "Es gab nichts zu ändern" in poste(als(bob), "massnahme-0", feld="stand", stand="laufend").content.decode()


def test_a_schlagwort_is_not_added_twice(als, bob, k):
    antwort = poste(als(bob), "massnahme-0", feld="schlagwort", schlagwort="schwerpunktmaßnahme")
    assert "Es gab nichts zu ändern" in antwort.content.decode()


def test_the_undo_spares_what_somebody_changed_since(als, bob, k, alle):
    antwort = poste(als(bob), *alle, feld="stand", stand="laufend")
    aendere_element(element=hole(k, "massnahme-0"), inhalt={"stand": "umgesetzt"}, person=None)
    aendere_element(element=hole(k, "massnahme-1"), inhalt={"titel": "Ein neuer Titel"}, person=None)
    loesche_element(element=hole(k, "massnahme-2"), person=None)
    text = als(bob).post(rueckgaengig(antwort), follow=True).content.decode()
    assert "Zurückgenommen: 4 Maßnahmen." in text
    assert "Nicht zurückgenommen, weil seither geändert: 2 Maßnahmen." in text
    assert werte(k, "stand") == ["umgesetzt", "geplant", "geplant", "geplant", "geplant"]
    assert hole(k, "massnahme-1").titel == "Ein neuer Titel"
    assert Massnahme.alle.get(konzept=k, kennung="massnahme-2").stand == "laufend"


def test_the_undo_does_not_bring_back_what_is_gone(k, bob):
    ergebnis = aendere_massnahmen(
        konzept=k, kennungen=["massnahme-1"], aenderung=ueberall({"federfuehrung": ["akteur-9"]}), person=bob
    )
    Akteur.objects.filter(konzept=k, kennung="akteur-1").update(geloescht_am="2026-01-01T00:00:00Z")
    zurueck = nimm_zurueck(konzept=k, sammlung=ergebnis.sammlung, person=bob)
    assert (zurueck.geaendert, zurueck.unveraendert) == (0, 1)
    assert fuehrende(hole(k, "massnahme-1")) == ["akteur-9"]


def test_the_undo_is_in_the_history_and_works_once(als, bob, k, alle):
    adresse = rueckgaengig(poste(als(bob), *alle, feld="stand", stand="laufend"))
    als(bob).post(adresse)
    assert Ereignis.objects.filter(akte=k.akte, code="massnahme.wiederhergestellt").count() == 6
    als(bob).post(adresse)
    assert werte(k, "version") == [3] * 6


def test_the_filter_stays_after_a_change_and_its_undo(als, bob, k):
    antwort = als(bob).post(
        ADRESSE, {"massnahme": "massnahme-1", "feld": "stand", "stand": "idee", "zurueck": "jahr=2027&boese=1"}
    )
    assert antwort["Location"] == f"{ORT}?jahr=2027"
    adresse = rueckgaengig(als(bob).get(ORT))
    assert als(bob).post(adresse)["Location"] == f"{ORT}?jahr=2027"


def test_all_that_are_shown_can_be_changed_without_a_script(als, bob, k):
    als(bob).post(ADRESSE, {"alle": "1", "feld": "stand", "stand": "idee", "zurueck": "handlungsfeld=feld-1"})
    assert werte(k, "stand") == ["geplant", "idee", "geplant", "geplant", "geplant", "geplant"]


@pytest.mark.parametrize(
    ("angaben", "fehler"),
    [
        ({"massnahme": "massnahme-1"}, "Bitte wählen Sie, was sich ändern soll."),
        ({"massnahme": "massnahme-1", "feld": "stand"}, "Bitte geben Sie den neuen Wert an."),
        ({"massnahme": "massnahme-1", "feld": "stand", "prioritaet": "hoch"}, "Bitte geben Sie den neuen Wert an."),
        ({"feld": "stand", "stand": "idee"}, "Bitte kreuzen Sie in der Tabelle an"),
        ({"massnahme": "massnahme-1", "feld": "titel", "titel": "x"}, "gültige Auswahl"),
        ({"massnahme": "massnahme-1", "feld": "stand", "stand": "fertig"}, "gültige Auswahl"),
    ],
)
def test_a_fault_changes_nothing_and_keeps_the_ticks(als, bob, k, angaben, fehler):
    text = als(bob).post(ADRESSE, angaben).content.decode()
    assert fehler in text
    assert text.count(" checked>") == ("massnahme" in angaben)
    assert werte(k, "version") == [1] * 6


def test_ids_of_another_concept_are_passed_over(als, bob, k, musterstadt, nachbarstadt):
    fremd = lies_ein(nachbarstadt, grosses(6), slug="k")
    eigen = lies_ein(musterstadt, grosses(6), slug="zweites")
    Massnahme.objects.filter(konzept=fremd, kennung="massnahme-3").update(kennung="nur-dort")
    Akteur.objects.filter(konzept=fremd, kennung="akteur-3").update(kennung="akteur-dort")
    poste(als(bob), "massnahme-1", "nur-dort", "gibt-es-nicht", feld="stand", stand="idee")
    assert werte(k, "version") == [1, 2, 1, 1, 1, 1]
    assert set(werte(fremd, "version")) | set(werte(eigen, "version")) == {1}
    text = poste(als(bob), "massnahme-1", feld="federfuehrung", federfuehrung="akteur-dort").content.decode()
    assert "gültige Auswahl" in text
    with pytest.raises(Unmoeglich):
        aendere_massnahmen(
            konzept=k, kennungen=["massnahme-1"], aenderung=ueberall({"federfuehrung": ["akteur-dort"]}), person=bob
        )


def test_a_change_of_one_concept_cannot_be_undone_in_another(als, bob, charlie, k, musterstadt):
    lies_ein(musterstadt, grosses(6), slug="zweites")
    adresse = rueckgaengig(poste(als(bob), "massnahme-1", feld="stand", stand="idee"))
    assert als(bob).post(adresse.replace("/k/", "/zweites/")).status_code == 404
    assert als(bob).post(f"{ADRESSE}{uuid4()}/").status_code == 404
    assert als(charlie).post(adresse).status_code == 404
    assert hole(k, "massnahme-1").stand == "idee"


def test_dependencies_and_goals_stay_as_they_are(als, bob, musterstadt):
    roh = grosses(6)
    roh["handlungsfelder"][0]["massnahmen"][0]["haengtAbVon"] = ["massnahme-1"]
    konzept = lies_ein(musterstadt, roh, slug="k")
    vorher = baue_dokument(konzept)["handlungsfelder"][0]["massnahmen"][0]
    poste(als(bob), "massnahme-0", "massnahme-1", feld="federfuehrung", federfuehrung="akteur-9")
    nachher = baue_dokument(konzept)["handlungsfelder"][0]["massnahmen"][0]
    assert nachher == vorher | {"federfuehrung": ["akteur-9"]}


@pytest.mark.parametrize(
    ("wer", "status"), [("fatma", 403), ("ben", 403), ("ruth", 403), ("charlie", 404), ("dora", 404)]
)
def test_only_writers_change_anything(als, k, request, wer, status):
    client = als(request.getfixturevalue(wer))
    angaben = {"massnahme": "massnahme-1", "feld": "stand", "stand": "idee"}
    for adresse in (ADRESSE, f"{ADRESSE}{uuid4()}/", f"{ORT}_nummern/"):
        assert client.post(adresse, angaben).status_code == status
    assert werte(k, "version") == [1] * 6


def test_getting_changes_nothing(als, bob, k):
    assert als(bob).get(ADRESSE)["Location"] == ORT
    assert als(bob).get(f"{ADRESSE}{uuid4()}/").status_code == 405
    als(bob).get(f"{ORT}_nummern/")
    assert werte(k, "nummer") == [""] * 6


def test_ticks_survive_an_expired_session(client, als, bob, k):
    marke = re.search(r'name="(_eingaben_von)"\s+value="([^"]+)"', als(bob).get(ORT).content.decode())
    client.logout()
    angaben = {"massnahme": "massnahme-1", "feld": "stand", "stand": "idee", marke[1]: marke[2]}
    assert "/anmelden/" in client.post(ADRESSE, angaben)["Location"]
    session = dict(client.session)
    client.force_login(bob)
    neu = client.session
    neu.update({"eingaben": session["eingaben"]})
    neu.save()
    text = client.get(ADRESSE).content.decode()
    assert text.count(" checked>") == 1
    assert '<option value="idee" selected>' in text
    assert werte(k, "version") == [1] * 6


class TestNummern:
    """Numbering anew shows what becomes what, asks, and can be undone."""

    ADRESSE = f"{ORT}_nummern/"

    def gesehen(self, client):
        seite = client.get(self.ADRESSE).content.decode()
        return {"gesehen": re.search(r'name="gesehen" value="(\w+)"', seite)[1]}

    def test_only_what_changes_is_shown_in_the_new_order(self, als, bob, k):
        Massnahme.objects.filter(konzept=k, kennung="massnahme-1").update(nummer="2.1")
        Massnahme.objects.filter(konzept=k, kennung="massnahme-3").update(nummer="M 7")
        tausche = als(bob).get(self.ADRESSE).context["tausche"]
        gezeigt = [(tausch.kennung, tausch.alt, tausch.neu) for tausch in tausche]
        assert gezeigt[:3] == [("massnahme-0", "", "1.1"), ("massnahme-2", "", "3.1"), ("massnahme-3", "M 7", "4.1")]
        assert len(gezeigt) == 5

    def test_by_handlungsfeld_and_order_and_back(self, als, bob, k):
        Massnahme.objects.filter(konzept=k, kennung="massnahme-3").update(nummer="M 7")
        client = als(bob)
        antwort = client.post(self.ADRESSE, self.gesehen(client), follow=True)
        assert "Neu nummeriert: 6 Maßnahmen." in antwort.content.decode()
        assert werte(k, "nummer") == ["1.1", "2.1", "3.1", "4.1", "5.1", "6.1"]
        assert "Alle Nummern stimmen schon." in client.get(self.ADRESSE).content.decode()
        [meldung] = antwort.context["messages"]
        client.post(meldung.extra_tags)
        assert werte(k, "nummer") == ["", "", "", "M 7", "", ""]

    def test_nothing_is_done_that_was_not_shown(self, als, bob, k):
        client = als(bob)
        gesehen = self.gesehen(client)
        Massnahme.objects.filter(konzept=k, kennung="massnahme-3").update(nummer="4.1")
        antwort = client.post(self.ADRESSE, gesehen)
        assert "Inzwischen hat sich die Reihenfolge geändert" in antwort.content.decode()
        assert werte(k, "nummer") == ["", "", "", "4.1", "", ""]


def abfragen(client, adresse, angaben):
    with CaptureQueriesContext(connection) as gezaehlt:
        assert client.post(adresse, angaben).status_code == 302
    return len(gezaehlt)


@pytest.mark.parametrize(
    ("feld", "wert"), [("stand", "idee"), ("federfuehrung", "akteur-39"), ("handlungsfeld", "feld-0")]
)
def test_240_changes_need_no_more_queries_than_two(als, bob, musterstadt, feld, wert):
    gezaehlt = []
    for anzahl in (2, 240):
        konzept = lies_ein(musterstadt, grosses(anzahl), slug=f"k{anzahl}")
        client, ort = als(bob), f"/musterstadt/k{anzahl}/massnahmen/"
        client.get(ort)
        angaben = {"massnahme": werte(konzept, "kennung"), "feld": feld, feld: wert}
        hin = abfragen(client, f"{ort}_gemeinsam/", angaben)
        zurueck = abfragen(client, rueckgaengig(client.get(ort)), {})
        gezaehlt.append((hin, zurueck))
    assert gezaehlt[0] == gezaehlt[1]
    assert max(gezaehlt[1]) <= 30
