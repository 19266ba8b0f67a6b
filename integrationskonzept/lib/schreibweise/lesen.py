"""What was typed in a plain field, as rich text: reading is markdown-it's, with four things of our own."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from integrationskonzept.lib.richtext import BILD_SRC

BLOCKREGELN = ["heading", "list", "blockquote"]
ZEILENREGELN = ["emphasis", "link", "image", "newline", "escape"]
HOCH_UND_TIEF = {"^": "sup", "~": "sub"}
MARKEN = {"*": "em", "**": "strong", "_": "u", "__": "u"}
FREMDE_NUMMER = re.compile(r"(?!0*1[.)])\d+[.)]")
ZELLENGRENZE = re.compile(r"(?<!\\)\|")
TRENNZEILE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
KLAMMER = re.compile(r"\\.|[\[\]]", re.DOTALL)
ADRESSE = re.compile(r"(?:https?|mailto|tel|bild):|#", re.IGNORECASE)
TIEFSTE = 100
TIEFSTE_KLAMMER = 4


@contextmanager
def collector_paused() -> Iterator[None]:
    """Looking through the many tokens of a long text for cycles, which it has none of, takes as long as reading it."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def leser(*, nur_listen: bool = False) -> MarkdownIt:
    """The reader; with `nur_listen` only lists are more than lines of text."""
    md = MarkdownIt("zero", {"maxNesting": TIEFSTE}).enable(["list", "newline"])
    md.validateLink = lambda url: ADRESSE.match(url) is not None  # type: ignore[method-assign]
    md.normalizeLink = str  # type: ignore[method-assign, assignment]
    md.block.ruler.at("list", _liste, {"alt": ["paragraph", "blockquote"]})
    if not nur_listen:
        md.enable(BLOCKREGELN + ZEILENREGELN)
        md.block.ruler.before("paragraph", "tabelle", _tabelle, {"alt": ["paragraph"]})
        md.inline.ruler.before("link", "klammer", _klammer)
        md.inline.ruler.before("link", "fussnote", _fussnote)
        md.inline.ruler.after("link", "hochtief", _hoch_oder_tief)
    return md


def _liste(state: StateBlock, anfang: int, ende: int, still: bool) -> bool:
    """Numbers count from 1 on: „3. März“ begins no list."""
    if not still and FREMDE_NUMMER.match(_zeile(state, anfang)):
        return False
    return list_block(state, anfang, ende, still)


def _zeile(state: StateBlock, nummer: int) -> str:
    return state.src[state.bMarks[nummer] + state.tShift[nummer] : state.eMarks[nummer]].rstrip()


def _tabelle(state: StateBlock, anfang: int, ende: int, still: bool) -> bool:
    """Lines between bars; `|+` begins the title, `|=` a head, a line of dashes makes heads of the cells above it."""
    if anfang < state.env.get("keine_tabelle_bis", 0):
        return False
    zeilen: list[str] = []
    while anfang + len(zeilen) < ende and (zeile := _zeile(state, anfang + len(zeilen))).startswith("|"):
        zeilen.append(zeile)
    if not any(zeile.endswith("|") for zeile in zeilen):
        state.env["keine_tabelle_bis"] = anfang + len(zeilen)  # else every line would look at all after it
        return False
    if not still:
        state.push("table_open", "table", 1).map = [anfang, anfang + len(zeilen)]
        _setze_tabelle(state, zeilen, anfang)
        state.push("table_close", "table", -1)
        state.line = anfang + len(zeilen)
    return True


def _setze_tabelle(state: StateBlock, zeilen: list[str], anfang: int) -> None:
    if zeilen[0].startswith("|+"):
        _setze_zelle(state, "caption", zeilen[0][2:], anfang)
        zeilen = zeilen[1:]
    hat_kopf = len(zeilen) > 1 and TRENNZEILE.fullmatch(zeilen[1]) is not None
    rumpf = zeilen[2:] if hat_kopf else zeilen
    for tag, zelle, reihen in (("thead", "th", zeilen[:1] if hat_kopf else []), ("tbody", "td", rumpf)):
        if reihen:
            state.push(f"{tag}_open", tag, 1)
            for reihe in reihen:
                state.push("tr_open", "tr", 1)
                for text in ZELLENGRENZE.split(reihe.removeprefix("|").removesuffix("|")):
                    kopf = text.startswith("=")
                    _setze_zelle(state, "th" if kopf else zelle, text[kopf:], anfang)
                state.push("tr_close", "tr", -1)
            state.push(f"{tag}_close", tag, -1)


def _setze_zelle(state: StateBlock, tag: str, text: str, zeile: int) -> None:
    state.push(f"{tag}_open", tag, 1)
    inhalt = state.push("inline", "", 0)
    inhalt.content, inhalt.children, inhalt.map = text.strip(), [], [zeile, zeile + 1]
    state.push(f"{tag}_close", tag, -1)


def _umschliesse(state: StateInline, tag: str, von: int, bis: int, danach: int) -> None:
    """Reads what stands between `von` and `bis` as the content of an element."""
    grenze = state.posMax
    state.push(f"{tag}_open", tag, 1)
    state.pos, state.posMax = von, bis
    state.md.inline.tokenize(state)
    state.push(f"{tag}_close", tag, -1)
    state.pos, state.posMax = danach, grenze


def _klammer(state: StateInline, still: bool) -> bool:
    """A bracket that begins neither link nor picture nor footnote is text; else each would look for its end."""
    beginn = state.pos + state.src.startswith("!", state.pos)
    if not state.src.startswith("[", beginn) or beginn in _sinnvolle(state):
        return False
    ende = beginn + 1
    while ende < state.posMax and state.src[ende] == "[" and ende not in _sinnvolle(state):
        ende += 1  # all at once: each addition copies what is pending
    if not still:
        state.pending += state.src[state.pos : ende]
    state.pos = ende
    return True


def _sinnvolle(state: StateInline) -> set[int]:
    """Where the brackets stand that have an end, with an address behind it or as a footnote's."""
    if state.env.get("klammern_von") != state.src:
        state.env["klammern_von"], state.env["klammern"] = state.src, set(_klammern(state.src))
    sinnvolle: set[int] = state.env["klammern"]
    return sinnvolle


def _klammern(text: str) -> Iterator[int]:
    """Not those deep in others: a footnote may hold a link, and that a picture."""
    enden: list[int] = []
    for beginn, ende in sorted(_klammerpaare(text)):
        while enden and enden[-1] < beginn:
            enden.pop()
        if len(enden) < TIEFSTE_KLAMMER:
            yield beginn
            enden.append(ende)


def _klammerpaare(text: str) -> Iterator[tuple[int, int]]:
    offen: list[int] = []
    for treffer in KLAMMER.finditer(text):
        if treffer[0] == "[":
            offen.append(treffer.start())
        elif treffer[0] == "]" and offen:
            beginn = offen.pop()
            if text.startswith("(", treffer.end()) or text.startswith("^", beginn + 1):
                yield beginn, treffer.start()


def _fussnote(state: StateInline, still: bool) -> bool:
    """`[^Text]`; none within another."""
    if not state.src.startswith("[^", state.pos) or state.env.get("in_fussnote"):
        return False
    schluss = state.md.helpers.parseLinkLabel(state, state.pos + 1)  # behind `^`, which would look for the next one
    if schluss < 0:
        return False
    if still:
        state.pos = schluss + 1
    else:
        state.env["in_fussnote"] = True
        _umschliesse(state, "fussnote", state.pos + 2, schluss, schluss + 1)
        state.env["in_fussnote"] = False
    return True


def _hoch_oder_tief(state: StateInline, still: bool) -> bool:
    """`10^6^` and `CO~2~`: up to the next sign of the kind, without white space."""
    zeichen = state.src[state.pos]
    if zeichen not in HOCH_UND_TIEF:
        return False
    schluss = state.src.find(zeichen, state.pos + 1, state.posMax)
    innen = state.src[state.pos + 1 : schluss]
    if schluss < 0 or not innen or innen != innen.strip() or "\n" in innen:
        return False
    if still:
        state.pos = schluss + 1
    else:
        _umschliesse(state, HOCH_UND_TIEF[zeichen], state.pos + 1, schluss, schluss + 1)
    return True


def als_html(token: Sequence[Token]) -> str:
    """The tokens of blocks as rich text."""
    teile: list[str] = []
    bilder = False
    for stelle, eines in enumerate(token):
        if eines.type == "inline":
            bilder = _ist_abbildung(token, stelle)
            teile.append(_abbildung(eines.children or []) if bilder else zeile_als_html(eines.children or []))
        elif eines.type == "heading_open" or eines.type == "heading_close":
            teile.append(_tag("h3" if eines.tag == "h1" else "h4", eines))
        elif eines.type == "paragraph_open":
            teile.append("" if eines.hidden or _ist_abbildung(token, stelle + 1) else "<p>")
        elif eines.type == "paragraph_close":
            teile.append("" if eines.hidden or bilder else "</p>")
            bilder = False
        else:
            teile.append(_tag(eines.tag, eines))
    return "".join(teile)


def _ist_abbildung(token: Sequence[Token], stelle: int) -> bool:
    """A paragraph of its own that begins with a picture."""
    kinder = token[stelle].children or []
    return token[stelle - 1].type == "paragraph_open" and bool(kinder) and kinder[0].type == "image"


def _abbildung(kinder: Sequence[Token]) -> str:
    bilder = 0
    while bilder < len(kinder) and kinder[bilder].type in ("image", "softbreak", "hardbreak"):
        bilder += 1
    gezeigt = "".join(_bild(kind) for kind in kinder[:bilder] if kind.type == "image")
    unterschrift = zeile_als_html(kinder[bilder:])
    return f"<figure>{gezeigt}{f'<figcaption>{unterschrift}</figcaption>' if unterschrift else ''}</figure>"


def _tag(name: str, token: Token) -> str:
    if name == "fussnote":
        return '<span data-fussnote="">' if token.nesting > 0 else "</span>"
    if name == "a" and token.nesting > 0:
        return f'<a href="{escape(str(token.attrs.get("href", "")))}">'
    return f"<{name}>" if token.nesting >= 0 else f"</{name}>"


def zeile_als_html(token: Sequence[Token]) -> str:
    """The tokens of a line."""
    return "".join(map(_zeilenteil, token))


def _zeilenteil(token: Token) -> str:
    match token.type:
        case "text" | "text_special":
            return escape(token.content, quote=False)
        case "softbreak" | "hardbreak":
            return "<br>"
        case "image":
            return _bild(token)
        case "em_open" | "em_close" | "strong_open" | "strong_close":
            return _tag(MARKEN[token.markup], token)
    return _tag(token.tag, token)


def _bild(token: Token) -> str:
    beschreibung = "".join(kind.content for kind in token.children or [])
    quelle = str(token.attrs.get("src", ""))
    if not BILD_SRC.fullmatch(quelle):
        return escape(f"![{beschreibung}]({quelle})", quote=False)
    return f'<img src="{quelle}" alt="{escape(beschreibung)}">'
