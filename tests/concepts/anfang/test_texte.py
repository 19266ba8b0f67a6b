"""Sentences of the trail, and the guiding questions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Ereignis, User
from concepts.dokument.abbildung import ELEMENTARTEN
from concepts.enums import Abschnittart, Konzeptart
from concepts.ereignistexte import satz, wann
from concepts.leitfragen import feldvorschlaege, fragen_zu, kapitelvorschlag

ALICE = User(name="Alice")
SAETZE = [
    ("massnahme.geaendert", "Sprachcafé", "Alice hat die Maßnahme „Sprachcafé“ geändert."),
    ("abschnitt.angelegt", "Vorwort", "Alice hat das Kapitel „Vorwort“ angelegt."),
    ("akteur.geloescht", "VHS", "Alice hat den Akteur „VHS“ in den Papierkorb gelegt."),
    ("indikator.zurueckgeholt", "Quote", "Alice hat den Indikator „Quote“ aus dem Papierkorb zurückgeholt."),
    ("ziel.wiederhergestellt", "Ziel", "Alice hat das Ziel „Ziel“ auf einen früheren Stand zurückgesetzt."),
    ("leitbild.geaendert", "Leitbild", "Alice hat das Leitbild geändert."),
    ("massnahme.nummeriert", "Sprachcafé", "Alice hat die Maßnahme „Sprachcafé“ neu nummeriert."),
    ("abschnitt.geordnet", "Kapitel", "Alice hat die Reihenfolge der Kapitel geändert."),
    ("massnahme.geordnet", "Maßnahmen", "Alice hat die Reihenfolge der Maßnahmen geändert."),
    ("konzept.importiert", "Plan", "Alice hat das Konzept „Plan“ aus einem Konzeptdokument eingelesen."),
    ("fassung.eingefroren", "Fassung 3", "Alice hat die Fassung 3 eingefroren."),
    ("ziel.nicht_uebernommen", "Ziel", "Alice hat einen eigenen Text zu „Ziel“ im Verlauf aufgehoben."),
    ("messwert.erfasst", "Quote", "Alice hat „Quote“ bearbeitet."),
    ("etwas.neues", "", "Alice hat etwas bearbeitet."),
]


@pytest.mark.parametrize(("code", "bezeichnung", "erwartet"), SAETZE)
def test_sentence_of_a_code(code, bezeichnung, erwartet):
    assert satz(Ereignis(code=code, bezeichnung=bezeichnung, person=ALICE)) == erwartet


@pytest.mark.parametrize(
    ("code", "bezeichnung", "erwartet"),
    [
        ("akteur.geaendert", "VHS", "Der Akteur „VHS“ wurde geändert."),
        ("konzept.importiert", "Plan", "Das Konzept „Plan“ wurde aus einem Konzeptdokument eingelesen."),
        ("leitziel.geordnet", "Leitziele", "Die Reihenfolge der Leitziele wurde geändert."),
        ("ziel.nicht_uebernommen", "Ziel", "Ein eigener Text zu „Ziel“ wurde im Verlauf aufgehoben."),
        ("etwas.neues", "", "Etwas wurde bearbeitet."),
    ],
)
def test_nobody_is_named_where_nobody_is_known(code, bezeichnung, erwartet):
    assert satz(Ereignis(code=code, bezeichnung=bezeichnung)) == erwartet


def test_words_of_the_municipality():
    woerter = {"massnahme": "Vorhaben", "massnahmen": "Vorhaben", "ziel": "Ziel", "ziele": "Ziele"}

    def sage(code):
        return satz(Ereignis(code=code, bezeichnung="X", person=ALICE), woerter)

    assert sage("massnahme.geaendert") == "Alice hat Vorhaben „X“ geändert."
    assert sage("massnahme.geordnet") == "Alice hat die Reihenfolge der Vorhaben geändert."
    assert sage("ziel.geaendert") == "Alice hat das Ziel „X“ geändert."


@pytest.mark.parametrize("art", [*ELEMENTARTEN, "bild"])
@pytest.mark.parametrize("tat", ["angelegt", "geaendert", "geloescht", "zurueckgeholt", "wiederhergestellt"])
def test_every_kind_of_element_has_its_sentence(art, tat):
    assert "bearbeitet" not in satz(Ereignis(code=f"{art}.{tat}", bezeichnung="X", person=ALICE))


def test_long_names_are_cut():
    assert len(satz(Ereignis(code="ziel.geaendert", bezeichnung="x" * 500, person=ALICE))) < 180


def test_when():
    jetzt = timezone.localtime().replace(hour=9, minute=5)
    assert wann(Ereignis(am=jetzt)) == "heute, 9:05 Uhr"
    assert wann(Ereignis(am=jetzt - timedelta(days=1))) == "gestern, 9:05 Uhr"
    assert wann(Ereignis(am=jetzt.replace(year=2020, month=3, day=4))) == "4.\xa0März 2020, 9:05 Uhr"


STELLEN = (
    *(art for art in Abschnittart.values if art != "frei"),
    *("integrationsverstaendnis", "vision", "leitziele", "leitziel", "handlungsfeld", "ziel", "massnahme"),
    *("gremium", "akteur", "indikator", "querschnittsthema"),
)


@pytest.mark.parametrize("stelle", STELLEN)
def test_questions_for_every_place(stelle):
    leitfragen = fragen_zu(stelle)
    assert leitfragen != fragen_zu("frei")
    assert 4 <= len(leitfragen.fragen) <= 7
    assert leitfragen.einleitung.endswith(".")
    assert all(frage.endswith(("?", ".")) for frage in leitfragen.fragen)


@pytest.mark.parametrize("stelle", ["", "abschnitt", "unbekannt"])
def test_questions_for_any_text(stelle):
    assert fragen_zu(stelle) == fragen_zu("frei")


@pytest.mark.parametrize("art", Konzeptart.values)
def test_proposals_of_every_kind(art):
    vorschlaege = feldvorschlaege(art)
    assert len(vorschlaege) >= 12
    assert len({vorschlag.schluessel for vorschlag in vorschlaege}) == len(vorschlaege)
    arten = [kapitel.art for kapitel in kapitelvorschlag(art)]
    assert arten == [einer for einer in Abschnittart.values if einer != "frei"]


def test_kinds_differ():
    arten = ("strategisch", "bildung", "vielfalt")
    assert len({feldvorschlaege(art) for art in arten}) == 3
    assert len({kapitelvorschlag(art) for art in arten}) == 3


@pytest.mark.parametrize("zeichen", ["*", "!", ":innen", "_innen", "•"])
def test_neutral_words(zeichen):
    texte = [frage for stelle in STELLEN for frage in (fragen_zu(stelle).einleitung, *fragen_zu(stelle).fragen)]
    texte += [text for art in Konzeptart.values for v in feldvorschlaege(art) for text in (v.titel, v.zeile)]
    assert not [text for text in texte if zeichen in text]
