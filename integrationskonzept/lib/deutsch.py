"""German numbers, dates, lists and collation. Knows nothing of the domain."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from integrationskonzept.lib.text import unmarked

GESCHUETZT = "\u00a0"
TAUSEND = 1000
GELD = ("€", "Euro", "EUR")
MONATE = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_TEILDATUM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

_ZIFFERN = re.compile(r"[0-9]+")
_UMSCHRIFT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def zahl(wert: Decimal | float, stellen: int | None = None) -> str:
    """1234.5 -> „1.234,5“; without `stellen` as many decimals as the number has."""
    genau = Decimal(str(wert))
    if not genau.is_finite():
        return str(wert)
    if stellen is not None:
        genau = genau.quantize(Decimal(1).scaleb(-stellen), rounding=ROUND_HALF_UP)
    text = f"{genau:,f}"
    if stellen is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    if not genau:
        text = text.lstrip("-")
    return text.translate(str.maketrans(",.-", ".,−"))


def satzzahl(wert: Decimal | float, stellen: int | None, einheit: str = "") -> str:
    """A number in words: with its series' decimals, but whole ones from 1,000 on without; money has none or two."""
    ganz = bool(stellen) and wert == int(wert) and (einheit in GELD or abs(float(wert)) >= TAUSEND)
    if ganz:
        return zahl(wert, 0)
    return zahl(wert, 2 if stellen and einheit in GELD else stellen)


def euro(betrag: Decimal | float) -> str:
    """„1.234,50 €“, whole amounts without cents: „12.000 €“."""
    genau = Decimal(str(betrag))
    stellen = 0 if genau.is_finite() and genau == genau.to_integral_value() else 2
    return f"{zahl(genau, stellen)}{GESCHUETZT}€"


def datum(tag: datetime.date) -> str:
    """„22. November 2026“; a datetime is read as it stands, without its time."""
    return f"{tag.day}.{GESCHUETZT}{MONATE[tag.month - 1]} {tag.year}"


def teildatum(text: str) -> str:
    """ISO day, month or year in German: „01.03.2027“, „März 2027“, „2027“; anything else stays as it is."""
    treffer = _TEILDATUM.fullmatch(text)
    if not treffer:
        return text
    jahr, monat, tag = treffer.groups()
    try:
        datetime.date(int(jahr), int(monat or 1), int(tag or 1))
    except ValueError:
        return text
    if tag:
        return f"{tag}.{monat}.{jahr}"
    return f"{MONATE[int(monat) - 1]} {jahr}" if monat else jahr


def zeitspanne(beginn: str = "", ende: str = "", *, dauerhaft: bool = False) -> str:
    """Two partial ISO dates as a span: „2026–2028“, „März 2026 – Juni 2027“, „seit 2026, dauerhaft“."""
    von, bis = teildatum(beginn), teildatum(ende)
    if dauerhaft and not bis:
        return f"seit {von}, dauerhaft" if von else "dauerhaft"
    if von and bis:
        spanne = von if von == bis else _bis(von, bis)
    elif von:
        spanne = f"ab {von}"
    else:
        spanne = f"bis {bis}" if bis else ""
    return f"{spanne}, dauerhaft" if dauerhaft else spanne


def _bis(von: str, bis: str) -> str:
    strich = " – " if " " in von + bis else "–"
    return f"{von}{strich}{bis}"


def aufzaehlung(teile: Iterable[str], wort: str = "und") -> str:
    """„A, B und C“."""
    *vorn, letzter = [teil for teil in teile if teil] or [""]
    return f"{', '.join(vorn)} {wort} {letzter}" if vorn else letzter


def alle_oder_viele(teile: Sequence[str], hoechstens: int = 12) -> str:
    """„A, B und C“; of very many the first, and how many more there are."""
    weitere = len(teile) - hoechstens
    return aufzaehlung([*teile[:hoechstens], *([f"{weitere} weitere"] if weitere > 0 else [])])


def umschrift(text: str) -> str:
    """Without umlauts, as addresses and old keyboards write them: „Mühle“ becomes „Muehle“."""
    return text.translate(_UMSCHRIFT)


def sortierschluessel(text: str) -> tuple[str, str]:
    """Collation by DIN 5007-1: ä sorts with a, ß with ss, 2 before 10; the text itself decides between equals."""
    return _ZIFFERN.sub(lambda ziffern: ziffern[0].zfill(12), unmarked(text)), text


def sortiert(texte: Iterable[str]) -> list[str]:
    """Texts in the order of a German register."""
    return sorted(texte, key=sortierschluessel)


def nachkommastellen(werte: Sequence[float], hoechstens: int = 2, einheit: str = "") -> int:
    """How many decimals a column of these numbers needs so that they stand beneath each other; money none or two."""
    stellen = [Decimal(str(wert)).normalize().as_tuple().exponent for wert in werte]
    gebraucht = max((-stelle for stelle in stellen if isinstance(stelle, int)), default=0)
    return 2 if gebraucht > 0 and einheit in GELD else min(max(gebraucht, 0), hoechstens)


def enthaelt_rechts(text: str) -> bool:
    """Whether any letter of the text is written from right to left."""
    return any(unicodedata.bidirectional(zeichen) in ("R", "AL") for zeichen in text)


def von_rechts(text: str) -> bool:
    """Whether the first letter of the text belongs to a script written from right to left."""
    for zeichen in text:
        richtung = unicodedata.bidirectional(zeichen)
        if richtung in ("L", "R", "AL"):
            return richtung != "L"
    return False
