"""What cannot be imported is named by its place, in German, and nothing is changed."""

import json
import re

import pytest
from PIL import ImageFile

from accounts.models import Ereignis
from concepts.dokument import json_datei, pruefung
from concepts.dokument.fehler import DokumentFehler
from concepts.models import Akteur, Bild, Konzept, Massnahme
from concepts.services.konzepte import importiere
from tests.conftest import gueltiges_dokument
from tests.dokumente import BOESES_SVG, abschnitt, bild, kleines_dokument, png

DEUTSCH = re.compile(
    r"\b(Die|Der|Das|Diese|Dieses|Dieser|ist|Unbekannte|Erwartet|Kapitel|gibt|hat|Bitte)\b.*[.…]$", re.DOTALL
)
ENGLISCH = re.compile(r"\b(is not|expected|invalid|required|error|the|must|string|exceeds)\b", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _halbe_bilder_sind_keine(monkeypatch):
    """WeasyPrint, where another test has loaded it, tells Pillow to take them."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


def fehler_von(rohdaten, kommune):
    """The faults that an import names; makes sure that it left nothing behind."""
    rohdaten = rohdaten if isinstance(rohdaten, bytes) else json.dumps(rohdaten).encode()
    with pytest.raises(DokumentFehler) as gefangen:
        importiere(rohdaten=rohdaten, kommune=kommune, person=None)
    for modell in (Konzept, Akteur, Massnahme, Bild, Ereignis):
        assert not modell._default_manager.exists(), modell
    faelle = [(fall.pfad, fall.meldung) for fall in gefangen.value.fehler]
    for pfad, meldung in faelle:
        assert pfad.startswith("$")
        assert DEUTSCH.search(meldung), meldung
        assert not ENGLISCH.search(meldung), meldung
        str(meldung).encode()
    return faelle


def mit(**felder):
    return kleines_dokument() | felder


def feld(kennung="f", **felder):
    return {"id": kennung, "titel": "Feld"} | felder


def massnahmen(**voraussetzungen):
    """One Handlungsfeld with a Maßnahme for each name and the ids that it depends on."""
    zeilen = [{"id": name, "titel": name, "haengtAbVon": ab} for name, ab in voraussetzungen.items()]
    return mit(handlungsfelder=[feld(massnahmen=zeilen)])


def ziele(**oberziele):
    zeilen = [
        {"id": name, "titel": name} | ({"uebergeordnet": oben} if oben else {}) for name, oben in oberziele.items()
    ]
    return feld(ziele=zeilen)


def indikator(**felder):
    return mit(indikatoren=[{"id": "i", "titel": "Quote"} | felder])


def messwert(**felder):
    return indikator(messwerte=[{"zeitpunkt": "2027"} | felder])


def tief(ebenen):
    kapitel = []
    for nummer in range(ebenen):
        unten = {"abschnitte": kapitel} if kapitel else {}
        kapitel = [{"id": f"k-{nummer}", "titel": "Kapitel"} | unten]
    return mit(abschnitte=kapitel)


def text(html):
    return mit(abschnitte=[{"id": "a", "titel": "A", "inhaltHtml": html}])


def bilddatei(daten, mediatyp="image/png"):
    return mit(bilder=[bild("b", daten, mediatyp)])


def svg(inhalt):
    return bilddatei(f'<svg xmlns="http://www.w3.org/2000/svg">{inhalt}</svg>'.encode(), "image/svg+xml")


BOMBE = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    b'<svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
)
FELD = "$.handlungsfelder[0]"
WERT = "$.indikatoren[0].messwerte[0]"
DATEN = "$.bilder[0].daten"
VON = FELD + ".massnahmen[0].haengtAbVon"
INHALT = "$.abschnitte[0].inhaltHtml"
ROH = {
    "leer": (b"", "Zeile 1, Spalte 1"),
    "kein JSON": (b'{\n  "format": "integrationskonzept/1",\n  "kommune": }', "Zeile 3, Spalte 14"),
    "abgeschnitten": (json.dumps(kleines_dokument()).encode()[:-1], "Zeile 1"),
    "Latin-1": (json.dumps(mit(konzept={"titel": "Köln"}), ensure_ascii=False).encode("latin-1"), "UTF-8"),
    "UTF-16": (json.dumps(kleines_dokument()).encode("utf-16"), "UTF-8"),
    "NaN": (json.dumps(indikator(messwerte=[{"zeitpunkt": "2027", "wert": float("nan")}])).encode(), "NaN"),
    "Infinity": (json.dumps(indikator(zielwerte=[{"zeitpunkt": "2027", "wert": float("-inf")}])).encode(), "-Infinity"),
    "doppelte Angabe": (b'{"format": "integrationskonzept/1", "format": "integrationskonzept/1"}', "zweimal"),
    "5000 Stellen": (b'{"a": ' + b"1" * 5000 + b"}", "Stellen"),
    "Liste": (b"[]", "ein Objekt"),
    "tiefe Listen": (b"[" * 100_000 + b"]" * 100_000, "verschachtelt"),
    "tiefe Objekte": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "verschachtelt"),
}


@pytest.mark.parametrize(("rohdaten", "wort"), ROH.values(), ids=ROH)
def test_bytes_that_are_no_document(musterstadt, rohdaten, wort):
    [(pfad, meldung)] = fehler_von(rohdaten, musterstadt)
    assert pfad == "$"
    assert wort in meldung


@pytest.mark.parametrize("tiefe", [50, 300, 900, 980, 2000])
def test_nesting_of_any_depth_is_a_fault_and_no_crash(musterstadt, tiefe):
    fehler_von(b'{"handlungsfelder": ' + b"[" * tiefe + b"]" * tiefe + b"}", musterstadt)


def test_too_large_a_file_says_how_large_it_may_be(musterstadt):
    rohdaten = json.dumps(kleines_dokument()).encode() + b" " * (50 * 1024 * 1024)
    [(_, meldung)] = fehler_von(rohdaten, musterstadt)
    assert "50,0 MB" in meldung
    assert "40 MB" in meldung


def test_a_byte_more_than_allowed_is_too_large(musterstadt, monkeypatch):
    rohdaten = json.dumps(kleines_dokument()).encode()
    monkeypatch.setattr(json_datei, "MAX_BYTES", len(rohdaten) - 1)
    fehler_von(rohdaten, musterstadt)
    monkeypatch.setattr(json_datei, "MAX_BYTES", len(rohdaten))
    assert importiere(rohdaten=rohdaten, kommune=musterstadt, person=None)[0].pk


def test_byte_order_mark_is_no_fault(musterstadt):
    rohdaten = b"\xef\xbb\xbf" + json.dumps(kleines_dokument()).encode()
    assert importiere(rohdaten=rohdaten, kommune=musterstadt, person=None)[0].titel == "Integrationskonzept"


SCHEMA = {
    "Format 2": (mit(format="integrationskonzept/2"), "$.format", "integrationskonzept/2"),
    "Format keine Zeichen": (mit(format=1), "$.format", "integrationskonzept/1"),
    "kein Titel": (mit(konzept={}), "$.konzept", "„titel“ fehlt"),
    "leerer Titel": (mit(konzept={"titel": ""}), "$.konzept.titel", "leer"),
    "langer Titel": (mit(konzept={"titel": "x" * 301}), "$.konzept.titel", "300"),
    "unbekannt": (mit(konzept={"titel": "x", "tittel": "y"}), "$.konzept", "„tittel“"),
    "Auswahl": (mit(konzept={"titel": "x", "art": "neu"}), "$.konzept.art", "vielfalt"),
    "Typ": (mit(akteure={"id": "a"}), "$.akteure", "Liste"),
    "Text statt Zahl": (messwert(wert="5"), WERT + ".wert", "Zahl"),
    "wahr statt Zahl": (messwert(wert=True), WERT + ".wert", "Zahl"),
    "Jahr": (
        mit(handlungsfelder=[feld(massnahmen=[{"id": "m", "titel": "M", "kosten": [{"jahr": 202, "betrag": 1}]}])]),
        FELD + ".massnahmen[0].kosten[0].jahr",
        "1990",
    ),
    "Datum": (mit(konzept={"titel": "x", "beginn": "1.3.2027"}), "$.konzept.beginn", "Form"),
    "Datum mit Umbruch": (mit(konzept={"titel": "x", "beginn": "2027-03-01\n"}), "$.konzept.beginn", "Form"),
    "id": (mit(akteure=[{"id": "A b", "name": "A"}]), "$.akteure[0].id", "id"),
    "id mit Umbruch": (mit(akteure=[{"id": "a\n", "name": "A"}]), "$.akteure[0].id", "id"),
    "unbekannt und halb": (mit(**{"\ud800": 1}), "$", "Unbekannte Angabe"),
    "Nullzeichen": (mit(konzept={"titel": "a\x00b"}), "$.konzept.titel", "Nullzeichen"),
    "halbes Zeichen": (text("<p>\ud83d</p>"), INHALT, "halbe Zeichen"),
    "Nullzeichen im Merkmal": (messwert(wert=1, merkmale={"a\x00": "b"}), WERT + ".merkmale", "Nullzeichen"),
    "halbes Merkmal": (messwert(wert=1, merkmale={"\udc00": "b"}), WERT + ".merkmale", "halbe Zeichen"),
    "riesige Zahl": (messwert(wert=10**400), WERT + ".wert", "Stellen"),
    "verlorene Stelle": (messwert(wert=2**53 + 1), WERT + ".wert", "Stellen"),
    "Kapitel zu tief": (tief(30), "$" + ".abschnitte[0]" * 20 + ".abschnitte", "20 Ebenen"),
}
BEZUEGE = {
    "doppelte id": (
        mit(akteure=[{"id": "a", "name": "A"}], gremien=[{"id": "a", "name": "G"}]),
        "$.gremien[0].id",
        "$.akteure[0]",
    ),
    "unbekannte id": (massnahmen(m=["weg"]), FELD + ".massnahmen[0].haengtAbVon[0]", "„weg“"),
    "id anderer Art": (
        mit(akteure=[{"id": "a", "name": "A"}], handlungsfelder=[feld(leitziele=["a"])]),
        FELD + ".leitziele[0]",
        "ein Akteur",
    ),
    "an sich selbst": (massnahmen(m=["m"]), VON, "m → m"),
    "Kreis zu zweit": (massnahmen(m=["n"], n=["m"]), VON, "m → n → m"),
    "Kreis zu dritt": (
        massnahmen(vor=["m"], m=["n"], n=["o"], o=["m"]),
        FELD + ".massnahmen[1].haengtAbVon",
        "m → n → o → m",
    ),
    "Ziel an sich selbst": (mit(handlungsfelder=[ziele(z="z")]), FELD + ".ziele[0].uebergeordnet", "Kreis"),
    "fremdes Ziel": (
        mit(handlungsfelder=[ziele(z=None), ziele(y="z") | {"id": "g"}]),
        "$.handlungsfelder[1].ziele[0].uebergeordnet",
        "„z“",
    ),
    "kein Bild": (bilddatei(b"kein Bild"), DATEN, "kein lesbares Bild"),
    "halbes Bild": (bilddatei(png(40, 40)[:-40]), DATEN, "kein lesbares Bild"),
    "anderer Typ": (bilddatei(png(4, 4), "image/jpeg"), DATEN, "image/png"),
    "kein Base64": (mit(bilder=[{"id": "b", "mediatyp": "image/png", "daten": "abc"}]), DATEN, "Base64"),
    "Umlaute": (mit(bilder=[{"id": "b", "mediatyp": "image/png", "daten": "äöü!"}]), DATEN, "Base64"),
    "SVG mit Programm": (svg("<script>alert(1)</script>"), DATEN, "Programmteile"),
    "SVG mit Ereignis": (svg('<rect onload="alert(1)"/>'), DATEN, "Programmteile"),
    "SVG von außen": (bilddatei(BOESES_SVG.encode(), "image/svg+xml"), DATEN, "fremde Inhalte"),
    "SVG-Bombe": (bilddatei(BOMBE, "image/svg+xml"), DATEN, "fremde Inhalte"),
    "Bild fehlt": (text('<p><img src="bild:weg" alt="x"></p>'), INHALT, "„weg“"),
    "Bild fehlt, anders geschrieben": (text("<IMG alt='a>b' SRC=bild:weg>"), INHALT, "„weg“"),
    "Bild ist ein Akteur": (
        text('<img src="bild:vhs" alt="x">') | {"akteure": [{"id": "vhs", "name": "VHS"}]},
        INHALT,
        "„vhs“",
    ),
}


@pytest.mark.parametrize(("dokument", "ort", "wort"), [*SCHEMA.values(), *BEZUEGE.values()], ids=[*SCHEMA, *BEZUEGE])
def test_fault_is_named_at_its_place(musterstadt, dokument, ort, wort):
    [(pfad, meldung)] = fehler_von(dokument, musterstadt)
    assert pfad == ort
    assert wort in meldung


@pytest.mark.parametrize("oberziele", [{"y": "z", "z": "y"}, {"x": "y", "y": "z", "z": "x"}])
def test_goals_in_a_circle_are_all_named(musterstadt, oberziele):
    faelle = fehler_von(mit(handlungsfelder=[ziele(**oberziele)]), musterstadt)
    assert [pfad for pfad, _ in faelle] == [f"{FELD}.ziele[{n}].uebergeordnet" for n in range(len(oberziele))]


def test_20_levels_of_chapters_are_read(musterstadt):
    konzept, _ = importiere(rohdaten=json.dumps(tief(20)).encode(), kommune=musterstadt, person=None)
    assert konzept.abschnitt_set.count() == 20


def test_all_faults_of_a_full_document_at_once(musterstadt):
    dokument = gueltiges_dokument()
    dokument["akteure"][0]["id"] = dokument["akteure"][1]["id"]
    dokument["handlungsfelder"][2]["massnahmen"][1]["ziele"] = ["weg"]
    dokument["bilder"][0]["daten"] = "abcd"
    orte = {pfad for pfad, _ in fehler_von(dokument, musterstadt)}
    assert {"$.akteure[1].id", "$.handlungsfelder[2].massnahmen[1].ziele[0]", DATEN} <= orte


def test_ten_thousand_faults_are_not_all_listed(musterstadt):
    assert len(fehler_von(mit(akteure=[{}] * 10_000), musterstadt)) <= pruefung.MAX_FEHLER


HTML = {
    "Programm": ("<p>Gut.</p><script>alert(1)</script>", "<p>Gut.</p>", "<script>"),
    "Ereignis": ('<p onclick="x()">Gut.</p>', "<p>Gut.</p>", "onclick an <p>"),
    "javascript:": ('<a href="javascript:alert(1)">Gut.</a>', "<a>Gut.</a>", "href javascript:alert(1) an <a>"),
    "Datei": ('<p>Gut.<img src="file:///etc/passwd" alt="x"></p>', "<p>Gut.</p>", "src file:///etc/passwd an <img>"),
    "fernes Bild": (
        '<p>Gut.<img src="http://boese.example/a.png"></p>',
        "<p>Gut.</p>",
        "src http://boese.example/a.png an <img>",
    ),
    "Bild im Text": (
        '<p>Gut.<img src="data:image/png;base64,AA"></p>',
        "<p>Gut.</p>",
        "src data:image/png;base64,AA an <img>",
    ),
    "Stil": ('<p style="background:url(http://x)">Gut.</p><style>@import "x";</style>', "<p>Gut.</p>", "style an <p>"),
    "Rahmen": ('<p>Gut.</p><iframe src="https://boese.example"></iframe>', "<p>Gut.</p>", "<iframe>"),
    "SVG": ("<p>Gut.</p><svg><script>alert(1)</script></svg>", "<p>Gut.</p>", "<svg>"),
}


@pytest.mark.parametrize(("html", "sauber", "bericht"), HTML.values(), ids=HTML)
def test_hostile_html_is_taken_out_and_reported(musterstadt, html, sauber, bericht):
    konzept, entferntes = importiere(rohdaten=json.dumps(text(html)).encode(), kommune=musterstadt, person=None)
    assert konzept.abschnitt_set.get().inhalt == sauber
    [eintrag] = entferntes
    assert eintrag.pfad == INHALT
    assert bericht in eintrag.teile
    assert str(eintrag).startswith("$.abschnitte[0].inhaltHtml: entfernt wurde ")


def test_every_text_of_the_document_is_cleaned(musterstadt):
    dokument = gueltiges_dokument()
    boese = "<script>alert(1)</script><p>Gut.</p>"
    dokument["abschnitte"][1]["abschnitte"][0]["inhaltHtml"] = boese
    dokument["leitbild"] |= {"visionHtml": boese, "integrationsverstaendnisHtml": boese}
    dokument["leitbild"]["leitziele"][0]["beschreibungHtml"] = boese
    dokument["handlungsfelder"][1] |= {"ausgangslageHtml": boese, "beschreibungHtml": boese}
    dokument["handlungsfelder"][1]["ziele"][1]["beschreibungHtml"] = boese
    dokument["handlungsfelder"][1]["massnahmen"][0]["beschreibungHtml"] = boese
    dokument["querschnittsthemen"][0]["beschreibungHtml"] = boese
    dokument["gremien"][0]["aufgabeHtml"] = boese
    _, entferntes = importiere(rohdaten=json.dumps(dokument).encode(), kommune=musterstadt, person=None)
    assert len([eintrag for eintrag in entferntes if "<script>" in eintrag.teile]) == 10
    assert not Ereignis.objects.filter(daten__icontains="alert(1)").exists()
    assert not Massnahme.objects.filter(beschreibung__contains="alert").exists()


def test_template_code_is_nothing_but_words(als, alice, musterstadt):
    code = "{{ settings.SECRET_KEY }} {% load x %}"
    dokument = text(f"<p>{code}</p>") | {"konzept": {"titel": f"{code} <script>alert(2)</script>"}}
    konzept, entferntes = importiere(rohdaten=json.dumps(dokument).encode(), kommune=musterstadt, person=None)
    assert entferntes == []
    seite = als(alice).get(f"/musterstadt/{konzept.slug}/lesen/alles/").content.decode()
    assert f"<p>{code}</p>" in seite
    assert "{{ settings.SECRET_KEY }} {% load x %} &lt;script&gt;alert(2)&lt;/script&gt;" in seite
    assert "<script>alert(2)" not in seite


def test_clean_html_is_not_reported(musterstadt):
    dokument = mit(
        abschnitte=[abschnitt("frei", "Kapitel", '<p>Gut &amp; schön</p><p><a href="https://x.de">x</a></p>')]
    )
    assert importiere(rohdaten=json.dumps(dokument).encode(), kommune=musterstadt, person=None)[1] == []
