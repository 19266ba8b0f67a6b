"""Drawings put together from pieces of attacks: the check ends, and what it lets in fetches nothing."""

from unittest import mock
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint import HTML

from integrationskonzept.lib.images import ImageError, drawing, tasks
from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_teile import Bilddatei

BOESE = "https://boese.example/x"
ADRESSEN = [BOESE, "//boese.example/x", "#a", "#b", "data:image/png;base64,AA", "data:text/css,x", "javascript:x"]
FUNKTIONEN = ["url(", "src(", "image(", "image-set(", "u\\72l(", "\\75 rl(", "URL(", "var(--a", "expression(", "attr(x"]
ZEICHEN = ["'", '"', ")", "(", "{", "}", ";", ":", " ", "\n", "/*", "*/", "<!--", "\\", ",", "@import ", "@media all"]
WORTE = ["fill:", "mask:", "--a:", "*", "path", "1e9", "-1", "0.5", "%", "red", "none"]
STUECKE = [*ADRESSEN, *FUNKTIONEN, *ZEICHEN, *WORTE]
WERTE = st.lists(st.sampled_from(STUECKE), max_size=7).map("".join)
STILMERKMALE = ["fill", "stroke", "style", "clip-path", "mask", "filter", "marker-end", "stroke-dasharray"]
MERKMALE = ["href", "xlink:href", "xml:base", "d", "id", "class", "width", "height", "viewBox", "transform", "data-a"]
NAMEN = st.sampled_from([*STILMERKMALE, *MERKMALE, "spreadMethod", "offset"])
FORMEN = ["g", "path", "rect", "use", "image", "text", "a", "svg", "symbol", "switch", "script", "foreignObject"]
ARTEN = st.sampled_from(
    [*FORMEN, "linearGradient", "stop", "pattern", "mask", "filter", "feFlood", "clipPath", "marker"]
)
STILE = WERTE.map(lambda text: f"<style>{text.replace('&', '').replace('<', '')}</style>")


def element(art, merkmale, inhalt):
    geschrieben = "".join(f" {name}={quoteattr(wert)}" for name, wert in merkmale.items())
    return f"<{art}{geschrieben}>{''.join(inhalt)}</{art}>"


ELEMENTE = st.recursive(
    STILE | st.just(""),
    lambda kinder: st.builds(element, ARTEN, st.dictionaries(NAMEN, WERTE, max_size=4), st.lists(kinder, max_size=3)),
    max_leaves=8,
)


class Bote(Hausbote):
    """Writes down what was asked for."""

    def __init__(self, daten):
        super().__init__([], {"a": Bilddatei(daten, "image/svg+xml")})
        self.gefragt = []

    def fetch(self, url, headers=None):
        self.gefragt.append(url)
        return super().fetch(url, headers)


@pytest.fixture(autouse=True, scope="module")
def _klein():
    """What it looks like does not matter here."""
    with mock.patch.multiple(drawing, EDGE=30, EDGE_OF_COSTLY=30):
        yield


@settings(max_examples=80, deadline=None)
@given(st.lists(ELEMENTE, max_size=4).map("".join))
def test_whatever_is_let_in_fetches_nothing(inhalt):
    daten = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        f"{inhalt}</svg>"
    ).encode()
    try:
        blick, _ = tasks.look(daten)
    except ImageError:
        return
    if blick["ready"]:
        bote = Bote(daten)
        HTML(string='<img src="bild:a">', url_fetcher=bote).write_pdf()
        assert not [adresse for adresse in bote.gefragt if "boese" in adresse]


@settings(max_examples=20, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_nothing_but_a_refusal_comes_of_noise(daten):
    for vorweg in (b"", b"<svg xmlns='http://www.w3.org/2000/svg'>", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"):
        try:
            tasks.look(vorweg + daten)
        except ImageError:
            continue
