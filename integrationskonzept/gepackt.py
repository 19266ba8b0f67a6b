"""Responses are sent packed, except those that are packed already."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

SCHON_GEPACKT = {"application/pdf", "image/png", "image/jpeg", "image/webp"}


class Packen(GZipMiddleware):
    """Packing a picture or a PDF again costs time and saves nothing, and its length would no longer be known."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack what is worth it."""
        if response.headers.get("Content-Type") in SCHON_GEPACKT:
            return response
        return super().process_response(request, response)
