"""What the brochure's templates need besides plain variables."""

from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from concepts.dokument.lesefassung import Kostenreihe, Kostentafel
from integrationskonzept.lib import deutsch
from publications.broschuere.fliesstext import HOECHSTE_EBENE
from publications.broschuere.fliesstext import fliesstext as als_fliesstext

register = template.Library()
JAHRE_NEBENEINANDER = 6


@register.simple_tag(takes_context=True)
def fliesstext(context: Context, html: str, ebene: int) -> SafeString:
    """Rich text, cleaned; its headings begin at `ebene`."""
    return mark_safe(als_fliesstext(html, int(ebene), context["bildadressen"].get))  # noqa: S308


@register.simple_tag
def ueberschrift(ebene: int, text: str, klasse: str = "", nummer: str = "") -> SafeString:
    """A heading of a rank that depends on where it stands."""
    rang = min(int(ebene), HOECHSTE_EBENE)
    davor = format_html('<span class="nummer">{}</span> ', nummer) if nummer else ""
    return format_html('<h{} class="{}"{}>{}{}</h{}>', rang, klasse, richtung(text), davor, text, rang)


@register.filter
def richtung(text: str) -> SafeString:
    """The attribute `dir` for text in a script written from right to left."""
    return mark_safe(' dir="rtl"' if deutsch.von_rechts(str(text)) else "")


@register.filter
def eingebettet(verweis: Any) -> SafeString:
    """A name within other text, kept apart from its direction."""
    text = str(verweis)
    return format_html("<bdi{}>{}</bdi>", richtung(text), text)


@register.filter
def euro(betrag: Decimal) -> str:
    return deutsch.euro(betrag)


@register.filter
def zahl(betrag: Decimal | None) -> str:
    if betrag is None:
        return ""
    return deutsch.zahl(betrag, 0 if betrag == betrag.to_integral_value() else 2)


@register.filter
def plus(zahl: int, weitere: int) -> int:
    return int(zahl) + int(weitere)


@register.filter
def adresse(bildadressen: dict[str, str], kennung: str) -> str:
    return bildadressen.get(kennung, "")


@register.filter
def nebeneinander(tafel: Kostentafel) -> list[Kostentafel]:
    """A table of costs in pieces that fit the page's width, the sum of all years in each."""
    anfaenge = range(0, len(tafel.jahre), JAHRE_NEBENEINANDER)
    return [_ausschnitt(tafel, slice(anfang, anfang + JAHRE_NEBENEINANDER)) for anfang in anfaenge]


def _ausschnitt(tafel: Kostentafel, jahre: slice) -> Kostentafel:
    def kurz(reihe: Kostenreihe) -> Kostenreihe:
        return Kostenreihe(reihe.titel, reihe.betraege[jahre], reihe.summe)

    return Kostentafel(tafel.jahre[jahre], tuple(map(kurz, tafel.reihen)), kurz(tafel.summen))
