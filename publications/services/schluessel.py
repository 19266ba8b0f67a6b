"""The key under which a brochure is kept: a hash of all that goes into it.

Asking for what has not changed must cost next to nothing: pictures go in by the name of their file, which is their
checksum, a Fassung by its own, and no file is read.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from concepts.enums import Fassungszweck
from concepts.models import Bild, Fassung, Konzept
from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe

from .gestaltung import angaben_zur_gestaltung


def schluessel_der_fassung(fassung: Fassung, konzept: Konzept, ausgabe: Ausgabe) -> str:
    """The adopted brochure is one for all time, whatever becomes of the Kommune's colour or of our typesetting."""
    fest = (fassung.pruefsumme, str(fassung.nummer), ausgabe.value)
    if fassung.zweck == Fassungszweck.BESCHLUSS:
        return _summe("beschluss", *fest)
    return _summe("fassung", *fest, *_aussehen(konzept))


def schluessel_des_entwurfs(dokument: dict[str, Any], konzept: Konzept, ausgabe: Ausgabe, tag: datetime.date) -> str:
    """Of the concept as `dokument` says it, with or without its pictures' data; a draft prints the day."""
    ohne_bilder = {name: teil for name, teil in dokument.items() if name != "bilder"}
    bilder = Bild.alle.filter(konzept=konzept).order_by("position", "id")
    namen = bilder.values_list("kennung", "datei", "mediatyp", "dateiname", "quelle", "leere_felder", "geloescht_am")
    return _summe(
        "entwurf",
        json.dumps(ohne_bilder, ensure_ascii=False),
        repr(list(namen)),
        repr("bilder" in konzept.leere_felder),
        tag.isoformat(),
        ausgabe.value,
        *_aussehen(konzept),
    )


def _aussehen(konzept: Konzept) -> tuple[str, ...]:
    return (*angaben_zur_gestaltung(konzept.kommune).values(), satzstand())


def satzstand() -> str:
    """Changes with the typesetting, so that a new version of it makes new brochures."""
    return pdf.SATZSTAND


def _summe(*teile: str) -> str:
    return hashlib.sha256("\x00".join(teile).encode()).hexdigest()
