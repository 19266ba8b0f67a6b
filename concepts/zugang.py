"""Fetch a concept and authorise in one step; see `accounts.zugang`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from accounts.models import Mitgliedschaft, User
from accounts.zugang import Regel, View, kennzeichne, nur_angemeldet
from concepts import rules
from concepts.models import Fassung, Konzept
from concepts.models.konzept import LIVE_LESER
from concepts.navigation import navigation
from integrationskonzept.lib.prepared import Prepared

KONZEPT = Prepared(
    lambda user, kommune, konzept: (
        Konzept.objects.select_related("kommune")
        .filter(kommune__mitgliedschaft__user=user, kommune__slug=kommune, slug=konzept)
        .annotate(mitgliedschaft_pk=F("kommune__mitgliedschaft__pk"), rolle=F("kommune__mitgliedschaft__rolle"))
    ),
    *(int, str, str),
)
FASSUNG = Prepared(
    lambda konzept, nummer: (
        Fassung.objects.ohne_dokument()
        .select_related("erstellt_von", "ruecknahme__person")
        .filter(konzept=konzept, nummer=nummer)
    ),
    *(int, int),
)
SICHTBAR = Prepared(
    lambda user, konzept: Konzept.objects.visible_to(User(pk=user)).filter(pk=konzept).only("pk"),
    *(int, int),
)
"""They stand before every page, so their SQL is made once."""


def mitgliedschaft_am_konzept(user: Any, kommune_slug: str, konzept_slug: str) -> tuple[Mitgliedschaft, Konzept]:
    """The concept at that address and the user's membership in its Kommune, or Http404."""
    konzept: Any = KONZEPT.first(user.pk, kommune_slug, konzept_slug)
    if konzept is None:
        raise Http404
    kommune = konzept.kommune
    return Mitgliedschaft(pk=konzept.mitgliedschaft_pk, user=user, kommune=kommune, rolle=konzept.rolle), konzept


def am_konzept(darf: Regel) -> Callable[[View], View]:
    """Members whose membership satisfies `darf`; the view gets the Konzept.

    404 to outsiders, 403 to insiders without the right and to those who may not know of the concept yet.
    `request.mitgliedschaft` tells templates the rest.
    """

    def markiere(view: View) -> View:
        @wraps(view)
        def geprueft(
            request: HttpRequest, kommune_slug: str, konzept_slug: str, *args: Any, **kwargs: Any
        ) -> HttpResponseBase:
            mitgliedschaft, konzept = mitgliedschaft_am_konzept(request.user, kommune_slug, konzept_slug)
            if not darf(mitgliedschaft) or not _weiss_davon(mitgliedschaft, konzept):
                raise PermissionDenied
            request.mitgliedschaft = mitgliedschaft  # type: ignore[attr-defined]
            return view(request, konzept, *args, **kwargs)

        return kennzeichne(nur_angemeldet(geprueft), f"konzept:{darf.__name__}")

    return markiere


def _weiss_davon(mitgliedschaft: Mitgliedschaft, konzept: Konzept) -> bool:
    """Not even a title shows to those who read Fassungen only, before there is one for them."""
    live = mitgliedschaft.rolle in LIVE_LESER
    return live or SICHTBAR.first(mitgliedschaft.user.pk, konzept.pk) is not None


def fassung_fuer(request: HttpRequest, konzept: Konzept, nummer: int) -> Fassung:
    """The Fassung, if this person may read it: 403 where she may not, 404 where there is none.

    Its document may be large and is read when somebody asks for it.
    """
    fassung = FASSUNG.first(konzept.pk, nummer)
    if fassung is None:
        raise Http404
    if not fassung.lesbar_als(request.mitgliedschaft.rolle):  # type: ignore[attr-defined]
        raise PermissionDenied
    return fassung


def zeige(
    request: HttpRequest, vorlage: str, konzept: Konzept, bereich: str, status: int = 200, **kontext: Any
) -> HttpResponse:
    """Render a page inside the concept's frame; `bereich` is the part of the navigation one is in."""
    mitgliedschaft = request.mitgliedschaft  # type: ignore[attr-defined]
    return render(request, vorlage, rahmen(konzept, mitgliedschaft, bereich) | kontext, status=status)


def rahmen(konzept: Konzept, mitgliedschaft: Mitgliedschaft, bereich: str) -> dict[str, Any]:
    """What the concept's frame needs; of the person only what the role allows."""
    return {
        "kommune": konzept.kommune,
        "konzept": konzept,
        "bereich": bereich,
        "woerter": konzept.woerter,
        "navigation": navigation(konzept, mitgliedschaft),
        "darf_lesen": rules.konzept_lesen(mitgliedschaft),
        "darf_bearbeiten": rules.konzept_bearbeiten(mitgliedschaft),
        "darf_einfrieren": rules.fassung_einfrieren(mitgliedschaft),
    }
