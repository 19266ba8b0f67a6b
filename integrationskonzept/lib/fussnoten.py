"""Footnotes in rich text: `<span data-fussnote="">text, may hold links</span>` at the place of the mark.

`ordne` reads what the cleaner wrote, in which every element is closed, so that tags can be told without a tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

ANFANG = '<span data-fussnote="">'
IN_NOTEN = {"a", "em", "strong", "sup", "sub"}
TAG = re.compile(r"(<(/?)([a-z0-9]+)([^>]*)>)")
ZEILENTAGS = {"a", "em", "strong", "sup", "sub", "u", "span"}
TEXT = re.compile(r"<[^>]*+(?:>|\Z)|&nbsp;|\s")
ABSTAENDE = {"</sup>": "<sup>\u00a0</sup>", "</span>": "<sup>, </sup>"}
"""What keeps a mark apart from another and from a raised figure: 8, 9 is not 89."""
HOECHSTENS_JE_BLOCK = 25
BLOCK = re.compile(r"</(?:p|li|tr|h[1-6]|caption|figcaption)>")
SPANNE = re.compile(r"<(/?)span\b[^>]*>")


@dataclass
class _Ordner:
    """Passes the text through, tag by tag; `noten` says of every open span whether it began a footnote."""

    text: list[str] = field(default_factory=list)
    note: list[str] | None = None
    spannen: list[bool] = field(default_factory=list)
    verweise: int = 0
    nach_dem_verweis: list[str] = field(default_factory=list)

    def schreibe(self, stueck: str) -> None:
        (self.text if self.note is None else self.note).append(stueck)

    def span(self, zu: bool, merkmale: str) -> None:
        if not zu:
            beginnt = "data-fussnote" in merkmale and self.note is None
            self.spannen.append(beginnt)
            self.note = [] if beginnt else self.note
        elif self.spannen and self.spannen.pop():
            self.beende_note()

    def beende_note(self) -> None:
        inhalt = "".join(self.note or ()).strip()
        self.note = None
        if TEXT.sub("", inhalt):
            (self.nach_dem_verweis if self.verweise else self.text).append(f"{ANFANG}{inhalt}</span>")

    def tag(self, roh: str, zu: bool, name: str) -> None:
        if self.note is not None and name not in IN_NOTEN:
            self.schreibe("" if name in ZEILENTAGS else " ")
            return
        self.schreibe(roh)
        if name == "a" and self.note is None:
            self.verweise += -1 if zu else 1
            if not self.verweise:
                self.text += self.nach_dem_verweis
                self.nach_dem_verweis = []


def ordne(html: str) -> str:
    """Footnotes hold text and little else, none another, none nothing, none stands in a link; other spans vanish."""
    if "<span" not in html:
        return html
    ordner = _Ordner()
    stuecke = TAG.split(html)
    ordner.schreibe(stuecke[0])
    for roh, zu, name, merkmale, danach in zip(*(stuecke[stelle::5] for stelle in range(1, 6)), strict=True):
        if name == "span":
            ordner.span(bool(zu), merkmale)
        else:
            ordner.tag(roh, bool(zu), name)
        ordner.schreibe(danach)
    return "".join(ordner.text)


def ersetze(html: str, durch: Callable[[str], str]) -> str:
    """The text with what `durch` makes of every footnote's in its place; footnotes may hold other spans by now."""
    teile = []
    vorn, zeichen, rest = html.partition(ANFANG)
    while zeichen:
        inhalt, rest = _bis_zum_ende(rest)
        teile += [vorn, durch(inhalt)]
        vorn, zeichen, rest = rest.partition(ANFANG)
    return "".join([*teile, vorn])


def _bis_zum_ende(html: str) -> tuple[str, str]:
    offen = 1
    for treffer in SPANNE.finditer(html):
        offen += -1 if treffer[1] else 1
        if not offen:
            return html[: treffer.start()], html[treffer.end() :]
    return html, ""


def ohne(html: str) -> str:
    """The text alone, for counting it and for showing some of it."""
    return ersetze(html, lambda inhalt: "")


def sind_gedraengt(html: str) -> bool:
    """Whether so many stand in one paragraph or table row that the foot of its page could not hold them."""
    return any(block.count(ANFANG) > HOECHSTENS_JE_BLOCK for block in BLOCK.split(html))


def in_klammern(html: str) -> str:
    """Footnotes where they are, as in a comparison of two texts."""
    return ersetze(html, " [Fußnote: {}]".format)


@dataclass(frozen=True)
class Note:
    """A footnote with its number in the chapter; `kennung` is its id, `stelle` that of its mark."""

    nummer: int
    html: str
    kennung: str
    stelle: str


@dataclass
class Noten:
    """Numbers the footnotes of a chapter, text by text; `bereich` keeps the ids of chapters apart."""

    bereich: str = ""
    nummer: int = 0
    offen: list[Note] = field(default_factory=list)

    def beginne(self, bereich: str) -> None:
        """A new chapter."""
        self.bereich, self.nummer = bereich, 0

    def beziffere(self, html: str, zeichen: Callable[[Note], str], *, zur_liste: bool = True) -> str:
        """The text with `zeichen` in place of its footnotes, which stay `offen` until they are listed."""

        def note(inhalt: str) -> str:
            self.nummer += 1
            name = f"{self.bereich}-{self.nummer}"
            neue = Note(self.nummer, inhalt, f"note-{name}", f"notenzeichen-{name}")
            self.offen += [neue] * zur_liste
            return zeichen(neue)

        for vorn, abstand in ABSTAENDE.items():
            html = html.replace(f"{vorn}{ANFANG}", f"{vorn}{abstand}{ANFANG}")
        return ersetze(html, note)

    def zur_liste(self) -> list[Note]:
        """Those that were not listed yet."""
        liste, self.offen = self.offen, []
        return liste


def zeichen_mit_verweis(note: Note) -> str:
    """The raised number in the text, which leads to its footnote."""
    sprung = f'<a role="doc-noteref" id="{note.stelle}" href="#{note.kennung}">{note.nummer}</a>'
    return f'<sup class="notenzeichen">{sprung}</sup>'


def zeichen_mit_fussnote(note: Note) -> str:
    """The raised number and, for the style sheet to float to the page's foot, the footnote itself."""
    zurueck = f'<a role="doc-backlink" href="#{note.stelle}">{note.nummer}</a>'
    fuss = f'<span class="fussnote" role="doc-footnote" id="{note.kennung}">{zurueck} {note.html}</span>'
    return zeichen_mit_verweis(note) + fuss
