"""The pages' content streams and the marked content in them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox

from integrationskonzept.lib.pdf_tags.noten import ordne_in_den_text
from integrationskonzept.lib.pdf_tags.schrift import Schreiber, benenne_hilfszeichen, mit_weichem_trennstrich
from integrationskonzept.lib.pdf_tags.teile import Teil
from integrationskonzept.lib.pdf_tags.zeilen import ordne

ZIERDE = b"/Artifact BMC"
RAND = b"/Artifact<</Type/Pagination%s>>BDC"
RAENDER = {"@top": b"/Subtype/Header", "@bot": b"/Subtype/Footer"}
ENDE = b"EMC"


class Seite:
    """A page of WeasyPrint's, which remembers what it has painted for which box."""

    def __init__(self, nummer: int, seite: Any, schriften: Mapping[str, Any], notenbloecke: dict[Any, Any]) -> None:
        self.nummer = nummer
        self.hoehe: float = seite.height
        self.kaesten = seite._page_box.children
        self.halter: list[Teil] = []
        """Who holds the marked content, by its number."""
        self.neue_nummern: dict[int, int] = {}
        """The numbers of marked content, by WeasyPrint's; none for what was joined to the content before it."""
        self.getrennt: set[int | None] = set()
        """Marked content that ends within a word."""
        self.umbrochen: set[int | None] = set()
        """Marked content that ends with a line, where there was a space."""
        self._zugeordnet: dict[int, tuple[int, Teil]] = {}
        self._notenbloecke = notenbloecke
        self._seite, self._schriften, self._male = seite, schriften, seite.paint
        seite.paint = self._male_und_merke

    def _male_und_merke(self, stream: Any, scale: float = 1) -> None:
        ordne_in_den_text(self.kaesten, self._notenbloecke)
        for kasten in self.kaesten:
            if not isinstance(kasten, MarginBox):
                ordne(kasten)
        self._male(stream, scale)
        self._strom = stream
        self._marken = {kasten: marke["mcid"] for kasten, marke in stream._tags.items()}
        # WeasyPrint then finds nothing to tag.
        stream._tags.clear()
        self._seite._page_box = self._seite._page_box.copy_with_children([])
        for schrift in self._schriften.values():
            benenne_hilfszeichen(schrift.to_unicode)

    def ordne_zu(self, kasten: Any, teil: Teil) -> int | None:
        """Gives the marked content of a box to `teil`, in reading order; its number, if the box was painted."""
        nummer: int | None = self._marken.get(kasten)
        if nummer is not None:
            self._zugeordnet[nummer] = (len(self._zugeordnet), teil)
        return nummer

    def _am_rand(self) -> dict[int, bytes]:
        """The marked content of running heads and feet, with what to call it (ISO 14289-1, 7.8)."""
        return {
            self._marken[teil]: RAND % RAENDER.get(kasten.at_keyword[:4], b"")
            for kasten in self.kaesten
            if isinstance(kasten, MarginBox)
            for teil in kasten.descendants()
            if teil in self._marken
        }

    def schreibe_marken(self) -> None:
        """Numbers the marked content anew and joins what is read without a break; what nobody holds is an artifact."""
        alt = self._strom.stream
        neu: list[Any] = []
        zuletzt: tuple[int, Teil] | None = None
        nummer, am_rand, schreiber = None, self._am_rand(), Schreiber(self._schriften.values())
        for stelle, befehl in enumerate(alt):
            if befehl == b"BDC":
                nummer = alt[stelle - 1]["MCID"]
                del neu[-2:]
                stand = self._zugeordnet.get(nummer)
                if stand is None:
                    neu.append(am_rand.get(nummer, ZIERDE))
                elif zuletzt and neu[-1] == ENDE and stand[1] is zuletzt[1] and stand[0] == zuletzt[0] + 1:
                    neu.pop()
                else:
                    self.neue_nummern[nummer] = len(self.halter)
                    neu.append(_anfang(len(self.halter), stand[1]))
                    self.halter.append(stand[1])
                zuletzt = stand
            elif befehl == b"ET" and nummer in self.getrennt:
                neu[-1:] = [*mit_weichem_trennstrich(neu[-1]), befehl]
            elif befehl == b"ET" and nummer in self.umbrochen:
                neu[-1:] = [schreiber.mit_leerzeichen(neu[-1]), befehl]
            elif isinstance(befehl, bytes) and befehl.endswith((b"TJ", b"Tf")):
                neu.append(schreiber.uebernimm(befehl))
            else:
                zuletzt = None if befehl == b"BMC" else zuletzt
                neu.append(befehl)
        self._strom.stream = neu


def _anfang(nummer: int, teil: Teil) -> bytes:
    """Programs that do not know structure trees, such as pdftotext, look for the ActualText here."""
    wortlaut = teil.angaben.get("ActualText", "")
    zusatz = b"/ActualText<FEFF%s>" % wortlaut.encode("utf-16-be").hex().encode() if wortlaut else b""
    return b"/Span<</MCID %d%s>>BDC" % (nummer, zusatz)
