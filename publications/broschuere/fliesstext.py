"""Rich text of the document made fit for print: headings of the right rank, pictures that exist, tables that close."""

import re
from collections.abc import Callable
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from django.utils.text import normalize_newlines

from integrationskonzept.lib.richtext import bereinige
from publications.broschuere.abkuerzungen import UEBLICHE, Abkuerzungen
from publications.broschuere.auszeichnung import zeichne_aus
from publications.broschuere.bilder import Bildangabe
from publications.broschuere.einlesen import lies, schreibe
from publications.broschuere.sichtbares import ist_sichtbar
from publications.broschuere.textbaum import absaetze_bilden, entferne, listen_richten, tabelle_richten

Bildsuche = Callable[[str], Bildangabe | None]
"""Finds a picture by its id; None where there is none such."""

HOECHSTE_EBENE = 6
OHNE_BESCHREIBUNG = "Bild ohne Beschreibung"
UEBERSCHRIFTEN = ("h3", "h4")
LEERZEILEN = re.compile("\n{2,}")
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
    "sup",
    "sub",
    "a",
    *UEBERSCHRIFTEN,
}


def fliesstext(html: str, ebene: int, bildsuche: Bildsuche, abkuerzungen: Abkuerzungen = UEBLICHE) -> str:
    """`html`, cleaned once more, as it can stand below a heading of the rank before `ebene`."""
    koerper = _gerichtet(html, ebene, bildsuche) if "<" in html else _absaetze(html)
    zeichne_aus(koerper, abkuerzungen)
    return schreibe(koerper)


def _gerichtet(html: str, ebene: int, bildsuche: Bildsuche) -> Element:
    koerper = lies(bereinige(html))
    _ueberschriften(koerper, ebene)
    _bilder(koerper, bildsuche)
    _verweise(koerper)
    _leeres_entfernen(koerper)
    absaetze_bilden(koerper)
    listen_richten(koerper)
    for tabelle in list(koerper.iter("table")):
        tabelle_richten(tabelle)
    return koerper


def _absaetze(text: str) -> Element:
    """Plain text: an empty line parts paragraphs."""
    koerper = Element("body")
    for absatz in LEERZEILEN.split(normalize_newlines(unescape(text))):
        if len(koerper):
            koerper[-1].tail = "\n\n"
        p = SubElement(koerper, "p")
        p.text, *weitere = absatz.split("\n")
        for zeile in weitere:
            SubElement(p, "br").tail = zeile
    return koerper


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
            if kind.tag in TRAGEND and not ist_sichtbar("".join(kind.itertext())) and kind.find(".//img") is None:
                entferne(eltern, kind)
