"""The tree of structure elements as objects of the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import pydyf  # type: ignore[import-untyped]

from integrationskonzept.lib.pdf_tags.strom import Seite
from integrationskonzept.lib.pdf_tags.teile import Teil, Verweis

DRUCKEN = 4


def schreibe_baum(pdf: Any, wurzel: Teil, seiten: Sequence[Seite]) -> None:
    """Puts the tree in place of WeasyPrint's."""
    baum = _objekt(pdf, pdf.catalog["StructTreeRoot"])
    dokument = _objekt(pdf, baum["K"][0])
    ausgabe = _Ausgabe(pdf, seiten)
    dokument["K"] = ausgabe.kinder(wurzel, dokument.reference)
    nummern = pydyf.Array()
    for seite in seiten:
        nummern.extend((seite.nummer, pydyf.Array(ausgabe.verweise[teil] for teil in seite.halter)))
    for nummer, verweis in enumerate(ausgabe.anmerkungen, start=len(seiten)):
        nummern.extend((nummer, verweis))
    _objekt(pdf, baum["ParentTree"])["Nums"] = nummern
    if ausgabe.benannte:
        namen = (teil for paar in sorted(ausgabe.benannte.items()) for teil in (pydyf.String(paar[0]), paar[1]))
        baum["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(namen)})
    _entferne_lose_verweise(pdf)
    _ohne_interpolation(pdf)


class _Ausgabe:
    def __init__(self, pdf: Any, seiten: Sequence[Seite]) -> None:
        self._pdf, self._seiten = pdf, seiten
        self._seitenverweise = pdf.page_references
        self.verweise: dict[Teil, bytes] = {}
        self.anmerkungen: list[bytes] = []
        self.benannte: dict[str, bytes] = {}

    def kinder(self, teil: Teil, verweis: bytes) -> Any:
        """The entry K of an element."""
        self.verweise[teil] = verweis
        kinder = pydyf.Array()
        for kind in teil.kinder:
            if isinstance(kind, Teil):
                kinder.append(self._teil(kind, verweis))
            elif isinstance(kind, Verweis):
                kinder.append(self._anmerkung(kind, teil, verweis))
            elif (nummer := self._seiten[kind.seite].neue_nummern.get(kind.nummer)) is not None:
                kinder.append(nummer if kind.seite == teil.seite else self._fern(kind.seite, nummer))
        return kinder

    def _teil(self, teil: Teil, oben: bytes) -> bytes:
        objekt = pydyf.Dictionary({"S": f"/{teil.art}", "P": oben})
        self._pdf.add_object(objekt)
        verweis: bytes = objekt.reference
        if teil.art == "Table" or not all(isinstance(kind, Teil) for kind in teil.kinder):
            objekt["Pg"] = self._seitenverweise[teil.seite]
        objekt["K"] = self.kinder(teil, verweis)
        if kennung := teil.angaben.get("ID"):
            self.benannte[kennung] = verweis
        objekt.update((name, pydyf.String(text)) for name, text in teil.angaben.items())
        if teil.merkmale:
            objekt["A"] = pydyf.Dictionary(
                {name: pydyf.Array(wert) if isinstance(wert, list) else wert for name, wert in teil.merkmale.items()}
            )
        return verweis

    def _fern(self, seite: int, nummer: int) -> Any:
        """Marked content of another page than that the element began on."""
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._seitenverweise[seite], "MCID": nummer})

    def _anmerkung(self, kind: Verweis, teil: Teil, verweis: bytes) -> Any:
        anmerkung = kind.anmerkung
        anmerkung["StructParent"] = len(self._seiten) + len(self.anmerkungen)
        anmerkung["F"] = DRUCKEN
        anmerkung["Contents"] = pydyf.String(_ansage(anmerkung, teil.text()))
        self.anmerkungen.append(verweis)
        ziel = {"Type": "/OBJR", "Obj": anmerkung.reference, "Pg": self._seitenverweise[kind.seite]}
        return pydyf.Dictionary(ziel)


def _ansage(anmerkung: Any, text: str) -> str:
    """What is read out for a link."""
    adresse = urlsplit(str(anmerkung["A"]["URI"].string)) if "A" in anmerkung else None
    match adresse.scheme if adresse else "":
        case "http" | "https":
            return f"Webseite: {text or adresse.netloc}" if adresse else text
        case "mailto":
            return f"E-Mail: {text}"
    return f"Zu: {text}" if text else "Zur Stelle im Dokument"


def _entferne_lose_verweise(pdf: Any) -> None:
    """Links in running heads and repeated table heads lead nowhere new, and no structure element holds them."""
    for nummer in pdf.pages["Kids"][::3]:
        seite = pdf.objects[nummer]
        if "Annots" in seite:
            anmerkungen = [eintrag for eintrag in seite["Annots"] if _gehalten(_objekt(pdf, eintrag))]
            seite["Annots"] = pydyf.Array(anmerkungen)


def _ohne_interpolation(pdf: Any) -> None:
    """PDF/A leaves it to no one how a picture is smoothed (ISO 19005-3, 6.2.8)."""
    for objekt in pdf.objects:
        if isinstance(objekt, pydyf.Stream) and "Interpolate" in objekt.extra:
            objekt.extra["Interpolate"] = "false"


def _gehalten(anmerkung: Any) -> bool:
    return anmerkung["Subtype"] != "/Link" or "StructParent" in anmerkung


def _objekt(pdf: Any, verweis: bytes) -> Any:
    return pdf.objects[int(verweis.split()[0])]
