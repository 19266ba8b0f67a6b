"""Sessions in a database that cannot be written to just now."""

from __future__ import annotations

import logging

from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

LOG = logging.getLogger(__name__)


class ReadingSessions(SessionMiddleware):
    """Whoever only reads gets the page, even if the session could not be saved."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save the session; for a page that is only read, as far as that goes."""
        try:
            return super().process_response(request, response)
        except DatabaseError:
            if request.method not in ("GET", "HEAD"):
                raise
            LOG.warning("Die Sitzung ließ sich nicht speichern: %s", request.path, exc_info=True)
            return response
