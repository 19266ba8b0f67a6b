"""Rich text as it can be typed in a plain field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

ZEICHEN = {"strong": "**", "em": "*", "u": "_", "sup": "^", "sub": "~"}
EINZUG = "    "
BESONDERES = re.compile(r"([\\*_^~\[\]|!])")
AM_ANFANG = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|>|[-+](?=\s|$))|^(\s*\d+)([.)](?=\s|$))", re.MULTILINE)
LEERRAUM = re.compile(r"[ \t\r\n]+")
BLOECKE = {"p", "h3", "h4", "ul", "ol", "blockquote", "table", "figure"}


class Schreiber:
    """`vorsichtig` marks every sign that could be read as more than itself."""

    def __init__(self, *, vorsichtig: bool) -> None:
        self.vorsichtig = vorsichtig

    def text(self, teil: Element) -> str:
        """What stands in `teil`, as paragraphs and other blocks with an empty line between them."""
        return "\n".join(self._zeilen(teil))

    def _zeilen(self, teil: Element) -> Iterator[str]:
        """The lines of all that stands in an element; a list goes on right below the line before it."""
        davor = False
        for kind in _mit_losem(teil):
            if davor and not (kind.tag in ("ul", "ol") and teil.tag == "li"):
                yield ""
            yield from self._block(kind)
            davor = True

    def _block(self, teil: Element) -> Iterator[str]:
        match teil.tag:
            case "ul" | "ol":
                for nummer, punkt in enumerate(teil, start=1):
                    yield from self._punkt(punkt, f"{nummer}. " if teil.tag == "ol" else "- ")
            case "blockquote":
                yield from (f"> {zeile}".rstrip() for zeile in self._zeilen(teil))
            case "table":
                yield from self._tabelle(teil)
            case "figure":
                yield from self._abbildung(teil)
            case "h3" | "h4":
                yield f"{'#' if teil.tag == 'h3' else '##'} {self._zeile(teil)}"
            case _:
                zeile = self._zeile(teil)
                yield from (AM_ANFANG.sub(r"\1\3\\\2\4", zeile) if self.vorsichtig else zeile).split("\n")

    def _punkt(self, punkt: Element, zeichen: str) -> Iterator[str]:
        zeilen = list(self._zeilen(punkt)) or [""]
        yield zeichen + zeilen[0]
        yield from (EINZUG + zeile if zeile else "" for zeile in zeilen[1:])

    def _tabelle(self, tabelle: Element) -> Iterator[str]:
        titel = tabelle.find("caption")
        if titel is not None:
            yield f"|+ {self._zeile(titel)}"
        for nummer, zeile in enumerate(tabelle.iter("tr")):
            kopfzeile = nummer == 0 and all(zelle.tag == "th" for zelle in zeile)
            yield "".join(self._zelle(zelle, kopfzeile=kopfzeile) for zelle in zeile) + "|"
            if kopfzeile:
                yield f"|{' --- |' * len(zeile)}"

    def _zelle(self, zelle: Element, *, kopfzeile: bool) -> str:
        return f"|{'=' if zelle.tag == 'th' and not kopfzeile else ''} {self._zeile(zelle)} "

    def _abbildung(self, abbildung: Element) -> Iterator[str]:
        for kind in abbildung:
            yield from self._zeile(_huelle("p", [kind]) if kind.tag == "img" else kind).split("\n")

    def _zeile(self, teil: Element) -> str:
        return "".join(self._teile(teil)).strip(" \n")

    def _teile(self, teil: Element) -> Iterator[str]:
        yield self._schlicht(teil.text)
        for kind in teil:
            yield from self._ausgezeichnet(kind)
            yield self._schlicht(kind.tail)

    def _ausgezeichnet(self, teil: Element) -> Iterator[str]:
        if teil.tag == "br":
            yield "\n"
        elif teil.tag == "img":
            yield f"![{self._schlicht(teil.get('alt'))}]({teil.get('src', '')})"
        elif "data-fussnote" in teil.attrib:
            yield f"[^{self._zeile(teil)}]"
        else:
            text = "".join(self._teile(teil))
            innen = text.strip(" \n")
            if innen:
                vorn, hinten = self._klammern(teil)
                innen = f"{vorn}{innen}{hinten}"
            yield f"{text[: len(text) - len(text.lstrip(' '))]}{innen}{text[len(text.rstrip(' ')) :] if innen else ''}"

    def _klammern(self, teil: Element) -> tuple[str, str]:
        if teil.tag == "a":
            return "[", f"]({teil.get('href', '')})"
        zeichen = ZEICHEN.get(teil.tag, "")
        return zeichen, zeichen

    def _schlicht(self, text: str | None) -> str:
        text = LEERRAUM.sub(" ", text or "")
        return BESONDERES.sub(r"\\\1", text) if self.vorsichtig else text


def _mit_losem(teil: Element) -> Iterator[Element]:
    """The blocks in an element; what stands loose between them as paragraphs."""
    lose: list[Element | str] = [teil.text or ""]
    for kind in teil:
        if kind.tag in BLOECKE:
            yield from _absatz(lose)
            lose = []
            yield kind
        else:
            lose.append(kind)
        if kind.tag in BLOECKE:
            lose.append(kind.tail or "")
    yield from _absatz(lose)


def _absatz(lose: list[Element | str]) -> Iterator[Element]:
    text = "".join(teil for teil in lose if isinstance(teil, str))
    kinder = [teil for teil in lose if isinstance(teil, Element)]
    if text.strip(" \t\r\n") or kinder:
        yield _huelle("p", kinder, text)


def _huelle(tag: str, kinder: list[Element], text: str = "") -> Element:
    huelle = Element(tag)
    huelle.text = text
    huelle.extend(kinder)
    return huelle
