"""From the shipped CSV to entries: what a key says is derived from it, not stored."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accounts.arten import artname
from accounts.enums import KommuneArt

DATEI = Path(__file__).parent / "register.csv.gz"
LAENDER = {
    "01": "Schleswig-Holstein",
    "02": "Hamburg",
    "03": "Niedersachsen",
    "04": "Bremen",
    "05": "Nordrhein-Westfalen",
    "06": "Hessen",
    "07": "Rheinland-Pfalz",
    "08": "Baden-Württemberg",
    "09": "Bayern",
    "10": "Saarland",
    "11": "Berlin",
    "12": "Brandenburg",
    "13": "Mecklenburg-Vorpommern",
    "14": "Sachsen",
    "15": "Sachsen-Anhalt",
    "16": "Thüringen",
}
ARTEN = {
    "60": KommuneArt.GEMEINDE,
    "61": KommuneArt.KREISFREIE_STADT,
    "62": KommuneArt.KREISFREIE_STADT,
    "63": KommuneArt.STADT,
    "64": KommuneArt.GEMEINDE,
    "67": KommuneArt.STADT,
    "Kreis": KommuneArt.LANDKREIS,
    "Landkreis": KommuneArt.LANDKREIS,
}
REGIONEN = ("Region", "Städteregion")


@dataclass(frozen=True, slots=True)
class Registereintrag:
    """One Gebietskörperschaft; `kreis` is empty for a Kreis itself and for a kreisfreie Stadt."""

    ags: str
    ars: str
    name: str
    anzeigename: str
    art: KommuneArt
    land: str
    kreis: str
    kreis_ags: str
    einwohner: int | None
    plz: str

    @property
    def artname(self) -> str:
        """What it is, as its Land calls it."""
        return artname(self.art, self.land, self.anzeigename)


def _zeilen() -> list[dict[str, str]]:
    with gzip.open(DATEI, "rt", encoding="utf-8", newline="") as datei:
        return list(csv.DictReader(datei, delimiter=";"))


def ortsname(name: str) -> str:
    """The name without its title: „Flensburg, Stadt“ is called „Flensburg“."""
    return "/".join(teil.strip() for teil in name.split(",")[0].split("/"))


def kreisname(name: str, typ: str) -> str:
    """A Kreis as one speaks of it: „Landkreis Ahrweiler“, „Rhein-Sieg-Kreis“, „Region Hannover“."""
    heisst_schon_so = "kreis" in name.casefold() or name.startswith(REGIONEN)
    return name if heisst_schon_so else f"{typ} {name}"


def _kreise(zeilen: list[dict[str, str]]) -> dict[str, str]:
    return {z["schluessel"]: kreisname(z["name"], z["typ"]) for z in zeilen if len(z["schluessel"]) == 5}


def _gemeinde(zeile: dict[str, str], kreise: dict[str, str]) -> Registereintrag:
    ars = zeile["schluessel"]
    return Registereintrag(
        ags=ars[:5] + ars[9:],
        ars=ars,
        name=zeile["name"],
        anzeigename=ortsname(zeile["name"]),
        art=ARTEN[zeile["typ"]],
        land=LAENDER[ars[:2]],
        kreis=kreise.get(ars[:5], ""),
        kreis_ags=ars[:5],
        einwohner=int(zeile["einwohner"]),
        plz=zeile["plz"],
    )


def _kreis(zeile: dict[str, str], einwohner: Counter[str]) -> Registereintrag:
    ags = zeile["schluessel"]
    return Registereintrag(
        ags=ags,
        ars=ags.ljust(12, "0"),
        name=zeile["name"],
        anzeigename=kreisname(zeile["name"], zeile["typ"]),
        art=KommuneArt.REGION if zeile["name"].startswith(REGIONEN) else ARTEN[zeile["typ"]],
        land=LAENDER[ags[:2]],
        kreis="",
        kreis_ags=ags,
        einwohner=einwohner[ags],
        plz="",
    )


def _verband(ars: str, name: str, kreise: dict[str, str], einwohner: int) -> Registereintrag:
    land = LAENDER[ars[:2]]
    return Registereintrag(
        ags=ars,
        ars=ars.ljust(12, "0"),
        name=name,
        anzeigename=f"{artname(KommuneArt.VERBANDSGEMEINDE, land)} {ortsname(name)}",
        art=KommuneArt.VERBANDSGEMEINDE,
        land=land,
        kreis=kreise.get(ars[:5], ""),
        kreis_ags=ars[:5],
        einwohner=einwohner,
        plz="",
    )


def _eintraege() -> Iterator[Registereintrag]:
    zeilen = _zeilen()
    kreise = _kreise(zeilen)
    summe: Counter[str] = Counter()
    verbaende: dict[str, str] = {}
    for zeile in zeilen:
        schluessel = zeile["schluessel"]
        if len(schluessel) == 5:
            continue
        summe[schluessel[:5]] += int(zeile["einwohner"])
        if zeile["verband"]:
            verbaende[schluessel[:9]] = zeile["verband"]
            summe[schluessel[:9]] += int(zeile["einwohner"])
        yield _gemeinde(zeile, kreise)
    yield from (_kreis(zeile, summe) for zeile in zeilen if len(zeile["schluessel"]) == 5)
    yield from (_verband(ars, name, kreise, summe[ars]) for ars, name in verbaende.items())


@cache
def register() -> dict[str, Registereintrag]:
    """Every entry by its key: 8 digits for a Gemeinde, 5 for a Kreis, 9 for a Verbandsgemeinde."""
    return {eintrag.ags: eintrag for eintrag in _eintraege()}
