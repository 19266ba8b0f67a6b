"""Numbers as people type them: German notation is read, what can mean two numbers is asked back."""

from __future__ import annotations

import re
from decimal import Decimal

from integrationskonzept.lib.deutsch import aufzaehlung, zahl
from integrationskonzept.lib.text import tidy

KEINE_ZAHL = "Bitte eine Zahl angeben, zum Beispiel 12.500 oder 3,5."
ZU_VIELE_STELLEN = "Die Zahl ist zu groß oder hat zu viele Stellen."
HOECHSTENS_ZEICHEN = 1000
"""More is not even read: some patterns would look at long white space again and again."""
WAEHRUNG = r"(?:€|EUR|Euro)"
LUECKEN = " \u00a0\u2007\u2009\u202f"
STRICHE = "'’‘ʼ´"
MINUS = "-−–"
FAKTOREN = {"T": 10**3, "TSD": 10**3, "TAUSEND": 10**3, "MIO": 10**6, "MILLION": 10**6, "MILLIONEN": 10**6,
            "MRD": 10**9, "MILLIARDE": 10**9, "MILLIARDEN": 10**9}  # fmt: skip

_ZELLEN = re.compile(r"[\t\r\n]+")
_OHNE_WAEHRUNG = re.compile(rf"(?:{WAEHRUNG}\s*)?(.*?)(?:\s*{WAEHRUNG})?", re.IGNORECASE | re.DOTALL)
_GROSS = re.compile(rf"(.*?\d)\s*({'|'.join(sorted(FAKTOREN, key=len, reverse=True))})\.?", re.IGNORECASE)
_HOCH = re.compile(r"(\W?\d+(?:[.,]\d+)?)e([+-]?\d{1,2})", re.IGNORECASE)
_MIT_WORT = re.compile(r"(\W?[\d.,]*\d)\s*([^\W\d_]\D*|%|‰)")
_VORZEICHEN = re.compile(rf"([{MINUS}+]?)\s?(.*)", re.DOTALL)
_GLATT = re.compile(r"(.*\d)[,.][-−–—]+")
_GRUPPEN = re.compile(rf"\d{{1,3}}(?:([{LUECKEN}{STRICHE}])\d{{3}})(?:\1\d{{3}})*(?=[.,]\d|$)")
_TAUSENDER = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_KOMMA = re.compile(r"\d*,\d+")
_PUNKT = re.compile(r"\d*\.\d+")
_ENGLISCH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")


class Unlesbar(ValueError):
    """What was typed cannot be taken; the message is a German sentence that says how to mend it."""


def lies_zahl(text: str) -> float:
    """The number; `Unlesbar` where it is none, or can mean two."""
    text = tidy(text).strip()
    if len(text) > HOECHSTENS_ZEICHEN:
        raise Unlesbar(KEINE_ZAHL)
    _pruefe_zellen(text, _ZELLEN.split(text))
    kern = _OHNE_WAEHRUNG.fullmatch(text)[1]  # type: ignore[index]
    if glatt := _GLATT.fullmatch(kern):
        kern = glatt[1]
    _pruefe_worte(text, kern)
    zeichen, betrag = _VORZEICHEN.fullmatch(kern).groups()  # type: ignore[union-attr]
    vorzeichen = -1 if zeichen and zeichen in MINUS else 1
    return _genau(vorzeichen * _betrag(text, betrag, vorzeichen))


def lies_ganzzahl(text: str) -> int:
    """A whole number."""
    wert = lies_zahl(text)
    if not wert.is_integer():
        raise Unlesbar("Bitte eine ganze Zahl angeben, zum Beispiel 28.500.")
    return int(wert)


def _frage(text: str, *lesarten: str) -> Unlesbar:
    """Asks back, naming every reading in German."""
    return Unlesbar(f"„{text}“ ist nicht eindeutig. Meinen Sie {aufzaehlung(dict.fromkeys(lesarten), 'oder')}?")


def _pruefe_zellen(text: str, zellen: list[str]) -> None:
    """Two cells of a table, or two numbers in a row, are never one number."""
    zellen = [zelle.strip() for zelle in zellen if zelle.strip()]
    if len(zellen) > 1:
        zahlen = [zelle for zelle in zellen if zelle[:1] in "+-−–" or zelle[0].isdecimal()]
        werte = f"Meinen Sie {aufzaehlung(zahlen, 'oder')}?" if zahlen else KEINE_ZAHL
        raise Unlesbar(f"Hier stehen mehrere Werte, es kann aber nur einer sein. {werte}")


def _pruefe_worte(text: str, kern: str) -> None:
    """Abbreviated and powered numbers are spelled out, units stay away: in words that say so."""
    gross, hoch = _GROSS.fullmatch(kern), _HOCH.fullmatch(kern)
    if gross or hoch:
        faktor = FAKTOREN[gross[2].upper()] if gross else Decimal(10) ** int(hoch[2])  # type: ignore[index]
        wert = Decimal(repr(lies_zahl((gross or hoch)[1]))) * faktor  # type: ignore[index]
        raise Unlesbar(f"Bitte ausschreiben: „{text}“ heißt {zahl(wert)}.")
    if wort := _MIT_WORT.fullmatch(kern):
        raise Unlesbar(f"Bitte nur die Zahl angeben, ohne „{wort[2]}“.")


def _betrag(text: str, kern: str, vorzeichen: int) -> Decimal:
    if gruppen := _GRUPPEN.match(kern):
        kern = gruppen[0].replace(gruppen[1], "") + kern[gruppen.end() :]
    elif re.fullmatch(rf"[\d.,]+(?:[{LUECKEN}]+[\d.,]+)+", kern):
        _pruefe_zellen(text, kern.split())
    if _TAUSENDER.fullmatch(kern):
        return Decimal(kern.replace(".", "").replace(",", "."))
    if kern.isascii() and (kern.isdecimal() or _KOMMA.fullmatch(kern)):
        return Decimal(kern.replace(",", "."))
    if not re.fullmatch(r"[0-9.,]+", kern):
        raise Unlesbar(KEINE_ZAHL)
    return _mit_punkt(text, kern, vorzeichen)


def _mit_punkt(text: str, kern: str, vorzeichen: int) -> Decimal:
    """A point that parts no thousands: decimals where it can be nothing else, otherwise a question."""
    if _PUNKT.fullmatch(kern):
        ganze, stellen = kern.split(".")
        if len(stellen) != 3:
            return Decimal(kern)
        raise _frage(text, _wort(ganze + "." + stellen, vorzeichen), _wort(ganze + stellen, vorzeichen))
    if kern.count(",") == 1 and kern.count(".") == 1 and kern[-1] not in ",.":
        englisch, deutsch = kern.replace(",", ""), kern.replace(".", "").replace(",", ".")
        cent = 2 if len(englisch.partition(".")[2]) == 2 else None
        raise _frage(text, _wort(englisch, vorzeichen, cent), _wort(deutsch, vorzeichen))
    if _ENGLISCH.fullmatch(kern):
        raise _frage(text, _wort(kern.replace(",", ""), vorzeichen))
    raise Unlesbar(KEINE_ZAHL)


def _wort(ziffern: str, vorzeichen: int, stellen: int | None = None) -> str:
    return zahl(vorzeichen * Decimal(ziffern), stellen)


def _genau(wert: Decimal) -> float:
    """The same number, or none: a float keeps some 15 digits."""
    gerundet = float(wert)
    if abs(gerundet) > 1e300 or Decimal(repr(gerundet)) != wert:
        raise Unlesbar(ZU_VIELE_STELLEN)
    return gerundet + 0.0
