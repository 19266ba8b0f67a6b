"""Reading a finished PDF: its text line by line, its attachments, its tags, and what the validators say."""

import ctypes
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import outloud
import page
import pikepdf
import pypdfium2
from pypdfium2 import raw

PROFILE = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A)
BILDER = {"Figure"}
ABSAETZE = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "Lbl", "TD", "TH", "Caption", "BlockQuote", "DT", "DD"}
NICHT_IN_DER_ZEILE = ABSAETZE | BILDER | {"L", "LI", "Table", "Div", "Sect"}


class Stueck(NamedTuple):
    """A run of text on a line of one page (from 1), or a part of a picture, without text.

    `marke` is None in running heads and feet.
    """

    seite: int
    marke: int | None
    links: float
    unten: float
    rechts: float
    oben: float
    grad: float
    text: str


class Absatz(NamedTuple):
    """A block of text or a picture, by its tag, with all of its runs."""

    art: str
    stuecke: list[Stueck]

    @property
    def text(self) -> str:
        return glatt(" ".join(stueck.text for stueck in self.stuecke))

    def zeilen(self, seite: int) -> int:
        """How many lines of it stand on a page; runs that overlap in height are on one."""
        hoehen = sorted((s.unten, s.oben) for s in self.stuecke if s.seite == seite and s.text.strip())
        zeilen, bis = 0, 0.0
        for unten, oben in hoehen:
            if zeilen == 0 or (unten + oben) / 2 > bis:
                zeilen, bis = zeilen + 1, oben
        return zeilen


def seitentexte(daten: bytes) -> list[str]:
    """The text of every page, line by line."""
    with pypdfium2.PdfDocument(daten) as pdf:
        return [seite.get_textpage().get_text_bounded() for seite in pdf]


def glatt(text: str) -> str:
    return " ".join(text.split())


def anlage(daten: bytes, name: str) -> bytes:
    with pikepdf.open(BytesIO(daten)) as pdf:
        return pdf.attachments[name].get_file().read_bytes()


def ueberschriften(daten: bytes) -> list[int]:
    """The ranks of the headings in reading order."""
    with pikepdf.open(BytesIO(daten)) as pdf:
        arten = [str(teil.get("/S", "")) for teil in _baum(pdf.Root.StructTreeRoot.K[0])]
    return [int(art[2:]) for art in arten if art[:2] == "/H" and art[2:].isdigit()]


def _baum(teil: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """All structure elements in reading order."""
    yield teil
    for kind in _kinder(teil):
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield from _baum(kind)


def _kinder(teil: pikepdf.Dictionary) -> list[pikepdf.Object]:
    kinder = teil.get("/K", [])
    return list(kinder) if isinstance(kinder, pikepdf.Array) else [kinder]


def links(daten: bytes) -> list[tuple[int, str, int | str]]:
    """Every link with the page it stands on, the text within its frame, and the page or address it leads to."""
    with pikepdf.open(BytesIO(daten)) as pdf:
        nummern = {seite.obj.objgen: nummer for nummer, seite in enumerate(pdf.pages, 1)}
        gefunden = []
        for nummer, seite in enumerate(pdf.pages, 1):
            for link in seite.get("/Annots", []):
                ziel = nummern[link.Dest[0].objgen] if "/Dest" in link else str(link.A.URI)
                rahmen = sorted(map(float, link.Rect[::2])) + sorted(map(float, link.Rect[1::2]))
                gefunden.append((nummer, _text_in(daten, nummer, rahmen), ziel))
    return gefunden


def _text_in(daten: bytes, seite: int, rahmen: list[float]) -> str:
    von, bis, unten, oben = rahmen
    return glatt(
        " ".join(
            stueck.text
            for stueck in stuecke(daten)[seite]
            if von - 1 < (stueck.links + stueck.rechts) / 2 < bis + 1
            and unten - 1 < (stueck.unten + stueck.oben) / 2 < oben + 1
        )
    )


@lru_cache(maxsize=40)
def stuecke(daten: bytes) -> dict[int, list[Stueck]]:
    """All runs of text and parts of pictures by page, in the order in which they are drawn."""
    pdf = pypdfium2.PdfDocument(daten)
    try:
        return {nummer: list(_stuecke(pdf, nummer)) for nummer in range(1, len(pdf) + 1)}
    finally:
        pdf.close()


def _stuecke(pdf: pypdfium2.PdfDocument, nummer: int) -> Iterator[Stueck]:
    seite = pdf[nummer - 1]
    textseite = seite.get_textpage()
    try:
        for teil in seite.get_objects(max_depth=1, textpage=textseite):
            marke = raw.FPDFPageObj_GetMarkedContentID(teil.raw)
            ist_text = teil.type == raw.FPDF_PAGEOBJ_TEXT
            text = _text(teil, textseite) if ist_text else ""
            if text.strip("\u200b\u200d\ufeff \u00ad") or (marke >= 0 and not ist_text):
                grad = _grad(teil) if ist_text else 0.0
                yield Stueck(nummer, None if marke < 0 else marke, *teil.get_bounds(), grad, text)
    finally:
        textseite.close()
        seite.close()


def _text(teil: pypdfium2.PdfObject, textseite: pypdfium2.PdfTextPage) -> str:
    laenge = raw.FPDFTextObj_GetText(teil.raw, textseite.raw, None, 0)
    puffer = ctypes.create_string_buffer(laenge)
    raw.FPDFTextObj_GetText(teil.raw, textseite.raw, ctypes.cast(puffer, ctypes.POINTER(ctypes.c_ushort)), laenge)
    return puffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def _grad(teil: pypdfium2.PdfObject) -> float:
    """The type size in points, as it is printed."""
    groesse = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(teil.raw, groesse)
    return round(groesse.value * abs(teil.get_matrix().d), 2)


@lru_cache(maxsize=40)
def absaetze(daten: bytes) -> list[Absatz]:
    """All blocks of text and all pictures in reading order; what is written in a picture is its own."""
    je_marke: dict[tuple[int, int], list[Stueck]] = {}
    for seite, alle in stuecke(daten).items():
        for stueck in alle:
            if stueck.marke is not None:
                je_marke.setdefault((seite, stueck.marke), []).append(stueck)
    with pikepdf.open(BytesIO(daten)) as pdf:
        nummern = {seite.obj.objgen: nummer for nummer, seite in enumerate(pdf.pages, 1)}
        gefunden = [
            Absatz(art, [stueck for ort in orte for stueck in je_marke.get(ort, [])])
            for art, orte in _absaetze(pdf.Root.StructTreeRoot.K[0], nummern)
        ]
    return [absatz for absatz in gefunden if absatz.stuecke]


def _absaetze(teil: pikepdf.Dictionary, nummern: dict) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    art = str(teil.S)[1:]
    eigene = list(_orte(teil, nummern)) if art in ABSAETZE | BILDER else []
    if eigene:
        yield art, eigene
    for kind in _kinder(teil):
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield from _absaetze(kind, nummern)


def _orte(teil: pikepdf.Dictionary, nummern: dict) -> Iterator[tuple[int, int]]:
    """Pages and marks of an element's own text, that of elements within the line included."""
    for kind in _kinder(teil):
        if isinstance(kind, int):
            yield nummern[teil.Pg.objgen], int(kind)
        elif "/MCID" in kind:
            yield nummern[kind.get("/Pg", teil.get("/Pg")).objgen], int(kind.MCID)
        elif "/S" in kind and str(kind.S)[1:] not in NICHT_IN_DER_ZEILE:
            yield from _orte(kind, nummern)


def maengel(daten: bytes) -> list[str]:
    """What PDF/UA-1, PDF/A-3a and outloud find wrong, warnings included."""
    with tempfile.TemporaryDirectory() as ordner:
        datei = Path(ordner) / "broschuere.pdf"
        datei.write_bytes(daten)
        verstoesse = [str(f) for profil in PROFILE for f in page.validate_pdf(str(datei), profile=profil).failures]
        ergebnis = outloud.check(str(datei))
    gehoert = [
        f"{fund.rule}: {fund.message} ({fund.evidence})"
        for fund in ergebnis.findings
        if fund.severity in ("error", "warning")
    ]
    return verstoesse + gehoert + ([ergebnis.error] if ergebnis.error else [])
