"""The public door of the house, and what every room needs."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.enums import Rolle
from accounts.zugang import angemeldet, oeffentlich
from integrationskonzept.lib import eingaben


@oeffentlich
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is and for whom; those who are signed in go on to their work."""
    if request.user.is_authenticated:
        return redirect("uebersicht")
    rollen = Rolle.choices if settings.DEMO_MODUS else []
    return render(request, "start.html", {"rollen": rollen})


@angemeldet
@require_POST
def eingaben_verwerfen(request: HttpRequest) -> HttpResponse:
    """Throw away what was typed before the session ended; the page shows what is saved."""
    pfad = request.GET.get("pfad", "")
    if not eingaben.verwirf(request, pfad):
        raise Http404
    messages.info(request, eingaben.VERWORFEN, extra_tags=eingaben.adresse_zum_verwerfen(pfad, zurueck=True))
    return redirect(pfad)


@angemeldet
@require_POST
def eingaben_zurueckholen(request: HttpRequest) -> HttpResponse:
    """Fetch back what was thrown away just now."""
    pfad = request.GET.get("pfad", "")
    if not eingaben.verwirf(request, pfad, verworfen=False):
        raise Http404
    return redirect(pfad)
