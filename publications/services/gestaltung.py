"""What goes into a brochure besides the document."""

from __future__ import annotations

import datetime
import logging
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone

from accounts.models import Kommune
from concepts.dokument.aufbau import pruefsumme
from concepts.models import Fassung
from integrationskonzept.lib.files import read_whole
from publications.broschuere.angaben import Broschuerenstand, Gestaltung

logger = logging.getLogger(__name__)
UNLESBAR = b"\0"


def gestaltung_von(kommune: Kommune) -> Gestaltung:
    """How this Kommune's brochures look today."""
    return gestaltung_aus(angaben_zur_gestaltung(kommune))


def angaben_zur_gestaltung(kommune: Kommune) -> dict[str, str]:
    """The Kommune's look as it can be kept; the arms by their file's name, under which nothing else ever stands."""
    return {
        "kommune": kommune.name,
        "farbe": kommune.farbe,
        "wappen": kommune.wappen.name or "",
        "impressum": kommune.impressum,
    }


def gestaltung_aus(angaben: dict[str, Any]) -> Gestaltung:
    """A look that was kept, with the arms' picture."""
    name = angaben["wappen"]
    wappen = _wappen(name) if name else None
    return Gestaltung(kommune=angaben["kommune"], farbe=angaben["farbe"], wappen=wappen, impressum=angaben["impressum"])


def _wappen(name: str) -> bytes:
    """The arms; bytes that are no picture where the file is gone or damaged, so that the brochure says so."""
    try:
        return read_whole(default_storage, name)
    except OSError:
        logger.exception("Die Wappendatei %s fehlt oder ist beschädigt", name)
        return UNLESBAR


def stand_von(fassung: Fassung | None, text: str, moment: datetime.datetime) -> Broschuerenstand:
    """What the brochure says of the state it shows; without a Fassung it is a draft."""
    if fassung is None:
        return Broschuerenstand(entwurf=True, stand=timezone.localtime(moment), pruefsumme=pruefsumme(text))
    return Broschuerenstand(
        entwurf=False,
        stand=timezone.localtime(fassung.erstellt_am),
        fassung=fassung.nummer,
        zweck=fassung.get_zweck_display(),
        notiz=fassung.notiz,
        pruefsumme=fassung.pruefsumme,
    )
