"""Which pictures a concept has, and where it shows them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.core.files.base import File
from django.db.models import Q

from concepts.dokument.abbildung import ELEMENTARTEN, Elementart
from concepts.models import Bild, Element, Konzept
from integrationskonzept.lib.images import ImageFile
from integrationskonzept.lib.textbilder import Textbild, textbilder


def gleiches_bild(konzept: Konzept, datei: File[bytes]) -> ImageFile | None:
    """What was chosen, if the concept keeps a picture of exactly these bytes, though its file may be damaged.

    Taken in anew they would become other bytes and thus another picture, and mend nothing.
    """
    summe = hashlib.sha256()
    for stueck in datei.chunks():
        summe.update(stueck)
    datei.seek(0)
    bild = Bild.objects.filter(konzept=konzept, datei__startswith=f"bilder/{summe.hexdigest()}.").first()
    return ImageFile(datei.read(), bild.mediatyp) if bild else None


@dataclass(frozen=True)
class Verwendung:
    """One picture in one text of an element."""

    art: Elementart
    element: Element
    schluessel: str
    attribut: str
    bild: Textbild


def verwendungen(konzept: Konzept, kennung: str = "") -> dict[str, list[Verwendung]]:
    """The places of every picture by its id, or of one alone; what lies in the Papierkorb shows nothing."""
    gefunden: dict[str, list[Verwendung]] = defaultdict(list)
    for art in ELEMENTARTEN.values():
        for verwendung in _in_texten(konzept, art, kennung):
            if kennung in ("", verwendung.bild.kennung):
                gefunden[verwendung.bild.kennung].append(verwendung)
    return gefunden


def _in_texten(konzept: Konzept, art: Elementart, kennung: str) -> list[Verwendung]:
    texte = [wert for wert in art.werte if wert.html]
    zeigt_bild = Q()
    for wert in texte:
        zeigt_bild |= Q(**{f"{wert.attribut}__contains": f'"bild:{kennung}'})
    return [
        Verwendung(art, element, wert.schluessel, wert.attribut, bild)
        for element in (art.modell.objects.filter(zeigt_bild, konzept=konzept) if texte else ())
        for wert in texte
        for bild in textbilder(getattr(element, wert.attribut))
    ]
