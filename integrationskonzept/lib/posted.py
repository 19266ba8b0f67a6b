"""Every text that a form sends arrives in one form: NFC, nothing unseen at its ends, no null characters.

One place for all forms, allauth's included, so that no new field can forget it. Passwords stay as they were typed.
An address with a null character, which no database can look up, leads nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase

from integrationskonzept.lib.text import tidy

NULL = "%00"


class TidyPost:
    """Comes last, so that what earlier middleware refuses is refused there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing to do before a view is found."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """What was posted, and the names of files, which Macs send with their umlauts taken apart."""
        if NULL in request.get_full_path():
            raise Http404
        if request.method != "POST":
            return
        daten = request.POST.copy()
        for name in daten:
            if "password" not in name:
                daten.setlist(name, [tidy(wert) for wert in daten.getlist(name)])
        if daten != request.POST:
            daten._mutable = False
            request.POST = daten  # type: ignore[assignment]
        for dateien in request.FILES.lists():
            for datei in dateien[1]:
                datei.name = tidy(datei.name or "") or "datei"
