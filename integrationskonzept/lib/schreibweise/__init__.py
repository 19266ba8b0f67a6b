"""Rich text in a plain field, for those who have no script: what is typed there keeps its structure.

An empty line parts paragraphs, `# ` begins a heading, `- ` and `1. ` lists; the signs are Markdown's, as far as rich
text goes. What cannot be said so, such as a table with joined cells, stands there as a line that names it. A block
that nobody changed comes back byte for byte.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape

from integrationskonzept.lib.htmlbaum import lies as lies_baum
from integrationskonzept.lib.richtext import HOECHSTE_TIEFE, bereinige, ohne_huellen, tiefe
from integrationskonzept.lib.schreibweise.bloecke import bloecke
from integrationskonzept.lib.schreibweise.lesen import als_html, collector_paused, leser
from integrationskonzept.lib.schreibweise.noten import mit_notentexten
from integrationskonzept.lib.schreibweise.schreiben import Schreiber

__all__ = ["als_absaetze", "als_text", "aus_text"]

WORTE = {"table": "Tabelle", "figure": "Abbildung", "ul": "Liste", "ol": "Liste", "blockquote": "Zitat"}
WORTE |= {"h3": "Überschrift", "h4": "Überschrift"}
STELLVERTRETER = re.compile(r"^\[(?:Absatz|Tabelle|Abbildung|Liste|Zitat|Überschrift) (\d+)[: ][^\n]*$", re.MULTILINE)
ANFANG_ZEICHEN = 48
BLOCK = "p|h3|h4|ul|ol|li|blockquote|table|caption|tr|th|td|figure|figcaption"
EINERLEI = [
    (re.compile(r"</?(?:thead|tbody)>"), ""),
    (re.compile(r' scope="[^"]*"| alt=""'), ""),
    (re.compile(r'<img (alt="[^"]*") (src="[^"]*")>'), r"<img \2 \1>"),
    (re.compile(r"[ \t\r\n]+"), " "),
    (re.compile(r"(<(?:strong|em|u|sup|sub|a\b[^>]*)>) "), r" \1"),
    (re.compile(r" (</(?:strong|em|u|sup|sub|a)>)"), r"\1 "),
    (re.compile(r"<strong><em>([^<]*)</em></strong>"), r"<em><strong>\1</strong></em>"),
    (
        re.compile(rf" *(</?(?:{BLOCK})\b[^>]*>|<br>) *"),
        r"\1",
    ),
]
"""Differences between two texts that no reader sees."""


def als_text(html: str) -> str:
    """A clean rich text as it stands in the plain field."""
    return "\n\n".join(text for text, _ in _paare(html) if text)


@collector_paused()
def aus_text(text: str, vorher: str = "") -> str:
    """What was typed where `als_text(vorher)` stood before."""
    text, paare = _zeilenweise(text), _paare(vorher)
    if text == _zeilenweise("\n\n".join(alt for alt, _ in paare if alt)):
        return vorher
    text = mit_notentexten(text)
    bekannt: dict[str, list[str]] = defaultdict(list)
    for alt, html in paare:
        bekannt[_zeilenweise(alt)].append(html)
    nummern = {treffer[1]: html for alt, html in paare if (treffer := STELLVERTRETER.fullmatch(alt))}
    text = STELLVERTRETER.sub(lambda fund: f"\n{fund[0]}\n" if fund[1] in nummern else fund[0], text)
    return "".join(_block(stueck, html, bekannt, nummern) for stueck, html in _gelesen(text))


@collector_paused()
def als_absaetze(text: str) -> str:
    """Plain text as rich text: its lines stay lines, and those that begin with „- “ or „1. “ become lists."""
    return ohne_huellen(als_html(leser(nur_listen=True).parse(text.replace("\r\n", "\n"))))


def _block(stueck: str, html: str, bekannt: dict[str, list[str]], nummern: dict[str, str]) -> str:
    if bekannt.get(stueck):
        return bekannt[stueck].pop(0)
    treffer = STELLVERTRETER.fullmatch(stueck)
    return nummern.get(treffer[1], html) if treffer else html


def _gelesen(text: str) -> Iterator[tuple[str, str]]:
    """Every block with its lines and as rich text."""
    zeilen, offen = text.split("\n"), []
    for token in leser().parse(text):
        offen.append(token)
        if token.level == 0 and token.nesting <= 0:
            von, bis = offen[0].map or [0, 0]
            yield _zeilenweise("\n".join(zeilen[von:bis])), ohne_huellen(bereinige(als_html(offen)))
            offen = []


def _zeilenweise(text: str) -> str:
    """Without white space at the ends of lines and of the whole."""
    zeilen = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(zeile.rstrip() for zeile in zeilen).strip("\n")


def _paare(html: str) -> list[tuple[str, str]]:
    """Every block as text and as it is kept; neighbouring lists get other signs, so that they stay two."""
    paare: list[tuple[str, str]] = []
    nummer = 0
    for block in bloecke(html):
        text = _als_text(block) if "<" in html else unescape(html)
        if text is None:
            nummer += 1
            text = _stellvertreter(block, nummer)
        elif paare and _gleiche_liste(paare[-1][0], text):
            text = re.sub(r"^- ", "* ", re.sub(r"^(\d+)\. ", r"\1) ", text, flags=re.MULTILINE), flags=re.MULTILINE)
        paare.append((text, block))
    return paare


def _gleiche_liste(davor: str, text: str) -> bool:
    return any(davor.startswith(zeichen) and text.startswith(zeichen) for zeichen in ("- ", "1. "))


def _als_text(block: str) -> str | None:
    """None where reading it again would not give the same."""
    if tiefe(block) > HOECHSTE_TIEFE:
        return None
    baum = lies_baum(block)
    for vorsichtig in (False, True):
        text = Schreiber(vorsichtig=vorsichtig).text(baum)
        gelesen = [html for _, html in _gelesen(text)]
        if len(gelesen) <= 1 and _einerlei("".join(gelesen)) == _einerlei(ohne_huellen(block)):
            return text
    return None


def _einerlei(html: str) -> str:
    html = html.strip()
    for muster, ersatz in EINERLEI:
        html = muster.sub(ersatz, html)
    html = html.strip()
    return html if html.startswith(("<p>", "<h", "<ul", "<ol", "<bl", "<ta", "<fi")) or not html else f"<p>{html}</p>"


def _stellvertreter(block: str, nummer: int) -> str:
    baum = lies_baum(block)
    wort = WORTE.get(baum[0].tag, "Absatz") if len(baum) else "Absatz"
    titel = baum.find("table/caption")
    text = " ".join("".join((baum if titel is None else titel).itertext()).split()).replace("]", ")").replace("[", "(")
    kurz = text if len(text) <= ANFANG_ZEICHEN else text[:ANFANG_ZEICHEN].rsplit(" ", 1)[0] + " …"
    return f"[{wort} {nummer}{f': {kurz}' if kurz else ''} – bleibt unverändert]"
