"""A picture as an answer: it can do nothing but be seen, and is not sent to who has it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from integrationskonzept.lib.images import SVG

NUR_BILD = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def als_antwort(daten: bytes, mediatyp: str) -> HttpResponse:
    """A picture as an answer that can do nothing but be seen."""
    antwort = HttpResponse(daten, content_type=mediatyp)
    antwort["Content-Security-Policy"] = NUR_BILD
    antwort["Cache-Control"] = "private, max-age=3600"
    return antwort


def beschaedigt(request: HttpRequest) -> HttpResponse:
    """In the place of a picture whose file is gone or damaged: one that says so."""
    antwort = render(request, "concepts/bild_beschaedigt.svg", status=404, content_type=SVG)
    antwort["Content-Security-Policy"] = NUR_BILD
    antwort["Cache-Control"] = "no-store"
    return antwort


def wenn_neu(request: HttpRequest, summe: str, antworte: Callable[[], HttpResponse]) -> HttpResponseBase:
    """The picture, unread where the browser has it: `summe` says which it is."""
    marke = quote_etag(summe)
    antwort = get_conditional_response(request, etag=marke) or antworte()
    antwort["ETag"] = marke
    return antwort
