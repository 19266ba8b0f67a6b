"""What reads texts from outside, and texts made to be read slowly: the same few signs again and again."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from accounts.forms.adressen import stuecke
from accounts.register import suche
from accounts.register.laden import ortsname
from concepts.dokument.verweise import bringt_nummer_mit
from concepts.forms.felder import OHNE_ALT
from concepts.services.elemente import kennung_aus
from concepts.templatetags.konzepttexte import BILD, TABELLE, ZAHL_UND_EINHEIT
from concepts.templatetags.lesen import INNEN, RANG
from integrationskonzept.lib import deutsch, farbe, fussnoten, htmlbaum, mailadresse, richtext, schreibweise, sprachen
from integrationskonzept.lib.diagramme import arabisch, schrift, zeit
from integrationskonzept.lib.markup_limits import bounded
from integrationskonzept.lib.schreibrichtung import mit_richtung
from integrationskonzept.lib.silben import mit_trennstellen
from integrationskonzept.lib.single_line import in_one_line
from integrationskonzept.lib.text import contains, fold, same_name, tidy
from integrationskonzept.lib.textbilder import mit_beschreibung, textbilder
from integrationskonzept.lib.typografie import setze
from integrationskonzept.lib.zahlen import lies_zahl
from integrationskonzept.lib.zeitangaben import liegt_fern, lies_datum
from publications.broschuere.auszeichnung import zeile
from publications.broschuere.eigene_abkuerzungen import erklaerte
from publications.broschuere.fliesstext import fliesstext
from publications.broschuere.glossar import glossar
from publications.broschuere.silben import mit_silben
from publications.broschuere.tabellenbreite import mit_passenden_tabellen
from publications.templatetags.broschuere import kurz

Reader = Callable[[str], Any]

OF_RAW_TEXT: dict[str, Reader] = {
    "bereinige": richtext.bereinige,
    "bounded": bounded,
    "entfernt": lambda text: richtext.entfernt(text, richtext.bereinige(text)),
    "ohne_huellen": richtext.ohne_huellen,
    "tiefe": richtext.tiefe,
    "ist_leer": richtext.ist_leer,
    "bild_ids": richtext.bild_ids,
    "fussnoten.ordne": fussnoten.ordne,
    "fussnoten.ohne": fussnoten.ohne,
    "fussnoten.beziffere": lambda text: fussnoten.Noten().beziffere(text, fussnoten.zeichen_mit_fussnote),
    "als_absaetze": schreibweise.als_absaetze,
    "aus_text": schreibweise.aus_text,
    "lies_zahl": lies_zahl,
    "lies_datum": lies_datum,
    "liegt_fern": liegt_fern,
    "typografie.setze": setze,
    "mit_trennstellen": mit_trennstellen,
    "tidy": tidy,
    "in_one_line": in_one_line,
    "fold": fold,
    "same_name": same_name,
    "contains, text": lambda text: contains(text, "ort"),
    "contains, search": lambda text: contains("ort", text),
    "mailadresse.einheitlich": mailadresse.einheitlich,
    "mailadresse.fuer_den_versand": mailadresse.fuer_den_versand,
    "stuecke": lambda text: list(stuecke(text)),
    "suche": suche,
    "ortsname": ortsname,
    "sprachen.laeufe": sprachen.laeufe,
    "sprachen.fremdsprache": sprachen.fremdsprache,
    "schrift.sauber": schrift.sauber,
    "schrift.umbruch": lambda text: schrift.umbruch(text, 200, 10),
    "schrift.gekuerzt": lambda text: schrift.gekuerzt(text, 200, 10),
    "arabisch.gesetzt": arabisch.gesetzt,
    "zeit.anfang": zeit.anfang,
    "sortierschluessel": deutsch.sortierschluessel,
    "umschrift": deutsch.umschrift,
    "kennung_aus": kennung_aus,
    "hex_farbe": lambda text: farbe.hex_farbe(text, "#000000"),
    "auszeichnung.zeile": zeile,
    "mit_silben": lambda text: mit_silben(text, "h1"),
    "bringt_nummer_mit": lambda text: bringt_nummer_mit(text, "Maßnahme"),
}
OF_CLEAN_TEXT: dict[str, Reader] = {
    "htmlbaum.lies": htmlbaum.lies,
    "textbilder": lambda html: list(textbilder(html)),
    "mit_beschreibung": lambda html: mit_beschreibung(html, "a", "x", "y"),
    "mit_richtung": mit_richtung,
    "als_text": schreibweise.als_text,
    "ohne_huellen": richtext.ohne_huellen,
    "glossar": lambda html: glossar("Glossar", html),
    "erklaerte": lambda html: list(erklaerte(html)),
    "fliesstext": lambda html: fliesstext(html, 3, lambda kennung: None),
    "mit_passenden_tabellen": mit_passenden_tabellen,
    "kurz": kurz,
    "lesen": lambda html: (RANG.sub("", html), INNEN.sub("", html)),
    "konzepttexte": lambda html: [muster.sub("", html) for muster in (BILD, TABELLE, ZAHL_UND_EINHEIT)],
    "ohne_alt": OHNE_ALT.search,
}

SIGNS = (
    *("a", "A", "ä", " ", "\n", "\t", "\r\n", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u0301", "a\u0301", "\u0627 "),
    *("\u202a", "\u2066a", "漢", "1.", "1,", "1 ", "1.000", "0", "1-", "1/", "1e", "+", "-", "--", "- ", "..", ". "),
    *("x.", "z. B. ", "Mai ", "Mio ", "EUR", "€ ", "1 %", "§", "'", '"', "„", "“", "n' ", "(", "(A", "AB (", "(AB) "),
    *("A: ", "A – ", ";", ", ", ":", "=", "{", "@", "a@", "a@b.", "<a@b>", "Ab <a@b.de>, ", "www.", "://", "http://a."),
    *("<", "<a", "<img", "<img ", "<!--", "<br>", "<p>", "<p>a", "<u>", "<strong>", "<em><strong>", "<x>", "<script>"),
    *("<ul><li>", "<li><p>", "<ul><li><p>a</p>", "<td><p>", "<table><tr><td>", "<table>", "<blockquote>", "<figure>"),
    *("<span data-fussnote=''>", "<span>", "</span>", "<span data-fussnote=''>a</span>", '<a href="', '<a href="#a">'),
    *('<figure><img src="bild:a" alt="x">', "<figcaption>", "&", "&nbsp;", "&lt;", "<h3>", "<object>", "<svg><g>"),
    *("[", "![", "[^", "[^a", "[^1]", "[^1]: x\n", "[a](", "[a](#b)", "![a](bild:b)", "*", "**", "* ", "*a _b ", "_"),
    *("`", "^", "^a^", "~a", "\\", "\\|", "# ", "> ", "1. ", "- a\n", "x\n- a\n", "|", "| --- ", "|a|\n", "a\n"),
)


def repeated(sign: str, length: int) -> str:
    """The sign again and again, with an end that nothing fits."""
    return (sign * (length // len(sign) + 1))[:length] + "!"


def nested(length: int) -> list[str]:
    """What opens first and closes last, and formatting that every paragraph would open again."""
    third = length // 3
    return [
        "[^" * third + "]" * third,
        "[" * third + "](b)" * (third // 4),
        "![a" * (third // 3) + "](bild:b)" * (third // 9),
        "<p>" + "".join(f"<strong a={n}>" for n in range(length // 28)) + "<p>a" * (length // 8),
        "<i>" * third + "</i>" * (third // 4),
    ]


def seconds(reader: Reader, text: str) -> float:
    """Of processor time; what the reader refuses is read as well."""
    begin = time.process_time()
    with suppress(ValueError):
        reader(text)
    return time.process_time() - begin
