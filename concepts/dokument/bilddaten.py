"""The pictures of a document that waits: only the names of their files are kept, which are their checksums."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Callable

from concepts.bilder import lies_datei
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
    """One whose file is gone or damaged has no data, and is left out with a hint."""
    try:
        return lies_geprueft(bild, name)
    except OSError:
        logger.exception("Die Bilddatei %s fehlt oder ist beschädigt", name)
        return ""


def lies_geprueft(_bild: dict[str, str], name: str) -> str:
    """`OSError` where the file is gone or is not what it was."""
    return base64.b64encode(lies_datei(name)).decode()


def mit_bilddaten(text: str, namen: dict[str, str], lies: Lesen = lies_oder_leer) -> str:
    """The document's text with its pictures."""
    if not namen:
        return text
    dokument = json.loads(text)
    for bild in dokument["bilder"]:
        bild["daten"] = lies(bild, namen[bild["id"]])
    return als_text(dokument)
