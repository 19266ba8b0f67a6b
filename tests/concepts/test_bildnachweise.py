"""Credits say which picture they are for."""

import datetime

import pytest

from concepts.dokument.bildnachweise import bildnachweise
from concepts.dokument.lesebuch import lesebuch
from publications.broschuere.angaben import Broschuerenstand, Gestaltung
from publications.broschuere.html import broschuere_html
from tests.dokumente import bild, kleines_dokument, png

pytestmark = pytest.mark.ohne_datenbank


def dokument():
    text = (
        '<figure><img src="bild:a" alt="Menschen am Tisch"><figcaption>Am <em>runden</em> Tisch.</figcaption></figure>'
        '<figure><img src="bild:b" alt="Die Stadt &amp; der Fluss"></figure><figure><img src="bild:c" alt=""></figure>'
        '<figure><img src="bild:d" alt="Ohne Nachweis"></figure>'
    )
    angaben = {"a": "Foto: Stadt", "b": "Foto: Stadt", "c": "Karte: Amt", "d": " ", "e": "Foto: nirgends"}
    return kleines_dokument() | {
        "abschnitte": [{"id": "vor", "art": "vorwort", "titel": "Vorwort", "inhaltHtml": text}],
        "bilder": [
            bild(kennung, png(9, 9), "image/png") | {"quelle": quelle, "dateiname": f"karte-{kennung}.png"}
            for kennung, quelle in angaben.items()
        ],
    }


ZEILEN = ("Am runden Tisch – Foto: Stadt", "Die Stadt & der Fluss – Foto: Stadt", "karte-c – Karte: Amt")


@pytest.mark.parametrize(
    ("unterschrift", "name"),
    [
        ("Die sechs Sozialräume: 1 Mitte, 2 Nord", "Die sechs Sozialräume"),
        ("Dr. Annegret Musterfeld, Bürgermeisterin. Illustration: Stadt", "Dr. Annegret Musterfeld, Bürgermeisterin"),
        ("Wort " * 40, "Wort " * 17 + "…"),
    ],
)
def test_a_long_caption_names_its_picture_in_its_first_sentence(unterschrift, name):
    html = f'<figure><img src="bild:a" alt="x"><figcaption>{unterschrift}</figcaption></figure>'
    teil = {"id": "vor", "titel": "Vorwort", "inhaltHtml": html}
    assert bildnachweise(dokument() | {"abschnitte": [teil]}) == (f"{name} – Foto: Stadt",)


def test_each_picture_that_is_shown_is_named():
    assert bildnachweise(dokument()) == ZEILEN
    assert bildnachweise(kleines_dokument()) == ()


def test_the_reading_page_and_the_brochure_say_the_same():
    assert lesebuch(dokument()).nachweise == ZEILEN
    html = broschuere_html(
        dokument(),
        stand=Broschuerenstand(entwurf=True, stand=datetime.date(2026, 11, 26)),
        gestaltung=Gestaltung(kommune="Kleinstadt"),
    )
    assert "Am runden Tisch – Foto: Stadt" in html.replace("\u00ad", "").replace("\u00a0", " ").replace("\u202f", " ")
    assert "Foto: nirgends" not in html
