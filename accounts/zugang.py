"""Fetch and authorise in one step: every view declares here who may, and never holds an unchecked object.

A view without one of these marks is refused by `tests/test_urls.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from accounts.models import Kommune, Mitgliedschaft
from integrationskonzept.lib import eingaben

AUFGEHOBEN = (
    "Ihre Sitzung ist abgelaufen. Was Sie getippt haben, ist aufgehoben: Melden Sie sich an, dann geht es dort weiter."
)
View = Callable[..., HttpResponseBase]
Regel = Callable[[Mitgliedschaft], bool]


def kennzeichne(view: View, wer: str) -> View:
    """Mark `view` as open to `wer`; the walk over the URLconf reads this mark."""
    view.zugang = wer  # type: ignore[attr-defined]
    return view


def nur_angemeldet(view: View) -> View:
    """Send those who are not signed in to the door, and keep what they had typed."""

    @wraps(view)
    def geprueft(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            if eingaben.lege_beiseite(request):
                messages.info(request, AUFGEHOBEN)
            return redirect_to_login(request.path)
        return redirect_to_login(request.get_full_path())

    return geprueft


def oeffentlich(view: View) -> View:
    """Everybody may, without signing in."""
    return kennzeichne(view, "alle")


def angemeldet(view: View) -> View:
    """Everybody who is signed in may."""
    return kennzeichne(nur_angemeldet(view), "angemeldet")


def betrieb(view: View) -> View:
    """Only the operator of the installation may; for all others the page does not exist."""

    @wraps(view)
    def geprueft(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_superuser:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return kennzeichne(nur_angemeldet(geprueft), "betrieb")


def mitgliedschaft_in(user: Any, kommune_slug: str) -> Mitgliedschaft:
    """The membership of `user` in the Kommune at that address, or Http404: outsiders learn nothing."""
    return get_object_or_404(
        Mitgliedschaft.objects.select_related("kommune"),
        kommune__slug=kommune_slug,
        user=user,
    )


def in_kommune(darf: Regel) -> Callable[[View], View]:
    """Members of the Kommune in the address whose membership satisfies `darf`; the view gets the Kommune."""

    def markiere(view: View) -> View:
        @wraps(view)
        def geprueft(request: HttpRequest, kommune_slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            mitgliedschaft = mitgliedschaft_in(request.user, kommune_slug)
            if not darf(mitgliedschaft):
                raise PermissionDenied
            request.mitgliedschaft = mitgliedschaft  # type: ignore[attr-defined]
            return view(request, mitgliedschaft.kommune, *args, **kwargs)

        return kennzeichne(nur_angemeldet(geprueft), f"kommune:{darf.__name__}")

    return markiere


def in_kommune_oder_betrieb(darf: Regel) -> Callable[[View], View]:
    """As `in_kommune`; the operator, who is no member, may as well, and `request.als_betrieb` says so."""

    def markiere(view: View) -> View:
        als_mitglied = in_kommune(darf)(view)

        @wraps(view)
        def geprueft(request: HttpRequest, kommune_slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            request.als_betrieb = _als_betrieb(request.user, kommune_slug)  # type: ignore[attr-defined]
            if not request.als_betrieb:  # type: ignore[attr-defined]
                return als_mitglied(request, kommune_slug, *args, **kwargs)
            return view(request, get_object_or_404(Kommune, slug=kommune_slug), *args, **kwargs)

        return kennzeichne(nur_angemeldet(geprueft), f"verwaltung:{darf.__name__}")

    return markiere


def _als_betrieb(user: Any, kommune_slug: str) -> bool:
    return user.is_superuser and not Mitgliedschaft.objects.filter(user=user, kommune__slug=kommune_slug).exists()


def oeffentlich_in_kommune(view: View) -> View:
    """Everybody may read this page of any Kommune; the view gets the Kommune."""

    @wraps(view)
    def gefunden(request: HttpRequest, kommune_slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, get_object_or_404(Kommune, slug=kommune_slug), *args, **kwargs)

    return kennzeichne(gefunden, "alle")
