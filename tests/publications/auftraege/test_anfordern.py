"""Asking for a brochure: what exists is served, what is new is made once."""

import pytest

from accounts.models import Ereignis
from concepts.dokument.aufbau import als_text, baue_dokument
from concepts.enums import Fassungszweck
from concepts.models import Konzept
from concepts.services.bilder import lege_bild_an
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element, loesche_element
from integrationskonzept.lib.jobs import take
from integrationskonzept.lib.jobs.models import Priority
from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere, Zustand
from publications.services import setze
from tests.publications.auftraege.conftest import fordere_an, gesetzt, wartende


def test_asked_for_it_waits_for_a_worker(konzept, alice):
    broschuere = fordere_an(konzept, alice)
    assert wartende() == [broschuere.pk]
    assert (broschuere.zustand, broschuere.fassung, broschuere.angefordert_von) == (Zustand.WARTET, None, alice)
    ereignis = Ereignis.objects.get(code="broschuere.angefordert")
    assert (ereignis.daten, ereignis.akte) == ({"fassung": None, "ausgabe": "bildschirm"}, konzept.akte)
    assert ereignis.person == alice


@pytest.mark.parametrize(("erst", "dann"), [(False, True), (True, False)])
def test_who_waits_for_it_moves_it_up_and_nobody_moves_it_down(konzept, alice, erst, dann):
    broschuere = fordere_an(konzept, alice, still=erst)
    assert fordere_an(konzept, alice, still=dann) == broschuere
    assert Broschuere.objects.values_list("priority", "tenant").get() == (Priority.FAST, konzept.kommune_id)


def test_what_is_being_made_is_not_asked_for_again(konzept, alice):
    """Only for what nobody waits for yet does it matter that somebody looks while writing."""
    broschuere = fordere_an(konzept, alice)
    assert take(Broschuere, broschuere.pk)
    assert fordere_an(konzept, alice, still=True) == broschuere
    assert (wartende(), broschuere.versuche) == ([], 0)


@pytest.mark.parametrize("mit_fassung", [False, True])
def test_asked_twice_it_is_made_once(konzept, alice, bob, fassung, mit_fassung):
    Broschuere.objects.all().delete()
    welche = fassung if mit_fassung else None
    assert fordere_an(konzept, alice, welche) == fordere_an(konzept, bob, welche)
    assert Broschuere.objects.count() == len(wartende()) == 1
    assert Ereignis.objects.filter(code="broschuere.angefordert").count() == 1


def test_finished_it_is_not_made_again(konzept, alice, schnell):
    fertig = gesetzt(konzept, alice)
    assert fordere_an(konzept, alice).pk == fertig.pk
    assert wartende() == []
    assert len(schnell) == 1


def test_each_variant_is_a_brochure_of_its_own(konzept, alice, schnell):
    alle = {gesetzt(konzept, alice, ausgabe=ausgabe).pruefsumme for ausgabe in Ausgabe}
    assert len(alle) == len(Ausgabe)
    assert schnell == list(Ausgabe)


def _aendere_titel(konzept, alice):
    aendere_element(element=konzept.abschnitt_set.get(), inhalt={"titel": "Neu"}, person=alice)


def _ordne_ohne_spur(konzept, alice):
    konzept.abschnitt_set.update(leere_felder=["inhaltHtml"], inhalt="")


def _loesche(konzept, alice):
    loesche_element(element=konzept.abschnitt_set.get(), person=alice)


def _bebildere(konzept, alice):
    angaben = {"dateiname": "a.png", "alternativtext": "", "quelle": "", "mediatyp": "image/png"}
    lege_bild_an(konzept=konzept, daten=b"bild", person=alice, **angaben)


def _faerbe(konzept, alice):
    konzept.kommune.farbe = "#123456"
    konzept.kommune.save()


def _schreibe_impressum(konzept, alice):
    type(konzept.kommune).objects.update(impressum="Rathausplatz 1")


@pytest.mark.parametrize("tat", [_aendere_titel, _ordne_ohne_spur, _loesche, _bebildere, _faerbe, _schreibe_impressum])
def test_whatever_changes_the_draft_makes_it_another(konzept, alice, tat):
    erste = fordere_an(konzept, alice)
    tat(konzept, alice)
    frisch = Konzept.objects.select_related("kommune").get(pk=konzept.pk)
    zweite = fordere_an(frisch, alice)
    assert zweite != erste
    assert fordere_an(frisch, alice) == zweite


def test_a_new_typesetting_makes_new_brochures_but_never_of_what_was_adopted(
    konzept, alice, fassung, beschluss, schnell, monkeypatch
):
    welche = (None, fassung, beschluss)
    vorher = [gesetzt(konzept, alice, stand) for stand in welche]
    monkeypatch.setattr(pdf, "SATZSTAND", "ein anderer")
    konzept.kommune.farbe = "#123456"
    konzept.kommune.save()
    gleich = [fordere_an(konzept, alice, stand) == alte for stand, alte in zip(welche, vorher, strict=True)]
    assert gleich == [False, False, True]


def test_the_fassung_stays_the_same_while_the_concept_goes_on(konzept, alice, fassung):
    erste = fordere_an(konzept, alice, fassung)
    _aendere_titel(konzept, alice)
    assert fordere_an(konzept, alice, fassung) == erste


def test_draft_is_what_the_concept_was_when_asked(konzept, alice):
    broschuere = fordere_an(konzept, alice)
    vorher = als_text(baue_dokument(konzept))
    _aendere_titel(konzept, alice)
    assert Broschuere.objects.get(pk=broschuere.pk).auftrag["dokument"] == vorher


def test_the_look_is_that_of_the_moment_when_asked(konzept, alice, monkeypatch, schnell):
    farben = []
    rendere = pdf.render_broschuere
    monkeypatch.setattr(
        pdf, "render_broschuere", lambda *a, **k: farben.append(k["gestaltung"].farbe) or rendere(*a, **k)
    )
    broschuere = fordere_an(konzept, alice)
    vorher = konzept.kommune.farbe
    _faerbe(konzept, alice)
    setze(broschuere.pk)
    assert farben == [vorher]


def test_a_file_that_is_gone_is_made_again(konzept, alice, schnell):
    broschuere = gesetzt(konzept, alice)
    broschuere.datei.storage.delete(broschuere.datei.name)
    assert fordere_an(konzept, alice) == broschuere
    assert wartende() == [broschuere.pk]


@pytest.mark.parametrize("zweck", list(Fassungszweck))
def test_freezing_has_the_brochures_made(konzept, alice, zweck):
    fassung = friere_fassung_ein(konzept=konzept, zweck=zweck, person=alice)
    gemacht = Broschuere.objects.filter(fassung=fassung)
    assert {broschuere.ausgabe for broschuere in gemacht} == {"bildschirm", "kurzfassung"}
    assert wartende() == sorted(broschuere.pk for broschuere in gemacht)
    assert {broschuere.dauerhaft for broschuere in gemacht} == {zweck == Fassungszweck.BESCHLUSS}
    assert not Ereignis.objects.filter(code="broschuere.angefordert").exists()
    assert fordere_an(konzept, alice, fassung) in gemacht
