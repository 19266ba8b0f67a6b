"""What it takes to draw an SVG: a few lines that refer to each other can keep a typesetting process busy for ever."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from xml.etree.ElementTree import Element

HOECHSTENS_AUFWAND = 100_000
"""Elements to draw, those that are referred to counted once more for every reference: some five seconds."""
HOECHSTENS_TIEFE = 16
"""PDF/A lets 28 states of drawing lie in one another, and the page needs some itself (ISO 19005-3, 6.1.13)."""
ZEICHEN_JE_EINHEIT = 60
VERWEIS = re.compile(r"url\(\s*[\"']?#([^\"')]+)")
REGEL = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
ECKE = re.compile(r"[a-zA-Z]|[ ,]-?[0-9.]+[ ,]")
UFERLOS = re.compile(r"nan|inf|e\+?\d{2,}|(?<![.\d])\d{10,}", re.IGNORECASE)
NAMEN = {"id", "class", "style", "href", "font-family", "alt", "lang", "space"}
VERLAEUFE = {"linearGradient", "radialGradient"}


def is_drawable(wurzel: Element) -> bool:
    """Whether an SVG can be drawn in bounded time and within what PDF/A allows."""
    if _tiefe(wurzel) > HOECHSTENS_TIEFE or any(map(_ist_uferlos, wurzel.iter())):
        return False
    aufwand, hoehe = _Aufwand(wurzel).von(wurzel)
    return aufwand <= HOECHSTENS_AUFWAND and hoehe <= HOECHSTENS_TIEFE


def repeats_itself(wurzel: Element) -> bool:
    """Whether a `use` repeats something that holds a `use` itself: a few such lines draw without end."""
    verweise = [knoten for knoten in wurzel.iter() if _kurz(knoten.tag) == "use"]
    haltende = {knoten.get("id") for knoten in _mit_allen_um_sie(verweise, wurzel)} - {None, ""}
    return any(_ziel(knoten) in haltende for knoten in verweise)


def _mit_allen_um_sie(knoten: list[Element], wurzel: Element) -> set[Element]:
    """The elements and those that they lie in; each is looked at once, however many there are."""
    eltern = {kind: oben for oben in wurzel.iter() for kind in oben}
    gefunden: set[Element] = set()
    for einer in knoten:
        naechster: Element | None = einer
        while naechster is not None and naechster not in gefunden:
            gefunden.add(naechster)
            naechster = eltern.get(naechster)
    return gefunden


def _ziel(knoten: Element) -> str:
    verweise = (wert for name, wert in knoten.attrib.items() if _kurz(name) == "href")
    return next(verweise, "").strip().removeprefix("#")


def _tiefe(wurzel: Element) -> int:
    """How deep elements lie in one another; without recursion, as it may be very deep."""
    tiefe, ebene = 0, [wurzel]
    while ebene and tiefe <= HOECHSTENS_TIEFE:
        tiefe, ebene = tiefe + 1, [kind for knoten in ebene for kind in knoten]
    return tiefe


def _ist_uferlos(knoten: Element) -> bool:
    """Whether a number is so large that it would be written as infinite."""
    return any(
        UFERLOS.search(wert)
        for name, wert in knoten.attrib.items()
        if _kurz(name) not in NAMEN and wert[:1] not in ("#", "u") and not name.startswith(("data-", "{"))
    )


class _Aufwand:
    """Counts what is drawn, with everything that is referred to; infinite where references run in a circle."""

    def __init__(self, wurzel: Element) -> None:
        self._ziele = {knoten.get("id"): knoten for knoten in wurzel.iter() if knoten.get("id")}
        self._regeln = list(_regeln(wurzel))
        self._bekannte: dict[Element, tuple[float, float]] = {}

    def von(self, knoten: Element, tiefe: int = 0) -> tuple[float, float]:
        """The units for one element, which lies `tiefe` within others, and how deep others lie within it."""
        if tiefe > HOECHSTENS_TIEFE:
            return inf, inf
        if knoten not in self._bekannte:
            self._bekannte[knoten] = inf, inf  # met once more before it is known: a circle
            kinder = [self.von(kind, tiefe + 1) for kind in knoten]
            fremde = [self.von(ziel, tiefe + 1) for ziel in self._bezuege(knoten)]
            mal = _ecken(knoten) if fremde else 1
            eigener = 1 + max(len(knoten.get("d", "")), len(knoten.text or "")) / ZEICHEN_JE_EINHEIT
            aufwand = eigener + sum(a for a, _ in kinder) + mal * sum(a for a, _ in fremde)
            self._bekannte[knoten] = aufwand, 1 + max((hoehe for _, hoehe in kinder + fremde), default=0)
        return self._bekannte[knoten]

    def _bezuege(self, knoten: Element) -> Iterator[Element]:
        texte = [*knoten.attrib.values(), *(stil for worte, stil in self._regeln if worte & _worte(knoten))]
        kennungen = {kennung for text in texte for kennung in VERWEIS.findall(text)}
        kennungen |= {wert.strip()[1:] for name, wert in knoten.attrib.items() if _kurz(name) == "href"}
        ziele = (self._ziele[kennung] for kennung in kennungen if kennung in self._ziele)
        return (ziel for ziel in ziele if _kurz(ziel.tag) not in VERLAEUFE)


def _regeln(wurzel: Element) -> Iterator[tuple[set[str], str]]:
    """The rules of style sheets that refer to something, each with the words of its selector."""
    for knoten in wurzel.iter():
        if _kurz(knoten.tag) == "style":
            for auswahl, stil in REGEL.findall("".join(knoten.itertext())):
                if "url(" in stil:
                    yield set(re.findall(r"[\w-]+|\*", auswahl)), stil


def _worte(knoten: Element) -> set[str]:
    return {"*", _kurz(knoten.tag), knoten.get("id", ""), *knoten.get("class", "").split()}


def _ecken(knoten: Element) -> int:
    """The places at which a marker would be drawn; most references are drawn once."""
    marken = "marker" in " ".join([*knoten.keys(), knoten.get("style", "")]) or knoten.get("class")
    return 1 + len(ECKE.findall(knoten.get("d") or knoten.get("points") or "")) if marken else 1


def _kurz(name: str) -> str:
    return str(name).rpartition("}")[2]
