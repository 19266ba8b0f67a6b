"""Cleaned rich text as a tree and back.

What the cleaner writes is as a rule well-formed, so that the parser for XML, many times faster, can read it. The one
for HTML reads the rest: whatever does not nest as HTML wants it, and would be torn apart by the next reader.
"""

import re
from html import escape
from xml.etree.ElementTree import Element, ParseError, XMLParser, tostring

import tinyhtml5

ZEILE = {"strong", "em", "u", "sup", "sub", "span", "a", "br", "img"}
BLOECKE = {"p", "h3", "h4", "ul", "ol", "blockquote", "table", "figure"}
INHALT = {
    "body": ZEILE | BLOECKE,
    "p": ZEILE,
    "h3": ZEILE,
    "h4": ZEILE,
    "strong": ZEILE - {"strong"},
    "em": ZEILE - {"em"},
    "u": ZEILE - {"u"},
    "sup": ZEILE,
    "sub": ZEILE,
    "span": ZEILE,
    "a": {"strong", "em", "u", "sup", "sub", "br", "img"},
    "ul": {"li"},
    "ol": {"li"},
    "li": ZEILE | BLOECKE,
    "blockquote": ZEILE | BLOECKE,
    "figure": ZEILE | BLOECKE | {"figcaption"},
    "figcaption": ZEILE | BLOECKE,
    "table": {"caption", "thead", "tbody"},
    "caption": ZEILE,
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"td", "th"},
    "td": ZEILE | BLOECKE,
    "th": ZEILE | BLOECKE,
}
NICHTS: set[str] = set()
NUR_ELEMENTE = {"table", "thead", "tbody", "tr"}
OHNE_ENDE = re.compile(r"<(br|img [^>]*)>")
UMBRUCH_IM_MERKMAL = re.compile(r"<[^<>\n\t]*[\n\t]")


def lies(html: str) -> Element:
    """The body of a text that `lib.richtext.bereinige` has cleaned."""
    baum = None if UMBRUCH_IM_MERKMAL.search(html) else _wohlgeformt(html)
    if baum is not None and _schachtelt_recht(baum):
        return baum
    wurzel: Element = tinyhtml5.parse(f"<body>{html}</body>", namespace_html_elements=False)
    return wurzel[-1]


def _wohlgeformt(html: str) -> Element | None:
    leser = XMLParser()  # noqa: S314 - the cleaner leaves no declaration, so no entity to expand
    try:
        leser.feed("<body>" + OHNE_ENDE.sub(r"<\1/>", html).replace("&nbsp;", "\u00a0") + "</body>")
        return leser.close()
    except ParseError:
        return None


def _schachtelt_recht(baum: Element) -> bool:
    for teil in baum.iter():
        erlaubt = INHALT.get(teil.tag, NICHTS)
        nur_elemente = teil.tag in NUR_ELEMENTE
        if nur_elemente and (teil.text or "").strip():
            return False
        for kind in teil:
            if kind.tag not in erlaubt or (nur_elemente and (kind.tail or "").strip()):
                return False
    return not any(len(verweis) and verweis.find(".//a") is not None for verweis in baum.iter("a"))


def schreibe(koerper: Element) -> str:
    """What stands in the element, as HTML."""
    teile = [escape(koerper.text or "", quote=False)]
    teile += [tostring(kind, encoding="unicode", method="html") for kind in koerper]
    return "".join(teile)
