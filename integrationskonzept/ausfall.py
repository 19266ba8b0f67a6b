"""503 instead of 500 where the database is locked, gone, full or may only be read; nothing that was typed is lost."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.signals import got_request_exception
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.template.loader import render_to_string

from integrationskonzept.lib.eingaben import TOKEN
from integrationskonzept.lib.outage import Outage, outage_of

LOG = logging.getLogger(__name__)
MORE_THAN_A_WORD = 20
FOR_THE_OPERATOR = {
    Outage.BUSY: "Die Datenbank war zu lange gesperrt",
    Outage.UNREACHABLE: "Die Datenbank ist nicht zu erreichen",
    Outage.READ_ONLY: "In die Datenbank lässt sich nicht schreiben",
    Outage.FULL: "Auf dem Datenträger ist kein Platz mehr frei",
}


class Ausfallseite:
    """Stands before everything that asks the database, the sessions too, and asks it nothing itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        got_request_exception.connect(_remember, dispatch_uid="ausfallseite")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Put our page in the place of an error that has a known outage behind it."""
        response = self.get_response(request)
        outage = getattr(request, "outage", None)
        return _answer(request, outage) if outage and response.status_code >= 500 else response


def _remember(request: Any = None, **_: Any) -> None:
    """Further in, exceptions have become responses; here they can still be seen."""
    if request is not None:
        error = sys.exc_info()[1]
        request.outage = outage_of(error)
        if request.outage:
            LOG.error("%s: %s (%s)", FOR_THE_OPERATOR[request.outage], request.path, error)


class OnceIsEnough(logging.Filter):
    """Keeps Django's own lines and tracebacks out of the log: ours says it all, and there may be very many."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this is about something else."""
        return getattr(getattr(record, "request", None), "outage", None) is None


def _answer(request: HttpRequest, outage: Outage) -> HttpResponse:
    if outage is Outage.READ_ONLY and request.method != "POST":
        outage = Outage.UNREACHABLE  # whoever could not even read is not told that reading goes on
    context = {
        "art": outage.name,
        "sekunden": outage.value,
        "von_selbst": outage in (Outage.BUSY, Outage.UNREACHABLE),
        "adresse": request.get_full_path(),
        "gesendet": request.method == "POST",
        **_typed(request),
    }
    response = HttpResponse(render_to_string("503.html", context), status=503)
    response["Retry-After"] = str(outage.value)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> dict[str, Any]:
    """The form's values, to be sent once more; passwords are not for writing into a page."""
    try:
        post, files = request.POST, request.FILES
    except (OSError, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, UnreadablePostError):
        return {}
    if TOKEN not in post or any("password" in name for name in post):
        return {}
    fields = [(name, value) for name, values in post.lists() for value in values]
    return {
        "felder": fields,
        "texte": [value for name, value in fields if _is_text(name, value)],
        "dateien": [(name, [file.name for file in of_field]) for name, of_field in files.lists()],
    }


def _is_text(name: str, value: str) -> bool:
    """What nobody wants to type again."""
    return name != TOKEN and not name.startswith("_") and (" " in value.strip() or len(value) > MORE_THAN_A_WORD)
