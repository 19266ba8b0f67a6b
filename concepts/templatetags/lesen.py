"""What the pages for reading need besides plain variables; the context holds `buch`, `kapitel` and `ort`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from concepts.dokument.kosten import betrag, finanzierung, jahreskosten
from concepts.dokument.kurzfassung import geltende, vom_stand_zum_ziel
from concepts.dokument.schaubilder import lesebilder
from concepts.templatetags.konzepttexte import richtext
from integrationskonzept.lib.deutsch import sortierschluessel
from integrationskonzept.lib.silben import mit_trennstellen

register = template.Library()
register.filter("betrag", betrag)
register.filter("finanzierung", finanzierung)
register.filter("geltende", geltende)
register.filter("jahreskosten", jahreskosten)
register.filter("vom_stand_zum_ziel", vom_stand_zum_ziel)
RANG = re.compile(r"(</?h)([34])\b")
INNEN = re.compile(r'href="#([^"]+)"')
HOECHSTE_EBENE = 6


@register.simple_tag(takes_context=True)
def fliesstext(context: Context, html: str, ebene: int) -> SafeString:
    """Rich text; its headings begin at the rank `ebene`, its links to elements lead to their chapters."""
    ort = context["ort"]
    text = RANG.sub(_rang(html, int(ebene)), richtext(context, html, ort.konzept, ort.fassung))
    return mark_safe(INNEN.sub(lambda treffer: _innen(context, treffer), text))  # noqa: S308 - sanitised above


def _rang(html: str, ebene: int) -> Any:
    hoechste = 3 if "<h3" in html else 4
    return lambda treffer: f"{treffer[1]}{min(int(treffer[2]) - hoechste + ebene, HOECHSTE_EBENE)}"


def _innen(context: Context, treffer: re.Match[str]) -> str:
    ziel = _stelle(context, treffer[1])
    return f'href="{ziel}"' if ziel else treffer[0]


def _stelle(context: Context, kennung: str) -> str:
    ziel: str = context["ort"].stelle(context["buch"], kennung, context.get("kapitel"))
    return ziel


@register.simple_tag
def ueberschrift(ebene: int, text: str, nummer: str = "") -> SafeString:
    """A heading of a rank that depends on where it stands."""
    rang = min(int(ebene), HOECHSTE_EBENE)
    davor = format_html('<span class="nummer">{}</span> ', nummer) if nummer else ""
    return format_html('<h{} dir="auto">{}{}</h{}>', rang, davor, mit_trennstellen(str(text)), rang)


@register.simple_tag(takes_context=True)
def sprung(context: Context, element: Any, *, kurz: bool = False) -> SafeString:
    """A link to where an element stands; `kurz` shows its number, where it has one."""
    nummer = getattr(element, "nummer", "")
    text = nummer if kurz and nummer else f"{nummer} {getattr(element, 'titel', '') or element.name}".strip()
    ziel = _stelle(context, element.id)
    return format_html('<a href="{}"><bdi>{}</bdi></a>', ziel, text) if ziel else format_html("<bdi>{}</bdi>", text)


@register.simple_tag(takes_context=True)
def spruenge(context: Context, elemente: Iterable[Any], *, kurz: bool = False) -> SafeString:
    """Links to all of them, in a line."""
    trenner = ", " if kurz else " · "
    return format_html_join(trenner, "{}", ((sprung(context, element, kurz=kurz),) for element in elemente))


@register.simple_tag(takes_context=True)
def kapiteladresse(context: Context, kapitel: Any) -> str:
    """Where the chapter can be read, also from the first page of a whole text."""
    ziel: str = context["ort"].stelle(context["buch"], kapitel.id)
    return ziel


@register.simple_tag
def schaubilder(art: str, gegenstand: Any, **angaben: Any) -> tuple[Any, ...]:
    """The charts of a kind."""
    return lesebilder(art, gegenstand, **angaben)


@register.filter
def nach_namen(elemente: Iterable[Any]) -> list[Any]:
    """In the order of a German register."""
    return sorted(elemente, key=lambda element: sortierschluessel(element.name))
