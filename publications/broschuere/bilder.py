"""The pictures of a brochure: those of the document and the arms; what is no picture is left out."""

import base64
import binascii
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


def bilddateien(dokument: dict[str, Any], gestaltung: Gestaltung) -> dict[str, Bilddatei]:
    """Readable pictures by id; the arms under an id that no document can use."""
    dateien = {bild["id"]: Bilddatei(_aus_base64(bild["daten"]), bild["mediatyp"]) for bild in dokument.get("bilder", [])}
    if gestaltung.wappen:
        dateien[WAPPEN] = Bilddatei(gestaltung.wappen, gestaltung.wappen_mediatyp)
    return {kennung: datei for kennung, datei in dateien.items() if _ist_bild(datei)}


def daten_adresse(datei: Bilddatei) -> str:
    return f"data:{datei.mediatyp};base64,{base64.b64encode(datei.daten).decode()}"


def _aus_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""


def _ist_bild(datei: Bilddatei) -> bool:
    try:
        if datei.mediatyp == "image/svg+xml":
            return str(defusedxml.ElementTree.fromstring(datei.daten).tag).endswith("svg")
        with Image.open(BytesIO(datei.daten), formats=[RASTERTYPEN[datei.mediatyp]]) as bild:
            bild.verify()
    except (KeyError, OSError, SyntaxError, ValueError, ParseError, DefusedXmlException, Image.DecompressionBombError):
        return False
    return True
