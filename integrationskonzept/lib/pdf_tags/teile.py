"""The structure elements: what they are called, and what HTML calls them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

GRUPPEN = {"Document", "Sect", "Art", "Div", "BlockQuote", "TOC"}
"""Elements in which text must stand in paragraphs."""

BEHAELTER = {"LBody", "TD", "TH"}
"""Elements in which text may stand in paragraphs."""

IM_SATZ = {"Span", "Link", "Quote", "Code", "Figure", "Reference", "Lbl"}
"""Elements that do not begin a line of their own."""

ARTEN = {
    "article": "Art",
    "section": "Sect",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "figure": "Div",
    "figcaption": "Caption",
    "caption": "Caption",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "code": "Code",
    "q": "Quote",
    **{f"h{rang}": f"H{rang}" for rang in range(1, 7)},
}


class Marke(NamedTuple):
    """Marked content of a page, under the number WeasyPrint gave it."""

    seite: int
    nummer: int
    text: str


class Verweis(NamedTuple):
    """A link annotation."""

    seite: int
    anmerkung: Any


@dataclass(eq=False, repr=False, slots=True)
class Teil:
    """A structure element and what it holds, in reading order."""

    art: str
    oben: Teil | None = None
    seite: int = 0
    """The page it began on."""
    sprache: str = ""
    verzeichnis: bool = False
    """Within a table of contents."""
    quelle: Any = None
    """The HTML element."""
    gemischt: bool = False
    """Holds other elements; text behind them then stands in elements of its own, as some programs read it first."""
    kinder: list[Teil | Marke | Verweis] = field(default_factory=list)
    angaben: dict[str, str] = field(default_factory=dict)
    """Alt, ActualText, E, Lang, ID."""
    merkmale: dict[str, Any] = field(default_factory=dict)
    """The attributes under /A."""

    def neues(self, art: str, seite: int, quelle: Any = None) -> Teil:
        """A new last child."""
        teil = Teil(art, self, seite, self.sprache, self.verzeichnis, quelle)
        self.kinder.append(teil)
        self.gemischt = True
        return teil

    def letztes(self, art: str, quelle: Any = None) -> Teil | None:
        """The last child, if it is of that kind and, where that is asked, of that HTML element."""
        letztes = self.kinder[-1] if self.kinder else None
        passt = isinstance(letztes, Teil) and letztes.art == art and quelle in (None, letztes.quelle)
        return letztes if isinstance(letztes, Teil) and passt else None

    def umgebendes(self, *arten: str) -> Teil | None:
        """The nearest element of that kind around this one, which may be itself."""
        teil: Teil | None = self
        while teil is not None and teil.art not in arten:
            teil = teil.oben
        return teil

    def teile(self) -> list[Teil]:
        """The children that are structure elements themselves."""
        return [kind for kind in self.kinder if isinstance(kind, Teil)]

    def text(self) -> str:
        """All that is read out, without the pictures."""
        return " ".join("".join(self._texte()).split())

    def _texte(self) -> Iterator[str]:
        for kind in self.kinder:
            if isinstance(kind, Teil):
                yield "" if kind.art in IM_SATZ else " "
                yield from kind._texte()
            elif isinstance(kind, Marke):
                yield kind.text
