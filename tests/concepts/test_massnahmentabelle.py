"""The table of Maßnahmen: what it shows, finds and sorts, and for whom."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from concepts.massnahmenansicht import Ansicht
from concepts.models import Akteur, Massnahme
from integrationskonzept.lib.text import contains
from tests.conftest import gueltiges_dokument, lies_ein
from tests.dokumente import grosses_dokument, kleines_dokument

ORT = "/musterstadt/k/massnahmen/"
HTMX = {"HX-Request": "true"}


def feld(kennung, titel, *massnahmen):
    return {"id": kennung, "titel": titel, "massnahmen": list(massnahmen)}


def dokument():
    """Five Maßnahmen in two Handlungsfelder, each with something the others lack."""
    kosten = [{"jahr": 2030, "betrag": 1000.4}, {"jahr": 2031, "betrag": 1000.3}]
    return kleines_dokument() | {
        "konzept": {"titel": "Integrationskonzept", "beginn": "2026", "ende": "2029"},
        "akteure": [{"id": "vhs", "name": "Volkshochschule"}, {"id": "aemter", "name": "Ämterrunde"}],
        "indikatoren": [{"id": "i1", "titel": "Teilnehmende"}],
        "handlungsfelder": [
            feld(
                "sprache",
                "Sprache",
                {
                    "id": "oefen",
                    "nummer": "1.10",
                    "titel": "Öffnungszeiten ausweiten",
                    "beschreibungHtml": "<p>Für <strong>Geflüchtete</strong> &amp; andere</p>",
                    "federfuehrung": ["vhs", "aemter"],
                    "beginn": "2027-03",
                    "ende": "2028-02-28",
                    "stand": "geplant",
                    "prioritaet": "hoch",
                    "kosten": kosten,
                    "indikatoren": ["i1"],
                },
                {"id": "oase", "nummer": "1.2", "titel": "Oase im Park", "stand": "idee", "dauerhaft": True},
            ),
            feld(
                "arbeit",
                "Arbeit",
                {"id": "zirkel", "nummer": "2.1", "titel": "Zirkel", "schlagworte": ["Größe"], "ende": "2026"},
                {"id": "aerzte", "titel": "Ärzte gewinnen", "zielgruppe": "Kliniken", "federfuehrung": ["aemter"]},
                {"id": "alt", "titel": "Alte Weberei", "beginn": "2029", "zeitraum": "jeweils im Herbst"},
            ),
        ],
    }


@pytest.fixture
def k(musterstadt):
    return lies_ein(musterstadt, dokument(), slug="k")


def kennungen(antwort):
    return [zeile.kennung for zeile in antwort.context["ansicht"].zeilen]


@pytest.fixture
def zeige(als, alice, k):
    """The ids of the rows that an address shows to Alice."""
    client = als(alice)
    return lambda suche="": kennungen(client.get(f"{ORT}?{suche}"))


def test_without_a_filter_everything_stands_in_the_order_of_the_concept(zeige):
    assert zeige() == ["oefen", "oase", "zirkel", "aerzte", "alt"]


@pytest.mark.parametrize(
    ("suche", "gefunden"),
    [
        ("handlungsfeld=arbeit", ["zirkel", "aerzte", "alt"]),
        ("federfuehrung=aemter", ["oefen", "aerzte"]),
        ("stand=idee", ["oase"]),
        ("stand=ohne", ["zirkel", "aerzte", "alt"]),
        ("prioritaet=hoch", ["oefen"]),
        ("luecke=federfuehrung", ["oase", "zirkel", "alt"]),
        ("luecke=kosten", ["oase", "zirkel", "aerzte", "alt"]),
        ("luecke=indikator", ["oase", "zirkel", "aerzte", "alt"]),
        ("luecke=zeit", ["aerzte"]),
        ("stand=geplant&prioritaet=hoch&handlungsfeld=sprache", ["oefen"]),
        ("stand=geplant&handlungsfeld=arbeit", []),
    ],
)
def test_every_filter_narrows_the_table(zeige, suche, gefunden):
    assert zeige(suche) == gefunden


@pytest.mark.parametrize(
    ("jahr", "gefunden"),
    [
        (2026, ["oase", "zirkel"]),
        (2027, ["oefen", "oase"]),
        (2028, ["oefen", "oase"]),
        (2029, ["oase", "alt"]),
        (2031, ["oefen", "oase", "alt"]),
    ],
)
def test_a_year_finds_what_runs_or_costs_in_it(zeige, jahr, gefunden):
    """Partial dates count from their first to their last day; an end that is not said is open."""
    assert zeige(f"jahr={jahr}") == gefunden


@pytest.mark.parametrize(
    ("text", "gefunden"),
    [
        ("OASE", ["oase"]),
        ("öffnungs", ["oefen"]),
        ("OFFNUNGS", ["oefen"]),
        ("oeffnungs", ["oefen"]),
        ("geflüchtete+andere", ["oefen"]),
        ("%26+andere", ["oefen"]),
        ("strong", []),
        ("kliniken", ["aerzte"]),
        ("ÄRZTE", ["aerzte"]),
        ("groesse", ["zirkel"]),
        ("park+zirkel", []),
    ],
)
def test_the_text_is_found_without_regard_to_capitals_and_umlauts(zeige, text, gefunden):
    assert zeige(f"text={text}") == gefunden


def test_words_are_found_in_any_order():
    assert contains("Straße und Plätze", "plätze STRASSE")
    assert not contains("Straße", "Strasse Platz")


@pytest.mark.parametrize(
    ("sortierung", "reihe"),
    [
        ("nummer", ["oase", "oefen", "zirkel", "aerzte", "alt"]),
        ("-nummer", ["zirkel", "oefen", "oase", "aerzte", "alt"]),
        ("titel", ["alt", "aerzte", "oase", "oefen", "zirkel"]),
        ("handlungsfeld", ["zirkel", "aerzte", "alt", "oefen", "oase"]),
        ("federfuehrung", ["aerzte", "oefen", "oase", "zirkel", "alt"]),
        ("zeitraum", ["zirkel", "oefen", "alt", "oase", "aerzte"]),
        ("stand", ["oase", "oefen", "zirkel", "aerzte", "alt"]),
        ("prioritaet", ["oefen", "oase", "zirkel", "aerzte", "alt"]),
        ("kosten", ["oefen", "oase", "zirkel", "aerzte", "alt"]),
        ("erfunden", ["oefen", "oase", "zirkel", "aerzte", "alt"]),
    ],
)
def test_every_column_sorts_as_germans_do_with_the_empty_last(zeige, sortierung, reihe):
    assert zeige(f"sortierung={sortierung}") == reihe


def test_the_table_says_what_it_shows(als, alice, k):
    text = als(alice).get(f"{ORT}?federfuehrung=aemter&sortierung=-titel").content.decode()
    assert "<strong>2 von 5 Maßnahmen</strong>, zusammen 2.001 €" in text
    assert "Volks\u00adhoch\u00adschule und 1 weitere Stelle" in text
    assert "März 2027 – 28.02.2028" in text
    assert 'aria-sort="descending"' in text
    assert 'value="aemter" selected' in text
    assert f'href="{ORT}?federfuehrung=aemter&amp;sortierung=titel"' in text


def test_the_own_words_of_a_concept_are_used(als, alice, k):
    k.begriffe = {
        "massnahme": {"einzahl": "Vorhaben", "mehrzahl": "Vorhaben"},
        "handlungsfeld": {"einzahl": "Säule {x}", "mehrzahl": "Säulen"},
    }
    k.save()
    text = als(alice).get(ORT).content.decode()
    assert "<strong>5 Vorhaben</strong>" in text
    assert 'data-kopf="Säule {x}"' in text
    assert "Maßnahme" not in text.split("<main")[1].split("</main>")[0]


def test_what_people_wrote_stays_text(als, alice, k):
    """Rows are filled into a pattern, so braces and markup in a title must come out as they are."""
    titel = '{titel} {{ 7|add:7 }} {% load x %} <script>alert(1)</script> "zu"'
    Massnahme.objects.filter(kennung="oase").update(titel=titel)
    Akteur.objects.filter(kennung="vhs").update(name="<b>{wert}</b>")
    text = als(alice).get(ORT).content.decode()
    assert "{titel} {{ 7|add:7 }} {% load x %} &lt;script&gt;alert(1)&lt;/script&gt; &quot;zu&quot;" in text
    assert "&lt;b&gt;{wert}&lt;/b&gt;" in text
    assert "<script>alert" not in text


def test_what_lies_in_the_papierkorb_is_not_there(zeige, k):
    Massnahme.objects.filter(kennung="oase").update(geloescht_am="2026-01-01T00:00:00Z")
    Akteur.objects.filter(kennung="aemter").update(geloescht_am="2026-01-01T00:00:00Z")
    assert zeige() == ["oefen", "zirkel", "aerzte", "alt"]
    assert zeige("luecke=federfuehrung") == ["zirkel", "aerzte", "alt"]


def test_a_filter_that_does_not_exist_is_named_and_left_out(als, alice, k):
    antwort = als(alice).get(f"{ORT}?stand=fertig&jahr=abc&prioritaet=hoch")
    assert kennungen(antwort) == ["oefen"]
    assert antwort.content.decode().count('aria-invalid="true"') == 2


def test_htmx_gets_the_list_alone_and_a_tidy_address(als, alice, k):
    antwort = als(alice).get(f"{ORT}?text=oase&stand=&jahr=", headers=HTMX)
    assert antwort["HX-Replace-Url"] == f"{ORT}?text=oase"
    assert "HX-Request" in antwort["Vary"]
    text = antwort.content.decode()
    assert "<html" not in text
    assert "Oase im Park" in text
    assert "Zirkel" not in text


def test_nothing_found_and_nothing_there_are_said(als, alice, k, musterstadt):
    assert "Dazu passt kein Eintrag" in als(alice).get(f"{ORT}?text=xyz").content.decode()
    lies_ein(musterstadt, kleines_dokument(), slug="leer")
    text = als(alice).get("/musterstadt/leer/massnahmen/").content.decode()
    assert "Hier stehen später alle Maßnahmen" in text
    assert 'id="massnahmen-filter"' not in text


def test_readers_see_no_ticks_and_no_buttons(als, fatma, k):
    text = als(fatma).get(ORT).content.decode()
    assert "Oase im Park" in text
    assert 'name="massnahme"' not in text
    assert "sammelform" not in text
    assert "neu nummerieren" not in text


@pytest.mark.parametrize(
    ("wer", "status"), [("ben", 403), ("ruth", 403), ("viktor", 403), ("charlie", 404), ("dora", 404)]
)
def test_the_table_is_for_those_who_read_the_live_concept(als, k, request, wer, status):
    assert als(request.getfixturevalue(wer)).get(ORT).status_code == status


def abfragen(client, adresse):
    client.get(adresse)
    with CaptureQueriesContext(connection) as gezaehlt:
        assert client.get(adresse).status_code == 200
    return len(gezaehlt)


def test_240_rows_need_no_more_queries_than_one(als, alice, musterstadt):
    for anzahl in (1, 240):
        roh = gueltiges_dokument(grosses_dokument(massnahmen=anzahl)) | {
            "querschnittsthemen": [{"id": "quer", "titel": "Digitalisierung"}]
        }
        lies_ein(musterstadt, roh, slug=f"k{anzahl}")
    client = als(alice)
    for suche in ("", "?text=sprach&jahr=2027&federfuehrung=akteur-0&sortierung=titel"):
        eine, viele = (abfragen(client, f"/musterstadt/k{anzahl}/massnahmen/{suche}") for anzahl in (1, 240))
        assert eine == viele <= 15


def test_the_years_on_offer_go_from_the_first_to_the_last(k):
    assert Ansicht(k, QueryDict("")).tabelle.jahre == list(range(2026, 2032))
