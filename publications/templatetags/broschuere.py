"""What the brochure's templates need besides plain variables."""

from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from concepts.dokument.lesefassung import (
    Kapitel,
    Kostenreihe,
    Kostentafel,
    Kostenzeile,
    Lesefassung,
    Massnahme,
    Verweis,
)
from integrationskonzept.lib import deutsch
from publications.broschuere.fliesstext import HOECHSTE_EBENE
from publications.broschuere.fliesstext import fliesstext as als_fliesstext
from publications.broschuere.umfang import ist_teilbar

register = template.Library()
JAHRE_NEBENEINANDER = 6
KOPFZEICHEN = 90


@register.simple_tag(takes_context=True)
def fliesstext(context: Context, html: str, ebene: int) -> SafeString:
    """Rich text, cleaned; its headings begin at `ebene`."""
    return mark_safe(als_fliesstext(html, int(ebene), context["bilder"].get))  # noqa: S308


@register.simple_tag
def ueberschrift(ebene: int, text: str, klasse: str = "", nummer: str = "") -> SafeString:
    """A heading of a rank that depends on where it stands."""
    rang = min(int(ebene), HOECHSTE_EBENE)
    davor = format_html('<span class="nummer">{}</span> ', nummer) if nummer else ""
    kopf = Truncator(f"{nummer} {text}".strip()).chars(KOPFZEICHEN)
    merkmale = format_html('class="{}" data-kopf="{}"{}', klasse, kopf, richtung(text))
    return format_html("<h{} {}>{}{}</h{}>", rang, merkmale, davor, text, rang)


@register.filter
def richtung(text: str) -> SafeString:
    """The attribute `dir` for text in a script written from right to left."""
    return SafeString(' dir="rtl"' if deutsch.von_rechts(str(text)) else "")


@register.filter
def eingebettet(verweis: Any) -> SafeString:
    """A name within other text, kept apart from its direction."""
    return _abgesetzt(str(verweis), escape(str(verweis)))


@register.simple_tag
def sprung(verweis: Verweis, *, kurz: bool = False) -> SafeString:
    """A link to an element; WeasyPrint tags it rightly only where nothing but text stands in it."""
    text = verweis.nummer if kurz and verweis.nummer else str(verweis)
    return _abgesetzt(text, format_html('<a href="#{}">{}</a>', verweis.id, text))


def _abgesetzt(text: str, html: SafeString) -> SafeString:
    return format_html("<bdi{}>{}</bdi>", richtung(text), html) if deutsch.enthaelt_rechts(text) else html


@register.filter
def euro(betrag: Decimal) -> str:
    """„1.234,50 €“."""
    return deutsch.euro(betrag)


@register.filter
def zahl(betrag: Decimal | None) -> str:
    """An amount without its unit; empty where there is none."""
    if betrag is None:
        return ""
    return deutsch.zahl(betrag, 0 if betrag == betrag.to_integral_value() else 2)


@register.filter
def plus(zahl: int, weitere: int) -> int:
    """The rank of headings one or more below."""
    return int(zahl) + int(weitere)


@register.filter
def nach_herkunft(kosten: tuple[Kostenzeile, ...]) -> list[dict[str, object]]:
    """The years of one source and product together, as `titel` and `zeilen`."""
    posten: dict[str, list[Kostenzeile]] = {}
    for zeile in kosten:
        produkt = f"Produkt {zeile.produkt}" if zeile.produkt else ""
        titel = f"{zeile.quelle} ({produkt})" if zeile.quelle and produkt else zeile.quelle or produkt
        posten.setdefault(titel, []).append(zeile)
    return [{"titel": titel, "zeilen": zeilen} for titel, zeilen in posten.items()]


@register.filter
def teilbar(massnahme: Massnahme) -> bool:
    """Whether a Massnahmenblatt may be broken over pages."""
    return ist_teilbar(massnahme)


@register.filter
def ohne_vortext(kapitel: Kapitel, konzept: Lesefassung) -> bool:
    """Whether a single Handlungsfeld follows its chapter's heading at once and so stands on the same page."""
    return not kapitel.html and len(konzept.handlungsfelder) == 1


@register.filter
def nebeneinander(tafel: Kostentafel) -> list[Kostentafel]:
    """A table of costs in pieces that fit the page's width, the sum of all years in each."""
    anfaenge = range(0, len(tafel.jahre), JAHRE_NEBENEINANDER)
    return [_ausschnitt(tafel, slice(anfang, anfang + JAHRE_NEBENEINANDER)) for anfang in anfaenge]


def _ausschnitt(tafel: Kostentafel, jahre: slice) -> Kostentafel:
    def kurz(reihe: Kostenreihe) -> Kostenreihe:
        return Kostenreihe(reihe.titel, reihe.betraege[jahre], reihe.summe)

    return Kostentafel(tafel.jahre[jahre], tuple(map(kurz, tafel.reihen)), kurz(tafel.summen))
