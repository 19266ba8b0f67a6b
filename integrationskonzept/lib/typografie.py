"""German typography for texts as people type them: quotation marks, dashes, ellipses, spaces that hold together.

No letter and no digit is ever changed, and a text once set stays as it is. All rules look at the text as a whole and
name their changes by place, so that a text may be spread over several runs (`setze_laeufe`). What could as well mean
something else (file numbers, addresses, dates, inch marks) is left as it was typed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain

from integrationskonzept.lib.anfuehrung import UMBRUCH, Aenderung, anfuehrungen
from integrationskonzept.lib.deutsch import GESCHUETZT, MONATE
from integrationskonzept.lib.sprachen import fremdsprache

ABSATZ = "\u2029"
"""As a run of its own it ends a paragraph: no quotation reaches beyond it."""
GEKUERZT = (
    "a. a. O.|a. D.|a. M.|d. h.|d. J.|e. V.|f. d. R.|h. c.|i. A.|i. Br.|i. d. F.|i. d. R.|i. d. S.|i. e. S.|i. H. v.|"
    "i. S. d.|i. S. v.|i. V.|i. V. m.|i. w. S.|m. E.|n. Chr.|o. a.|o. ä.|o. Ä.|o. g.|o. J.|o. O.|p. a.|s. a.|s. o.|"
    "s. u.|u. a.|u. a. m.|u. ä.|u. Ä.|u. E.|u. g.|u. s. w.|u. U.|u. v. a.|u. v. a. m.|u. v. m.|v. a.|v. Chr.|v. H.|"
    "z. B.|z. H.|z. Hd.|z. T.|z. Z.|z. Zt."
)
EINHEITEN = (
    "%|‰|°C|€|Euro|EUR|Cent|ct|Mio\\.|Mrd\\.|Tsd\\.|Millionen|Milliarden|Prozent|Prozentpunkte|v\\. H\\.|km|m|cm|mm|"
    "m²|km²|qm|qkm|ha|kg|g|t|l|h|Std\\.|Min\\.|kW|kWh|MWh|MB|GB|Uhr|Grad"
)
GEZAEHLT = (
    "%|Prozent|€|Euro|Mio|Jahr|Monat|Woche|Tag|Stunde|Minute|Uhr|Person|Kind|Mensch|Teilnehm|Plätz|Mal|mal|km|m²|"
    "Schul|Gruppe|Termin|Treffen|Veranstaltung|Sitzung|Einrichtung|Klasse|Famili|Ehrenamtlich|Stelle"
)
ZIFFERNWORTE = (
    "§|Abs.|Absatz|Art.|Artikel|Nr.|Nrn.|Nummer|Ziff.|Ziffer|Satz|S.|Seite|Kap.|Kapitel|Abb.|Abbildung|Tab.|Tabelle|"
    "Anl.|Anlage|Bd.|Rn.|Rdnr.|Aufl.|Jg.|ca.|rd.|mind.|max.|DIN|TOP|Tel."
)
TITEL = "Dr.|Prof.|Ing.|St.|Hr.|Fr."
BEGINN = r"\b"
LUECKE = "[ \u00a0\u202f]?"
KENNZEICHNEND = (
    "Nr.|Nummer|orlage|rucksache|Drs.|DS|Az.|zeichen|Produkt|Konto|Tel.|Telefon|Fax|Mobil|eschluss|ntrag|ID|ISBN|IBAN|"
    "DIN|ISO|PLZ"
)
"""Ends of words after which numbers with a hyphen are names and no range."""


def _hinter(worte: str) -> str:
    return "|".join(rf"(?<={'' if wort == '§' else BEGINN}{re.escape(wort)} )" for wort in worte.split("|"))


KURZWORT = re.compile(
    r"(?<![\w./@:&…–-])(?:{})(?![\w@/-])".format(
        "|".join(
            "[{}{}]{}".format(kurz[0], kurz[0].upper(), re.escape(kurz[1:]).replace(r"\ ", LUECKE))
            for kurz in sorted(GEKUERZT.split("|"), key=len, reverse=True)
        )
    )
)
PUNKT_VOR_PUNKT = re.compile(r"\.(?=[ \u00a0\u202f]?\w{1,3}\.)")
"""Where to look for a KURZWORT; to look at every letter for one would take ten times as long."""
IM_KURZWORT = re.compile(r"\. ?(?=\w)")
ENGE = re.compile(
    rf" (?:(?<=\d )(?=(?:{EINHEITEN})(?!\w))"
    rf"|(?=\d)(?:{_hinter(ZIFFERNWORTE)})"
    rf"|(?=[A-ZÄÖÜ])(?:{_hinter(TITEL)}|(?<=\d\. )(?=(?:{'|'.join(MONATE)})\b)|(?<=\b[A-ZÄÖÜ]\. )(?=[A-ZÄÖÜ]\.))"
    r"|(?<=Mio\. |Mrd\. |Tsd\. )(?=Euro|EUR|€))"
)
GEKLEBT = re.compile(r"(?<=\d)[%€](?![\w%€/&=#-])|§(?=\d)")
SCHMAL = re.compile("\u202f")  # the narrow protected space, which Fira Sans does not have
STRICH = re.compile(r"(?<=\S )--?(?= \S)")
PUNKTE = re.compile(r"\.\.\.(?<![.…]...)(?![.…/\\])")
ZAHL = r"\d{1,4}(?:[.:]\d\d)?"
SPANNE = re.compile(rf"-(?=\d)(?:(?<=\d-)|(?<=\d\.-))(?=({ZAHL})(\.?)(?![\w/@-]|[.,:]\d|\.[a-z]))")
DAVOR = re.compile(rf"(?:^|(?P<wort>\S*)[ \u00a0\u202f]|[(„“”\"‚‘’'§\u2028\u2029])(?P<zahl>{ZAHL})(?P<punkt>\.?)\Z")
GEZAEHLTES = re.compile(rf"[ \u00a0\u202f](?:(?:{GEZAEHLT})|(?P<monat>{'|'.join(MONATE)})\b)|[%€]")
BEREICHSWORTE = {"S.", "Seite", "Seiten", "§§", "Kapitel", "Kap.", "Klassen", "Klasse", "Jahrgänge", "Artikel", "Art."}
UNANTASTBAR = re.compile(r"://|www\.|[@\\_={}<>`]")
WORT = re.compile(r"[^\s\"'„“”‚‘’(]\S*")
SATZENDE = "\"'„“”‚‘’).,;:!?…"


def setze(text: str) -> str:
    """`text` as a German printer would set it; one wholly in another script is left to its own rules."""
    return text if fremdsprache(text) else setze_laeufe([text])[0]


def setze_laeufe(laeufe: Sequence[str]) -> list[str]:
    """The runs of one text or of several (`ABSATZ` between them), each set with regard to its neighbours."""
    text = "".join(laeufe)
    aenderungen = sorted(_aenderungen(text))
    if not aenderungen:
        return list(laeufe)
    return _eingesetzt(laeufe, aenderungen)


def _aenderungen(text: str) -> Iterator[Aenderung]:
    grenzen = _geschuetzt(text)
    if not grenzen:
        return chain(anfuehrungen(text), _uebrige(text))

    def zaehlt(stelle: int) -> bool:
        return not bisect_right(grenzen, stelle) % 2

    uebrige = (aenderung for aenderung in _uebrige(text) if zaehlt(aenderung[0]))
    return chain(anfuehrungen(text, zaehlt), uebrige)


def _uebrige(text: str) -> Iterator[Aenderung]:
    yield from ((treffer.start(), treffer.end(), GESCHUETZT) for treffer in ENGE.finditer(text))
    yield from ((treffer.start(), treffer.end(), GESCHUETZT) for treffer in SCHMAL.finditer(text))
    yield from ((treffer.start(), treffer.end(), "–") for treffer in STRICH.finditer(text))
    yield from ((treffer.start(), treffer.end(), "…") for treffer in PUNKTE.finditer(text))
    for treffer in GEKLEBT.finditer(text):
        stelle = treffer.start() + (treffer[0] == "§")
        yield stelle, stelle, GESCHUETZT
    for kurzwort in _kurzworte(text):
        for treffer in IM_KURZWORT.finditer(text, *kurzwort.span()):
            yield treffer.start() + 1, treffer.end(), GESCHUETZT
    for treffer in SPANNE.finditer(text):
        if _ist_bereich(text, treffer):
            yield treffer.start(), treffer.end(), "–"


def _kurzworte(text: str) -> Iterator[re.Match[str]]:
    bis = 0
    for punkt in PUNKT_VOR_PUNKT.finditer(text):
        beginn = punkt.start() - 1
        if beginn >= bis and (treffer := KURZWORT.match(text, beginn)):
            yield treffer
            bis = treffer.end()


def _ist_bereich(text: str, strich: re.Match[str]) -> bool:
    """Two years, or two numbers of which something is counted, the smaller first."""
    stelle = strich.start()
    davor = DAVOR.search(text, max(stelle - 40, 0), stelle)
    if not davor or (davor["wort"] or "").rstrip(":").endswith(tuple(KENNZEICHNEND.split("|"))):
        return False
    von, bis = davor["zahl"], strich[1]
    if not _wert(von) < _wert(bis):
        return False
    danach = GEZAEHLTES.match(text, strich.end(2))
    tage = bool(davor["punkt"] and strich[2])
    if davor["punkt"] or (danach and danach["monat"]):
        return bool(tage and danach and danach["monat"])
    return bool(danach) or davor["wort"] in BEREICHSWORTE or (_ist_jahr(von) and _ist_jahr(bis))


def _wert(zahl: str) -> float:
    return float(zahl.replace(":", "."))


def _ist_jahr(zahl: str) -> bool:
    return len(zahl) == 4 and zahl[:2] in ("19", "20")


def _geschuetzt(text: str) -> list[int]:
    """Begin and end, in turn, of the words that are addresses, file names or code."""
    if not UNANTASTBAR.search(text):
        return []
    worte = [treffer for treffer in WORT.finditer(text) if UNANTASTBAR.search(treffer[0])]
    return [grenze for wort in worte for grenze in (wort.start(), wort.start() + len(wort[0].rstrip(SATZENDE)))]


def _eingesetzt(laeufe: Sequence[str], aenderungen: list[Aenderung]) -> list[str]:
    """The runs with the changes in them; one that would reach beyond its run is left out."""
    gesetzt, stelle = [], 0
    for lauf, ende in zip(laeufe, accumulate(map(len, laeufe)), strict=True):
        beginn, teile, bis = ende - len(lauf), [], 0
        while stelle < len(aenderungen) and aenderungen[stelle][0] < ende:
            von, nach, ersatz = aenderungen[stelle]
            stelle += 1
            if nach <= ende and von - beginn >= bis:
                teile += [lauf[bis : von - beginn], ersatz]
                bis = nach - beginn
        gesetzt.append("".join([*teile, lauf[bis:]]))
    return gesetzt


__all__ = ["ABSATZ", "UMBRUCH", "setze", "setze_laeufe"]
