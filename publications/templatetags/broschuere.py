"""What the brochure's templates need besides plain variables."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from concepts.dokument.kosten import betrag, finanzierung, jahreskosten
from concepts.dokument.kurzfassung import geltende, vom_stand_zum_ziel
from concepts.dokument.lesefassung import (
    Kapitel,
    Kostenreihe,
    Kostentafel,
    Massnahme,
    Verweis,
)
from integrationskonzept.lib import deutsch
from integrationskonzept.lib.diagramme import Tabelle
from integrationskonzept.lib.fussnoten import sind_gedraengt, zeichen_mit_fussnote, zeichen_mit_verweis
from integrationskonzept.lib.sprachen import fremdsprache
from integrationskonzept.lib.typografie import setze
from publications.broschuere.angaben import Ausgabe
from publications.broschuere.auszeichnung import sprachmerkmale
from publications.broschuere.auszeichnung import zeile as als_zeile
from publications.broschuere.fliesstext import HOECHSTE_EBENE
from publications.broschuere.fliesstext import fliesstext as als_fliesstext
from publications.broschuere.gliederung import Teil
from publications.broschuere.glossar import Glossar
from publications.broschuere.glossar import glossar as als_glossar
from publications.broschuere.grossdruck import je_zeitpunkt, ohne_breite_tabellen, saetze
from publications.broschuere.schaubilder import zeichne
from publications.broschuere.silben import mit_silben
from publications.broschuere.tabellenbreite import mit_passenden_tabellen
from publications.broschuere.umfang import ist_teilbar

register = template.Library()
register.filter("finanzierung", finanzierung)
register.filter("geltende", geltende)
register.filter("jahreskosten", jahreskosten)
register.filter("je_zeitpunkt", je_zeitpunkt)
register.filter("saetze", saetze)
register.filter("vom_stand_zum_ziel", vom_stand_zum_ziel)
register.filter("zahl", betrag)
KOPFZEICHEN = 90
KURZER_TEXT = 620
IN_DER_RANDSPALTE = 22
"""Characters of a label that fit beside the text."""
SPERRIG = re.compile(r"<(?:img|table|ul|ol|h[34])\b")


@register.simple_tag(takes_context=True)
def fliesstext(context: Context, html: str, ebene: int) -> SafeString:
    """Rich text, cleaned; its headings begin at `ebene`."""
    text = als_fliesstext(html, int(ebene), context["bilder"].get, context["abkuerzungen"])
    einpassen = ohne_breite_tabellen if context["ausgabe"] == Ausgabe.GROSSDRUCK else mit_passenden_tabellen
    am_ende = context["eigenstaendig"] or sind_gedraengt(text)
    zeichen = zeichen_mit_verweis if am_ende else zeichen_mit_fussnote
    return mark_safe(context["noten"].beziffere(einpassen(text), zeichen, zur_liste=am_ende))  # noqa: S308


@register.simple_tag(takes_context=True)
def kapitelbeginn(context: Context, kennung: str) -> str:
    """From here on footnotes are numbered anew."""
    context["noten"].beginne(kennung)
    return ""


@register.inclusion_tag("bausteine/anmerkungen.html", takes_context=True)
def anmerkungen(context: Context) -> dict[str, Any]:
    """The footnotes so far that stand at no page's foot; WeasyPrint counts by the style sheet alone."""
    noten = context["noten"].zur_liste()
    return {"noten": noten, "zaehlt_ab": noten[0].nummer - 1 if noten else None}


@register.filter
def satz(text: str) -> str:
    """A title with German quotation marks, dashes and protected spaces."""
    return setze(str(text))


@register.filter
def titel(text: str) -> SafeString:
    """The concept's title on the cover."""
    return mit_silben(setze(text), "titel")


@register.simple_tag(takes_context=True)
def zeile(context: Context, text: object) -> SafeString:
    """A short text or a name: set, with its abbreviations explained and its languages told."""
    return mark_safe(als_zeile(str(text), context["abkuerzungen"]))  # noqa: S308


@register.simple_tag(takes_context=True)
def zeilen(context: Context, text: object) -> SafeString:
    """Plain text of one line or several, which stay lines."""
    return mark_safe("<br/>".join(zeile(context, eine) for eine in str(text).splitlines()))  # noqa: S308


@register.simple_tag
def ueberschrift(ebene: int, text: str, klasse: str = "", nummer: str = "") -> SafeString:
    """A heading of a rank that depends on where it stands; its number stands in the margin column."""
    rang = min(int(ebene), HOECHSTE_EBENE)
    davor = format_html('<span class="nummer">{} \t</span>', nummer) if nummer else ""
    merkmale = format_html(' class="{}"', klasse) if klasse else SafeString()
    if rang == 2 or klasse == "feldtitel":
        merkmale += format_html(' data-kopf="{}"', Truncator(f"{nummer} {setze(text)}".strip()).chars(KOPFZEICHEN))
    wort = mit_silben(setze(text), klasse or f"h{rang}")
    return format_html("<h{}{}{}>{}{}</h{}>", rang, merkmale, richtung(text), davor, wort, rang)


@register.simple_tag
def marke(text: str) -> SafeString:
    """The label of a fact, in the margin column; one that is too long for it has a line of its own."""
    if len(text) > IN_DER_RANDSPALTE:
        return format_html('<b class="lang">{} </b><br/>', text)
    return format_html("<b>{} \t</b>", text)


@register.filter
def kolumnentitel(teil: Teil) -> str:
    """What stands in the running head of the part's pages."""
    nummer = getattr(teil.gegenstand, "nummer", "")
    return Truncator(f"{nummer} {teil.titel}".strip()).chars(KOPFZEICHEN)


@register.filter
def kurz(html: str) -> bool:
    """Whether a text is so short and plain that it fits into the opener."""
    return bool(html) and len(html) <= KURZER_TEXT and not SPERRIG.search(html)


@register.filter
def richtung(text: str) -> SafeString:
    """The attributes `lang` and `dir` for a text in another script."""
    sprache = fremdsprache(str(text))
    if sprache:
        return format_html_join("", ' {}="{}"', sprachmerkmale(sprache).items())
    return SafeString(' dir="rtl"' if deutsch.von_rechts(str(text)) else "")


@register.filter
def eingebettet(verweis: Any) -> SafeString:
    """A name within other text, kept apart from its direction and language."""
    return mark_safe(als_zeile(str(verweis)))  # noqa: S308


@register.simple_tag
def sprung(verweis: Verweis, *, kurz: bool = False) -> SafeString:
    """A link to another element; `kurz` shows its number, where it has one."""
    text = verweis.nummer if kurz and verweis.nummer else str(verweis)
    return format_html('<a href="#{}"{}>{}</a>', verweis.id, richtung(text), setze(text))


@register.simple_tag
def seitenzahl(kennung: str, titel: str = "", nummer: str = "") -> SafeString:
    """A link to an element, with the number of its page behind it."""
    davor = format_html('<span class="nummer">{} \t</span>', nummer) if nummer else ""
    return format_html('<a class="seitenzahl" href="#{}"{}>{}{}</a>', kennung, richtung(titel), davor, setze(titel))


@register.simple_tag
def seitenzahlen(verweise: Sequence[Verweis]) -> SafeString:
    """The pages on which these elements stand."""
    return format_html_join(", ", "{}", ((seitenzahl(verweis.id),) for verweis in verweise))


@register.filter
def euro(betrag: Decimal) -> str:
    """„1.234,50 €“."""
    return deutsch.euro(betrag)


@register.filter
def plus(zahl: int, weitere: int) -> int:
    """The rank of headings one or more below."""
    return int(zahl) + int(weitere)


@register.filter
def teilbar(massnahme: Massnahme) -> bool:
    """Whether a Massnahmenblatt may be broken over pages."""
    return ist_teilbar(massnahme)


@register.simple_tag
def glossar(kapitel: Kapitel) -> Glossar | None:
    """The chapter's entries where it is a glossary."""
    return als_glossar(kapitel.titel, kapitel.html)


@register.filter
def wer_wann_stand(massnahme: Massnahme) -> SafeString:
    """„Volkshochschule · 2026–2028 · begonnen“, with whole years where there are dates."""
    jahre = massnahme.jahre
    zeit = format_html('<span class="jahre">{}</span>', jahre) if jahre else massnahme.zeitraum
    teile = [*map(eingebettet, massnahme.federfuehrung[:1]), zeit, massnahme.stand]
    return format_html_join(" · ", "{}", ((teil,) for teil in teile if teil))


@register.simple_tag(takes_context=True)
def nebeneinander(context: Context, tafel: Kostentafel) -> list[Kostentafel]:
    """A table of costs in pieces that fit the page's width, the sum of all years in each."""
    spalten = context["jahre_nebeneinander"]
    anfaenge = range(0, len(tafel.jahre), spalten)
    return [_ausschnitt(tafel, slice(anfang, anfang + spalten)) for anfang in anfaenge]


def _ausschnitt(tafel: Kostentafel, jahre: slice) -> Kostentafel:
    def kurz(reihe: Kostenreihe) -> Kostenreihe:
        return Kostenreihe(reihe.titel, reihe.betraege[jahre], reihe.summe)

    return Kostentafel(tafel.jahre[jahre], tuple(map(kurz, tafel.reihen)), kurz(tafel.summen))


@register.inclusion_tag("publications/broschuere/schaubild.html", takes_context=True)
def schaubild(context: Context, art: str, gegenstand: Any, *, unter_titel: bool = False) -> dict[str, Any]:
    """The charts of a kind with what they say; `unter_titel` leaves the title out, as a heading says it already."""
    return {"bilder": zeichne(art, gegenstand, context["gestaltung"], context["ausgabe"]), "unter_titel": unter_titel}


@register.simple_tag(takes_context=True)
def tafeln(context: Context, art: str, gegenstand: Any) -> list[Tabelle]:
    """What the charts of a kind show, as tables without rows that say nothing."""
    bilder = zeichne(art, gegenstand, context["gestaltung"], context["ausgabe"])
    return [_ohne_leere(bild.diagramm.tabelle) for bild in bilder]


def _ohne_leere(tafel: Tabelle) -> Tabelle:
    return replace(tafel, zeilen=tuple(zeile for zeile in tafel.zeilen if any(zeile[1:])))
