"""The way from HTML to PDF: what may be loaded, what may not, and what is mended."""

import base64
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings

from integrationskonzept.lib.pdf import Anlage, Bilddatei, Hausbote, NichtErlaubtError, render_pdf
from tests.dokumente import png

SCHRIFTEN = Path(settings.BASE_DIR) / "static" / "fonts"
BILDER = {"da": Bilddatei(png(4, 4), "image/png"), "text": Bilddatei(b"x", "text/html")}
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


def test_nichts_verbotenes_bricht_das_setzen_ab(caplog):
    html = (
        KOPF
        + '<link rel="stylesheet" href="http://boese.example/a.css"><p>Text<img src="file:///etc/passwd" alt="x"></p>'
    )

    daten = render_pdf(html)

    assert daten.startswith(b"%PDF-1.7")


def test_anlagen_mit_beziehung():
    daten = render_pdf(KOPF, anlagen=[Anlage("a.json", b"{}", "Daten", "Data")])

    with pikepdf.open(BytesIO(daten)) as pdf:
        assert pdf.attachments["a.json"].get_file().read_bytes() == b"{}"
        assert [datei.AFRelationship for datei in pdf.Root.AF] == ["/Data"]


def test_kopfzellen_und_verweise_werden_nachgebessert():
    html = KOPF + (
        '<table><thead><tr><th>Ecke</th><th scope="col">a</th></tr></thead>'
        '<tbody><tr><th scope="row">b</th><td>1</td></tr>'
        '</tbody></table><p><a href="https://example.org/">außen</a> <a href="#x">innen</a></p><p id="x">Ziel</p>'
    )

    with pikepdf.open(BytesIO(render_pdf(html))) as pdf:
        koepfe = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/TH"]
        assert sorted(str(zelle.A.Scope) for zelle in koepfe) == ["/Column", "/Column", "/Row"]
        verweise = pdf.pages[0].Annots
        assert all(int(verweis.F) & 4 for verweis in verweise)
        assert {str(verweis.Contents) for verweis in verweise} == {"https://example.org/", "Zur Stelle im Dokument"}


def test_zeichen_ohne_schrift_werden_ersetzt():
    daten = render_pdf(KOPF + "<p>ab\u0007c \U0001f9ff\U000e0fff</p>")

    with pikepdf.open(BytesIO(daten)) as pdf:
        assert len(pdf.pages) == 1
