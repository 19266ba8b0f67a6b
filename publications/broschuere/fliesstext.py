"""Rich text of the document made fit for print: headings of the right rank, pictures that exist, tables that close."""

import re
from collections.abc import Callable
from html import unescape
from xml.etree.ElementTree import Element, SubElement

from django.utils.text import normalize_newlines

from integrationskonzept.lib.htmlbaum import lies, schreibe
from integrationskonzept.lib.richtext import bereinige
from publications.broschuere.abkuerzungen import UEBLICHE, Abkuerzungen
from publications.broschuere.adressen import LAENGSTE_ADRESSE
from publications.broschuere.auszeichnung import zeichne_aus
from publications.broschuere.bilder import Bildangabe
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
    koerper = lies(bereinige(html)) if "<" in html else _absaetze(html)
    noten = [(note, _abgeloest(note)) for note in list(koerper.iter("span"))]
    if "<" in html:
        _richte(koerper, ebene, bildsuche)
    zeichne_aus(koerper, abkuerzungen)
    for note, text in noten:
        _verweise(text)
        zeichne_aus(text, abkuerzungen)
        note.text, note[:] = text.text, list(text)
    return schreibe(koerper)


def _abgeloest(note: Element) -> Element:
    """What a footnote says, taken out of the sentence that its mark stands in, as that is read without it."""
    text = Element("p")
    text.text, text[:] = note.text, list(note)
    note.text, note[:] = None, []
    return text


def _richte(koerper: Element, ebene: int, bildsuche: Bildsuche) -> None:
    _ueberschriften(koerper, ebene)
    _bilder(koerper, bildsuche)
    _verweise(koerper)
    _leeres_entfernen(koerper)
    absaetze_bilden(koerper)
    listen_richten(koerper)
    _anfaenge(koerper)
    for tabelle in list(koerper.iter("table")):
        tabelle_richten(tabelle)


def _anfaenge(koerper: Element) -> None:
    """WeasyPrint counts by its style sheet alone; browsers read both alike."""
    for liste in koerper.iter("ol"):
        if start := liste.get("start"):
            liste.set("style", f"counter-reset: list-item {int(start) - 1}")


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
        ziel = verweis.get("href", "")
        nach_aussen = 0 < len(ziel) <= LAENGSTE_ADRESSE and not ziel.startswith("#")
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
            if kind.tag in TRAGEND and not ist_sichtbar("".join(kind.itertext())) and not _haelt_anderes(kind):
                entferne(eltern, kind)


def _haelt_anderes(teil: Element) -> bool:
    """A picture or the mark of a footnote."""
    return teil.find(".//img") is not None or teil.find(".//span[@data-fussnote]") is not None
