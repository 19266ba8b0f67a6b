"""Import and export give back the same Konzeptdokument, whole and byte for byte."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings

from concepts.dokument.aufbau import als_text, baue_dokument, pruefsumme
from concepts.dokument.pruefung import lies_dokument
from concepts.dokument.saeuberung import saeubere
from concepts.enums import Fassungszweck
from concepts.models import Konzept
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element
from tests.concepts.erzeugte_dokumente import konzeptdokumente
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import SVG, bild, grosses_dokument, kleines_dokument, png

FAELLE = Path(__file__).parents[1] / "faelle"
DEMO = [Path(settings.BASE_DIR) / f"integrationskonzept/demo/{name}.json" for name in ("musterstadt", "beispielkreis")]
VOLL = saeubere(gueltiges_dokument())[0]


def ausgegeben(konzept):
    """What an export of the concept as the database holds it reads like."""
    return als_text(baue_dokument(Konzept.objects.get(pk=konzept.pk)))


def hin_und_zurueck(kommune, dokument):
    return json.loads(ausgegeben(lies_ein(kommune, dokument)))


def mit(**felder):
    return kleines_dokument() | felder


def mit_massnahme(**felder):
    feld = {"id": "f", "titel": "Feld", "massnahmen": [{"id": "m", "titel": "Maßnahme"} | felder]}
    return mit(handlungsfelder=[feld])


def mit_indikator(**felder):
    return mit(indikatoren=[{"id": "i", "titel": "Quote"} | felder])


def mit_konzept(**felder):
    return mit(konzept={"titel": "Titel"} | felder)


LEER = {
    "Untertitel": mit_konzept(untertitel=""),
    "keine Begriffe": mit_konzept(begriffe={}),
    "Bundesland": mit(kommune={"name": "K", "art": "stadt", "bundesland": "", "einwohner": 0}),
    "keine Listen": mit(abschnitte=[], handlungsfelder=[], akteure=[], gremien=[], bilder=[], querschnittsthemen=[]),
    "keine Indikatoren": mit(indikatoren=[]),
    "Leitbild": mit(leitbild={}),
    "Leitziele": mit(leitbild={"leitziele": []}),
    "Leitbildtexte": mit(leitbild={"visionHtml": "", "integrationsverstaendnisHtml": ""}),
    "Unterkapitel": mit(abschnitte=[{"id": "a", "titel": "A", "inhaltHtml": "", "abschnitte": []}]),
    "leeres Feld": mit(handlungsfelder=[{"id": "f", "titel": "F", "ziele": [], "massnahmen": [], "leitziele": []}]),
    "Daueraufgabe": mit_massnahme(dauerhaft=False),
    "Texte": mit_massnahme(nummer="", zielgruppe="", zeitraum="", beschreibungHtml="", schlagworte=[]),
    "Bezüge": mit_massnahme(ziele=[], federfuehrung=[], beteiligte=[], haengtAbVon=[], kosten=[]),
    "Kosten": mit_massnahme(kosten=[{"jahr": 2030, "betrag": 0, "quelle": "", "produkt": ""}]),
    "Messwerte": mit_indikator(messwerte=[], zielwerte=[]),
    "Merkmale": mit_indikator(messwerte=[{"zeitpunkt": "2027", "wert": 0, "merkmale": {}, "anmerkung": ""}]),
    "Mitglieder": mit(gremien=[{"id": "g", "name": "G", "mitglieder": [], "tagt": "", "vorsitz": ""}]),
    "Bildangaben": mit(bilder=[bild("b", png(2, 2), "image/png") | {"dateiname": "", "quelle": ""}]),
}


@pytest.mark.parametrize("datei", DEMO, ids=lambda datei: datei.stem)
def test_demo_files_come_back_whole(datei, musterstadt):
    dokument = json.loads(datei.read_text())
    assert hin_und_zurueck(musterstadt, dokument) == dokument


@pytest.mark.parametrize("dokument", [kleines_dokument(), VOLL], ids=["klein", "voll"])
def test_small_and_full_document_come_back_whole(dokument, musterstadt):
    assert hin_und_zurueck(musterstadt, dokument) == dokument


def test_footnotes_and_raised_letters_come_back_whole(musterstadt):
    text = (FAELLE / "12-einfuegen-hochgestellt.html").read_text().strip()
    text += '<p>a<span data-fussnote="">b <a href="https://x.example">c</a></span></p>'
    dokument = mit(abschnitte=[{"id": "a", "art": "frei", "titel": "A", "inhaltHtml": text}])
    assert hin_und_zurueck(musterstadt, dokument) == dokument


@pytest.mark.parametrize("dokument", LEER.values(), ids=LEER)
def test_what_is_there_but_empty_stays_there(dokument, musterstadt):
    assert hin_und_zurueck(musterstadt, dokument) == dokument


def test_what_is_absent_stays_absent(musterstadt):
    assert set(hin_und_zurueck(musterstadt, kleines_dokument())) == {"format", "kommune", "konzept"}


def test_once_filled_an_empty_key_is_full(musterstadt, bob):
    konzept = lies_ein(musterstadt, mit_massnahme(zielgruppe="", dauerhaft=False))
    massnahme = konzept.massnahme_set.get()
    aendere_element(element=massnahme, inhalt={"zielgruppe": "Eltern", "dauerhaft": True}, person=bob)
    gelesen = json.loads(ausgegeben(konzept))["handlungsfelder"][0]["massnahmen"][0]
    assert (gelesen["zielgruppe"], gelesen["dauerhaft"]) == ("Eltern", True)


def test_the_same_file_in_two_kommunen_and_twice_in_one(musterstadt, nachbarstadt):
    dokument = VOLL
    konzepte = [lies_ein(kommune, dokument) for kommune in (musterstadt, nachbarstadt, musterstadt)]
    assert len({konzept.slug for konzept in konzepte}) == 2
    assert [json.loads(ausgegeben(konzept)) for konzept in konzepte] == [dokument] * 3
    for konzept in konzepte:
        assert konzept.massnahme_set.count() == 9


def test_export_is_the_same_byte_for_byte(konzept):
    erster = ausgegeben(konzept)
    assert ausgegeben(konzept) == erster
    assert erster.endswith("}\n")
    assert "\\u" not in erster


@pytest.mark.parametrize("datei", DEMO, ids=lambda datei: datei.stem)
def test_export_read_in_elsewhere_is_the_same_byte_for_byte(datei, musterstadt, nachbarstadt):
    erster = ausgegeben(lies_ein(musterstadt, json.loads(datei.read_text())))
    assert ausgegeben(lies_ein(nachbarstadt, json.loads(erster))) == erster


def test_order_of_words_and_groups_is_the_house_s_own(musterstadt):
    """A database that sorts keys (jsonb) and one that keeps them write the same bytes."""
    worte = {name: {"mehrzahl": "B", "einzahl": "A"} for name in ("ziel", "massnahme", "handlungsfeld")}
    merkmale = {"staat": "x", "alter": "y"}
    dokument = mit_konzept(begriffe=worte) | mit_indikator(
        messwerte=[{"zeitpunkt": "2027", "wert": 1, "merkmale": merkmale}]
    )
    dokument["konzept"] = {"titel": "Titel", "begriffe": worte}
    dokument["kommune"] = {"einwohner": 5, "art": "stadt", "name": "K"}
    text = ausgegeben(lies_ein(musterstadt, dokument))
    gelesen = json.loads(text)
    assert list(gelesen["kommune"]) == ["name", "art", "einwohner"]
    assert list(gelesen["konzept"]["begriffe"]) == ["handlungsfeld", "massnahme", "ziel"]
    assert list(gelesen["konzept"]["begriffe"]["ziel"]) == ["einzahl", "mehrzahl"]
    assert list(gelesen["indikatoren"][0]["messwerte"][0]["merkmale"]) == ["alter", "staat"]


def test_through_a_fassung_too(konzept, nachbarstadt, alice):
    fassung = friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=alice)
    fassung = type(fassung).objects.get(pk=fassung.pk)
    assert fassung.dokument == VOLL
    assert fassung.text == ausgegeben(konzept)
    zweites = lies_ein(nachbarstadt, fassung.dokument)
    assert ausgegeben(zweites) == fassung.text
    noch_einmal = friere_fassung_ein(konzept=zweites, zweck=Fassungszweck.ENTWURF, person=None)
    assert noch_einmal.pruefsumme == fassung.pruefsumme == pruefsumme(fassung.text)


def test_without_pictures_only_they_are_missing(konzept):
    ohne = baue_dokument(konzept, mit_bildern=False)
    ganz = baue_dokument(konzept)
    assert ganz.pop("bilder")
    assert ohne == ganz


def test_two_pictures_with_the_same_bytes_share_a_file(musterstadt):
    dokument = mit(bilder=[bild(kennung, SVG.encode(), "image/svg+xml") for kennung in ("a", "b")])
    konzept = lies_ein(musterstadt, dokument)
    assert json.loads(ausgegeben(konzept)) == dokument
    assert konzept.bild_set.values_list("datei").distinct().count() == 1


@given(konzeptdokumente())
@hypothesis_settings(
    deadline=None,
    max_examples=40,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_valid_document_comes_back_whole(musterstadt, dokument):
    assert lies_dokument(json.dumps(dokument).encode()) == dokument
    konzept = lies_ein(musterstadt, dokument)
    text = ausgegeben(konzept)
    assert json.loads(text) == dokument
    assert lies_dokument(text.encode()) == dokument


def abfragen(tat):
    with CaptureQueriesContext(connection) as gezaehlt:
        tat()
    return len(gezaehlt)


def test_250_massnahmen_need_no_more_queries_than_10(musterstadt):
    gezaehlt = []
    for anzahl in (10, 10, 250):  # the first also reads content types, which are kept
        dokument, konzepte = gueltiges_dokument(grosses_dokument(anzahl)), []
        for feld in dokument["handlungsfelder"]:
            for massnahme in feld["massnahmen"]:
                massnahme["querschnittsthemen"] = []
        einlesen = abfragen(
            lambda dokument=dokument, konzepte=konzepte: konzepte.append(lies_ein(musterstadt, dokument))
        )
        gezaehlt.append((einlesen, abfragen(lambda konzepte=konzepte: ausgegeben(konzepte[0]))))
    assert gezaehlt[1] == gezaehlt[2]
    assert gezaehlt[2][0] <= 70
    assert gezaehlt[2][1] <= 20
