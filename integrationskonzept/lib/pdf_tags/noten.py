"""Footnotes in the structure tree: behind the block that their mark stands in, not at the end of the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from integrationskonzept.lib.pdf_tags.teile import BEHAELTER, GRUPPEN, IM_SATZ, Teil

ZEICHEN = "::footnote-call"
HALTEND = GRUPPEN | BEHAELTER | {"Caption"}


class Noten:
    """Where the marks of footnotes stand, by the footnote's HTML element."""

    def __init__(self) -> None:
        self._stellen: dict[Any, Teil] = {}
        self._noten: list[tuple[Teil, Teil]] = []

    def merke_stelle(self, element: Any, teil: Teil) -> None:
        """The mark of this footnote is the last that was written to `teil`."""
        letztes = teil.kinder[-1] if teil.kinder else None
        self._stellen[element] = letztes if isinstance(letztes, Teil) else teil

    def neue(self, element: Any, oben: Teil, seite: int) -> Teil:
        """A footnote, which gets its place when all text is there; PDF/UA wants an ID (ISO 14289-1, 7.9)."""
        stelle = self._stellen.get(element, oben)
        note = Teil("Note", stelle, seite, stelle.sprache, quelle=element)
        note.angaben["ID"] = element.attrib["id"]
        self._noten.append((note, stelle))
        return note

    def ordne_ein(self) -> None:
        """Later footnotes first, so that those of one block stand in their order."""
        for note, stelle in reversed(self._noten):
            ort = stelle
            while ort.art not in HALTEND and ort.oben:
                stelle, ort = ort, ort.oben
            platz = ort.kinder.index(stelle) + 1 if stelle is not ort else len(ort.kinder)
            while platz < len(ort.kinder) and _im_satz(ort.kinder[platz]):
                platz += 1
            ort.kinder.insert(platz, note)
            note.oben = ort


def ordne_in_den_text(kaesten: Sequence[Any], bloecke: dict[Any, Any]) -> None:
    """The lines of a page's footnotes behind those of the block with their mark: painted where they are read.

    `bloecke` keeps for the pages to come which HTML element holds the mark: WeasyPrint may move a footnote overleaf.
    """
    noten = {
        note.element: note
        for flaeche in kaesten
        if isinstance(flaeche, boxes.FootnoteAreaBox)
        for note in flaeche.children
    }
    halter = [paar for kasten in kaesten if not isinstance(kasten, boxes.MarginBox) for paar in _zeilenhalter(kasten)]
    for block, zeichen in halter:
        bloecke.update(dict.fromkeys(zeichen, block.element))
        _haenge_an(block, [noten.pop(element) for element in zeichen if element in noten])
    for element, note in reversed(noten.items()):
        if fortsetzung := next((block for block, _ in halter if block.element is bloecke.get(element)), None):
            _haenge_an(fortsetzung, [note])
        elif halter and note is not halter[0][0]:
            block = halter[0][0]
            block.children, note.children = [*note.children, *block.children], []


def _haenge_an(block: Any, noten: Sequence[Any]) -> None:
    for note in noten:
        block.children, note.children = [*block.children, *note.children], []


def _zeilenhalter(kasten: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Every box that holds lines, with the elements of the footnotes whose marks stand in them."""
    kasten = kasten._box if isinstance(kasten, AbsolutePlaceholder) else kasten
    if isinstance(kasten, boxes.TextBox):
        return
    zeilen = [kind for kind in kasten.children if isinstance(kind, boxes.LineBox)]
    if zeilen:
        yield kasten, [k.element for zeile in zeilen for k in zeile.descendants() if _ist_zeichen(k)]
    for kind in kasten.children:
        if kind not in zeilen:
            yield from _zeilenhalter(kind)


def _ist_zeichen(kasten: Any) -> bool:
    return (kasten.element_tag or "").endswith(ZEICHEN)


def ist_fussnote(element: Any) -> bool:
    """Whether the HTML element is a footnote."""
    return element is not None and element.attrib.get("role") == "doc-footnote"


def _im_satz(kind: Any) -> bool:
    return not isinstance(kind, Teil) or kind.art in IM_SATZ
