"""Words that are wider than the line of their title, marked so that the typesetter hyphenates them, and only them."""

from __future__ import annotations

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from integrationskonzept.lib.diagramme.schrift import textbreite

WORTE = re.compile(r"\S+|\s+")
LINIE_DES_BLATTS, TEXTSPALTE = 470.0, 350.0
ZEILEN = {
    "titel": (20.0, LINIE_DES_BLATTS),
    "h2": (26.0, LINIE_DES_BLATTS),
    "feldtitel": (26.0, TEXTSPALTE),
    "massnahmentitel": (13.0, TEXTSPALTE),
}
"""Type size and width of a line, in points, by the heading's class or rank."""
SONST = (14.0, TEXTSPALTE)


def mit_silben(text: str, art: str) -> SafeString:
    """`text` as HTML, with a mark around every word that no line of such a heading has room for."""
    grad, breite = ZEILEN.get(art, SONST)

    def wort(stueck: str) -> SafeString:
        zu_breit = textbreite(stueck, grad, fett=True) > breite
        return format_html('<span class="silben">{}</span>' if zu_breit else "{}", stueck)

    return format_html_join("", "{}", ((wort(stueck),) for stueck in WORTE.findall(text)))
