"""The way from HTML to PDF: what may be loaded, what may not, and what is mended."""

import base64
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from integrationskonzept.lib.pdf import TRENNER, Anlage, Bilddatei, render_pdf
from integrationskonzept.lib.pdf_bote import Hausbote, NichtErlaubtError
from integrationskonzept.lib.pdf_satz import ERSATZZEICHEN
from tests.dokumente import png
from tests.publications.pdf_lesen import absaetze, links, maengel, stuecke
from tests.publications.satzfaelle import im_prozess

SCHRIFTEN = Path(settings.BASE_DIR) / "static" / "fonts"
BILDER = {"da": Bilddatei(png(4, 4), "image/png"), "text": Bilddatei(b"x", "text/html")}
ENDE = "</body></html>"
KOPF = '<!doctype html><html lang="de"><head><title>Ein Titel</title></head><body><h1>Eins</h1>'


@pytest.mark.parametrize(
    "adresse",
    [
        "http://boese.example/a.png",
        "https://boese.example/a.png",
        "ftp://boese.example/a",
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "file://boese.example/a.ttf",
        f"{SCHRIFTEN.as_uri()}/../../manage.py",
        f"{SCHRIFTEN.as_uri()}/%2e%2e/%2e%2e/manage.py",
        f"{SCHRIFTEN.as_uri()}/FiraSans-OFL.txt",
        "data:text/html,<p>x</p>",
        "data:text/css,p{}",
        "bild:fehlt",
        "bild:text",
        "javascript:alert(1)",
    ],
)
def test_nicht_erlaubt(adresse):
    with pytest.raises(NichtErlaubtError):
        Hausbote([SCHRIFTEN], BILDER).fetch(adresse)


def test_erlaubt():
    bote = Hausbote([SCHRIFTEN], BILDER)
    bild = base64.b64encode(png(2, 2)).decode()

    assert bote.fetch("bild:da").read() == BILDER["da"].daten
    assert bote.fetch(f"data:image/png;base64,{bild}").read() == png(2, 2)
    assert bote.fetch("data:image/svg+xml,%3Csvg/%3E").read() == b"<svg/>"
    assert bote.fetch((SCHRIFTEN / "FiraSans_400Regular.ttf").as_uri()).content_type == "font/ttf"


@pytest.fixture(autouse=True)
def _ohne_werkstatt():
    with im_prozess():
        yield


def test_nichts_verbotenes_bricht_das_setzen_ab():
    html = (
        KOPF
        + '<link rel="stylesheet" href="http://boese.example/a.css"><p>Text<img src="file:///etc/passwd" alt="x"></p>'
        + ENDE
    )

    assert [absatz.text for absatz in absaetze(render_pdf(html).pdf)] == ["Eins", "Text", "x"]


def test_anlagen_mit_beziehung():
    daten = render_pdf(KOPF + ENDE, anlagen=[Anlage("a.json", b"{}", "Daten", "Data")]).pdf

    with pikepdf.open(BytesIO(daten)) as pdf:
        assert pdf.attachments["a.json"].get_file().read_bytes() == b"{}"
        assert [datei.AFRelationship for datei in pdf.Root.AF] == ["/Data"]


def test_kopfzellen_und_verweise_sind_ausgezeichnet():
    html = KOPF + (
        '<table><thead><tr><th>Ecke</th><th scope="col">a</th></tr></thead>'
        '<tbody><tr><th scope="row">b</th><td>1</td></tr>'
        '</tbody></table><p><a href="https://example.org/">außen</a> <a href="#x">innen</a></p><p id="x">Ziel</p>'
        + ENDE
    )

    with pikepdf.open(BytesIO(render_pdf(html).pdf)) as pdf:
        koepfe = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        assert sorted(str(zelle.A.Scope) for zelle in koepfe) == ["/Column", "/Column", "/Row"]
        verweise = pdf.pages[0].Annots
        assert all(int(verweis.F) & 4 for verweis in verweise)
        assert {str(verweis.Contents) for verweis in verweise} == {"Webseite: außen", "Zu Seite 1"}


def test_zeichen_ohne_schrift_werden_ersetzt():
    daten = render_pdf(GESTALTET + "<p>ab\u0007c \U0001f9ff\U000f1234</p>" + ENDE, erlaubt=[SCHRIFTEN]).pdf

    assert absaetze(daten)[-1].text == f"abc {ERSATZZEICHEN * 2}"
    assert maengel(daten) == []


FUSS = "content: counter(page); font-variant-numeric: lining-nums tabular-nums"
STIL = f"""<style>
@font-face {{ font-family: Fira; src: url({(SCHRIFTEN / "FiraSans_400Regular.ttf").as_uri()}) }}
@page {{ size: A5; margin: 30mm; font-family: Fira; @bottom-right {{ {FUSS} }} }}
body {{ font: 10pt Fira }}
section {{ break-before: page }}
h2 {{ bookmark-level: 1 }}
h3 {{ bookmark-level: 2 }}
</style>"""
GESTALTET = KOPF.replace("</head>", f"{STIL}</head>")


@pytest.fixture
def dreiteilig(monkeypatch):
    """Three parts: contents, a chapter of eleven pages, and its last section, which stands in a part of its own."""
    monkeypatch.setattr("integrationskonzept.lib.pdf.ZEICHEN_JE_TEIL", 100)
    lang = "".join(f'<section id="s{n}"><h3>Stück {n}</h3><p>Text</p></section>' for n in range(10))
    teile = [
        '<p><a class="seitenzahl" href="#hinten">Hinten</a> <a class="seitenzahl" href="#fehlt">Nirgends</a></p>',
        f'<section id="vorn"><h2>Vorn</h2><p>Text</p></section>{lang}',
        '<section><h3 id="hinten">Hinten</h3><p><a href="#vorn">nach vorn</a></p></section>',
    ]
    return GESTALTET + TRENNER.join(teile) + "</body></html>"


def test_teile_werden_ein_dokument(dreiteilig):
    ergebnis = render_pdf(dreiteilig, erlaubt=[SCHRIFTEN])

    assert (ergebnis.seiten["vorn"], ergebnis.seiten["s9"], ergebnis.seiten["hinten"]) == (2, 12, 13)
    fuesse = {n: [s.text for s in alle if s.marke is None] for n, alle in stuecke(ergebnis.pdf).items()}
    assert fuesse == {n: [str(n)] for n in range(1, 14)}
    assert absaetze(ergebnis.pdf)[1].text == "Hinten 13 Nirgends 000"
    ziele = {(seite, ziel) for seite, _, ziel in links(ergebnis.pdf)}
    assert {(1, 13), (13, 2)} <= ziele <= {(1, 13), (13, 2), (1, 1)}
    with pikepdf.open(BytesIO(ergebnis.pdf)) as pdf, pdf.open_outline() as gliederung:
        assert [eintrag.title for eintrag in gliederung.root] == ["Eins", "Vorn"]
        assert [eintrag.title for eintrag in gliederung.root[1].children] == [f"Stück {n}" for n in range(10)] + [
            "Hinten"
        ]


def test_was_im_text_steht_bleibt_auch_wenn_es_aussieht_wie_unser_platzhalter():
    inhalt = '<p>Im Code href="#oben" genau so</p><p class="zehn">9876543210</p></body></html>'
    stil = "<style>.zehn { font-variant-numeric: lining-nums tabular-nums }</style>"
    ergebnis = render_pdf(GESTALTET + stil + inhalt, erlaubt=[SCHRIFTEN])

    assert [absatz.text for absatz in absaetze(ergebnis.pdf)][1:] == ['Im Code href="#oben" genau so', "9876543210"]
    assert [stueck.text for stueck in stuecke(ergebnis.pdf)[1] if stueck.marke is None] == ["1"]


def test_verweis_ins_leere_fuehrt_auf_die_eigene_seite():
    seiten = ['<p><a href="#fehlt">Nirgends</a></p>', '<section><p><a href="#fehlt">Auch nicht</a></p></section>']
    ergebnis = render_pdf(GESTALTET + TRENNER.join(seiten) + "</body></html>", erlaubt=[SCHRIFTEN])

    assert [(seite, ziel) for seite, _, ziel in links(ergebnis.pdf)] == [(1, 1), (2, 2)]


def test_fortschritt_zaehlt_bis_zum_ende(dreiteilig):
    schritte = []

    render_pdf(dreiteilig, erlaubt=[SCHRIFTEN], fortschritt=lambda *schritt: schritte.append(schritt))

    assert schritte == sorted(schritte)
    assert schritte[-1][0] == schritte[-1][1] > 2
