"""Typeset parts joined into one tagged document: pages, tags, links, bookmarks, page numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import accumulate
from textwrap import wrap

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf, String

from integrationskonzept.lib.pdf_teile import ZIFFERN, Lesezeichen, Stelle, Teilsatz

STELLE = "stelle:"
"""The scheme of links that lead to a place in the same document, whichever part it is in."""
ZIFFERNBREITE = 560
"""Thousandths of the type size, for every figure of the running feet's font."""
FUSS = re.compile(rb"/Artifact<</Type/Pagination/Subtype/Footer>>BDC.*?EMC", re.DOTALL)
ZEHN_GLYPHEN = re.compile(rb"\[<([0-9a-f]{40})>0?\] TJ")
Anmerkungen = list[tuple[Object, Object, int]]
"""Annotations with the structure element that each belongs to and the page that it stands on."""


def fuege(teile: Sequence[Teilsatz]) -> Pdf:
    """One document out of all parts; page numbers run through."""
    pdf = Pdf.new()
    dokument, nummern = _beginne_baum(pdf)
    anmerkungen: Anmerkungen = []
    benannte: dict[str, Object] = {}
    for teil, beginn in zip(teile, anfaenge(teile), strict=True):
        with Pdf.open(BytesIO(teil.pdf)) as quelle:
            pdf.pages.extend(quelle.pages)
            eintraege = _haenge_baum_an(pdf.copy_foreign(quelle.Root.StructTreeRoot), dokument, benannte)
        seiten = list(pdf.pages)[beginn:]
        for nummer, seite in enumerate(seiten):
            seite.StructParents = beginn + nummer
            _trage_ein(nummern, beginn + nummer, eintraege[nummer])
            anmerkungen += [(a, eintraege[int(a.StructParent)], beginn + nummer) for a in seite.get("/Annots", [])]
        _nummeriere(pdf, seiten, teil.ziffern, beginn)
    _benenne(pdf, benannte)
    _melde_anmerkungen_an(pdf, anmerkungen, nummern)
    _verbinde(pdf, anmerkungen, stellen(teile))
    _lesezeichen(pdf, teile)
    return pdf


def anfaenge(teile: Sequence[Teilsatz]) -> list[int]:
    """The index of each part's first page."""
    return [0, *accumulate(teil.seiten for teil in teile)][:-1]


def stellen(teile: Sequence[Teilsatz]) -> dict[str, Stelle]:
    """Every named place, with its page counted over all parts."""
    return {
        name: Stelle(stelle.seite + beginn, stelle.x, stelle.y)
        for teil, beginn in reversed(list(zip(teile, anfaenge(teile), strict=True)))
        for name, stelle in teil.anker.items()
    }


def _beginne_baum(pdf: Pdf) -> tuple[Dictionary, Array]:
    wurzel = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    dokument = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array(), P=wurzel))
    wurzel.K = Array([dokument])
    wurzel.ParentTree = pdf.make_indirect(Dictionary(Nums=Array()))
    pdf.Root.StructTreeRoot = wurzel
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    return dokument, wurzel.ParentTree.Nums


def _haenge_baum_an(wurzel: Object, dokument: Object, benannte: dict[str, Object]) -> dict[int, Object]:
    """What the part's ParentTree says, by its own keys; adds to `benannte` the elements with an ID."""
    for teil in wurzel.K[0].K:
        teil.P = dokument
        dokument.K.append(teil)
    if "/IDTree" in wurzel:
        namen = list(wurzel.IDTree.Names)
        benannte |= {str(name): teil for name, teil in zip(namen[::2], namen[1::2], strict=True)}
    eintraege = list(wurzel.ParentTree.Nums)
    return {int(schluessel): wert for schluessel, wert in zip(eintraege[::2], eintraege[1::2], strict=True)}


def _benenne(pdf: Pdf, benannte: dict[str, Object]) -> None:
    if benannte:
        namen = Array([teil for name, element in sorted(benannte.items()) for teil in (String(name), element)])
        pdf.Root.StructTreeRoot.IDTree = Dictionary(Names=namen)


def _melde_anmerkungen_an(pdf: Pdf, anmerkungen: Anmerkungen, nummern: Array) -> None:
    for nummer, (anmerkung, element, _) in enumerate(anmerkungen, start=len(pdf.pages)):
        anmerkung.StructParent = nummer
        _trage_ein(nummern, nummer, element)


def _trage_ein(nummern: Array, schluessel: int, wert: Object) -> None:
    nummern.append(schluessel)
    nummern.append(wert)


def _verbinde(pdf: Pdf, anmerkungen: Anmerkungen, ziele: dict[str, Stelle]) -> None:
    """Links to places in the document; where there is no such place, to the page that the link stands on."""
    seiten = [seite.obj for seite in pdf.pages]
    for anmerkung, _, seite in anmerkungen:
        adresse = str(anmerkung.A.URI) if "/A" in anmerkung else ""
        if adresse.startswith(STELLE):
            oben = Stelle(seite, 0, float(seiten[seite].MediaBox[3]))
            stelle = ziele.get(adresse.removeprefix(STELLE), oben)
            del anmerkung.A
            anmerkung.Dest = _ziel(seiten, stelle)
            anmerkung.Contents = String(f"Zu Seite {stelle.seite + 1}")


def _ziel(seiten: list[Dictionary], stelle: Stelle) -> Array:
    return Array([seiten[stelle.seite], Name.XYZ, stelle.x, stelle.y, 0])


def _nummeriere(pdf: Pdf, seiten: list[Page], ziffern: frozenset[tuple[str, str]], beginn: int) -> None:
    """The page's number in the foot, in the place of all digits; distances of nothing between glyphs go."""
    for nummer, seite in enumerate(seiten, start=beginn + 1):

        def beziffert(fuss: re.Match[bytes], nummer: int = nummer) -> bytes:
            return ZEHN_GLYPHEN.sub(lambda platz: _zahl(nummer, platz, ziffern), fuss[0])

        inhalt = seite.Contents.read_bytes().replace(b">0<", b"")
        seite.Contents = pdf.make_stream(FUSS.sub(beziffert, inhalt))


def _zahl(nummer: int, platz: re.Match[bytes], ziffern: frozenset[tuple[str, str]]) -> bytes:
    """The operator that shows a number, moved to the right by the digits it does not have."""
    glyphen = {ziffer: glyphe for glyphe, ziffer in zip(wrap(platz[1].decode(), 4), ZIFFERN, strict=True)}
    if any((glyphe, ziffer) not in ziffern for ziffer, glyphe in glyphen.items()):
        return platz[0]
    text = str(nummer)
    luecke = -(len(ZIFFERN) - len(text)) * ZIFFERNBREITE
    return f"[{luecke}<{''.join(glyphen[ziffer] for ziffer in text)}>] TJ".encode()


def _lesezeichen(pdf: Pdf, teile: Sequence[Teilsatz]) -> None:
    seiten = [seite.obj for seite in pdf.pages]
    with pdf.open_outline() as gliederung:
        offen: list[tuple[int, list[OutlineItem]]] = [(0, gliederung.root)]
        for zeichen in _alle_lesezeichen(teile):
            eintrag = OutlineItem(zeichen.titel, _ziel(seiten, zeichen.stelle))
            while offen[-1][0] >= zeichen.ebene:
                offen.pop()
            offen[-1][1].append(eintrag)
            offen.append((zeichen.ebene, eintrag.children))


def _alle_lesezeichen(teile: Sequence[Teilsatz]) -> Iterator[Lesezeichen]:
    """With their pages counted over all parts."""
    for teil, beginn in zip(teile, anfaenge(teile), strict=True):
        for zeichen in teil.lesezeichen:
            yield replace(zeichen, stelle=replace(zeichen.stelle, seite=zeichen.stelle.seite + beginn))
