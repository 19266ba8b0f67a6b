"""One part of a document, from HTML to a tagged PDF of its own: what a typesetting process does.

WeasyPrint's time goes into Python objects, and a third of it into collecting garbage that is none; so collecting
waits until a part is done.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import cssselect2
from defusedxml.ElementTree import fromstring
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.logger import LOGGER, PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration

from integrationskonzept.lib.lange_worte import oeffne_baum
from integrationskonzept.lib.pdf_bote import Hausbote
from integrationskonzept.lib.pdf_enden import Hilfen, ohne_halbleere
from integrationskonzept.lib.pdf_tags import schreibe_pdf
from integrationskonzept.lib.pdf_teile import ERSATZZEICHEN, ZIFFERN, Druckteil, Lesezeichen, Stelle, Teilsatz

# It reports every page of every pass, several hundred lines for a brochure.
PROGRESS_LOGGER.setLevel(logging.WARNING)

MARKUP = {9, 10, 13, *range(0x20, 0x7F)}
"""What a document is written with cannot be replaced in it."""
HOECHSTE_AUFLOESUNG = 240
"""Pictures finer than this, in dots per inch, are reduced."""
PUNKT_JE_PIXEL = 0.75


class _Vorlage(HTML):  # type: ignore[misc]
    """Well-formed HTML, parsed many times faster than WeasyPrint does; anything else as WeasyPrint does."""

    def __init__(self, html: str, bote: Hausbote, hilfen: Hilfen) -> None:
        try:
            baum: Any = fromstring(html.removeprefix("<!doctype html>"))
        except ParseError:
            baum = HTML(string=html, url_fetcher=bote).etree_element
        oeffne_baum(baum)
        hilfen.trage_ein(baum)
        self.base_url, self.url_fetcher, self.media_type = None, bote, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(baum, content_language=None)
        self.etree_element = self.wrapper_element.etree_element


def setze_teil(teil: Druckteil) -> Teilsatz:
    """The part as PDF/UA-1; characters that no font has are replaced, as PDF/UA allows no empty glyph."""
    with _ohne_muellabfuhr():
        with _fehlende_zeichen() as fehlende:
            satz = _setze(teil, teil.html)
        if fehlende:
            satz = _setze(teil, teil.html.translate(dict.fromkeys(fehlende, ERSATZZEICHEN)))
        return satz


def _setze(teil: Druckteil, html: str) -> Teilsatz:
    stil, schriften = _stilvorlage(teil.stil, teil.erlaubt)
    dokument = ohne_halbleere(
        lambda hilfen: _Vorlage(html, Hausbote(teil.erlaubt, teil.bilder), hilfen).render(
            stylesheets=[stil], font_config=schriften, pdf_variant="pdf/ua-1", dpi=HOECHSTE_AUFLOESUNG
        )
    )
    pdf = b"" if teil.nur_zaehlen else schreibe_pdf(dokument, pdf_variant="pdf/ua-1", dpi=HOECHSTE_AUFLOESUNG)
    return Teilsatz(
        seiten=len(dokument.pages),
        anker=_anker(dokument),
        lesezeichen=_lesezeichen(dokument),
        angaben=vars(dokument.metadata) | {"attachments": []},
        pdf=pdf,
        ziffern=_ziffern(dokument),
    )


@lru_cache(maxsize=4)
def _stilvorlage(stil: str, erlaubt: tuple[Path, ...]) -> tuple[CSS, FontConfiguration]:
    schriften = FontConfiguration()
    return CSS(string=stil, url_fetcher=Hausbote(erlaubt, {}), font_config=schriften), schriften


def _anker(dokument: Document) -> dict[str, Stelle]:
    return {
        name: _stelle(nummer, seite, punkt)
        for nummer, seite in reversed(list(enumerate(dokument.pages)))
        for name, punkt in seite.anchors.items()
    }


def _lesezeichen(dokument: Document) -> list[Lesezeichen]:
    return [
        Lesezeichen(ebene, titel, _stelle(nummer, seite, punkt))
        for nummer, seite in enumerate(dokument.pages)
        for ebene, titel, punkt, _ in seite.bookmarks
    ]


def _stelle(nummer: int, seite: Any, punkt: tuple[float, ...]) -> Stelle:
    return Stelle(nummer, punkt[0] * PUNKT_JE_PIXEL, (seite.height - punkt[1]) * PUNKT_JE_PIXEL)


def _ziffern(dokument: Document) -> frozenset[tuple[str, str]]:
    """Every glyph that stands for a digit in one of the fonts."""
    return frozenset(
        (f"{glyphe:04x}", text)
        for schrift in dokument.fonts.values()
        for glyphe, text in schrift.to_unicode.items()
        if text in ZIFFERN
    )


@contextmanager
def _ohne_muellabfuhr() -> Iterator[None]:
    war_an = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if war_an:
            gc.enable()


@contextmanager
def _fehlende_zeichen() -> Iterator[set[int]]:
    """Collects the code points that WeasyPrint finds in no font."""
    fehlende: set[int] = set()

    def sammle(meldung: logging.LogRecord) -> bool:
        if not (isinstance(meldung.args, tuple) and str(meldung.msg).startswith(".notdef glyph")):
            return True
        zeichen = int(str(meldung.args[1]))
        if zeichen not in MARKUP:
            fehlende.add(zeichen)
        return False

    LOGGER.addFilter(sammle)
    try:
        yield fehlende
    finally:
        LOGGER.removeFilter(sammle)
