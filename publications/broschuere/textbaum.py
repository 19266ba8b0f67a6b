"""Repairs on the tree of a rich text, so that paragraphs, lists and tables nest as PDF/UA wants them."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

ZEILENELEMENTE = {"strong", "em", "u", "sup", "sub", "a", "span", "br", "img"}
SPANNEN = {"colspan", "rowspan"}
HOECHSTENS_SPALTEN = 30
BLEIBT_GANZ = 8
"""Rows up to which a table is not broken over pages."""
WORTREICH = 8
"""Words from which a head is not repeated on the next page: checkers take so much of it for lost text."""
ZAHL = re.compile(r"[+−–-]?\d[\d.,]*(?:[ \u00a0]?(?:%|€|Euro|EUR))?")


def entferne(eltern: Element, kind: Element) -> None:
    """Takes `kind` out and keeps the text that follows it."""
    stelle = list(eltern).index(kind)
    rest = kind.tail or ""
    eltern.remove(kind)
    if stelle:
        davor = eltern[stelle - 1]
        davor.tail = (davor.tail or "") + rest
    else:
        eltern.text = (eltern.text or "") + rest


def absaetze_bilden(koerper: Element) -> None:
    """Text and inline elements that stand loose between the blocks become paragraphs."""
    kinder, text = list(koerper), koerper.text or ""
    for kind in kinder:
        koerper.remove(kind)
    koerper.text = None
    offen = _offener_absatz(koerper, text)
    for kind in kinder:
        if kind.tag in ZEILENELEMENTE:
            offen = offen if offen is not None else SubElement(koerper, "p")
            offen.append(kind)
        else:
            rest, kind.tail = kind.tail or "", None
            if kind.tag == "li":
                kind.tag = "p"
            koerper.append(kind)
            offen = _offener_absatz(koerper, rest)


def _offener_absatz(koerper: Element, text: str) -> Element | None:
    if not text.strip():
        return None
    absatz = SubElement(koerper, "p")
    absatz.text = text
    return absatz


def listen_richten(koerper: Element) -> None:
    """In a list stand items alone, and nowhere else; a list within a list belongs to the item before it."""
    for eltern in list(koerper.iter()):
        if eltern.tag in ("ul", "ol"):
            _liste_richten(eltern)
        else:
            for kind in eltern.findall("li"):
                kind.tag = "span" if eltern.tag in ZEILENELEMENTE else "p"


def _liste_richten(liste: Element) -> None:
    kinder = list(liste)
    for kind in kinder:
        liste.remove(kind)
    punkt: Element | None = None
    if (liste.text or "").strip():
        punkt = SubElement(liste, "li")
        punkt.text, liste.text = liste.text, None
    for kind in kinder:
        if kind.tag == "li":
            liste.append(kind)
            punkt = kind
        else:
            punkt = punkt if punkt is not None else SubElement(liste, "li")
            punkt.append(kind)


def tabelle_richten(tabelle: Element) -> None:
    """Every row as wide as the widest, a head for every column, and every head with its scope; no table of one row."""
    zeilen = list(_zeilen(tabelle))
    if len(zeilen) < 2:
        _tabelle_aufloesen(tabelle)
        return
    breiten = list(_breiten(zeilen))
    spalten = max(breiten, default=0)
    for zeile, breite in zip(zeilen, breiten, strict=True):
        for _ in range(spalten - breite):
            SubElement(zeile, "td")
    if zeilen and not any(zelle.tag == "th" for zeile in zeilen for zelle in zeile):
        for zelle in zeilen[0]:
            zelle.tag = "th"
    ganz = len(zeilen) <= BLEIBT_GANZ
    zeilenkopf = "th" if ganz and _mehr_daten_als_koepfe(zeilen) else "td"
    for stelle, zeile in enumerate(zeilen):
        for zelle in zeile:
            _kopf_ausweisen(zelle, "th" if stelle == 0 else zeilenkopf, "row" if stelle else "col")
    _zahlen_ausweisen(zeilen)
    tabelle.set("class", " ".join(_klassen(zeilen, spalten)))


def _klassen(zeilen: list[Element], spalten: int) -> Iterator[str]:
    yield "breit" if spalten > 4 else "schmal"
    if len(zeilen) <= BLEIBT_GANZ:
        yield "ganz"
    if len(" ".join(zeilen[0].itertext()).split()) >= WORTREICH:
        yield "kopf-einmal"


def _tabelle_aufloesen(tabelle: Element) -> None:
    """One row alone is all head and no content, or the other way round: its cells follow each other as text."""
    koerper = [*tabelle.findall("caption"), *(zelle for zeile in _zeilen(tabelle) for zelle in zeile)]
    tabelle.tag, tabelle.text, tabelle[:] = "div", None, koerper
    tabelle.attrib.clear()
    for teil in koerper:
        teil.tag, teil.tail = "div", None
        teil.attrib.clear()
        absaetze_bilden(teil)


def _mehr_daten_als_koepfe(zeilen: list[Element]) -> bool:
    """Whether row heads help; where they would outnumber the data, a reader hears more heads than content."""
    zellen = [zelle.tag for zeile in zeilen for zelle in zeile]
    return zellen.count("th") < len(zellen) / 2


def _kopf_ausweisen(zelle: Element, tag: str, reichweite: str) -> None:
    if zelle.tag == "th":
        zelle.tag = tag
        zelle.attrib.pop("scope", None)
        if tag == "th":
            zelle.set("scope", reichweite)
        else:
            zelle.set("class", "zeilenkopf")


def _zahlen_ausweisen(zeilen: list[Element]) -> None:
    """Numbers beside the first column get the class `zahl`, and so does the head of a column of numbers alone."""
    for zeile in zeilen[1:]:
        for zelle in zeile[1:]:
            if not zelle.get("class") and ZAHL.fullmatch(_text(zelle)):
                zelle.set("class", "zahl")
    if all(SPANNEN.isdisjoint(zelle.keys()) for zeile in zeilen for zelle in zeile):
        for kopf, *spalte in zip(*zeilen, strict=True):
            if {zelle.get("class") for zelle in spalte if _text(zelle)} == {"zahl"}:
                kopf.set("class", "zahl")


def _text(zelle: Element) -> str:
    return "".join(zelle.itertext()).strip()


def _zeilen(tabelle: Element) -> Iterator[Element]:
    for kind in tabelle:
        if kind.tag == "tr":
            yield kind
        elif kind.tag in ("thead", "tbody", "tfoot"):
            yield from (zeile for zeile in kind if zeile.tag == "tr")


def _breiten(zeilen: list[Element]) -> Iterator[int]:
    """Columns that each row fills, cells that reach down from above included."""
    von_oben: list[int] = []
    for stelle, zeile in enumerate(zeilen):
        von_oben = [rest - 1 for rest in von_oben if rest > 1]
        breite = len(von_oben)
        for zelle in zeile:
            spalten = _spanne(zelle, "colspan", HOECHSTENS_SPALTEN)
            breite += spalten
            reihen = _spanne(zelle, "rowspan", len(zeilen) - stelle if breite <= HOECHSTENS_SPALTEN else 1)
            von_oben += [reihen] * spalten
        yield breite


def _spanne(zelle: Element, merkmal: str, hoechstens: int) -> int:
    """The cell's span, held within what the table has room for."""
    text = zelle.get(merkmal, "1")
    spanne = min(max(int(text[:6]), 1), hoechstens) if text.isascii() and text.isdigit() else 1
    if merkmal in zelle.attrib:
        zelle.set(merkmal, str(spanne))
    return spanne
