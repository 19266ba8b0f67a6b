"""Rich text on its way in: what may stay, and what was taken out.

The allowed elements are those that the Konzeptdokument names. Sanitising happens once, before a text is
kept, so that everything that is read from the database is clean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import nh3

from integrationskonzept.lib import fussnoten
from integrationskonzept.lib.markup_limits import bounded
from integrationskonzept.lib.text import is_visible

TAGS = {
    *("p", "br", "h3", "h4", "ul", "ol", "li", "strong", "em", "u", "sup", "sub", "a", "blockquote", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption"),
}
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "span": {"data-fussnote"},
    "ol": {"start"},
}
LINK_SCHEMES = {"http", "https", "mailto", "tel"}
BILD_SRC = re.compile(r"bild:([a-z0-9][a-z0-9-]{0,63})")
BILDTAG = re.compile(r"<img[^>]*+(?:>|\Z)")
BILDQUELLE = re.compile(r"""\ssrc=["']?bild:([a-z0-9-]+)""")
LISTENANFANG = re.compile(r"[2-9]|[1-9]\d{1,3}")
HUELLE = re.compile(r"<(li|td|th)\b([^>]*)><p>((?:(?!</?p\b).)*)</p>(?=</\1>|<ul>|<ol\b)", re.DOTALL)
AUF_ODER_ZU = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
OHNE_INHALT = {"br", "img", "hr", "input", "meta", "link", "col"}
LEER = re.compile(r"<[^>]*+(?:>|\Z)|\s|&nbsp;|\xa0")
MERKMALE = r"""(?:[^"'>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?|["'])*+"""
MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<roh>script|style)(?=[\s/>])(?P<rohmerkmale>{MERKMALE})(?:>.*?(?=</(?P=roh)|\Z)|\Z)"
    rf"|<(?P<tag>[a-z][^\s/>]*+)(?P<merkmale>{MERKMALE})(?:>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
"""Comments and starting tags. What does not end goes on to the end of the text, so that nothing is read twice."""
MERKMAL = re.compile(r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?""")
HOECHSTENS_GENANNT = 50
HOECHSTENS_ZEICHEN = 60
HOECHSTENS_GEREINIGT = 4
HOECHSTE_TIEFE = 60
"""How deep elements may lie in one another: what walks through a text goes down with them."""


def _pruefe_attribut(tag: str, attribut: str, wert: str) -> str | None:
    if tag == "img" and attribut == "src":
        return wert if BILD_SRC.fullmatch(wert) else None
    if attribut == "href":
        schema = wert.strip().split(":", 1)[0].lower() if ":" in wert else ""
        return wert if schema in LINK_SCHEMES or wert.startswith("#") else None
    if attribut == "start":
        return wert if LISTENANFANG.fullmatch(wert) else None
    return "" if attribut == "data-fussnote" else wert


CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_pruefe_attribut,
    url_schemes=LINK_SCHEMES | {"bild"},
    link_rel=None,
    clean_content_tags={"script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript"},
)
OHNE_QUELLE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")


def bereinige(html: str) -> str:
    """`html` with nothing but the allowed elements and attributes; pictures only as `bild:ID`."""
    if "<" not in html and "&" not in html and ">" not in html:
        return html
    sauber = fussnoten.ordne(OHNE_QUELLE.sub("", _gereinigt(bounded(html))))
    return sauber if "&nbsp;" in html else sauber.replace("&nbsp;", "\xa0")


def _gereinigt(html: str) -> str:
    """Cleaned until it stays: without the elements between them, two that must not nest may do so at first."""
    for _ in range(HOECHSTENS_GEREINIGT):
        vorher, html = html, CLEANER.clean(html)
        if html == vorher:
            break
    return html


def ohne_huellen(html: str) -> str:
    """Without the paragraph that editors wrap around the one line of a list item or a table cell."""
    return HUELLE.sub(r"<\1\2>\3", html)


def tiefe(html: str) -> int:
    """How deep elements lie in one another at most."""
    jetzt = tiefste = 0
    for treffer in AUF_ODER_ZU.finditer(html):
        jetzt = max(jetzt - 1, 0) if treffer[1] else jetzt + (treffer[2].lower() not in OHNE_INHALT)
        tiefste = max(tiefste, jetzt)
    return tiefste


def ist_leer(html: str) -> bool:
    """Whether a reader would see nothing: no text and no picture."""
    return "<img" not in html and not is_visible(LEER.sub("", html))


def bild_ids(html: str) -> list[str]:
    """The ids of the pictures in a text, in reading order."""
    return [bild[1] for tag in BILDTAG.findall(html) if (bild := BILDQUELLE.search(tag))]


def _bestand(html: str) -> Counter[str]:
    """What a text holds: elements, attributes, link targets."""
    return Counter(teil for markup in MARKUP.finditer(html) for teil in _teile(markup))


def _teile(markup: re.Match[str]) -> Iterator[str]:
    if markup[0].startswith("<!--"):
        yield "Kommentar"
    tag = (markup["roh"] or markup["tag"] or "tbody").lower()[:HOECHSTENS_ZEICHEN]
    if tag == "tbody":  # the parser adds it where it was left out
        return
    yield f"<{tag}>"
    for roh, *werte in MERKMAL.findall(markup["merkmale"] or markup["rohmerkmale"] or ""):
        name = roh.lower()[:HOECHSTENS_ZEICHEN]
        ziel = f" {unescape(''.join(werte))[:HOECHSTENS_ZEICHEN]}" if name in {"href", "src"} else ""
        yield f"{name}{ziel} an <{tag}>"


def entfernt(vorher: str, nachher: str) -> list[str]:
    """What sanitising took out of `vorher`, as readable parts such as `<script>` or `3 × onclick an <p>`."""
    if vorher == nachher:
        return []
    weg = sorted((_bestand(vorher) - _bestand(nachher)).items())
    teile = [teil if anzahl == 1 else f"{anzahl} × {teil}" for teil, anzahl in weg[:HOECHSTENS_GENANNT]]
    return teile if len(weg) <= HOECHSTENS_GENANNT else [*teile, f"{len(weg) - HOECHSTENS_GENANNT} weitere"]
