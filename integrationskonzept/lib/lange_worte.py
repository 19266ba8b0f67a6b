"""Words that no line has room for, opened before layout: looking for the end of one costs by the square of its length.

Nobody writes words of more than a hundred characters. What is so long is an address, a script without spaces, a slip
or meant to do harm.
"""

from __future__ import annotations

import re
from unicodedata import category
from xml.etree.ElementTree import Element

OEFFNUNG = "\u200b"
ZUSAMMEN = "\u200d"
HAENGT_AN = {"Mn", "Mc", "Me", "Sk"}
LANG = re.compile(r"[^ \t\n\r\f\u200b]{100,}")
STUECK = re.compile(r"[^\n]{5,11}[-/._?&=,;:]|[^\n]{12}")
"""Every heading has room for two of them in a line, so that WeasyPrint looks no further."""
UEBERLANG = re.compile(r"[^ \t\n\r\f]{2000,}")
KASTEN = re.compile(r".{1,800}(?:[\u200b ]|\Z)|.{800}", re.DOTALL)


def oeffne_baum(wurzel: Element) -> None:
    """Every text of the tree, except style sheets; attributes are not laid out.

    In the narrowest columns the rest of a word is looked at for every line, so a word of thousands of characters
    becomes several boxes.
    """
    for teil in list(wurzel.iter()):
        if teil.tag != "style":
            _oeffne(teil)


def _oeffne(eltern: Element) -> None:
    kinder = list(eltern)
    eltern.text, neue = _kaesten(eltern.text)
    for kind in kinder:
        kind.tail, weitere = _kaesten(kind.tail)
        neue += [kind, *weitere]
    if len(neue) > len(kinder):
        eltern[:] = neue


def _kaesten(text: str | None) -> tuple[str | None, list[Element]]:
    """The opened text, and what of it is to be boxes of their own."""
    if not text or not LANG.search(text):
        return text, []
    offen = oeffne(text)
    if not UEBERLANG.search(offen):
        return offen, []
    erster, *weitere = KASTEN.findall(offen)
    return erster, [_kasten(teil) for teil in weitere]


def _kasten(text: str) -> Element:
    kasten = Element("span")
    kasten.text = text
    return kasten


def oeffne(text: str) -> str:
    """The text with places at which such words may end a line, after punctuation where there is some."""
    return LANG.sub(lambda wort: STUECK.sub(_geoeffnet, wort[0]), text)


def _geoeffnet(stueck: re.Match[str]) -> str:
    """Nothing is parted from its accents, nor one picture of several signs."""
    danach = stueck.string[stueck.end() : stueck.end() + 1]
    gehoert_dazu = danach in ("", ZUSAMMEN) or category(danach) in HAENGT_AN or stueck[0].endswith(ZUSAMMEN)
    return stueck[0] + ("" if gehoert_dazu else OEFFNUNG)
