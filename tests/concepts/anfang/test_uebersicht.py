"""The overview: how far each part is, what comes next, what happened last."""

import pytest

from concepts.cockpit import dativ
from concepts.dokument.abbildung import MASSNAHME
from concepts.enums import Fassungszweck
from concepts.models import Handlungsfeld, Massnahme
from concepts.services.einfrieren import friere_fassung_ein
from concepts.services.elemente import aendere_element, lege_element_an, loesche_element
from concepts.services.konzepte import lege_konzept_an

from .conftest import dokument


def lege_an(kommune, **angaben):
    return lege_konzept_an(kommune=kommune, dokument=dokument(**angaben), person=None)


def oeffne(client, konzept):
    antwort = client.get(f"/{konzept.kommune.slug}/{konzept.slug}/")
    assert antwort.status_code == 200
    return antwort


def worte(antwort):
    """Each part with its sentence."""
    teile = antwort.context["cockpit"].teile
    return {teil.titel: f"{teil.wert} von {teil.von} {teil.was}" if teil.von else teil.leer for teil in teile}


def test_parts_in_words(als, musterstadt):
    konzept = lege_an(musterstadt, massnahmen=3)
    assert worte(oeffne(als("bob"), konzept)) == {
        "Kapitel": "1 von 3 Kapiteln hat Text",
        "Leitbild": "2 von 3 Teilen sind geschrieben",
        "Handlungsfelder": "1 von 1 Handlungsfeld ist vollständig",
        "Maßnahmen": "3 von 3 Maßnahmen sind vollständig",
        "Organisation": "1 von 1 Gremium hat eine Aufgabe",
        "Controlling": "1 von 1 Indikator hat Quelle und Zielwert",
    }


def test_what_a_massnahme_lacks(als, musterstadt):
    konzept = lege_an(musterstadt, massnahmen=2, vollstaendig=False)
    seite = oeffne(als("bob"), konzept).content.decode()
    assert "0 von 2 Maßnahmen sind vollständig" in seite
    assert "Davon 2 ohne Federführung, 2 ohne Zeitraum, 2 ohne Kosten oder Personal und 2 ohne Indikator." in seite


def test_dropped_and_deleted_ones_do_not_count(als, musterstadt, leute):
    konzept = lege_an(musterstadt, massnahmen=3, vollstaendig=False)
    erste, zweite, _ = Massnahme.objects.filter(konzept=konzept)
    aendere_element(element=erste, inhalt={"stand": "entfallen"}, person=leute["bob"])
    loesche_element(element=zweite, person=leute["bob"])
    assert worte(oeffne(als("bob"), konzept))["Maßnahmen"] == "0 von 1 Maßnahme ist vollständig"


def test_own_words_are_used(als, musterstadt):
    konzept = lege_an(musterstadt, begriffe={"handlungsfeld": {"einzahl": "Säule", "mehrzahl": "Säulen"}})
    assert "Säulen" in worte(oeffne(als("bob"), konzept))


@pytest.mark.parametrize(
    ("mehrzahl", "gebeugt"),
    [
        ("Handlungsfelder", "Handlungsfeldern"),
        ("Säulen", "Säulen"),
        ("Strategische Ziele", "Strategischen Zielen"),
        ("Ziele für die Stadt", "Ziele für die Stadt"),
        ("Clusters", "Clusters"),
    ],
)
def test_dativ(mehrzahl, gebeugt):
    assert dativ(mehrzahl) == gebeugt


def test_next_steps_lead_to_where_one_does_them(als, musterstadt):
    client = als("bob")
    konzept = lege_an(musterstadt, massnahmen=1, vollstaendig=False)
    schritte = oeffne(client, konzept).context["schritte"]
    assert [schritt.titel for schritt in schritte] == [
        "Kapitel „Zahlen“ schreiben",
        "Integrationsverständnis schreiben",
        "Federführung festlegen",
    ]
    for schritt in schritte:
        assert client.get(schritt.url).status_code == 200, schritt.url


def test_empty_concept_begins_with_its_themes(als, musterstadt):
    leer = {"format": "integrationskonzept/1", "kommune": {"name": "M", "art": "stadt"}, "konzept": {"titel": "Leer"}}
    konzept = lege_konzept_an(kommune=musterstadt, dokument=leer, person=None)
    client = als("bob")
    schritte = oeffne(client, konzept).context["schritte"]
    assert [schritt.titel for schritt in schritte] == [
        "Handlungsfelder festlegen",
        "Integrationsverständnis und Vision schreiben",
        "Leitziele festlegen",
    ]
    for schritt in schritte:
        assert client.get(schritt.url).status_code == 200, schritt.url


def test_field_without_goals_is_named(als, musterstadt):
    inhalt = dokument()
    inhalt["leitbild"]["integrationsverstaendnisHtml"] = "<p>Miteinander.</p>"
    del inhalt["abschnitte"][1], inhalt["handlungsfelder"][0]["ziele"]
    konzept = lege_konzept_an(kommune=musterstadt, dokument=inhalt, person=None)
    client = als("bob")
    schritte = oeffne(client, konzept).context["schritte"]
    assert [schritt.titel for schritt in schritte] == [
        "Ziele zu „Feld 0“ aufschreiben",
        "Maßnahmen zu „Feld 0“ aufschreiben",
    ]
    for schritt in schritte:
        assert client.get(schritt.url).status_code == 200, schritt.url


def fertiges(musterstadt):
    inhalt = dokument(massnahmen=1)
    inhalt["leitbild"]["integrationsverstaendnisHtml"] = "<p>Miteinander.</p>"
    del inhalt["abschnitte"][1]
    return lege_konzept_an(kommune=musterstadt, dokument=inhalt, person=None)


def test_when_nothing_is_missing_it_is_frozen_once(als, musterstadt, leute):
    konzept = fertiges(musterstadt)
    titel = [schritt.titel for schritt in oeffne(als("alice"), konzept).context["schritte"]]
    assert titel == ["Fassung einfrieren"]
    assert oeffne(als("bob"), konzept).context["schritte"] == []
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.ENTWURF, person=leute["alice"])
    assert oeffne(als("alice"), konzept).context["schritte"] == []


def test_fachleitung_sees_the_state_but_no_tasks(als, konzept):
    seite = oeffne(als("fatma"), konzept).content.decode()
    assert "So weit ist das Konzept" in seite
    assert "Als Nächstes" not in seite


def test_last_changes_without_the_lines_of_the_beginning(als, musterstadt, leute):
    konzept = lege_an(musterstadt, massnahmen=3)
    feld = Handlungsfeld.objects.get(konzept=konzept)
    lege_element_an(
        konzept=konzept, art=MASSNAHME, inhalt={"titel": "Sprachcafé"}, person=leute["bob"], handlungsfeld=feld
    )
    saetze = [satz for _, satz, _ in oeffne(als("alice"), konzept).context["ereignisse"]]
    assert saetze == [
        "Bob hat die Maßnahme „Sprachcafé“ angelegt.",
        "Das Konzept „Integrationskonzept 2031“ wurde angelegt.",
    ]


@pytest.mark.parametrize("massnahmen", [1, 240])
def test_queries_do_not_grow(als, musterstadt, massnahmen, django_assert_num_queries):
    konzept = lege_an(musterstadt, massnahmen=massnahmen)
    client = als("alice")
    with django_assert_num_queries(13):
        assert sum(len(feld.massnahmen) for feld in oeffne(client, konzept).context["cockpit"].felder) == massnahmen


@pytest.mark.parametrize("name", ["viktor", "ben", "ruth"])
def test_others_are_led_to_the_fassungen(als, konzept, name):
    """Before there is one that they may read, they learn nothing of the concept."""
    ort = f"/musterstadt/{konzept.slug}/"
    assert als(name).get(ort).status_code == 403
    friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=None)
    assert als(name).get(ort).url == f"{ort}fassungen/"


def test_strangers_see_nothing(als, konzept):
    assert als("charlie").get(f"/musterstadt/{konzept.slug}/").status_code == 404
