"""Pictures of a concept as files: named by their checksum, never overwritten, checked whenever they are read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from integrationskonzept.lib.files import read_whole
from integrationskonzept.lib.images import EXTENSIONS

if TYPE_CHECKING:
    from concepts.models import Bild


UNLESBAR = (
    "Die Datei des Bilds „{}“ fehlt auf dem Server oder ist beschädigt. Bitte laden Sie dasselbe Bild noch einmal "
    "hoch, oder legen Sie es in den Papierkorb und nehmen es aus den Texten. Der Betrieb Ihrer Installation kann die "
    "Datei auch aus der Sicherung zurückspielen."
)


class BildUnlesbar(OSError):
    """A picture's file is gone or damaged; the message names the picture and says what to do."""

    def __init__(self, bild: Bild) -> None:
        super().__init__(UNLESBAR.format(bild))
        self.bild = bild


def lege_datei_ab(daten: bytes, mediatyp: str) -> str:
    """The name of the file that holds exactly these bytes."""
    name = dateiname_zu(daten, mediatyp)
    if not ist_heil(name):
        default_storage.delete(name)  # damaged, or not there
        default_storage.save(name, ContentFile(daten))
    return name


def dateiname_zu(daten: bytes, mediatyp: str) -> str:
    """The name that these bytes have as a file."""
    return f"bilder/{hashlib.sha256(daten).hexdigest()}.{EXTENSIONS[mediatyp]}"


def lies_datei(name: str) -> bytes:
    """The bytes of a picture; `OSError` where the file is gone, empty or damaged."""
    return read_whole(default_storage, name)


def lies_bilddaten(bild: Bild) -> bytes:
    """The bytes of a picture; `BildUnlesbar` says which one cannot be had."""
    try:
        return lies_datei(str(bild.datei))
    except OSError as fehler:
        raise BildUnlesbar(bild) from fehler


def ist_heil(name: str) -> bool:
    """Whether the file is there, as it was saved."""
    try:
        lies_datei(name)
    except OSError:
        return False
    return True
