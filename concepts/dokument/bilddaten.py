"""The pictures of a document that waits: only the names of their files are kept, which are their checksums."""

from __future__ import annotations

import base64
import errno
import json
import logging
from collections.abc import Callable

from django.core.files.storage import default_storage

from concepts.bilder import dateiname_zu
from concepts.models import Bild

from .aufbau import als_text

logger = logging.getLogger(__name__)


class Bildnamen(dict[str, str]):
    """Id of the picture → name of its file; called for every picture of the document, it reads none."""

    def __call__(self, bild: Bild) -> str:
        """Remember the name; the data are put in by `mit_bilddaten`."""
        self[bild.kennung] = str(bild.datei)
        return ""


Lesen = Callable[[dict[str, str], str], str]
"""Gives the data of a picture, by what the document says of it and the name of its file."""


def lies_oder_leer(bild: dict[str, str], name: str) -> str:
    """One whose file is gone has no data, and is left out with a hint."""
    try:
        return base64.b64encode(_bytes(name)).decode()
    except OSError:
        logger.exception("Die Bilddatei %s fehlt", name)
        return ""


def lies_geprueft(bild: dict[str, str], name: str) -> str:
    """`OSError` where the file is gone or is not what it was."""
    daten = _bytes(name)
    if dateiname_zu(daten, bild["mediatyp"]) != name:
        raise OSError(errno.EIO, f"{name} ist beschädigt")
    return base64.b64encode(daten).decode()


def mit_bilddaten(text: str, namen: dict[str, str], lies: Lesen = lies_oder_leer) -> str:
    """The document's text with its pictures."""
    if not namen:
        return text
    dokument = json.loads(text)
    for bild in dokument["bilder"]:
        bild["daten"] = lies(bild, namen[bild["id"]])
    return als_text(dokument)


def _bytes(name: str) -> bytes:
    with default_storage.open(name) as datei:
        daten: bytes = datei.read()
    return daten
