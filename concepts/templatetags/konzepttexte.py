"""Rich text of a concept on a web page."""

from __future__ import annotations

import re

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from concepts.models import Fassung, Konzept
from integrationskonzept.lib.richtext import bereinige

register = template.Library()
BILD = re.compile(r'src="bild:([a-z0-9-]+)"')
TABELLE = re.compile(r"(<table\b.*?</table>)", re.DOTALL)


@register.simple_tag
def richtext(html: str, konzept: Konzept, fassung: Fassung | None = None) -> SafeString:
    """The text with its pictures' addresses, its tables in a frame that scrolls on a phone."""
    ort = [konzept.kommune.slug, konzept.slug]

    def quelle(treffer: re.Match[str]) -> str:
        if fassung:
            return f'loading="lazy" src="{reverse("fassung_bild", args=[*ort, fassung.nummer, treffer[1]])}"'
        return f'loading="lazy" src="{reverse("bild", args=[*ort, treffer[1]])}"'

    mit_bildern = BILD.sub(quelle, bereinige(html))
    gerahmt = TABELLE.sub(
        r'<div class="tabellenrahmen" tabindex="0" role="group" aria-label="Tabelle">\1</div>', mit_bildern
    )
    return mark_safe(gerahmt)  # noqa: S308 - sanitised above
