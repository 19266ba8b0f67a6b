"""What every page knows of the house itself; asks the database nothing."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, get_language_bidi

from integrationskonzept.lib import eingaben

PRODUKT = "Integrationskonzept"


def haus(request: HttpRequest) -> dict[str, Any]:
    """Product name, language and direction of the page, and whether this is a demonstration."""
    return {
        "produkt": PRODUKT,
        "demo_modus": settings.DEMO_MODUS,
        "sprache": get_language() or settings.LANGUAGE_CODE,
        "sprache_rtl": get_language_bidi(),
        "eingaben_marke": SimpleLazyObject(lambda: eingaben.marke(request.user)),
    }
