"""The pictures of a draft that waits: only the names of their files are kept, which are their checksums."""

from __future__ import annotations

import base64
import json
import logging

from django.core.files.storage import default_storage

from concepts.dokument.aufbau import als_text
from concepts.models import Bild

logger = logging.getLogger(__name__)


class Bildnamen(dict[str, str]):
    """Id of the picture → name of its file; called for every picture of the document, it reads none."""

    def __call__(self, bild: Bild) -> str:
        """Remember the name; the data are put in by `mit_bilddaten`."""
        self[bild.kennung] = str(bild.datei)
        return ""


def mit_bilddaten(text: str, namen: dict[str, str]) -> str:
    """The document's text with its pictures; one whose file is gone has no data, and is left out with a hint."""
    if not namen:
        return text
    dokument = json.loads(text)
    for bild in dokument["bilder"]:
        bild["daten"] = _daten(namen[bild["id"]])
    return als_text(dokument)


def _daten(name: str) -> str:
    try:
        with default_storage.open(name) as datei:
            return base64.b64encode(datei.read()).decode()
    except OSError:
        logger.exception("Die Bilddatei %s fehlt", name)
        return ""
