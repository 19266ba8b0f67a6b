"""The mail of a demonstration; outside of one these pages do not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.models import AusgegangenePost
from accounts.zugang import oeffentlich

JE_SEITE = 50


def nur_in_der_vorfuehrung(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Elsewhere mail is really sent, and nobody but its recipient may read it."""

    @wraps(view)
    def geprueft(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not settings.DEMO_MODUS:
            raise Http404
        return view(request, *args, **kwargs)

    return geprueft


@oeffentlich
@nur_in_der_vorfuehrung
def liste(request: HttpRequest) -> HttpResponse:
    """The messages, newest first."""
    seite = Paginator(AusgegangenePost.objects.defer("text"), JE_SEITE).get_page(request.GET.get("seite"))
    return render(request, "accounts/postausgang.html", {"titel": "Postausgang", "seite": seite})


@oeffentlich
@nur_in_der_vorfuehrung
def nachricht(request: HttpRequest, pk: int) -> HttpResponse:
    """One message as it would have arrived."""
    post = get_object_or_404(AusgegangenePost, pk=pk)
    return render(request, "accounts/postausgang_nachricht.html", {"titel": post.betreff, "post": post})
