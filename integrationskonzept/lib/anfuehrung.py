"""Quotation marks and apostrophes: which mark opens, which closes, and which German mark stands for it."""

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Aenderung = tuple[int, int, str]
"""From, to (both places in the text), and what is to stand there."""
UMBRUCH = "\u2028"
"""As a run of its own it is a line break: a quotation may reach beyond it."""
ZEICHEN = re.compile("[\"'„“”‚‘’\u2029]")
DOPPELT, EINFACH = '"„“”', "'‚‘’"
SCHLIESSEND = set("\"“”'‘’")
OEFFNEND = set("\"'„“”‚‘’")
VOR_OEFFNENDEM = set(" \u00a0\u202f\t\n\r\u2028\u2029([{/-–—\"'„“”‚‘’")
NACH_SCHLIESSENDEM = set(" \u00a0\u202f\t\n\r\u2028\u2029)]}/-–—.,;:!?…\"'„“”‚‘’")
LEERRAUM = set(" \u00a0\u202f\t\n\r\u2028\u2029")
UND = re.compile(r"(?<=\w )['‘’‚][nN]['’‘](?= \w)")
"""„Rock ’n’ Roll“: marks around an n between two words that both begin with a capital, or both do not."""
LETZTES_WORT = re.compile(r"\w(?=\w* \Z)")
GEKUERZT = re.compile(r"(?<![^\s„“”(\"-])['’](?=(?:n|ne|nen|nem|ner|s|\d\der)(?![\w'’‘-]))")
"""„’n Abend“, „die ’68er“."""
HOECHSTENS_OFFEN = 6
LAENGSTES_WORT = 40


@dataclass
class _Paar:
    auf: int
    zu: int
    einfach: bool


def anfuehrungen(text: str, zaehlt: Callable[[int], bool] = lambda stelle: True) -> Iterator[Aenderung]:
    """The changes that make every pair of marks German; marks without a partner stay, apostrophes are curved.

    A mark at a place that does not count is no quotation mark, as in an address.
    """
    offen: deque[tuple[int, str]] = deque(maxlen=HOECHSTENS_OFFEN)
    paare: list[_Paar] = []
    auslassungen = set(_auslassungen(text))
    for treffer in ZEICHEN.finditer(text):
        stelle, zeichen = treffer.start(), treffer[0]
        vor, nach = text[stelle - 1 : stelle] or " ", text[stelle + 1 : stelle + 2] or " "
        if zeichen == "\u2029":
            offen.clear()
        elif not zaehlt(stelle):
            continue
        elif stelle in auslassungen:
            if zeichen != "’":
                yield stelle, stelle + 1, "’"
        elif zeichen == "'" and vor.isalpha() and nach.isalpha():
            yield stelle, stelle + 1, "’"
        elif vor not in LEERRAUM and nach in NACH_SCHLIESSENDEM and _schliesse(offen, stelle, zeichen, paare):
            continue
        elif zeichen in OEFFNEND and vor in VOR_OEFFNENDEM and nach not in LEERRAUM:
            offen.append((stelle, zeichen))
        elif zeichen == "'" and vor.isalpha():
            yield stelle, stelle + 1, "’"
    yield from _ersatz(text, paare)


def _auslassungen(text: str) -> Iterator[int]:
    """Where a single mark stands for letters that are left out."""
    for treffer in UND.finditer(text):
        davor = LETZTES_WORT.search(text, max(treffer.start() - LAENGSTES_WORT, 0), treffer.start())
        if davor and davor[0].isupper() == text[treffer.end() + 1].isupper():
            yield from (treffer.start(), treffer.end() - 1)
    yield from (treffer.start() for treffer in GEKUERZT.finditer(text))


def _schliesse(offen: deque[tuple[int, str]], stelle: int, zeichen: str, paare: list[_Paar]) -> bool:
    """Whether the mark closes one that is open; those opened later have no partner then."""
    passend = EINFACH if zeichen in EINFACH else DOPPELT
    if zeichen not in SCHLIESSEND or not any(marke in passend for _, marke in offen):
        return False
    while True:
        auf, marke = offen.pop()
        if marke in passend:
            paare.append(_Paar(auf, stelle, passend == EINFACH))
            return True


def _ersatz(text: str, paare: list[_Paar]) -> Iterator[Aenderung]:
    """Marks by the pairs; typewriter marks within other marks become single ones."""
    ende = -1
    for paar in sorted(paare, key=lambda paar: paar.auf):
        einfach = paar.einfach or (paar.zu < ende and _ist_innerstes(text, paar))
        ende = max(ende, paar.zu)
        for stelle, marke in ((paar.auf, "‚" if einfach else "„"), (paar.zu, "‘" if einfach else "“")):
            if text[stelle] != marke:
                yield stelle, stelle + 1, marke


def _ist_innerstes(text: str, paar: _Paar) -> bool:
    return text[paar.auf] == text[paar.zu] == '"' and not ZEICHEN.search(text, paar.auf + 1, paar.zu)
