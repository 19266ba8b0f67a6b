"""Fetch a brochure and authorise in one step, and hand out what belongs to it."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from concepts import rules
from concepts.models import Fassung, Konzept
from publications.models import Broschuere

logger = logging.getLogger(__name__)


def nur_lesende_des_entwurfs(request: HttpRequest) -> None:
    """Whoever reads a draft must be allowed to read the concept as it is being written."""
    if not rules.konzept_lesen(request.mitgliedschaft):  # type: ignore[attr-defined]
        raise PermissionDenied


def broschuere_fuer(request: HttpRequest, konzept: Konzept, pk: int) -> Broschuere:
    """The brochure, if this person may read what is in it."""
    broschuere = get_object_or_404(Broschuere.objects.fuer_listen(), konzept=konzept, pk=pk)
    if broschuere.fassung is None:
        nur_lesende_des_entwurfs(request)
    elif not Fassung.objects.visible_to(request.user).filter(pk=broschuere.fassung.pk).exists():
        raise PermissionDenied
    return broschuere


def liefere_aus(
    request: HttpRequest, broschuere: Broschuere, kennzeichen: str, antwort: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    """What never changes is sent once; whether the person may have it is asked each time.

    `kennzeichen` says which part of the brochure it is.
    """
    if not broschuere.fertig:
        raise Http404
    etag = quote_etag(f"{broschuere.pruefsumme or broschuere.schluessel}{kennzeichen}")
    try:
        geliefert = get_conditional_response(request, etag=etag) or antwort()
    except OSError:
        logger.exception("Die Datei der Broschüre %s fehlt: %s", broschuere.pk, broschuere.datei.name)
        return render(request, "publications/datei_fehlt.html", {"broschuere": broschuere}, status=404)
    for name, wert in {"ETag": etag, "Cache-Control": "private, no-cache"}.items():
        geliefert[name] = wert
    return geliefert
