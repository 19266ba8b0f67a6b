"""Addresses in running text become links, and nothing else does."""

import time

import pytest

from publications.broschuere.auszeichnung import zeile
from publications.broschuere.fliesstext import fliesstext


def verweis(adresse, text=None):
    return f'<a href="{adresse}">{text or adresse}</a>'


FAELLE = {
    "Mehr: https://a.example/x?y=1.": f"Mehr: {verweis('https://a.example/x?y=1')}.",
    "http://a.example:8000/": verweis("http://a.example:8000/"),
    "(siehe www.a.example)": f"(siehe {verweis('https://www.a.example', 'www.a.example')})",
    "www.a.example/b_(c), d": f"{verweis('https://www.a.example/b_(c)', 'www.a.example/b_(c)')}, d",
    "„www.müllheim.example“": f"„{verweis('https://www.müllheim.example', 'www.müllheim.example')}“",
    "An post.amt+x@a-b.example!": f"An {verweis('mailto:post.amt+x@a-b.example', 'post.amt+x@a-b.example')}!",
    "جمعية https://a.example/": f'<bdi lang="ar" dir="rtl">جمعية</bdi> {verweis("https://a.example/")}',
    "https://a.example/z.B./2026-2030": verweis("https://a.example/z.B./2026-2030"),
    "https:// www. a@b @c javascript:x(1)": "https:// www. a@b @c javascript:x(1)",
    "ftp://a.example und file:///etc": "ftp://a.example und file:///etc",
    "www.a.example|x und https://a.example:x": (
        f"{verweis('https://www.a.example', 'www.a.example')}|x und {verweis('https://a.example')}:x"
    ),
    "https://[::1": "https://[::1",
}


@pytest.mark.parametrize("text", FAELLE)
def test_in_kurzen_texten(text):
    assert zeile(text) == FAELLE[text]


def test_in_fliesstexten_ueberall_ausser_in_verweisen():
    html = (
        "<h3>www.a.example</h3><ul><li>x@a.example</li></ul>"
        '<p><a href="https://b.example/">https://c.example/</a> <a href="#x">www.d.example</a></p>'
    )
    assert fliesstext(html, 3, {}.get) == (
        f"<h3>{verweis('https://www.a.example', 'www.a.example')}</h3>"
        f"<ul><li>{verweis('mailto:x@a.example', 'x@a.example')}</li></ul>"
        f"<p>{verweis('https://b.example/', 'https://c.example/')} "
        f"<span>{verweis('https://www.d.example', 'www.d.example')}</span></p>"
    )


def test_nichts_bricht_aus_dem_verweis_aus():
    assert zeile('https://a.example/"onclick="x"<b>') == f'{verweis("https://a.example/")}"onclick="x"&lt;b&gt;'


@pytest.mark.parametrize("stueck", ["a.", "@", "www.", "https://", "x@", "((((", "a@a."])
def test_lange_texte_bleiben_schnell(stueck):
    beginn = time.process_time()

    zeile(stueck * 20_000 + "@")

    assert time.process_time() - beginn < 2


def test_ein_verweis_ohne_sichtbaren_text_verschwindet():
    assert fliesstext('<p>a<a href="https://a.example/">\u200b\u00ad </a>b</p>', 3, {}.get) == "<p>ab</p>"


@pytest.mark.parametrize("tag", ["blockquote", "figure", "td"])
def test_punkte_ohne_liste_werden_absaetze(tag):
    html = f"<{tag}><li>a</li><li>b</li></{tag}>"

    gesetzt = fliesstext(f"<table><tr>{html}</tr></table>" if tag == "td" else html, 3, {}.get)

    assert "<p>a</p><p>b</p>" in gesetzt and "<li>" not in gesetzt
