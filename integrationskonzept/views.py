"""The public door of the house."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.enums import Rolle
from accounts.zugang import oeffentlich


@oeffentlich
def start(request: HttpRequest) -> HttpResponse:
    """Say what this is and for whom; those who are signed in go on to their work."""
    if request.user.is_authenticated:
        return redirect("uebersicht")
    rollen = Rolle.choices if settings.DEMO_MODUS else []
    return render(request, "start.html", {"rollen": rollen})
