"""Abbreviations in the text, and what a screen reader is to say for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

GEPUNKTET = {
    "a. a. O.": "am angegebenen Ort",
    "bzw.": "beziehungsweise",
    "ca.": "circa",
    "d. h.": "das heißt",
    "e. V.": "eingetragener Verein",
    "etc.": "et cetera",
    "evtl.": "eventuell",
    "ggf.": "gegebenenfalls",
    "i. d. R.": "in der Regel",
    "i. H. v.": "in Höhe von",
    "i. V. m.": "in Verbindung mit",
    "inkl.": "inklusive",
    "insb.": "insbesondere",
    "max.": "maximal",
    "mind.": "mindestens",
    "n. Chr.": "nach Christus",
    "o. ä.": "oder ähnlich",
    "o. Ä.": "oder Ähnliches",
    "s. o.": "siehe oben",
    "s. u.": "siehe unten",
    "u. a.": "unter anderem",
    "u. a. m.": "und andere mehr",
    "u. Ä.": "und Ähnliches",
    "u. U.": "unter Umständen",
    "u. v. a.": "und viele andere",
    "u. v. m.": "und vieles mehr",
    "usw.": "und so weiter",
    "v. a.": "vor allem",
    "v. Chr.": "vor Christus",
    "vgl.": "vergleiche",
    "z. B.": "zum Beispiel",
    "z. T.": "zum Teil",
    "z. Zt.": "zur Zeit",
    "zzgl.": "zuzüglich",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Tsd.": "Tausend",
    "Std.": "Stunden",
    "Tel.": "Telefon",
}
VOR_ZAHL = {
    "Abb.": "Abbildung",
    "Abs.": "Absatz",
    "Art.": "Artikel",
    "Kap.": "Kapitel",
    "Nr.": "Nummer",
    "S.": "Seite",
    "Tab.": "Tabelle",
    "Ziff.": "Ziffer",
    "min.": "mindestens",
}
KURZNAMEN = {
    "AGG": "Allgemeines Gleichbehandlungsgesetz",
    "AsylbLG": "Asylbewerberleistungsgesetz",
    "AsylG": "Asylgesetz",
    "AufenthG": "Aufenthaltsgesetz",
    "AWO": "Arbeiterwohlfahrt",
    "BAMF": "Bundesamt für Migration und Flüchtlinge",
    "BauGB": "Baugesetzbuch",
    "BFD": "Bundesfreiwilligendienst",
    "BGB": "Bürgerliches Gesetzbuch",
    "DGB": "Deutscher Gewerkschaftsbund",
    "DRK": "Deutsches Rotes Kreuz",
    "DSGVO": "Datenschutz-Grundverordnung",
    "EU": "Europäische Union",
    "FSJ": "Freiwilliges Soziales Jahr",
    "GER": "Gemeinsamer Europäischer Referenzrahmen für Sprachen",
    "HWK": "Handwerkskammer",
    "IHK": "Industrie- und Handelskammer",
    "JMD": "Jugendmigrationsdienst",
    "KGSt": "Kommunale Gemeinschaftsstelle für Verwaltungsmanagement",
    "MBE": "Migrationsberatung für erwachsene Zuwanderer",
    "MSO": "Migrantenselbstorganisation",
    "NGO": "Nichtregierungsorganisation",
    "ÖPNV": "öffentlicher Personennahverkehr",
    "SGB": "Sozialgesetzbuch",
    "StAG": "Staatsangehörigkeitsgesetz",
    "UMA": "unbegleitete minderjährige Ausländer",
    "VHS": "Volkshochschule",
}
SATZANFANG = {"bzw.", "ca.", "evtl.", "ggf.", "inkl.", "insb.", "mind.", "vgl.", "zzgl."}
LUECKEN = re.compile("[ \u00a0\u202f]")
LUECKE = "[ \u00a0\u202f]?"


def _ohne_luecken(kurz: str) -> str:
    return LUECKEN.sub("", kurz)


def _gross(text: str) -> str:
    return text[0].upper() + text[1:]


AM_SATZANFANG = {_gross(kurz): _gross(lang) for kurz, lang in GEPUNKTET.items() if " " in kurz or kurz in SATZANFANG}


@dataclass(frozen=True)
class Fund:
    """An abbreviation that is to be marked: from, to, and what is said for it."""

    von: int
    bis: int
    lang: str


@dataclass(frozen=True)
class Abkuerzungen:
    """The usual ones and the `namen` that a document has besides; its own come first."""

    namen: Mapping[str, str]

    def finde(self, text: str, gesagt: set[str]) -> Iterator[Fund]:
        """Dotted ones wherever they stand, names once; `gesagt` collects the names that were met."""
        for treffer in self._muster.finditer(text):
            kurz = _ohne_luecken(treffer[0])
            lang = self._lange[kurz]
            erklaert = text.endswith(f"{lang} (", 0, treffer.start())
            if not erklaert and (kurz.endswith(".") or kurz not in gesagt):
                yield Fund(*treffer.span(), lang)
            gesagt.add(kurz)

    @cached_property
    def _lange(self) -> dict[str, str]:
        alle = GEPUNKTET | VOR_ZAHL | AM_SATZANFANG | KURZNAMEN | dict(self.namen)
        return {_ohne_luecken(kurz): lang for kurz, lang in alle.items()}

    @cached_property
    def _muster(self) -> re.Pattern[str]:
        """By first letter, so that a word that begins otherwise is passed over at once; the longest first."""
        alle = {**GEPUNKTET, **AM_SATZANFANG, **KURZNAMEN, **self.namen}
        formen = dict.fromkeys(VOR_ZAHL, r"(?=[ \u00a0]\d)") | dict.fromkeys(alle, "")
        gruppen = groupby(sorted(formen, key=lambda kurz: (kurz[0], -len(kurz), kurz)), key=lambda kurz: kurz[0])
        zweige = "|".join(f"{re.escape(erster)}(?:{_zweig(kurze, formen)})" for erster, kurze in gruppen)
        return re.compile(rf"(?<![\w.@/&-])(?:{zweige})(?![\w@/-]|\.\w)")


def _zweig(kurze: Iterable[str], formen: Mapping[str, str]) -> str:
    return "|".join(re.escape(kurz[1:]).replace(r"\ ", LUECKE) + formen[kurz] for kurz in kurze)


UEBLICHE = Abkuerzungen({})
"""Those that every reader of such papers may meet."""
