"""Pages for what goes wrong: what happened, and what to do next."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

from integrationskonzept.lib import eingaben


def ungueltig(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be understood."""
    return render(request, "400.html", status=400)


def verboten(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known here, but without this right."""
    return render(request, "403.html", status=403)


def nicht_gefunden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing for you."""
    return render(request, "404.html", status=404)


def serverfehler(request: HttpRequest) -> HttpResponse:
    """500: our fault; rendered without database and context."""
    return HttpResponse(render_to_string("500.html"), status=500)


def formular_abgelaufen(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened before the person signed in anew: fill it again, so that one click saves it."""
    eigene_seite = request.headers.get("Sec-Fetch-Site", "") == "same-origin"
    if eigene_seite and request.user.is_authenticated and eingaben.lege_beiseite(request):
        return redirect(request.path)
    zusatz: dict[str, Any] = {"formular_abgelaufen": True}
    return render(request, "403.html", zusatz, status=403)


class EigeneFehlerseiten:
    """In the demonstration, where DEBUG is on, people see our pages instead of the framework's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace the framework's page for addresses that lead nowhere."""
        antwort = self.get_response(request)
        if antwort.status_code == 404 and b"DEBUG = True" in getattr(antwort, "content", b""):
            return nicht_gefunden(request)
        return antwort
