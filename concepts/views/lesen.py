"""Reading: a Fassung, or the concept as it stands."""

from __future__ import annotations

import base64
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from concepts import rules
from concepts.dokument.ansicht import lesefassung
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.schaubilder import lesebilder
from concepts.models import Konzept
from concepts.zugang import am_konzept, fassung_fuer, zeige

from .bilder import als_antwort


@am_konzept(rules.fassungen_lesen)
def fassung(request: HttpRequest, konzept: Konzept, nummer: int) -> HttpResponse:
    """Read a Fassung."""
    gefroren = fassung_fuer(request, konzept, nummer)
    return _zeige_text(request, konzept, "fassungen", gefroren.dokument, titel=str(gefroren), fassung=gefroren)


@am_konzept(rules.konzept_lesen)
def konzept_lesen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Read the concept as it stands now."""
    dokument = baue_dokument(konzept, mit_bildern=False)
    return _zeige_text(request, konzept, "konzept_lesen", dokument, titel="Lesen")


def _zeige_text(
    request: HttpRequest, konzept: Konzept, bereich: str, dokument: dict[str, Any], **kontext: Any
) -> HttpResponse:
    text = lesefassung(dokument)
    return zeige(request, "concepts/lesen.html", konzept, bereich, text=text, bilder=lesebilder(text), **kontext)


@am_konzept(rules.fassungen_lesen)
def fassung_dokument(request: HttpRequest, konzept: Konzept, nummer: int) -> HttpResponse:
    """The frozen Konzeptdokument as a file, byte for byte."""
    gefroren = fassung_fuer(request, konzept, nummer)
    antwort = HttpResponse(gefroren.text, content_type="application/json; charset=utf-8")
    name = f"{konzept.kommune.slug}-{konzept.slug}-fassung-{nummer}.json"
    antwort["Content-Disposition"] = f'attachment; filename="{name}"'
    return antwort


@am_konzept(rules.fassungen_lesen)
def fassung_bild(request: HttpRequest, konzept: Konzept, nummer: int, kennung: str) -> HttpResponse:
    """A picture as it was frozen."""
    gefroren = fassung_fuer(request, konzept, nummer)
    for bild in gefroren.dokument.get("bilder", []):
        if bild["id"] == kennung:
            return als_antwort(base64.b64decode(bild["daten"]), bild["mediatyp"])
    raise Http404
