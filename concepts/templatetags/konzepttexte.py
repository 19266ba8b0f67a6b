"""Rich text of a concept on a web page."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from zlib import crc32

from django import template
from django.template.base import FilterExpression, Node, NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from concepts.models import Fassung, Konzept
from integrationskonzept.lib.deutsch import GESCHUETZT
from integrationskonzept.lib.fussnoten import Noten, zeichen_mit_verweis
from integrationskonzept.lib.richtext import bereinige
from integrationskonzept.lib.schreibrichtung import mit_richtung
from integrationskonzept.lib.schreibweise import als_absaetze

register = template.Library()
NOTEN = "noten_des_kapitels"
BILD = re.compile(r'src="bild:([a-z0-9-]+)"')
ZAHL_UND_EINHEIT = re.compile(r"(?<=\d) (?=(?:%|‰|€|Euro\b|Mio\.|Mrd\.))")
TABELLE = re.compile(r"(<table\b([^>]*)>.*?</table>)", re.DOTALL)


@register.simple_tag(takes_context=True)
def richtext(context: Context, html: str, konzept: Konzept, fassung: Fassung | None = None) -> SafeString:
    """The text with its pictures' addresses, its tables in a frame that scrolls on a phone.

    Its footnotes stand below it, unless it belongs to a `{% kapitelnoten %}`, which gathers them.
    """
    ort = [konzept.kommune.slug, konzept.slug]

    def quelle(treffer: re.Match[str]) -> str:
        if fassung:
            return f'loading="lazy" src="{reverse("fassung_bild", args=[*ort, fassung.nummer, treffer[1]])}"'
        return f'loading="lazy" src="{reverse("bild", args=[*ort, treffer[1]])}"'

    text = bereinige(html) if "<" in html else als_absaetze(unescape(html))
    mit_bildern = BILD.sub(quelle, mit_richtung(ZAHL_UND_EINHEIT.sub(GESCHUETZT, text)))
    gerahmt = TABELLE.sub(
        r'<div class="tabellenrahmen" tabindex="0" role="group" aria-label="Tabelle"\2>\1</div>', mit_bildern
    )
    noten = context.get(NOTEN) or Noten(f"{crc32(html.encode()):x}")
    beziffert = noten.beziffere(gerahmt, zeichen_mit_verweis)
    liste = "" if NOTEN in context else _liste(noten)
    return mark_safe(beziffert + liste)  # noqa: S308 - sanitised above


def _liste(noten: Noten, wozu: str = "") -> str:
    offen = noten.zur_liste()
    return render_to_string("bausteine/anmerkungen.html", {"noten": offen, "wozu": wozu}) if offen else ""


class Kapitelnoten(Node):
    """Numbers the footnotes of all texts within and lists them at the end; one within another leaves it to that."""

    def __init__(self, nodelist: NodeList, bereich: FilterExpression, wozu: FilterExpression) -> None:
        self.nodelist, self.bereich, self.wozu = nodelist, bereich, wozu

    def render(self, context: Context) -> SafeString:
        """What stands within, and the list."""
        if NOTEN in context:
            return self.nodelist.render(context)
        noten = Noten(str(self.bereich.resolve(context)))
        with context.push(**{NOTEN: noten}):
            inhalt = self.nodelist.render(context)
        return mark_safe(inhalt + _liste(noten, str(self.wozu.resolve(context))))  # noqa: S308 - both are markup


@register.tag
def kapitelnoten(parser: Parser, token: Token) -> Any:
    """`{% kapitelnoten ID TITEL %}…{% endkapitelnoten %}`."""
    _, bereich, wozu = token.split_contents()
    nodelist = parser.parse(("endkapitelnoten",))
    parser.delete_first_token()
    return Kapitelnoten(nodelist, parser.compile_filter(bereich), parser.compile_filter(wozu))
