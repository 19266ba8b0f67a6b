"""What makes a tagged PDF one for the archive: PDF/UA-1 and PDF/A-3a in the same file, with its source data inside.

Everything written here follows from the arguments: the same input gives the same bytes.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import md5
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, String

from integrationskonzept.lib.pdf_teile import Anlage
from integrationskonzept.lib.pdf_xmp import xmp

ERZEUGER = "WeasyPrint"
FARBRAUM = "sRGB2014"


def mache_archivfest(
    pdf: Pdf,
    *,
    titel: str,
    verfasser: str,
    beschreibung: str,
    sprache: str,
    erzeugt: datetime.datetime,
    anlagen: Sequence[Anlage],
) -> None:
    """Adds metadata, colour space and attached files; `erzeugt` must know its time zone."""
    pdf.Root.Lang = String(sprache)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    _farbraum(pdf)
    _anlagen(pdf, anlagen, erzeugt)
    angaben = {"Title": titel, "Author": verfasser, "Subject": beschreibung, "Producer": ERZEUGER}
    for name, wert in angaben.items():
        if wert:
            pdf.docinfo[f"/{name}"] = String(wert)
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = _zeit(erzeugt)
    paket = xmp(
        titel=titel, verfasser=verfasser, beschreibung=beschreibung, sprache=sprache, erzeugt=erzeugt, erzeuger=ERZEUGER
    )
    # Search engines and archives read it without knowing PDF: it must not be compressed (ISO 19005-3, 6.6.2).
    pdf.Root.Metadata = pdf.make_stream(paket, Type=Name.Metadata, Subtype=Name.XML)


def speichere(pdf: Pdf) -> bytes:
    """The file, small and the same every time.

    Where compressed data end in a carriage return, the line feed behind it would be taken for the second half of one
    line end, and the data for a byte too short (ISO 19005-3, 6.1.7.1). A carriage return ends a line as well.
    """
    ausgabe = BytesIO()
    pdf.save(ausgabe, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return ausgabe.getvalue().replace(b"\r\nendstream", b"\r\rendstream")


def _farbraum(pdf: Pdf) -> None:
    """Which red is meant by red."""
    profil = pdf.make_stream(_srgb(), N=3, Alternate=Name.DeviceRGB)
    vorgabe = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(FARBRAUM),
        Info=String(FARBRAUM),
        DestOutputProfile=profil,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(vorgabe)])


@cache
def _srgb() -> bytes:
    """WeasyPrint's profile, without loading WeasyPrint."""
    paket = find_spec("weasyprint")
    ordner = Path(paket.origin or "").parent if paket else Path()
    return (ordner / "pdf" / "sRGB2014.icc").read_bytes()


def _anlagen(pdf: Pdf, anlagen: Iterable[Anlage], erzeugt: datetime.datetime) -> None:
    """Files inside the file, as associated files of the whole document (ISO 19005-3, 6.8)."""
    dateien = [_datei(pdf, anlage, erzeugt) for anlage in sorted(anlagen, key=lambda anlage: anlage.name)]
    if not dateien:
        return
    namen = pdf.Root.get("/Names", Dictionary())
    namen.EmbeddedFiles = pdf.make_indirect(
        Dictionary(Names=Array([eintrag for datei in dateien for eintrag in (datei.UF, datei)]))
    )
    pdf.Root.Names = namen
    pdf.Root.AF = Array(dateien)


def _datei(pdf: Pdf, anlage: Anlage, erzeugt: datetime.datetime) -> Object:
    umfang = Dictionary(
        Size=len(anlage.daten),
        CreationDate=_zeit(erzeugt),
        ModDate=_zeit(erzeugt),
        CheckSum=String(md5(anlage.daten, usedforsecurity=False).digest()),
    )
    inhalt = pdf.make_stream(anlage.daten, Type=Name.EmbeddedFile, Subtype=Name(f"/{anlage.mediatyp}"), Params=umfang)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(anlage.name),
            UF=String(anlage.name),
            Desc=String(anlage.beschreibung),
            AFRelationship=Name(f"/{anlage.beziehung}"),
            EF=Dictionary(F=inhalt, UF=inhalt),
        )
    )


def _zeit(zeit: datetime.datetime) -> String:
    return String(f"D:{zeit.astimezone(datetime.UTC):%Y%m%d%H%M%S}Z")
