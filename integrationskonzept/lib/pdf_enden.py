"""Pages that would stay half empty, found in a finished layout, and what mends them when it is set once more.

A section whose last few lines stand alone on a page is set a little closer. What was kept whole, and therefore left
a page less than a third full before it, may be broken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.document import Document

ENG, TEILBAR = "eng", "teilbar"
"""Classes of a section that is set closer, and of what may be broken; the style sheet knows them."""
JE_SEITE, HOECHSTENS = 0.09, 0.25
"""What closer setting saves on each page, and the most that is ever drawn in, as shares of a page."""
ZU_LEER = 1 / 3


@dataclass(frozen=True)
class Hilfen:
    """Sections to be set closer, counted from 0, and ids of elements that may be broken."""

    enge: list[int] = field(default_factory=list)
    teilbare: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.enge or self.teilbare)

    def trage_ein(self, wurzel: Element) -> None:
        """The classes into the tree."""
        abschnitte = wurzel.findall("body/section")
        teile = [abschnitte[nummer] for nummer in self.enge]
        for teil in teile:
            teil.set("class", f"{teil.get('class', '')} {ENG}")
        for abschnitt in abschnitte if self.teilbare else ():
            for teil in abschnitt:
                if teil.get("id") in self.teilbare:
                    teil.set("class", f"{teil.get('class', '')} {TEILBAR}")


def ohne_halbleere(setze: Callable[[Hilfen], Document]) -> Document:
    """The layout that `setze` makes, set once more where that fills pages or saves one."""
    dokument = setze(Hilfen())
    if not (hilfen := _hilfen(dokument)):
        return dokument
    neues = setze(hilfen)
    besser = len(neues.pages) < len(dokument.pages) or len(_teilbare(neues)) < len(hilfen.teilbare)
    return neues if besser else dokument


def _hilfen(dokument: Document) -> Hilfen:
    return Hilfen(_enge(dokument), _teilbare(dokument))


def _enge(dokument: Document) -> list[int]:
    """Sections that end with so little on a page of their own."""
    stuecke: dict[Any, list[float]] = {}
    for seite in dokument.pages:
        allein = len(_koerper(seite).children) == 1
        for kasten in _abschnitte(seite):
            anteil = kasten.margin_height() / seite._page_box.height if allein else 1.0
            stuecke.setdefault(kasten.element, []).append(anteil)
    return [nummer for nummer, anteile in enumerate(stuecke.values()) if _ist_kurz(anteile)]


def _ist_kurz(anteile: list[float]) -> bool:
    """By the shares of each page that the section fills."""
    *davor, rest = anteile
    return rest <= min(HOECHSTENS, JE_SEITE * len(davor))


def _teilbare(dokument: Document) -> list[str]:
    """What begins a page though the one before it, which began with the same section, is nearly empty."""
    gefunden = []
    for davor, seite in pairwise(dokument.pages):
        alte, neue = list(_abschnitte(davor)), list(_abschnitte(seite))
        if alte and neue and alte[-1].element is neue[0].element and neue[0].children and len(alte) == 1:
            kennung = getattr(neue[0].children[0].element, "attrib", {}).get("id")
            if kennung and _unterkante(alte[-1]) / davor._page_box.height < ZU_LEER:
                gefunden.append(kennung)
    return gefunden


def _unterkante(abschnitt: Any) -> float:
    """How far the section's content reaches down its page, from the top of the type area."""
    letztes = abschnitt.children[-1]
    return float(letztes.position_y + letztes.margin_height() - abschnitt.position_y)


def _koerper(seite: Any) -> Any:
    return seite._page_box.children[0].children[0]


def _abschnitte(seite: Any) -> Iterator[Any]:
    return (kasten for kasten in _koerper(seite).children if kasten.element_tag == "section")
