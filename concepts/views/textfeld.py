"""What was typed into a rich text's plain field before the editor was there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from concepts import rules
from concepts.models import Konzept
from concepts.zugang import am_konzept
from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.schreibweise import aus_text


@am_konzept(rules.konzept_bearbeiten)
@require_POST
def textfeld_lesen(request: HttpRequest, konzept: Konzept) -> HttpResponse:
    """The typed text as HTML for the editor to go on with; nothing is kept."""
    html = aus_text(request.POST.get("text", ""), bereinige(request.POST.get("vorher", "")))
    return HttpResponse(html, content_type="text/plain; charset=utf-8")
