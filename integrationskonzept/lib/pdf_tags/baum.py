"""From the boxes of the pages to one tree of structure elements."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from integrationskonzept.lib.pdf_tags import merkmale
from integrationskonzept.lib.pdf_tags.aufraeumen import raeume_auf
from integrationskonzept.lib.pdf_tags.noten import ZEICHEN, Noten, ist_fussnote
from integrationskonzept.lib.pdf_tags.strom import Seite
from integrationskonzept.lib.pdf_tags.teile import ARTEN, BEHAELTER, GRUPPEN, Marke, Teil, Verweis
from integrationskonzept.lib.pdf_tags.worte import Wortfolge, ohne_trennstrich

VON_RECHTS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
WURZELN = {"html", "body"}
LAUFTEXT = object()
"""In place of the HTML element, for text that goes on behind another element."""
SVG = "{http://www.w3.org/2000/svg}svg"
SVG_TITEL = "{http://www.w3.org/2000/svg}title"


class Baum:
    """One structure element per HTML element, on however many pages and lines its boxes are."""

    def __init__(self, seiten: Sequence[Seite], *, sprache: str) -> None:
        self.wurzel = Teil("Document", sprache=sprache)
        self._teile: dict[tuple[Any, str], Teil] = {}
        self._koepfe: dict[Any, Any] = {}
        """Heads and feet of tables, where they stand first."""
        self._besondere: dict[str, Callable[[Any, Teil], Teil]] = {
            "a": self._verweis,
            "abbr": self._abkuerzung,
            "img": self._bild,
            SVG: self._bild,
            "ul": self._liste,
            "ol": self._liste,
            "dl": self._liste,
            "li": self._eintrag,
            "dt": self._begriff,
            "dd": self._erklaerung,
        }
        self._worte, self._noten = Wortfolge(), Noten()
        for seite in seiten:
            self._seite = seite
            for kasten in seite.kaesten:
                if not isinstance(kasten, boxes.MarginBox):
                    self._besuche(kasten, self.wurzel, in_zeile=False)
        self._noten.ordne_ein()
        raeume_auf(self.wurzel)

    def _besuche(self, kasten: Any, oben: Teil, *, in_zeile: bool) -> None:
        if isinstance(kasten, AbsolutePlaceholder):
            kasten = kasten._box
        if isinstance(kasten, boxes.TextBox):
            self._schreibe(kasten, oben)
            return
        if isinstance(kasten, boxes.LineBox):
            self._worte.neue_zeile(kasten.element)
            oben = self._teil(kasten, oben) if ist_fussnote(kasten.element) else oben
            teil = self._teil(kasten, oben) if in_zeile else self._absatz(kasten, oben)
            in_zeile = True
        elif self._ist_zierde(kasten):
            return
        else:
            teil = self._teil(kasten, oben)
        if kasten.link_annotation and (verweis := teil.umgebendes("Link")):
            verweis.kinder.append(Verweis(self._seite.nummer, kasten.link_annotation))
        if isinstance(kasten, boxes.ReplacedBox):
            self._merke(kasten, teil, "")
        for kind in kasten.children:
            self._besuche(kind, teil, in_zeile=in_zeile)

    def _ist_zierde(self, kasten: Any) -> bool:
        """Read out by nobody: decoration, and a table's head or foot where a page repeats it."""
        if kasten.element is None:
            return False
        if getattr(kasten, "is_header", False) or getattr(kasten, "is_footer", False):
            return self._koepfe.setdefault(kasten.element, kasten) is not kasten
        return _ist_schmuck(kasten) or kasten.style["position"] == "fixed"

    def _absatz(self, zeile: Any, oben: Teil) -> Teil:
        """Loose text stands in a paragraph, which goes on over the page."""
        if oben.art not in GRUPPEN and (oben.art not in BEHAELTER or oben.quelle is zeile.element):
            return oben
        return oben.letztes("P", zeile.element) or oben.neues("P", self._seite.nummer, zeile.element)

    def _schreibe(self, kasten: Any, teil: Teil) -> None:
        text = kasten.text
        if not text.strip():
            # Nothing is painted; it only holds together what stands around it.
            if teil.kinder and isinstance(teil.kinder[-1], Marke):
                self._merke(kasten, teil, text)
            return
        if VON_RECHTS.search(text):
            # The glyphs stand in the order they are seen in, and it may take several of them to make a letter.
            teil = teil.neues("Span", self._seite.nummer)
            teil.angaben["ActualText"] = text
        elif teil.gemischt:
            teil = teil.letztes("Span", LAUFTEXT) or teil.neues("Span", self._seite.nummer, LAUFTEXT)
        nummer = self._merke(kasten, teil, ohne_trennstrich(text))
        if nummer is not None:
            self._worte.nimm_auf(self._seite, nummer, text, teil)

    def _merke(self, kasten: Any, teil: Teil, text: str) -> int | None:
        nummer = self._seite.ordne_zu(kasten, teil)
        if nummer is not None:
            teil.kinder.append(Marke(self._seite.nummer, nummer, text))
        return nummer

    def _teil(self, kasten: Any, oben: Teil) -> Teil:
        """The structure element of a box; that of the box around it where it means nothing by itself."""
        if kasten.element is None:
            return oben
        schluessel = (kasten.element, kasten.element_tag)
        if (teil := self._teile.get(schluessel)) is None:
            teil = self._teile[schluessel] = self._neues(kasten, oben)
        return teil

    def _neues(self, kasten: Any, oben: Teil) -> Teil:
        name = kasten.element_tag
        if name.endswith(ZEICHEN):
            self._noten.merke_stelle(kasten.element, oben)
        if "::" in name or name in WURZELN:
            return self._listenzeichen(oben) if name == "li::marker" else oben
        if besonderes := self._besondere.get(name):
            return _mit_sprache(kasten, besonderes(kasten, oben))
        if name not in ARTEN:
            return self._schlicht(kasten, oben)
        teil = oben.neues(ARTEN[name], self._seite.nummer, kasten.element)
        teil.verzeichnis = oben.verzeichnis or name == "nav"
        if name in ("th", "td"):
            teil.merkmale = merkmale.zelle(kasten)
        return _mit_sprache(kasten, teil)

    def _schlicht(self, kasten: Any, oben: Teil) -> Teil:
        """An element without a meaning of its own, in the tree only for its language or as a group in a `dl`."""
        if oben.art == "L":
            return oben.neues("LI", self._seite.nummer, kasten.element)
        if ist_fussnote(kasten.element):
            return self._noten.neue(kasten.element, oben, self._seite.nummer)
        if kasten.element.attrib.get("lang", oben.sprache) == oben.sprache:
            return oben
        art = "Span" if isinstance(kasten, boxes.InlineLevelBox) else "Div"
        return _mit_sprache(kasten, oben.neues(art, self._seite.nummer, kasten.element))

    def _verweis(self, kasten: Any, oben: Teil) -> Teil:
        if "href" not in kasten.element.attrib:
            return oben
        rolle = kasten.element.attrib.get("role")
        if oben.verzeichnis or rolle == "doc-noteref":
            oben = oben.neues("Reference", self._seite.nummer)
        elif rolle == "doc-backlink":
            oben = oben.neues("Lbl", self._seite.nummer)
        return oben.neues("Link", self._seite.nummer, kasten.element)

    def _abkuerzung(self, kasten: Any, oben: Teil) -> Teil:
        if not (langform := kasten.element.attrib.get("title")):
            return self._schlicht(kasten, oben)
        teil = oben.neues("Span", self._seite.nummer, kasten.element)
        teil.angaben["E"] = langform
        return teil

    def _bild(self, kasten: Any, oben: Teil) -> Teil:
        teil = oben.neues("Figure", self._seite.nummer, kasten.element)
        if text := _beschreibung(kasten.element):
            teil.angaben["Alt"] = text
        teil.merkmale = merkmale.bild(kasten, self._seite.hoehe)
        return teil

    def _liste(self, kasten: Any, oben: Teil) -> Teil:
        if oben.verzeichnis:
            return oben.neues("TOC", self._seite.nummer, kasten.element)
        teil = oben.neues("L", self._seite.nummer, kasten.element)
        if kasten.element_tag != "dl":
            teil.merkmale = merkmale.liste(kasten)
        return teil

    def _eintrag(self, kasten: Any, oben: Teil) -> Teil:
        if oben.art == "TOC":
            return oben.neues("TOCI", self._seite.nummer, kasten.element)
        return oben.neues("LI", self._seite.nummer).neues("LBody", self._seite.nummer, kasten.element)

    def _listenzeichen(self, oben: Teil) -> Teil:
        """The label, ahead of the body it was found in."""
        eintrag = oben.umgebendes("LI", "TOCI") or oben
        zeichen = eintrag.neues("Lbl", self._seite.nummer)
        eintrag.kinder.insert(0, eintrag.kinder.pop())
        return zeichen

    def _begriff(self, kasten: Any, oben: Teil) -> Teil:
        eintrag = oben if oben.art == "LI" else oben.neues("LI", self._seite.nummer)
        return eintrag.neues("Lbl", self._seite.nummer, kasten.element)

    def _erklaerung(self, kasten: Any, oben: Teil) -> Teil:
        eintrag = oben if oben.art == "LI" else oben.letztes("LI")
        if eintrag is None or eintrag.letztes("LBody"):
            liste = oben.oben if oben.art == "LI" and oben.oben else oben
            eintrag = liste.neues("LI", self._seite.nummer)
        return eintrag.neues("LBody", self._seite.nummer, kasten.element)


def _ist_schmuck(kasten: Any) -> bool:
    """Pictures without words, and what is hidden from screen readers; words are content (ISO 14289-1, 7.1)."""
    element = kasten.element
    if isinstance(kasten, boxes.ReplacedBox) and ("::" in kasten.element_tag or element.attrib.get("alt") == ""):
        return True
    return element.attrib.get("aria-hidden") == "true" and not any(map(str.isalpha, "".join(element.itertext())))


def _mit_sprache(kasten: Any, teil: Teil) -> Teil:
    sprache = kasten.element.attrib.get("lang", teil.sprache)
    if sprache != teil.sprache:
        teil.sprache = teil.angaben["Lang"] = sprache
    return teil


def _beschreibung(element: Any) -> str:
    if element.tag == SVG and (titel := element.find(SVG_TITEL)) is not None:
        return str(titel.text or "").strip()
    return str(element.attrib.get("alt") or element.attrib.get("aria-label") or "").strip()
