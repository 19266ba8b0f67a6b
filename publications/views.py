"""The brochure in the browser: ask for it, watch it being made, take it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.models import Fassung, Konzept
from concepts.zugang import am_konzept, fassung_fuer, zeige
from publications.models import Broschuere, Zustand
from publications.services import fordere_broschuere_an


@am_konzept(rules.fassungen_lesen)
def broschueren(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """What there is to have as a brochure: the Fassungen, and for the writers the present state."""
    fassungen = list(Fassung.objects.visible_to(request.user).filter(konzept=konzept).ohne_dokument())
    neueste: dict[int | None, Broschuere] = {}
    for broschuere in Broschuere.objects.filter(konzept=konzept).defer("auftrag"):
        neueste.setdefault(broschuere.fassung_id, broschuere)
    zeilen: list[dict[str, Any]] = [{"fassung": f, "broschuere": neueste.get(f.pk)} for f in fassungen]
    kontext = {"titel": "Broschüre", "zeilen": zeilen, "entwurf": neueste.get(None)}
    return zeige(request, "publications/broschueren.html", konzept, "broschuere", **kontext)


@am_konzept(rules.fassungen_lesen)
@require_POST
def broschuere_anfordern(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """Have a brochure made."""
    nummer = request.POST.get("fassung", "")
    if nummer:
        fassung = fassung_fuer(request, konzept, _nummer(nummer))
    else:
        _nur_schreibende(request)
        fassung = None
    broschuere = fordere_broschuere_an(konzept=konzept, fassung=fassung, person=request.user)  # type: ignore[arg-type]
    return redirect("broschuere_stand", konzept.kommune.slug, konzept.slug, broschuere.pk)


def _nummer(text: str) -> int:
    if not text.isdecimal():
        raise Http404
    return int(text)


def _nur_schreibende(request: HttpRequest) -> None:
    if not rules.konzept_lesen(request.mitgliedschaft):  # type: ignore[attr-defined]
        raise PermissionDenied


def _broschuere_fuer(request: HttpRequest, konzept: Konzept, pk: int) -> Broschuere:
    """The brochure, if this person may read what is in it."""
    menge = Broschuere.objects.select_related("fassung").defer("auftrag", "fassung__text")
    broschuere = get_object_or_404(menge, konzept=konzept, pk=pk)
    if broschuere.fassung is None:
        _nur_schreibende(request)
    elif not Fassung.objects.visible_to(request.user).filter(pk=broschuere.fassung.pk).exists():
        raise PermissionDenied
    return broschuere


@am_konzept(rules.fassungen_lesen)
def broschuere_stand(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponse:
    """How far it is; the page asks again by itself until it is done."""
    broschuere = _broschuere_fuer(request, konzept, pk)
    vorlage = "publications/broschuere_stand.html"
    if request.htmx:  # type: ignore[attr-defined]
        vorlage += "#stand"
    return zeige(request, vorlage, konzept, "broschuere", titel="Broschüre", broschuere=broschuere)


@am_konzept(rules.fassungen_lesen)
def broschuere_pdf(request: HttpRequest, konzept: Konzept, pk: int) -> HttpResponseBase:
    """The PDF itself."""
    broschuere = _broschuere_fuer(request, konzept, pk)
    if broschuere.zustand != Zustand.FERTIG:
        raise Http404
    art = f"fassung-{broschuere.fassung.nummer}" if broschuere.fassung else "entwurf"
    name = f"{konzept.kommune.slug}-{konzept.slug}-{art}.pdf"
    return FileResponse(broschuere.datei.open("rb"), filename=name, content_type="application/pdf")
