"""Rich text of the document made fit for print: headings of the right rank, pictures that exist, tables that close."""

from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element, tostring

import tinyhtml5
from django.utils.html import linebreaks

from integrationskonzept.lib.deutsch import von_rechts
from integrationskonzept.lib.richtext import bereinige
from publications.broschuere.bilder import Bildangabe
from publications.broschuere.textbaum import absaetze_bilden, entferne, listen_richten, tabelle_richten

Bildsuche = Callable[[str], Bildangabe | None]
"""Finds a picture by its id; None where there is none such."""

HOECHSTE_EBENE = 6
OHNE_BESCHREIBUNG = "Bild ohne Beschreibung"
UEBERSCHRIFTEN = ("h3", "h4")
TRAGEND = {
    "p",
    "li",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "figcaption",
    "strong",
    "em",
    "u",
    "a",
    *UEBERSCHRIFTEN,
}


def fliesstext(html: str, ebene: int, bildsuche: Bildsuche) -> str:
    """`html`, cleaned once more, as it can stand below a heading of the rank before `ebene`."""
    if "<" not in html:
        return linebreaks(html, autoescape="&" not in html)
    koerper = _koerper(bereinige(html))
    _ueberschriften(koerper, ebene)
    _bilder(koerper, bildsuche)
    _verweise(koerper)
    _leeres_entfernen(koerper)
    absaetze_bilden(koerper)
    listen_richten(koerper)
    for tabelle in koerper.iter("table"):
        tabelle_richten(tabelle)
    _leserichtung(koerper)
    return _als_html(koerper)


def _koerper(html: str) -> Element:
    wurzel: Element = tinyhtml5.parse(f"<body>{html}</body>", namespace_html_elements=False)
    return wurzel[-1]


def _als_html(koerper: Element) -> str:
    teile = [escape(koerper.text or "", quote=False)]
    teile += [tostring(kind, encoding="unicode", method="html") for kind in koerper]
    return "".join(teile)


def _ueberschriften(koerper: Element, ebene: int) -> None:
    """The first rank used becomes `ebene`, a deeper one the next, without a gap."""
    hoechste = min((teil.tag for teil in koerper.iter() if teil.tag in UEBERSCHRIFTEN), default="")
    vorige = ebene - 1
    for teil in koerper.iter():
        if teil.tag in UEBERSCHRIFTEN:
            vorige = min(ebene if teil.tag == hoechste else ebene + 1, vorige + 1, HOECHSTE_EBENE)
            teil.tag = f"h{vorige}"


def _bilder(koerper: Element, bildsuche: Bildsuche) -> None:
    for eltern in list(koerper.iter()):
        for bild in [kind for kind in eltern if kind.tag == "img"]:
            angabe = bildsuche(bild.get("src", "").removeprefix("bild:"))
            if angabe is None:
                entferne(eltern, bild)
            else:
                bild.set("src", angabe.adresse)
                bild.set("alt", bild.get("alt", "").strip() or OHNE_BESCHREIBUNG)
                if angabe.hochkant and eltern.tag == "figure":
                    eltern.set("class", "hochkant")


def _verweise(koerper: Element) -> None:
    """A link holds text alone, as WeasyPrint tags no other rightly; one to nowhere outside is plain text in print."""
    for verweis in list(koerper.iter("a")):
        nach_aussen = bool(verweis.get("href")) and not verweis.get("href", "").startswith("#")
        if not nach_aussen or verweis.find(".//img") is not None:
            verweis.tag = "span"
            verweis.attrib.clear()
        elif len(verweis):
            verweis.text = "".join(verweis.itertext())
            verweis[:] = []


def _leeres_entfernen(koerper: Element) -> None:
    """What holds neither text nor picture would be an empty tag to a screen reader and a gap on paper."""
    for eltern in reversed(list(koerper.iter())):
        for kind in list(eltern):
            if kind.tag in TRAGEND and not "".join(kind.itertext()).strip() and kind.find(".//img") is None:
                entferne(eltern, kind)


def _leserichtung(koerper: Element) -> None:
    for teil in koerper.iter():
        if teil.tag in ("p", "li", "h3", "h4", "h5", "h6", "td", "th") and von_rechts("".join(teil.itertext())):
            teil.set("dir", "rtl")
