"""What is still to be mended in a tagged PDF that WeasyPrint has written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

DRUCKEN = 4


def bessere_nach(rohfassung: bytes, beziehungen: Mapping[str, str]) -> bytes:
    """`beziehungen` gives the AFRelationship of each attached file by its name."""
    with Pdf.open(BytesIO(rohfassung)) as pdf:
        _verweise_drucken(pdf)
        _seitenraender_ausnehmen(pdf)
        for schrift in _schriften(pdf):
            _zeichen_benennen(schrift)
        for zelle in _kopfzellen(pdf):
            _reichweite_setzen(zelle)
        _anlagen_anmelden(pdf, beziehungen)
        ausgabe = BytesIO()
        pdf.save(ausgabe, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return ausgabe.getvalue()


def _verweise_drucken(pdf: Pdf) -> None:
    """Link annotations print as they show (ISO 32000-1, 12.5.3); those within the file get a name to be read out."""
    for seite in pdf.pages:
        for anmerkung in seite.get("/Annots", Array()):
            anmerkung.F = int(anmerkung.get("/F", 0)) | DRUCKEN
            if "/Dest" in anmerkung:
                anmerkung.Contents = String("Zur Stelle im Dokument")


def _kopfzellen(pdf: Pdf) -> Iterator[Dictionary]:
    for teil in pdf.objects:
        if isinstance(teil, Dictionary) and teil.get("/S") == Name.TH and teil.get("/P") is not None:
            yield teil


def _reichweite_setzen(zelle: Dictionary) -> None:
    """A head cell in the table's head stands for its column, any other for its row."""
    zeile = zelle.P
    im_kopf = zeile.P.get("/S") == Name.THead or all(nachbarin.get("/S") == Name.TH for nachbarin in zeile.K)
    merkmale = zelle.get("/A", Dictionary(O=Name.Table))
    if "/Scope" not in merkmale:
        merkmale.Scope = Name.Column if im_kopf else Name.Row
    zelle.A = merkmale


def _seitenraender_ausnehmen(pdf: Pdf) -> None:
    """Running heads and feet, which hang on no branch of the tag tree, become artifacts (ISO 14289-1, 7.8)."""
    baum = pdf.Root.StructTreeRoot
    dokument = baum.K[0]
    oben = {teil.objgen: True for teil in dokument.K if isinstance(teil, Dictionary)}
    nummern = list(baum.ParentTree.Nums)
    teile_der_seiten = {int(schluessel): teile for schluessel, teile in zip(nummern[::2], nummern[1::2], strict=True)}
    for seite in pdf.pages:
        teile = teile_der_seiten[int(seite.StructParents)]
        lose = [mcid for mcid, teil in enumerate(teile) if not _haengt_am_baum(teil, dokument, oben)]
        if lose:
            _als_artefakt(pdf, seite, lose)
            for mcid in lose:
                teile[mcid] = None


def _haengt_am_baum(teil: Object, dokument: Object, bekannt: dict[tuple[int, int], bool]) -> bool:
    if teil.objgen not in bekannt:
        oben = teil.P
        bekannt[teil.objgen] = oben.objgen != dokument.objgen and _haengt_am_baum(oben, dokument, bekannt)
    return bekannt[teil.objgen]


def _als_artefakt(pdf: Pdf, seite: Page, mcids: list[int]) -> None:
    inhalt = seite.Contents.read_bytes()
    for mcid in mcids:
        inhalt = re.sub(rb"/\w+\s*<</MCID %d>>\s*BDC" % mcid, b"/Artifact <</Type /Pagination>> BDC", inhalt, count=1)
    seite.Contents = pdf.make_stream(inhalt)


def _schriften(pdf: Pdf) -> Iterator[Dictionary]:
    for teil in pdf.objects:
        if isinstance(teil, Dictionary) and teil.get("/Type") == Name.Font and "/ToUnicode" in teil:
            yield teil


def _zeichen_benennen(schrift: Dictionary) -> None:
    """Glyphs that are only a part of a letter (dots, marks) get a character that nobody reads out."""
    zuordnung = schrift.ToUnicode.read_bytes()
    if b" <>" in zuordnung:
        schrift.ToUnicode.write(zuordnung.replace(b" <>", b" <200d>"))


def _anlagen_anmelden(pdf: Pdf, beziehungen: Mapping[str, str]) -> None:
    """Attached files as associated files of the whole document (ISO 32000-2, 14.13)."""
    dateien = []
    for name, beziehung in beziehungen.items():
        if name in pdf.attachments:
            datei = pdf.attachments[name].obj
            datei.AFRelationship = Name(f"/{beziehung}")
            dateien.append(datei)
    if dateien:
        pdf.Root.AF = Array(dateien)
