"""Typesetting a piece of HTML and reading its structure tree as a reading program does."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
from django.conf import settings
from weasyprint import HTML

from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_tags import schreibe_pdf

SCHRIFTEN = Path(settings.BASE_DIR) / "static" / "fonts"
STIL = f"""
@font-face {{ font-family: Fira; src: url({(SCHRIFTEN / "FiraSans_400Regular.ttf").as_uri()}) }}
@font-face {{ font-family: Noto; src: url({(SCHRIFTEN / "NotoSansArabic_400Regular.ttf").as_uri()}) }}
@page {{ size: 120mm 100mm; margin: 20mm; @bottom-center {{ content: "Seite " counter(page) }} }}
body {{ font: 10pt Fira, Noto; hyphens: auto; hyphenate-character: "-\\200b" }}
"""
BILD = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E"
    "%3Crect width='9' height='9'/%3E%3C/svg%3E"
)
SATZ = "Die Integrationsbeauftragte berichtet dem Stadtrat über die Zuständigkeiten der Verwaltung. "


class Knoten(NamedTuple):
    """A structure element; `seiten` are those its own text stands on."""

    art: str
    angaben: dict[str, str]
    kinder: list["Knoten"]
    seiten: list[int]
    text: str

    def alle(self, *arten: str) -> list["Knoten"]:
        return [knoten for knoten in self.reihe() if knoten.art in arten]

    def reihe(self) -> Iterator["Knoten"]:
        yield self
        for kind in self.kinder:
            yield from kind.reihe()


def setze(inhalt: str, stil: str = "", **wahlen) -> bytes:
    html = (
        f'<!doctype html><html lang="de"><head><title>Ein Titel</title><style>{STIL}{stil}</style></head><body>{inhalt}'
    )
    dokument = HTML(string=html, url_fetcher=Hausbote([SCHRIFTEN], {})).render()
    return schreibe_pdf(dokument, pdf_variant="pdf/ua-1", **wahlen)


def baum(inhalt: str, stil: str = "") -> Knoten:
    with pikepdf.open(BytesIO(setze(inhalt, stil))) as pdf:
        leser = _Leser(pdf)
        leser.pruefe_elternbaum()
        return leser.knoten(pdf.Root.StructTreeRoot.K[0])


class _Leser:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.nummern = {seite.objgen: nummer for nummer, seite in enumerate(pdf.pages)}
        self.marken: dict[tuple[int, int], tuple[int, int]] = {}
        self.texte = {nummer: texte(seite) for nummer, seite in enumerate(pdf.pages)}

    def knoten(self, teil: pikepdf.Dictionary) -> Knoten:
        marken, kinder = [], []
        for kind in teil.get("/K", []):
            if isinstance(kind, int):
                marken.append((self.nummern[teil.Pg.objgen], kind))
            elif kind.get("/Type") == "/MCR":
                marken.append((self.nummern[kind.Pg.objgen], int(kind.MCID)))
            elif kind.get("/Type") != "/OBJR":
                assert kind.P.objgen == teil.objgen
                kinder.append(self.knoten(kind))
        self.marken |= dict.fromkeys(marken, teil.objgen)
        angaben = {str(name)[1:]: str(wert) for name, wert in teil.items() if isinstance(wert, pikepdf.String)}
        angaben |= {str(name)[1:]: str(wert) for name, wert in dict(teil.get("/A", {})).items()}
        text = "".join(self.texte[seite][nummer] for seite, nummer in marken)
        return Knoten(str(teil.S)[1:], angaben, kinder, [seite for seite, _ in marken], text)

    def pruefe_elternbaum(self) -> None:
        """Every piece of marked content leads to the element that holds it, and the other way round."""
        self.knoten(self.pdf.Root.StructTreeRoot.K[0])
        eintraege = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        nach_nummer = {int(nummer): wert for nummer, wert in zip(eintraege[::2], eintraege[1::2], strict=True)}
        for nummer, seite in enumerate(self.pdf.pages):
            halter = nach_nummer[int(seite.StructParents)]
            assert sorted(self.texte[nummer]) == list(range(len(halter)))
            assert {(nummer, marke): teil.objgen for marke, teil in enumerate(halter)} == {
                schluessel: teil for schluessel, teil in self.marken.items() if schluessel[0] == nummer
            }
            for anmerkung in seite.get("/Annots", []):
                assert nach_nummer[int(anmerkung.StructParent)].S == "/Link"


def texte(seite: pikepdf.Page) -> dict[int, str]:
    """What each piece of marked content shows."""
    zeichen = {name: _zeichen(schrift) for name, schrift in seite.Resources.get("/Font", {}).items()}
    texte: dict[int, str] = {}
    offen: list[int | None] = []
    schrift: dict[str, str] = {}
    for werte, befehl in pikepdf.parse_content_stream(seite):
        match str(befehl):
            case "BDC" | "BMC":
                marke = werte[1].get("/MCID") if len(werte) > 1 else None
                offen.append(
                    int(marke) if marke is not None else (offen[-1] if offen and werte[0] == "/Span" else None)
                )
                if marke is not None:
                    texte[int(marke)] = ""
            case "EMC":
                offen.pop()
            case "Tf":
                schrift = zeichen[str(werte[0])]
            case "TJ" if offen and offen[-1] is not None:
                glyphen = b"".join(bytes(teil) for teil in werte[0] if isinstance(teil, pikepdf.String)).hex()
                texte[offen[-1]] += "".join(
                    schrift[glyphen[stelle : stelle + 4]] for stelle in range(0, len(glyphen), 4)
                )
    assert not offen
    return texte


def _zeichen(schrift: pikepdf.Dictionary) -> dict[str, str]:
    zeilen = schrift.ToUnicode.read_bytes().decode().splitlines()
    paare = (zeile[1:-1].split("> <") for zeile in zeilen if zeile.startswith("<") and "> <" in zeile)
    return {glyphe: bytes.fromhex(text).decode("utf-16-be") for glyphe, text, *_ in paare if len(glyphe) == 4}
