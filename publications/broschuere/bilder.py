"""The pictures of a brochure: those of the document and the arms; what is no picture is left out."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from integrationskonzept.lib.images import ImageError, as_shown, look_at, media_type_of
from integrationskonzept.lib.pdf import Bilddatei
from publications.broschuere.angaben import Gestaltung

WAPPEN = "_wappen"
UNLESBAR = "lässt sich nicht lesen und fehlt in der Broschüre. Bitte laden Sie es noch einmal hoch."


@dataclass(frozen=True)
class Bildangabe:
    """Where a picture is loaded from and which way it stands."""

    adresse: str
    hochkant: bool


def bilddateien(dokument: dict[str, Any], gestaltung: Gestaltung) -> dict[str, Bilddatei]:
    """Readable pictures by id; the arms under an id that no document can use."""
    alle = ((kennung, _druckbar(datei)) for kennung, datei in _alle(dokument, gestaltung).items())
    return {kennung: datei for kennung, datei in alle if datei}


def _druckbar(datei: Bilddatei) -> Bilddatei | None:
    """As a PDF can take it: upright, in its colours, quickly drawn; the document keeps the picture as it came.

    None where the data are no picture of the type they claim to be, or a dangerous one.
    """
    try:
        if look_at(datei.daten, datei.mediatyp).ready:
            return datei
        bild = as_shown(datei.daten)
    except ImageError:
        return None
    return Bilddatei(bild.data, bild.media_type)


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
        dateien[WAPPEN] = Bilddatei(gestaltung.wappen, gestaltung.wappen_mediatyp or media_type_of(gestaltung.wappen))
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


def _ist_hochkant(datei: Bilddatei) -> bool:
    masse = look_at(datei.daten, datei.mediatyp)
    return masse.height > masse.width * 1.1


def _aus_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""
