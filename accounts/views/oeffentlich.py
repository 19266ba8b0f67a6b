"""What everybody may read of a Kommune: the legal pages, its colour, its coat of arms."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from accounts.farben import farbsatz
from accounts.models import Kommune
from accounts.wappen import BILDTYPEN
from accounts.zugang import oeffentlich_in_kommune
from integrationskonzept.lib.files import read_whole

NUR_ANSEHEN = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
@oeffentlich_in_kommune
def impressum(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """Who answers for the pages of this Kommune."""
    daten = {"titel": "Impressum", "kommune": kommune, "text": kommune.impressum}
    return render(request, "accounts/rechtstext.html", daten)


@require_safe
@oeffentlich_in_kommune
def datenschutz(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """What becomes of personal data."""
    daten = {"titel": "Datenschutz", "kommune": kommune, "text": kommune.datenschutz}
    return render(request, "accounts/rechtstext.html", daten)


def _etag(_request: HttpRequest, kommune: Kommune) -> str:
    return f'"{kommune.farbe.lower()}"'


@oeffentlich_in_kommune
@cache_control(public=True, max_age=300)
@condition(etag_func=_etag)
def farbe(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """The colour of this Kommune as CSS variables, each shade readable on its ground."""
    return render(request, "accounts/farbe.css", farbsatz(kommune.farbe), content_type="text/css; charset=utf-8")


@require_safe
@oeffentlich_in_kommune
@cache_control(public=True, max_age=300)
def wappen(request: HttpRequest, kommune: Kommune) -> HttpResponse:
    """The coat of arms, which came from outside: the browser may look at it and do nothing else."""
    if not kommune.wappen:
        raise Http404
    endung = kommune.wappen.name.rpartition(".")[2]
    try:
        daten = read_whole(kommune.wappen.storage, kommune.wappen.name)
    except OSError:
        raise Http404 from None
    antwort = HttpResponse(daten, content_type=BILDTYPEN.get(endung, "application/octet-stream"))
    antwort["Content-Security-Policy"] = NUR_ANSEHEN
    antwort["X-Content-Type-Options"] = "nosniff"
    antwort["Content-Disposition"] = f'inline; filename="wappen.{endung}"'
    return antwort
