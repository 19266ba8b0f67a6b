"""Rich text made fit for print."""

import re

import pytest

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


def test_tabellen_schliessen_und_haben_koepfe():
    html = gesetzt("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>")

    assert html.count("<td>") == 2 and html.count('<th scope="col">') == 2


def test_zellen_ueber_mehrere_reihen():
    html = gesetzt(
        '<table><tr><th>a</th><th>b</th></tr><tr><td rowspan="99999">c</td><td>d</td></tr><tr><td>e</td></tr></table>'
    )

    assert 'rowspan="2"' in html and html.count("<td") == 3


def test_riesige_spannen_bleiben_im_rahmen():
    assert 'colspan="30"' in gesetzt(f'<table><tr><td colspan="{"9" * 5000}">a</td></tr></table>')


def test_klartext_wird_absatz():
    assert gesetzt("a\nb\n\nc") == "<p>a<br>b</p>\n\n<p>c</p>"
    assert gesetzt("a > b") == "<p>a &gt; b</p>"


def test_arabisch_laeuft_von_rechts():
    assert gesetzt("<p>جمعية</p>") == '<p dir="rtl">جمعية</p>'
