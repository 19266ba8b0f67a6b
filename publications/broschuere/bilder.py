"""The pictures of a brochure: those of the document and the arms; what is no picture is left out."""

import base64
import binascii
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from PIL import Image

from integrationskonzept.lib.pdf import Bilddatei
from publications.broschuere.angaben import Gestaltung

WAPPEN = "_wappen"
RASTERTYPEN = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
ZAHLEN = re.compile(r"[0-9.]+")


@dataclass(frozen=True)
class Bildangabe:
    """Where a picture is loaded from and which way it stands."""

    adresse: str
    hochkant: bool


def bilddateien(dokument: dict[str, Any], gestaltung: Gestaltung) -> dict[str, Bilddatei]:
    """Readable pictures by id; the arms under an id that no document can use."""
    bilder = dokument.get("bilder", [])
    dateien = {bild["id"]: Bilddatei(_aus_base64(bild["daten"]), bild["mediatyp"]) for bild in bilder}
    if gestaltung.wappen:
        dateien[WAPPEN] = Bilddatei(gestaltung.wappen, gestaltung.wappen_mediatyp or _mediatyp(gestaltung.wappen))
    return {kennung: datei for kennung, datei in dateien.items() if _masse(datei)}


def bildangaben(dateien: dict[str, Bilddatei], *, eigenstaendig: bool) -> dict[str, Bildangabe]:
    """How the HTML shows each picture: as `bild:ID`, or with its data inside the HTML."""
    return {
        kennung: Bildangabe(daten_adresse(datei) if eigenstaendig else f"bild:{kennung}", _ist_hochkant(datei))
        for kennung, datei in dateien.items()
    }


def daten_adresse(datei: Bilddatei) -> str:
    """The picture as a data URI."""
    return f"data:{datei.mediatyp};base64,{base64.b64encode(datei.daten).decode()}"


def _mediatyp(daten: bytes) -> str:
    anfaenge = {b"\x89PNG": "image/png", b"\xff\xd8": "image/jpeg", b"RIFF": "image/webp"}
    return next((typ for anfang, typ in anfaenge.items() if daten.startswith(anfang)), "image/svg+xml")


def _ist_hochkant(datei: Bilddatei) -> bool:
    breite, hoehe = _masse(datei) or (1.0, 1.0)
    return hoehe > breite * 1.1


def _aus_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _masse(datei: Bilddatei) -> tuple[float, float] | None:
    """Width and height; None where the data are no picture of the type they claim to be."""
    try:
        if datei.mediatyp == "image/svg+xml":
            return _masse_svg(datei.daten)
        with Image.open(BytesIO(datei.daten), formats=[RASTERTYPEN[datei.mediatyp]]) as bild:
            masse = bild.size
            bild.verify()
    except (
        KeyError,
        OSError,
        SyntaxError,
        ValueError,
        ParseError,
        DefusedXmlException,
        Image.DecompressionBombError,
    ):
        return None
    return masse


def _masse_svg(daten: bytes) -> tuple[float, float] | None:
    wurzel = defusedxml.ElementTree.fromstring(daten)
    if wurzel.tag.rpartition("}")[2] != "svg":
        return None
    angaben = ZAHLEN.findall(wurzel.get("viewBox", ""))[2:4]
    angaben = angaben or [zahl for merkmal in ("width", "height") for zahl in ZAHLEN.findall(wurzel.get(merkmal, ""))]
    return (float(angaben[0]), float(angaben[1])) if len(angaben) == 2 else (1.0, 1.0)
