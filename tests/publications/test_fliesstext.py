"""Rich text made fit for print."""

import re
import time
from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument
from weasyprint import HTML

from integrationskonzept.lib.htmlbaum import lies
from integrationskonzept.lib.richtext import TAGS, bereinige
from publications.broschuere.auszeichnung import zeile
from publications.broschuere.bilder import Bildangabe
from publications.broschuere.fliesstext import OHNE_BESCHREIBUNG, fliesstext

BILDER = {"da": Bildangabe("bild:da", hochkant=False), "hoch": Bildangabe("bild:hoch", hochkant=True)}


def gesetzt(html, ebene=3):
    return fliesstext(html, ebene, BILDER.get)


@pytest.mark.parametrize(
    ("html", "ebene", "raenge"),
    [
        ("<h3>a</h3><h4>b</h4><h3>c</h3>", 3, "343"),
        ("<h4>a</h4><p>x</p><h4>b</h4>", 3, "33"),
        ("<h4>a</h4><h3>b</h3><h4>c</h4>", 4, "445"),
        ("<h3>a</h3><h4>b</h4>", 6, "66"),
    ],
)
def test_ueberschriften_schliessen_an(html, ebene, raenge):
    assert "".join(re.findall(r"<h(\d)", gesetzt(html, ebene))) == raenge


def test_bilder_die_es_nicht_gibt_fehlen_und_ihr_text_bleibt():
    assert gesetzt('<p>a<img src="bild:weg" alt="x">b</p>') == "<p>ab</p>"


def test_bilder_ohne_beschreibung_sagen_das():
    assert f'alt="{OHNE_BESCHREIBUNG}"' in gesetzt('<figure><img src="bild:da" alt=" "></figure>')


def test_hochkant_kommt_in_den_rand():
    assert '<figure class="hochkant">' in gesetzt('<figure><img src="bild:hoch" alt="Porträt"></figure>')


def test_verweise_halten_nur_text():
    assert gesetzt('<p><a href="https://a.example/"><strong>A</strong> b</a></p>') == (
        '<p><a href="https://a.example/">A b</a></p>'
    )
    assert gesetzt('<p><a href="#x">A</a> <a href="javascript:x">B</a></p>') == ("<p><span>A</span> <span>B</span></p>")


def test_loses_wird_absatz_und_leeres_verschwindet():
    assert gesetzt("a <em>b</em><p>c</p>d<p> </p><p>&nbsp;</p>") == "<p>a <em>b</em></p><p>c</p><p>d</p>"


def test_listen_in_listen():
    assert gesetzt("<ul><li>a</li><ul><li>b</li></ul></ul>") == "<ul><li>a<ul><li>b</li></ul></li></ul>"
    assert gesetzt("<li>a</li>") == "<p>a</p>"


def test_listen_zaehlen_von_ihrem_anfang_an():
    html = gesetzt('<ol start="3"><li>a</li></ol><ol><li>b</li></ol>')
    text = PdfDocument(HTML(string=html).write_pdf())[0].get_textpage().get_text_range()
    assert re.findall(r"\d+", text) == ["3", "1"]


def test_tabellen_schliessen_und_haben_koepfe():
    html = gesetzt("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")

    assert html.count("<td>") == 2 and html.count('<th scope="col">') == 2


def test_zellen_ueber_mehrere_reihen():
    html = gesetzt(
        '<table><tr><th>a</th><th>b</th></tr><tr><td rowspan="99999">c</td><td>d</td></tr><tr><td>e</td></tr></table>'
    )

    assert 'rowspan="2"' in html and html.count("<td") == 3


def test_riesige_spannen_bleiben_im_rahmen():
    assert 'colspan="30"' in gesetzt(f'<table><tr><td colspan="{"9" * 5000}">a</td></tr><tr><td>b</td></tr></table>')


def test_klartext_wird_absatz():
    assert gesetzt("a\nb\n\nc") == "<p>a<br>b</p>\n\n<p>c</p>"
    assert gesetzt("a > b") == "<p>a &gt; b</p>"


def test_arabisch_laeuft_von_rechts():
    assert gesetzt("<p>جمعية</p>") == '<p lang="ar" dir="rtl">جمعية</p>'
    assert gesetzt("<ul><li>سلام<ul><li>پنج</li></ul></li></ul>").startswith('<ul dir="rtl"><li lang="fa" dir="rtl">')


def test_fremdes_im_satz_nennt_seine_sprache():
    assert gesetzt("<p>Die Спілка und جمعية.</p>") == (
        '<p>Die <span lang="uk">Спілка</span> und <bdi lang="ar" dir="rtl">جمعية</bdi>.</p>'
    )
    assert gesetzt('<p>Mehr: <a href="https://a.example/">Спілка</a></p>').count(
        '<a href="https://a.example/" lang="uk">'
    )


def test_fremde_bloecke_behalten_ihre_typografie():
    assert '"سلام"' in gesetzt('<p>"سلام"</p>')


def test_typografie_reicht_ueber_elemente():
    assert gesetzt('<p>Er sagt "sehr <em>gern"</em> - 5 <strong>%</strong></p>') == (
        "<p>Er sagt „sehr <em>gern“</em> – 5\u00a0<strong>%</strong></p>"
    )
    assert gesetzt('<p>"offen</p><p>zu"</p>') == '<p>"offen</p><p>zu"</p>'


def test_adressen_bleiben():
    html = '<p><a href="https://a.example/z.B./2026-2030">https://a.example/z.B./2026-2030</a></p>'
    assert gesetzt(html) == html


def test_abkuerzungen_sagen_wofuer_sie_stehen():
    assert gesetzt("<p>z.B. das BAMF, dann BAMF</p>") == (
        '<p><abbr title="zum Beispiel">z.\u00a0B.</abbr> das '
        '<abbr title="Bundesamt für Migration und Flüchtlinge">BAMF</abbr>, dann BAMF</p>'
    )
    assert "<abbr" not in gesetzt('<p><a href="https://a.example/">z. B.</a></p>')


def test_fremde_auszeichnung_kommt_nicht_durch():
    assert gesetzt('<p><abbr title="x">A</abbr><span lang="ru">B</span></p>') == "<p>AB</p>"


def test_klartext_wird_gesetzt_und_bleibt_text():
    assert (
        gesetzt('"a" &amp; &lt;b&gt; z.B.') == '<p>„a“ &amp; &lt;b&gt; <abbr title="zum Beispiel">z.\u00a0B.</abbr></p>'
    )


def test_zahlen_stehen_rechts():
    html = gesetzt("<table><tr><th>Jahr</th><th>Wert</th></tr><tr><td>2024</td><td>1.200</td></tr></table>")

    assert '<th scope="col" class="zahl">Wert</th>' in html and '<td class="zahl">1.200</td>' in html


def test_zeile():
    assert zeile('Verein "جمعية" <b>') == 'Verein „<bdi lang="ar" dir="rtl">جمعية</bdi>“ &lt;b&gt;'
    assert zeile("") == ""


NOTE = '<span data-fussnote="">{}</span>'.format


def test_typografie_liest_den_satz_ohne_die_fussnote():
    vorher, nachher = NOTE('"nie" z.B.'), NOTE('„nie“ <abbr title="zum Beispiel">z.\u00a0B.</abbr>')
    assert gesetzt(f'<p>"Gern{vorher}" - 5{NOTE("x")} % mehr</p>') == (
        f"<p>„Gern{nachher}“ – 5{NOTE('x')}\u00a0% mehr</p>"
    )


def test_absatz_der_nur_eine_fussnote_hat_bleibt():
    assert gesetzt(f"<p>a</p><p>{NOTE('b')}</p>") == f"<p>a</p><p>{NOTE('b')}</p>"


def test_zahl_mit_fussnote_ist_eine_zahl():
    html = gesetzt(f"<table><tr><th>Jahr</th><th>Wert</th></tr><tr><td>2024</td><td>1.200{NOTE('x')}</td></tr></table>")
    assert f'<td class="zahl">1.200{NOTE("x")}</td>' in html


TEILE = [f"<{strich}{tag}>" for tag in [*sorted(TAGS - {"img"}), "div"] for strich in ("", "/")]
TEILE += ['<a href="https://a.example/?a=1&amp;b=2">', '<img src="bild:x" alt="a>b&quot;c">', '<td rowspan="2">']
TEILE += [" ", "\n", "a", "b &amp; c", "&nbsp;", "&lt;x", "\r", "\x0b", "<!-- x -->", "\ufffe"]


@given(st.lists(st.sampled_from(TEILE), max_size=14).map("".join))
@settings(max_examples=400, deadline=None)
def test_der_schnelle_leser_liest_wie_der_fuer_html(html):
    sauber = bereinige(html)
    wurzel = tinyhtml5.parse(f"<body>{sauber}</body>", namespace_html_elements=False)

    assert tostring(lies(sauber)) == tostring(wurzel[-1])


@pytest.mark.parametrize("stueck", ["z. B. <br>", "عر z. B. <br>", "<em>BAMF</em>", '"a" <strong>5</strong> % '])
def test_lange_texte_bleiben_schnell(stueck):
    kurz, lang = (f"<p>{stueck * menge}</p>" for menge in (1500, 3000))

    assert _dauer(lang) < 3.5 * _dauer(kurz)


def _dauer(html):
    zeiten = []
    for _ in range(3):
        beginn = time.process_time()
        gesetzt(html)
        zeiten.append(time.process_time() - beginn)
    return min(zeiten)
