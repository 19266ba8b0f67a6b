"""The places in a tree at which text stands, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from integrationskonzept.lib.typografie import ABSATZ, UMBRUCH
from publications.broschuere.textbaum import ZEILENELEMENTE

TRENNEND = {"br", "img"}


@dataclass(slots=True)
class Textstelle:
    """Text at the beginning of `eltern`, or behind one of its children; `vor` is what parts it from the text before."""

    eltern: Element
    block: Element
    kind: Element | None
    vor: str

    @property
    def text(self) -> str:
        """What stands there."""
        return (self.eltern.text if self.kind is None else self.kind.tail) or ""

    @text.setter
    def text(self, text: str) -> None:
        if self.kind is None:
            self.eltern.text = text
        else:
            self.kind.tail = text


Teile = list[str | Element]


def ersetze(ersatz: Iterable[tuple[Textstelle, Teile]]) -> None:
    """Texts and elements in the place of texts; every element's children are put together once."""
    je_eltern: dict[Element, dict[Element | None, Teile]] = {}
    for stelle, teile in ersatz:
        je_eltern.setdefault(stelle.eltern, {})[stelle.kind] = teile
    for eltern, stellen in je_eltern.items():
        kinder = list(eltern)
        eltern[:] = []
        for kind in (None, *kinder):
            if kind is not None:
                eltern.append(kind)
            if kind in stellen:
                _haenge_an(eltern, kind, stellen[kind])


def _haenge_an(eltern: Element, kind: Element | None, teile: Teile) -> None:
    letzte = Textstelle(eltern, eltern, kind, "")
    letzte.text = ""
    for teil in teile:
        if isinstance(teil, str):
            letzte.text += teil
        else:
            eltern.append(teil)
            letzte = Textstelle(eltern, eltern, teil, "")


def textstellen(koerper: Element) -> list[Textstelle]:
    """All places that hold text, with what parts them."""
    stellen, vor = [], ABSATZ
    for eltern, block, kind, trenner in _stellen(koerper):
        vor = max(vor, trenner)
        if (eltern.text if kind is None else kind.tail) or "":
            stellen.append(Textstelle(eltern, block, kind, vor))
            vor = ""
    return stellen


def _stellen(koerper: Element) -> Iterator[tuple[Element, Element, Element | None, str]]:
    """Every place, with its block and with the break before it; without recursion, as texts may nest deeply."""
    yield koerper, koerper, None, ABSATZ
    offen = [(koerper, koerper, iter(list(koerper)))]
    while offen:
        eltern, block, kinder = offen[-1]
        kind = next(kinder, None)
        if kind is None:
            offen.pop()
            if offen:
                yield offen[-1][0], offen[-1][1], eltern, _trenner(eltern)
        else:
            innen = block if kind.tag in ZEILENELEMENTE else kind
            yield kind, innen, None, _trenner(kind)
            offen.append((kind, innen, iter(list(kind))))


def _trenner(teil: Element) -> str:
    if teil.tag in TRENNEND:
        return UMBRUCH
    return "" if teil.tag in ZEILENELEMENTE else ABSATZ
