"""The quick sign that nothing was written must be sure."""

import pytest

from accounts.models import Kommune
from concepts.dokument.aufbau import baue_dokument
from publications.models import Broschuere
from publications.services.merkmal import merkmal
from tests.conftest import gueltiges_dokument, lies_ein
from tests.publications.auftraege.conftest import fordere_an, gesetzt


@pytest.fixture
def volles(musterstadt):
    return lies_ein(musterstadt, gueltiges_dokument(), slug="voll")


@pytest.mark.parametrize(("feld", "wert"), [("name", "Neustadt"), ("impressum", "Wir"), ("einwohner", 9)])
def test_what_the_kommune_says_counts(volles, feld, wert):
    vorher = merkmal(volles.pk)
    Kommune.objects.filter(pk=volles.kommune_id).update(**{feld: wert})
    assert merkmal(volles.pk) != vorher


def test_nothing_written_is_the_same_and_other_concepts_do_not_count(volles, konzept):
    vorher = merkmal(volles.pk, "heute")
    konzept.abschnitt_set.update(titel="Anders")
    assert merkmal(volles.pk, "heute") == vorher
    assert merkmal(volles.pk, "morgen") != vorher


def test_unchanged_nothing_is_built(konzept, alice, schnell, monkeypatch):
    fertig = gesetzt(konzept, alice)

    def verboten(*args, **kwargs):
        raise AssertionError("gebaut")

    monkeypatch.setattr("publications.services.entwurf.baue_dokument", verboten)
    assert fordere_an(konzept, alice) == fertig


def test_what_changes_nothing_in_the_document_is_remembered(konzept, alice, schnell):
    fertig = gesetzt(konzept, alice)
    konzept.abschnitt_set.update(version=7)
    assert merkmal(konzept.pk) != fertig.merkmal
    assert fordere_an(konzept, alice) == fertig
    neues = Broschuere.objects.get().merkmal
    assert neues != fertig.merkmal
    assert fordere_an(konzept, alice).merkmal == neues


def test_what_is_written_while_it_is_read_is_not_remembered(konzept, alice, schnell, monkeypatch):
    """Else a draft could be found again by a state that it does not show."""
    fertig = gesetzt(konzept, alice)
    konzept.abschnitt_set.update(version=7)

    def baue_und_schreibe(gebaut, **angaben):
        dokument = baue_dokument(gebaut, **angaben)
        konzept.abschnitt_set.update(titel="Gerade eben")
        return dokument

    monkeypatch.setattr("publications.services.entwurf.baue_dokument", baue_und_schreibe)
    assert fordere_an(konzept, alice) == fertig
    assert Broschuere.objects.get().merkmal == fertig.merkmal
    assert fordere_an(konzept, alice) != fertig
