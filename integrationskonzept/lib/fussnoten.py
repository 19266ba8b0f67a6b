"""Footnotes in rich text: `<span data-fussnote="">text, may hold links</span>` at the place of the mark.

`ordne` reads what the cleaner wrote, in which every element is closed, so that tags can be told without a tree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

ANFANG = '<span data-fussnote="">'
IN_NOTEN = {"a", "em", "strong", "sup", "sub"}
TAG = re.compile(r"(<(/?)([a-z0-9]+)([^>]*)>)")
ZEILENTAGS = {"a", "em", "strong", "sup", "sub", "u", "span"}
TEXT = re.compile(r"<[^>]*>|&nbsp;|\s")


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
