"""Blocks of rich text that are written from right to left, told to the browser; also which language they are in."""

from xml.etree.ElementTree import Element, tostring

import tinyhtml5

from integrationskonzept.lib.deutsch import enthaelt_rechts, von_rechts
from integrationskonzept.lib.sprachen import fremdsprache

BLOECKE = {"p", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "caption", "th", "td", "figcaption"}


def mit_richtung(html: str) -> str:
    """Cleaned rich text with `dir` on every block that begins from the right; lists and tables by all their text.

    The browser's own `dir=auto` does not do: it passes over what has a direction of its own, so that a list of such
    items would stay left to right, with its markers outside the measure.
    """
    if not enthaelt_rechts(html):
        return html
    koerper: Element = tinyhtml5.parse(f"<body>{html}</body>", namespace_html_elements=False)[-1]
    for teil in koerper.iter():
        if teil.tag in BLOECKE:
            _zeichne_aus(teil, "".join(teil.itertext()))
    return (koerper.text or "") + "".join(tostring(kind, encoding="unicode", method="html") for kind in koerper)


def _zeichne_aus(teil: Element, text: str) -> None:
    if not von_rechts(text):
        return
    teil.set("dir", "rtl")
    if sprache := fremdsprache(text):
        teil.set("lang", sprache)
