"""What the brochure prints, the reading page shows: every text of a document in which every field is filled."""

import re
from html.parser import HTMLParser

import pytest

from concepts.enums import Fassungszweck
from concepts.services.einfrieren import friere_fassung_ein
from integrationskonzept.lib.typografie import setze
from publications.broschuere.html import broschuere_html
from publications.services.gestaltung import gestaltung_von, stand_von
from tests.conftest import gueltiges_dokument, lies_ein

NUR_IM_DRUCK = re.compile(
    r"Seite|(Federführung|Beteiligung) Seite|.* – Auf einen Blick|.*, als Tabelle|Diese Datei trägt das Konzept .*"
)
ZEICHEN = str.maketrans({"\xa0": " ", "\u202f": " ", "\xad": "", "\u200b": "", "\u2060": "", "\t": " "})


class Texte(HTMLParser):
    """The text nodes of a page, without those that nobody sees."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.stuecke, self._ausser = [], 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._ausser += tag in ("style", "title", "svg", "script")

    def handle_endtag(self, tag):
        self._ausser -= tag in ("style", "title", "svg", "script")

    def handle_data(self, data):
        if not self._ausser:
            self.stuecke.append(data)


def gleich_gesetzt(text):
    return " ".join(setze(text).translate(ZEICHEN).replace(":", " ").split())


def voll_bis_oben():
    dokument = gueltiges_dokument()
    dokument["leitbild"]["leitziele"][0]["beschreibungHtml"] = "<p>Wofür das Leitziel steht.</p>"
    for feld in dokument["handlungsfelder"]:
        for ziel in feld["ziele"]:
            ziel |= {"beschreibungHtml": f"<p>Woran {ziel['id']} hängt.</p>", "bis": "2029"}
    erste = dokument["handlungsfelder"][0]["massnahmen"][0]
    erste |= {"dauerhaft": True, "zeitraum": "nach dem Umzug", "schlagworte": ["Leitprojekt", "Kita"]}
    erste["kosten"].append({"jahr": 2027, "betrag": 900, "quelle": "Stiftung", "produkt": "36.7"})
    dokument["abschnitte"].append(
        {
            "id": "glossar",
            "titel": "Glossar",
            "art": "anhang",
            "inhaltHtml": "<ul><li><strong>MSO</strong>: Verein</li><li><strong>Asyl</strong>: Schutz</li></ul>",
        }
    )
    return dokument


@pytest.fixture
def gefroren(musterstadt, alice):
    musterstadt.impressum = "Rathaus Musterstadt\nMarkt 1"
    musterstadt.save()
    konzept = lies_ein(musterstadt, voll_bis_oben(), slug="voll")
    return friere_fassung_ein(konzept=konzept, zweck=Fassungszweck.BESCHLUSS, person=alice, notiz="Nach der Anhörung.")


def test_the_reading_page_shows_everything_that_the_brochure_prints(als, alice, gefroren):
    druck = broschuere_html(
        gefroren.dokument,
        stand=stand_von(gefroren, gefroren.text, gefroren.erstellt_am),
        gestaltung=gestaltung_von(gefroren.konzept.kommune),
    )
    antwort = als(alice).get(f"/musterstadt/voll/fassungen/{gefroren.nummer}/alles/")
    schirm = gleich_gesetzt(" ".join(Texte(antwort.content.decode()).stuecke))
    gedruckt = {gleich_gesetzt(teil) for stueck in Texte(druck).stuecke for teil in stueck.split(" · ")}
    fehlt = sorted(t for t in gedruckt if re.search(r"\w", t) and not NUR_IM_DRUCK.fullmatch(t) and t not in schirm)
    assert not fehlt, "\n".join(fehlt)
