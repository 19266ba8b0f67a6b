"""Freezing and reading Fassungen, and reading the concept as it stands."""

from __future__ import annotations

import base64
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from concepts import rules
from concepts.dokument.ansicht import lesefassung
from concepts.dokument.aufbau import baue_dokument
from concepts.dokument.schaubilder import lesebilder
from concepts.forms.fassungen import FassungForm
from concepts.models import Fassung, Konzept
from concepts.services.elemente import Unmoeglich
from concepts.services.konzepte import friere_fassung_ein
from concepts.zugang import am_konzept, fassung_fuer, zeige
from integrationskonzept.lib import eingaben

from .bilder import als_antwort


@am_konzept(rules.fassungen_lesen)
def fassungen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """All Fassungen that this person may read."""
    menge = Fassung.objects.visible_to(request.user).filter(konzept=konzept).ohne_dokument()
    kontext = {"titel": "Fassungen", "fassungen": menge.select_related("erstellt_von")}
    return zeige(request, "concepts/fassungen.html", konzept, "fassungen", **kontext)


@am_konzept(rules.fassung_einfrieren)
def fassung_neu(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Freeze the concept as it stands now; a form sent twice freezes once."""
    letzte = konzept.fassungen.ohne_dokument().first()
    naechste = letzte.nummer + 1 if letzte else 1
    form = FassungForm(eingaben.getippt(request), initial={"nummer": naechste})
    if request.method == "POST" and form.is_valid():
        try:
            neue = friere_fassung_ein(konzept=konzept, person=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        except Unmoeglich as fehler:
            messages.info(request, str(fehler))
            schon = konzept.fassungen.ohne_dokument().first()
            return redirect("fassung", konzept.kommune.slug, konzept.slug, schon.nummer if schon else naechste)
        eingaben.vergiss(request)
        messages.success(request, f"Fassung {neue.nummer} ist eingefroren.")
        return redirect("fassung", konzept.kommune.slug, konzept.slug, neue.nummer)
    kontext = {"titel": "Fassung einfrieren", "form": form, "naechste": naechste}
    return zeige(request, "concepts/fassung_neu.html", konzept, "fassungen", **kontext)


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
