"""What a document lacks is named before it is frozen, with the place where it is mended."""

import json
from pathlib import Path

import pytest

from concepts.dokument.maengel import maengel
from tests.dokumente import kleines_dokument

FAELLE = Path(__file__).parents[1] / "faelle"
pytestmark = pytest.mark.ohne_datenbank


def gefunden(dokument, bilder=()):
    """What is found, as sentences with the ids of the places."""
    return {m.satz: [stelle.kennung for stelle in m.stellen] for m in maengel(dokument, list(bilder))}


def kapitel(kennung, html="<p>Text</p>", **mehr):
    return {"id": kennung, "titel": kennung.title(), "inhaltHtml": html} | mehr


def massnahme(kennung, **mehr):
    return {"id": kennung, "titel": kennung.title(), **mehr}


def mit(*abschnitte, massnahmen=()):
    felder = [{"id": "feld", "titel": "Feld", "massnahmen": list(massnahmen)}]
    return kleines_dokument() | {"abschnitte": list(abschnitte), "handlungsfelder": felder}


def test_nothing_to_say_of_a_concept_that_is_complete():
    assert gefunden(mit(kapitel("lage"), massnahmen=[massnahme("cafe", federfuehrung=["vhs"])])) == {}


def test_empty_chapters_but_not_those_that_gather_others_or_hold_a_part():
    dokument = mit(
        kapitel("leer", "<p>\xa0</p>"),
        kapitel("sammelt", "", abschnitte=[kapitel("unten", "")]),
        kapitel("organisation", "", art="organisation"),
    )
    assert gefunden(dokument) == {"2 Kapitel sind leer": ["leer", "unten"]}


def test_massnahmen_without_a_lead_but_not_those_that_were_dropped():
    dokument = mit(massnahmen=[massnahme("cafe"), massnahme("weg", stand="entfallen")])
    [mangel] = maengel(dokument, [])
    assert mangel.satz == "1 Maßnahme ist ohne Federführung"
    assert [(s.art, s.kennung, s.teil) for s in mangel.stellen] == [("massnahme", "cafe", "zustaendigkeit")]


def test_pictures_without_a_credit_only_where_a_text_shows_them():
    dokument = mit(kapitel("lage", '<img src="bild:foto" alt=""><img src="bild:karte" alt="">'))
    bilder = [("foto", "Foto.jpg", " "), ("karte", "Karte.svg", "Stadt"), ("rest", "Rest.png", "")]
    assert gefunden(dokument, bilder) == {"1 Bild ist ohne Quellenangabe": ["foto"]}


@pytest.mark.parametrize(
    "adresse",
    [
        "https://www.bamf.de/DE/Startseite",
        "http://müllerstadt.de:8080/a?b=c#d",
        "https://xn--mllerstadt-9db.de",
        "mailto:info@müllerstadt.de?subject=Hallo",
        "tel:+49 (30) 12 34-56",
        "#cafe",
    ],
)
def test_links_that_lead_somewhere(adresse):
    dokument = mit(kapitel("lage", f'<p><a href="{adresse}">hier</a></p>'), massnahmen=[])
    dokument["handlungsfelder"][0]["massnahmen"] = [massnahme("cafe", federfuehrung=["vhs"])]
    assert gefunden(dokument) == {}


@pytest.mark.parametrize(
    "adresse",
    [
        "https://",
        "https://startseite",
        "https://www.bamf. de/",
        "https://www..de",
        "http://stadt.de:99999/",
        "https://[::1",
        "mailto:",
        "mailto:info@rathaus",
        "tel:siehe oben",
        "#gibt-es-nicht",
        "#",
    ],
)
def test_links_that_lead_nowhere(adresse):
    [mangel] = maengel(mit(kapitel("lage", f'<p><a href="{adresse}">hier</a></p>')), [])
    assert mangel.satz == "1 Verweis führt ins Leere"
    assert [(stelle.kennung, stelle.zusatz) for stelle in mangel.stellen] == [("lage", adresse)]


def test_links_of_the_leitbild_are_looked_at_too():
    dokument = kleines_dokument() | {"leitbild": {"visionHtml": '<p><a href="#weg">x</a></p>'}}
    assert gefunden(dokument) == {"1 Verweis führt ins Leere": ["leitbild"]}


def test_characters_that_no_font_prints_are_named_with_their_place():
    dokument = mit(kapitel("lage", "<p>Gut</p><p>\ue000</p>"), massnahmen=[])
    dokument["konzept"]["untertitel"] = "Mit \ue001"
    feld = dokument["handlungsfelder"][0]
    feld["massnahmen"] = [massnahme("cafe", federfuehrung=["vhs"], ressourcen="\ue002", kosten=[{"quelle": "\ue003"}])]
    [mangel] = maengel(dokument, [])
    assert mangel.satz == "3 Stellen enthalten Zeichen, die sich nicht drucken lassen"
    assert {(s.art, s.kennung, s.teil, s.zusatz) for s in mangel.stellen} == {
        ("konzept", "konzept", "", "U+E001"),
        ("abschnitt", "lage", "", "U+E000"),
        ("massnahme", "cafe", "mittel", "U+E002 und U+E003"),
    }


def test_the_small_input_whose_script_the_fonts_lacked_is_printable_now():
    """Case 02: letters, not boxes; what no font prints would be named."""
    dokument = json.loads((FAELLE / "02-schrift-fehlt-tigrinya.json").read_text())
    assert not any("drucken" in satz for satz in gefunden(dokument))
