"""The pictures of a brochure: those of the document and the arms; what is no picture is left out."""

import base64
import binascii
import re
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

import defusedxml.ElementTree
from defusedxml import DefusedXmlException
from PIL import Image

from integrationskonzept.lib.bildpruefung import SVG, BildFehler, pruefe_bild
from integrationskonzept.lib.pdf import Bilddatei
from publications.broschuere.angaben import Gestaltung
from publications.broschuere.vektorbild import ist_zeichenbar

WAPPEN = "_wappen"
UNLESBAR = "lässt sich nicht lesen und fehlt in der Broschüre. Bitte laden Sie es noch einmal hoch."
ZAHLEN = re.compile(r"[0-9.]+")
HOECHSTENS_BEKANNTE = 2000
_BEKANNTE: dict[tuple[str, bytes], tuple[float, float] | None] = {}


@dataclass(frozen=True)
class Bildangabe:
    """Where a picture is loaded from and which way it stands."""

    adresse: str
    hochkant: bool


def bilddateien(dokument: dict[str, Any], gestaltung: Gestaltung) -> dict[str, Bilddatei]:
    """Readable pictures by id; the arms under an id that no document can use."""
    return {kennung: datei for kennung, datei in _alle(dokument, gestaltung).items() if _masse(datei)}


def bildhinweise(dokument: dict[str, Any], gestaltung: Gestaltung) -> tuple[str, ...]:
    """A sentence for every picture that is left out, as it cannot be read."""
    lesbare = bilddateien(dokument, gestaltung)
    fehlende = [bild for bild in dokument.get("bilder", []) if bild["id"] not in lesbare]
    namen = [f"Das Bild „{bild.get('dateiname') or bild['id']}“" for bild in fehlende]
    if gestaltung.wappen and WAPPEN not in lesbare:
        namen.insert(0, "Das Wappen")
    return tuple(f"{name} {UNLESBAR}" for name in namen)


def _alle(dokument: dict[str, Any], gestaltung: Gestaltung) -> dict[str, Bilddatei]:
    bilder = dokument.get("bilder", [])
    dateien = {bild["id"]: Bilddatei(_aus_base64(bild["daten"]), bild["mediatyp"]) for bild in bilder}
    if gestaltung.wappen:
        dateien[WAPPEN] = Bilddatei(gestaltung.wappen, gestaltung.wappen_mediatyp or _mediatyp(gestaltung.wappen))
    return dateien


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
    """Width and height; None where the data are no picture of the type they claim to be, or a dangerous one.

    To find out, a picture is read to its end: the answer is kept, the picture is not.
    """
    schluessel = datei.mediatyp, sha256(datei.daten).digest()
    if schluessel not in _BEKANNTE:
        if len(_BEKANNTE) >= HOECHSTENS_BEKANNTE:
            _BEKANNTE.clear()
        _BEKANNTE[schluessel] = _gemessen(datei)
    return _BEKANNTE[schluessel]


def _gemessen(datei: Bilddatei) -> tuple[float, float] | None:
    try:
        if datei.mediatyp == SVG:
            return _masse_svg(datei.daten)
        pruefe_bild(datei.daten, datei.mediatyp)
        with Image.open(BytesIO(datei.daten)) as bild:
            return bild.size
    except (BildFehler, ValueError, LookupError, ParseError, DefusedXmlException):
        return None


def _masse_svg(daten: bytes) -> tuple[float, float] | None:
    wurzel = defusedxml.ElementTree.fromstring(daten)
    if wurzel.tag.rpartition("}")[2] != "svg" or _zeigt_auf_bilder(wurzel) or not ist_zeichenbar(wurzel):
        return None
    angaben = ZAHLEN.findall(wurzel.get("viewBox", ""))[2:4]
    angaben = angaben or [zahl for merkmal in ("width", "height") for zahl in ZAHLEN.findall(wurzel.get(merkmal, ""))]
    return (float(angaben[0]), float(angaben[1])) if len(angaben) == 2 else (1.0, 1.0)


def _zeigt_auf_bilder(wurzel: Element) -> bool:
    """Whether it loads pictures: those of the document may be itself, others an SVG that nobody has looked at."""
    return any(
        name.rpartition("}")[2] == "href" and wert.strip().lower().startswith(("bild:", "data:image/svg"))
        for knoten in wurzel.iter()
        for name, wert in knoten.attrib.items()
    )
