"""Where words end: lines are broken at spaces, within words and behind hyphens, and the space is not painted."""

from __future__ import annotations

from typing import Any, NamedTuple

from integrationskonzept.lib.pdf_tags.strom import Seite
from integrationskonzept.lib.pdf_tags.teile import Teil

TRENNSTRICHE = ("\u2010", "-\u200b")
"""What `hyphenate-character` may be: nothing that a text could end with by itself."""
UMGEBUNG = 20
"""Characters on either side of a line break that tell where it is in the text."""


class _Stueck(NamedTuple):
    seite: Seite
    nummer: int
    text: str
    teil: Teil


class Wortfolge:
    """Takes the text piece by piece and says which of them must be followed by a space."""

    def __init__(self) -> None:
        self._voriges: _Stueck | None = None
        self._am_zeilenanfang = False
        self._element: Any = None
        self._quelle: tuple[Any, str] = (None, "")

    def neue_zeile(self, element: Any) -> None:
        """What comes next stands in a new line of `element`."""
        self._am_zeilenanfang, self._element = True, element

    def nimm_auf(self, seite: Seite, nummer: int, text: str, teil: Teil) -> None:
        """The next piece of text, and the marked content it is."""
        if text.endswith(TRENNSTRICHE):
            seite.getrennt.add(nummer)
        elif self._am_zeilenanfang and self._voriges and self._ist_getrennt(self._voriges.text, text):
            self._trenne(self._voriges)
        self._voriges = _Stueck(seite, nummer, text, teil)
        self._am_zeilenanfang = False

    def _ist_getrennt(self, vorn: str, hinten: str) -> bool:
        if vorn.endswith((" ", *TRENNSTRICHE)):
            return False
        return vorn[-UMGEBUNG:] + hinten[:UMGEBUNG] not in self._quelltext()

    def _quelltext(self) -> str:
        """The text of the element that the line belongs to, as the HTML has it."""
        if self._quelle[0] is not self._element:
            self._quelle = (self._element, " ".join("".join(self._element.itertext()).split()))
        return self._quelle[1]

    @staticmethod
    def _trenne(stueck: _Stueck) -> None:
        if "ActualText" in stueck.teil.angaben:
            stueck.teil.angaben["ActualText"] += " "
        else:
            stueck.seite.umbrochen.add(stueck.nummer)


def ohne_trennstrich(text: str) -> str:
    """The text of a line without the hyphen that broke its last word."""
    return text.rstrip("".join(TRENNSTRICHE)) if text.endswith(TRENNSTRICHE) else text
