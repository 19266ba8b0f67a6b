"""A Fassung that cannot be typeset is never frozen, and it is said which text it is."""

import pytest

from concepts.enums import Fassungszweck
from concepts.models import Einfrierung, Fassung
from concepts.services.einfrieren import beantrage_fassung
from integrationskonzept.lib.jobs import run_now
from integrationskonzept.lib.pdf_teile import Druckteil, Unsetzbar
from publications.broschuere.angaben import Ausgabe
from publications.broschuere.pdf import SatzFehler
from publications.models import Broschuere
from tests.conftest import lies_ein
from tests.dokumente import abschnitt, kleines_dokument
from tests.publications.auftraege.conftest import RENDERER, bytes_von, wirft

pytestmark = pytest.mark.django_db


def friere_ein(konzept, person, zweck=Fassungszweck.ENTWURF):
    einfrierung = beantrage_fassung(konzept=konzept, zweck=zweck, person=person)
    run_now(einfrierung)
    return Einfrierung.objects.get(pk=einfrierung.pk)


@pytest.mark.parametrize("zweck", [Fassungszweck.ENTWURF, Fassungszweck.BESCHLUSS])
def test_mit_der_fassung_sind_ihre_broschueren_da(konzept, alice, als, schnell, zweck):
    fassung = friere_ein(konzept, alice, zweck).fassung

    broschueren = Broschuere.objects.filter(fassung=fassung)
    assert {broschuere.ausgabe for broschuere in broschueren} == {Ausgabe.BILDSCHIRM, Ausgabe.KURZFASSUNG}
    assert all(broschuere.fertig and broschuere.fertig_am for broschuere in broschueren)
    assert {broschuere.dauerhaft for broschuere in broschueren} == {zweck == Fassungszweck.BESCHLUSS}
    assert Broschuere.objects.count() == len(schnell) == 2
    for broschuere in broschueren:
        antwort = als(alice).get(f"/musterstadt/k/broschuere/{broschuere.pk}/pdf/")
        assert bytes_von(antwort).startswith(b"%PDF")


def test_ein_satz_sagt_warum_nicht(konzept, alice, monkeypatch):
    monkeypatch.setattr(RENDERER, wirft(SatzFehler("Es fehlt eine Schrift.")))

    assert friere_ein(konzept, alice).fehler == "Die Fassung wurde nicht eingefroren. Es fehlt eine Schrift."
    assert not Fassung.objects.exists() and not Broschuere.objects.exists()


def test_was_in_einem_teil_steht_wird_genannt_wenn_jedes_allein_zu_setzen_ist(konzept, alice, monkeypatch):
    teil = Druckteil('<section id="abschnitt-vorwort">', "")
    monkeypatch.setattr(RENDERER, wirft(Unsetzbar(teil)))
    monkeypatch.setattr("publications.services.ursachen._laesst_sich_setzen", lambda dokument: True)

    einfrierung = friere_ein(konzept, alice)

    assert "Broschüre lässt sich nicht setzen" in einfrierung.fehler
    assert "Vorwort" in {stelle["titel"] for stelle in einfrierung.stellen}


def test_der_text_an_dem_es_liegt_wird_gefunden(musterstadt, alice, monkeypatch):
    """Two chapters of one part, of which one takes all the time that the part has."""
    endlos = "<p>Ein Absatz von vielen, die sehr lang sind.</p>" * 900
    kapitel = [abschnitt("vorwort", "Kurz", "<p>Gut.</p>"), abschnitt("frei", "Endlos", endlos)]
    konzept = lies_ein(musterstadt, kleines_dokument() | {"abschnitte": kapitel}, slug="k")
    monkeypatch.setattr(Druckteil, "rechenzeit", property(lambda teil: 0.01 if len(teil.html) > 20_000 else 60.0))

    einfrierung = friere_ein(konzept, alice)

    assert [stelle["titel"] for stelle in einfrierung.stellen] == ["Endlos"]
    assert not Fassung.objects.exists()
