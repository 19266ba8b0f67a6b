"""One file that is PDF/UA-1 and PDF/A-3a, with nothing for a validator to say about it."""

import base64
import datetime
import tempfile
from io import BytesIO
from pathlib import Path

import outloud
import page
import pikepdf
import pytest
from django.conf import settings
from weasyprint import HTML

from integrationskonzept.lib.pdf_archiv import mache_archivfest, speichere
from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_tags import schreibe_pdf
from integrationskonzept.lib.pdf_teile import Anlage
from tests.dokumente import png

SCHRIFTEN = Path(settings.BASE_DIR) / "static" / "fonts"
ZEIT = datetime.datetime(2026, 11, 22, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
ANLAGE = Anlage("konzeptdokument.json", '{"ä": 1}'.encode(), "Das Konzept als Daten")
SATZ = "Die Integrationsbeauftragte berichtet dem Stadtrat über die Zuständigkeiten der Verwaltung. "
BILD = f"data:image/png;base64,{base64.b64encode(png(40, 30)).decode()}"
SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 90 40'%3E"
    "%3Crect width='60' height='9' fill='%23c40' opacity='.5'/%3E"
    "%3Ctext x='2' y='30' font-family='Fira' font-size='9'%3E60 %25%3C/text%3E%3C/svg%3E"
)
STIL = f"""
@font-face {{ font-family: Fira; src: url({(SCHRIFTEN / "FiraSans_400Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Noto; src: url({(SCHRIFTEN / "NotoSansArabic_400Regular.ttf").as_uri()}) }}
@page {{
  size: A4; margin: 33mm 20mm; font-family: Fira;
  @top-left {{ content: "Integrationskonzept" }}
  @bottom-right {{ content: counter(page) }}
}}
body {{ font: 10pt Fira, Noto; hyphens: auto; hyphenate-character: "-\\200b" }}
tr {{ border-bottom: 0.5pt solid }}
aside {{ float: right; width: 50mm; background: #eee; border-radius: 2mm }}
.teiler {{ position: relative; overflow: hidden; background: #def }}
nav a::after {{ content: target-counter(attr(href), page); position: absolute; right: 0 }}
"""


def _zeilen() -> str:
    einfache = "".join(
        f'<tr><th scope="row">Maßnahme {n}</th><td>{SATZ}</td><td>{n}.000 Euro</td></tr>' for n in range(60)
    )
    return f'{einfache}<tr><td rowspan="2">zwei Zeilen</td><td>a</td><td>b</td></tr><tr><td colspan="2">c</td></tr>'


ALLES = f"""<!doctype html>
<html lang="de"><head><title>Integrationskonzept der Stadt</title><style>{STIL}</style></head><body>
<h1>Integrationskonzept</h1>
<nav><h2>Inhalt</h2><ol><li><a href="#eins">Eins</a><ol><li><a href="#zwei">Zwei</a></li></ol></li></ol></nav>
<section><h2 id="eins">Eins</h2>
<aside><p>{SATZ}</p></aside><p>{SATZ * 3}Das <abbr title="Bundesamt für Migration">BAMF</abbr> und
<a href="https://example.org/">die Seite</a>, <a href="#zwei">siehe unten</a>,
<a href="mailto:a@b.example">a@b.example</a>.</p>
<ul><li>eins<ul><li>innen</li></ul></li><li><p>zwei</p><p>drei</p></li></ul>
<dl><dt>Begriff</dt><dd>Erklärung</dd></dl>
<blockquote><p>Ein Zitat, <q>wörtlich</q>.</p></blockquote>
<div class="teiler"><h3>Leitsatz</h3><p>{SATZ}</p></div>
<p lang="ar" dir="rtl">مرحبا بكم في المدينة الجديدة، ثلاثة بيوت وشجرة وبستان</p>
<p lang="uk">Ласкаво просимо</p><p lang="en">Welcome <i lang="fr">et bienvenue</i></p>
<figure><img src="{SVG}" alt="Sechzig von hundert haben Arbeit." style="width: 80mm">
<figcaption>Arbeit</figcaption></figure>
<p><img src="{BILD}" alt="Der Marktplatz am Abend" style="float: left; width: 30mm">{SATZ * 8}</p>
<img src="{BILD}" alt="" style="width: 10mm"></section>
<section><h2 id="zwei">Zwei</h2>
<table><caption>Alle Maßnahmen</caption><thead><tr><th>Name</th><th>Inhalt</th><th>Kosten</th></tr></thead>
<tbody>{_zeilen()}</tbody></table>
<table><tr><td>ohne Kopf</td><td>b</td></tr><tr><td>1</td></tr></table>
<p>{SATZ * 40}</p></section></body></html>"""


def archiv(html: str = ALLES, **angaben) -> bytes:
    dokument = HTML(string=html, url_fetcher=Hausbote([SCHRIFTEN], {})).render(pdf_variant="pdf/ua-1")
    daten = schreibe_pdf(dokument, pdf_variant="pdf/ua-1")
    werte = {
        "titel": "Integrationskonzept der Stadt",
        "verfasser": "Stadt Musterstadt",
        "beschreibung": "Was wir <vorhaben> & warum",
        "sprache": "de",
        "erzeugt": ZEIT,
        "anlagen": [ANLAGE],
    }
    with pikepdf.open(BytesIO(daten)) as pdf:
        mache_archivfest(pdf, **(werte | angaben))
        return speichere(pdf)


@pytest.fixture(scope="module")
def fertig() -> bytes:
    return archiv()


@pytest.mark.parametrize("profil", [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A])
def test_besteht(fertig, profil):
    bericht = page.validate_pdf_bytes(fertig, profile=profil)

    assert [str(mangel) for mangel in bericht.failures] == []


def test_wird_vorgelesen_ohne_fehler_und_ohne_warnung(fertig):
    with tempfile.TemporaryDirectory() as ordner:
        datei = Path(ordner) / "alles.pdf"
        datei.write_bytes(fertig)
        ergebnis = outloud.check(str(datei))

    assert ergebnis.error is None
    assert [f"{fund.rule} Seite {fund.page}: {fund.message}" for fund in ergebnis.findings] == []


def test_gleiche_eingabe_gleiche_bytes(fertig):
    assert archiv() == fertig


def test_anlage_als_quelle(fertig):
    with pikepdf.open(BytesIO(fertig)) as pdf:
        [datei] = pdf.Root.AF
        assert datei.AFRelationship == "/Source"
        assert (str(datei.UF), str(datei.Desc)) == ("konzeptdokument.json", "Das Konzept als Daten")
        assert datei.EF.F.Subtype == "/application/json"
        assert int(datei.EF.F.Params.Size) == len(ANLAGE.daten)
        assert str(datei.EF.F.Params.ModDate) == "D:20261122093000Z"
        assert pdf.attachments["konzeptdokument.json"].get_file().read_bytes() == ANLAGE.daten


def test_ohne_anlagen():
    with pikepdf.open(BytesIO(archiv("<html lang=de><title>T</title><h1>Eins</h1>", anlagen=[]))) as pdf:
        assert "/AF" not in pdf.Root


def test_beide_angaben_stimmen_ueberein(fertig):
    with pikepdf.open(BytesIO(fertig)) as pdf:
        angaben = pdf.docinfo
        xmp = pdf.open_metadata(update_docinfo=False)
        assert xmp["dc:title"] == str(angaben.Title) == "Integrationskonzept der Stadt"
        assert xmp["dc:creator"] == [str(angaben.Author)] == ["Stadt Musterstadt"]
        assert xmp["dc:description"] == str(angaben.Subject) == "Was wir <vorhaben> & warum"
        assert xmp["xmp:ModifyDate"] == "2026-11-22T09:30:00Z"
        assert str(angaben.ModDate) == "D:20261122093000Z"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert b"<pdfuaid:part>1</pdfuaid:part>" in fertig


def test_leere_angaben_fehlen():
    with pikepdf.open(BytesIO(archiv("<html lang=de><title>T</title><h1>Eins</h1>", verfasser=""))) as pdf:
        assert "/Author" not in pdf.docinfo
        assert "dc:creator" not in pdf.open_metadata(update_docinfo=False)


def test_farbraum(fertig):
    with pikepdf.open(BytesIO(fertig)) as pdf:
        [vorgabe] = pdf.Root.OutputIntents
        assert vorgabe.S == "/GTS_PDFA1"
        assert vorgabe.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_daten_die_auf_wagenruecklauf_enden():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.Daten = pdf.make_stream(b"abc\r")
        daten = pdf.Root.Daten.read_bytes()
        pdf.Root.Bild = pikepdf.Stream(pdf, b"\x00\r", Filter=pikepdf.Name.DCTDecode)
        fertig = speichere(pdf)

    assert b"\r\nendstream" not in fertig
    with pikepdf.open(BytesIO(fertig)) as pdf:
        assert pdf.Root.Daten.read_bytes() == daten
        assert pdf.Root.Bild.read_raw_bytes() == b"\x00\r"
