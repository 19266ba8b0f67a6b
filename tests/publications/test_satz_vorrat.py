"""A draft that changed in one place is typeset anew there alone."""

import datetime

import pytest

from integrationskonzept.lib import pdf, pdf_satz, pdf_werkstatt
from publications.broschuere.angaben import Broschuerenstand
from publications.broschuere.pdf import render_broschuere
from tests.dokumente import grosses_dokument


@pytest.fixture
def gesetzte(monkeypatch):
    """The HTML of the parts that were really typeset, here and not elsewhere."""
    laeufe = []

    def verteile(neue, fertig):
        laeufe.append([teil.html for teil in neue.values()])
        return {name: pdf_satz.setze_teil(teil) for name, teil in neue.items()}

    monkeypatch.setattr(pdf_werkstatt, "_verteile", verteile)
    monkeypatch.setattr(pdf, "setze_alle", pdf_werkstatt.setze_alle)
    pdf_werkstatt.VORRAT.leere()
    yield laeufe
    pdf_werkstatt.VORRAT.leere()


def setze(dokument, sekunde, gestaltung):
    moment = datetime.datetime(2026, 11, 22, 9, 30, sekunde, tzinfo=datetime.UTC)
    return render_broschuere(dokument, stand=Broschuerenstand(entwurf=True, stand=moment), gestaltung=gestaltung)


def test_a_moment_later_only_the_changed_handlungsfeld_is_typeset(gesetzte, gestaltung):
    dokument = grosses_dokument(massnahmen=70, felder=5)
    setze(dokument, 1, gestaltung)
    alle = sum(map(len, gesetzte))
    gesetzte.clear()
    dokument["handlungsfelder"][2]["massnahmen"][0]["zielgruppe"] = "Wer neu ist"

    neu = setze(dokument, 2, gestaltung)

    anders = [html for lauf in gesetzte for html in lauf]
    assert sum("Wer neu ist" in html for html in anders) == 1
    assert len(anders) <= 3 < alle
    assert "feld-2" in neu.seiten


def test_the_same_again_is_typeset_in_no_part_but_the_first(gesetzte, gestaltung):
    dokument = grosses_dokument(massnahmen=12, felder=2)
    setze(dokument, 1, gestaltung)
    gesetzte.clear()

    setze(dokument, 2, gestaltung)

    assert sum(map(len, gesetzte)) == 1
