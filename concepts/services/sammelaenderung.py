"""One change on many Maßnahmen, with a number of queries that does not depend on their number.

Every changed Maßnahme gets its Ereignis as if it had been changed alone. All Ereignisse of one change share a
`sammlung` in their `daten` and keep under `vorher` what the Maßnahme said before, so that it can be taken back.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Ereignis, User
from concepts.dokument.abbildung import HANDLUNGSFELD, MASSNAHME, Verweise
from concepts.dokument.bestand import Bestand, Teil
from concepts.dokument.uebernahme import neue_verknuepfung, zeilenwerte
from concepts.models import Akteur, Element, Handlungsfeld, Indikator, Konzept, Massnahme
from integrationskonzept.lib.text import fold

from .elemente import Unmoeglich, ereignis_felder, sperre

# From a Maßnahme's id and what it says now to what it is to say: only the keys that change.
Aenderung = Callable[[str, Teil], Teil]

# Neither rich text, which must be sanitised, nor dependencies, which must not go round in circles.
WERTE = {wert.schluessel: wert for wert in MASSNAHME.werte if not wert.html}
LISTEN = {liste.schluessel: liste for liste in MASSNAHME.verweise if liste.modell in (Akteur, Indikator)}


@dataclass(frozen=True)
class Ergebnis:
    """How many Maßnahmen were changed and how many stayed as they were; `sammlung` takes the change back."""

    geaendert: int
    unveraendert: int
    sammlung: str


def ueberall(inhalt: Teil) -> Aenderung:
    """The same on every Maßnahme."""
    return lambda _kennung, _jetzt: inhalt


def mit_schlagwort(wort: str) -> Aenderung:
    """One more Schlagwort, unless the Maßnahme has it."""

    def ergaenze(_kennung: str, jetzt: Teil) -> Teil:
        worte = jetzt["schlagworte"]
        return {} if fold(wort) in map(fold, worte) else {"schlagworte": [*worte, wort]}

    return ergaenze


@transaction.atomic
def aendere_massnahmen(
    *, konzept: Konzept, kennungen: Iterable[str], aenderung: Aenderung, person: User | None, code: str = "geaendert"
) -> Ergebnis:
    """Change the concept's Maßnahmen with these ids; ids that it does not have are passed over."""
    sperre(konzept)
    massnahmen = _hole(konzept, kennungen)
    jetzt = _inhalte(konzept, massnahmen)
    plan: dict[Massnahme, Teil] = {}
    for massnahme in massnahmen:
        inhalt = jetzt[massnahme.pk]
        neu = {name: wert for name, wert in aenderung(massnahme.kennung, inhalt).items() if inhalt[name] != wert}
        if neu:
            plan[massnahme] = neu
    sammlung = str(uuid.uuid4())
    if plan:
        _schreibe(konzept, plan, person)
        _vermerke(konzept, plan, jetzt, person, code, sammlung)
    return Ergebnis(len(plan), len(massnahmen) - len(plan), sammlung)


@transaction.atomic
def nimm_zurueck(*, konzept: Konzept, sammlung: str, person: User | None) -> Ergebnis:
    """Give every Maßnahme of a change back what it said before, where it still says what the change made of it."""
    ereignisse = Ereignis.objects.filter(akte=konzept.akte, daten__sammlung=sammlung)
    vorgaenge = {daten["kennung"]: daten for daten in ereignisse.values_list("daten", flat=True)}
    vorhanden = _vorhandene(konzept)

    def zurueck(kennung: str, jetzt: Teil) -> Teil:
        vorher, danach = vorgaenge[kennung]["vorher"], vorgaenge[kennung]["inhalt"]
        inzwischen_geaendert = any(jetzt[name] != danach.get(name, _leer(name)) for name in vorher)
        bezuege = {vorher.get("handlungsfeld")}.union(*(vorher.get(name, []) for name in LISTEN)) - {None}
        return {} if inzwischen_geaendert or not bezuege <= vorhanden else vorher

    ergebnis = aendere_massnahmen(
        konzept=konzept, kennungen=vorgaenge, aenderung=zurueck, person=person, code="wiederhergestellt"
    )
    return Ergebnis(ergebnis.geaendert, len(vorgaenge) - ergebnis.geaendert, ergebnis.sammlung)


def _vorhandene(konzept: Konzept) -> set[str]:
    """The ids of all that a Maßnahme can be given back to."""
    return {
        kennung
        for modell in (Handlungsfeld, Akteur, Indikator)
        for kennung in modell.objects.filter(konzept=konzept).values_list("kennung", flat=True)
    }


def _hole(konzept: Konzept, kennungen: Iterable[str]) -> list[Massnahme]:
    """The rows, locked in the order of their keys, so that two such changes cannot wait for each other."""
    menge = Massnahme.objects.filter(konzept=konzept, kennung__in=list(kennungen))
    massnahmen = list(menge.select_for_update().order_by("pk"))
    for massnahme in massnahmen:
        massnahme.konzept = konzept
    return massnahmen


def _inhalte(konzept: Konzept, massnahmen: Iterable[Massnahme]) -> dict[int, Teil]:
    """Each Maßnahme as the document holds it, with what is empty as well."""
    leer = {name: _leer(name) for name in (*LISTEN, *WERTE, "handlungsfeld")}
    bestand = _bestand(konzept)
    return {m.pk: leer | bestand.inhalt(m, fuer_verlauf=True) for m in massnahmen}


def _bestand(konzept: Konzept) -> Bestand:
    bestand = Bestand(konzept)
    bestand.elemente(HANDLUNGSFELD)
    return bestand


def _leer(name: str) -> Any:
    if name in LISTEN:
        return []
    return getattr(Massnahme(), WERTE[name].attribut) if name in WERTE else None


def _schreibe(konzept: Konzept, plan: dict[Massnahme, Teil], person: User | None) -> None:
    felder = {"version", "geaendert_am", "geaendert_von"}
    handlungsfelder = _elemente(konzept, Handlungsfeld, [neu.get("handlungsfeld") for neu in plan.values()])
    jetzt = timezone.now()
    for massnahme, neu in plan.items():
        werte = zeilenwerte(neu, MASSNAHME.werte)
        if "handlungsfeld" in neu:
            werte["handlungsfeld"] = handlungsfelder[neu["handlungsfeld"]]
        for attribut, wert in werte.items():
            setattr(massnahme, attribut, wert)
        felder |= set(werte)
        massnahme.version += 1
        massnahme.geaendert_am, massnahme.geaendert_von = jetzt, person
    Massnahme.objects.bulk_update(plan, sorted(felder))
    for name, liste in LISTEN.items():
        _schreibe_liste(konzept, liste, {massnahme: neu[name] for massnahme, neu in plan.items() if name in neu})


def _schreibe_liste(konzept: Konzept, liste: Verweise, je_massnahme: dict[Massnahme, list[str]]) -> None:
    if not je_massnahme:
        return
    ziele = _elemente(konzept, liste.modell, [kennung for liste_neu in je_massnahme.values() for kennung in liste_neu])
    menge = liste.tabelle._default_manager
    sichtbar = {f"{liste.von}__in": list(je_massnahme), f"{liste.nach}__geloescht_am": None}
    menge.filter(**sichtbar, **liste.fest).delete()
    menge.bulk_create(
        neue_verknuepfung(liste, massnahme, ziele[kennung], nummer)
        for massnahme, kennungen in je_massnahme.items()
        for nummer, kennung in enumerate(kennungen)
    )


def _elemente(konzept: Konzept, modell: type[Element], kennungen: Iterable[str | None]) -> dict[str, Any]:
    """What the change refers to; `Unmoeglich` if some of it is gone by now."""
    gesucht = {kennung for kennung in kennungen if kennung}
    gefunden = {e.kennung: e for e in modell.objects.filter(konzept=konzept, kennung__in=gesucht)} if gesucht else {}
    if gesucht - set(gefunden):
        raise Unmoeglich("Was Sie gewählt haben, gibt es nicht mehr. Bitte etwas anderes wählen.")
    return gefunden


def _vermerke(
    konzept: Konzept, plan: dict[Massnahme, Teil], jetzt: dict[int, Teil], person: User | None, code: str, sammlung: str
) -> None:
    bestand = _bestand(konzept)
    Ereignis.objects.bulk_create(
        Ereignis(
            **ereignis_felder(
                massnahme,
                code,
                person,
                bestand.inhalt(massnahme, fuer_verlauf=True),
                sammlung=sammlung,
                vorher={name: jetzt[massnahme.pk][name] for name in neu},
            )
        )
        for massnahme, neu in plan.items()
    )
