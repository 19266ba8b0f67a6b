"""Two entries that mean the same become one; nothing is lost, and it can be taken back.

The Maßnahmen change as in every change of many, with a `sammlung` that takes it back. The Ereignis of the entry that
goes keeps the rest: rows that moved, links of Maßnahmen in the Papierkorb, fields that the other one took over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.models import Ereignis, User
from concepts.dokument.abbildung import AKTEUR, INDIKATOR, MASSNAHME, Elementart, Verweise, Zeilen, art_von
from concepts.dokument.bestand import Teil, fehlt, inhalt_von
from concepts.dokument.teile import zeilen_von
from concepts.models import Element, Konzept, Massnahme

from .elemente import Unmoeglich, hole_zurueck, sperre, verlauf_von, vermerke
from .sammelaenderung import Aenderung, Ergebnis, aendere_massnahmen, nimm_zurueck

ARTEN = {art.name: art for art in (AKTEUR, INDIKATOR)}
SCHON_WEG = "Einen der beiden Einträge gibt es nicht mehr. Bitte wählen Sie noch einmal."


@dataclass(frozen=True)
class Umzug:
    """Rows of one kind, such as target values: those that move, and those that say what is there already."""

    zeilen: Zeilen
    ziehen: tuple[Any, ...]
    doppelt: tuple[Any, ...]
    widersprechen: tuple[Any, ...]


@transaction.atomic
def fuehre_zusammen(*, bleibt: Element, geht: Element, person: User | None) -> str:
    """Everything of `geht` moves to `bleibt`, `geht` into the Papierkorb; returns what takes it back."""
    konzept = sperre(bleibt.konzept)
    for eines in (bleibt, geht):
        eines.refresh_from_db()
    if bleibt.pk == geht.pk or bleibt.konzept_id != geht.konzept_id or bleibt.geloescht_am or geht.geloescht_am:
        raise Unmoeglich(SCHON_WEG)
    art = art_von(bleibt)
    ergebnis = aendere_massnahmen(
        konzept=konzept,
        kennungen=_beteiligte_massnahmen(konzept, art, geht),
        aenderung=_ersetze(geht.kennung, bleibt.kennung),
        person=person,
    )
    daten = {
        "zusammenfuehrung": ergebnis.sammlung,
        "mit": bleibt.kennung,
        "zeilen": _ziehe_um(umzuege(bleibt, geht), bleibt),
        "verborgene": _ersetze_verborgene(art, bleibt, geht),
        "ergaenzt": _ergaenze(bleibt, geht),
    }
    type(bleibt).alle.filter(pk=bleibt.pk).update(version=F("version") + 1)
    type(geht).alle.filter(pk=geht.pk).update(geloescht_am=timezone.now())
    _vermerke_beide("zusammengefuehrt", bleibt, geht, person, daten)
    return ergebnis.sammlung


def _listen(art: Elementart) -> list[Verweise]:
    return [liste for liste in MASSNAHME.verweise if liste.modell is art.modell]


def _beteiligte_massnahmen(konzept: Konzept, art: Elementart, geht: Element) -> set[str]:
    menge = Massnahme.objects.filter(konzept=konzept)
    tabellen = {liste.tabelle: liste for liste in _listen(art)}
    verknuepft = [
        tabelle._default_manager.filter(**{liste.nach: geht}).values("massnahme") for tabelle, liste in tabellen.items()
    ]
    return {kennung for teil in verknuepft for kennung in menge.filter(pk__in=teil).values_list("kennung", flat=True)}


def betroffene(geht: Element) -> list[tuple[str, list[str]]]:
    """The Maßnahmen that name an entry, each with the lists in which it stands there."""
    je_massnahme: dict[str, list[str]] = defaultdict(list)
    for liste in _listen(art_von(geht)):
        menge = liste.tabelle._default_manager.filter(
            **{liste.nach: geht, "massnahme__geloescht_am": None}, **liste.fest
        )
        for titel in menge.order_by("massnahme__position").values_list("massnahme__titel", flat=True):
            je_massnahme[titel].append(liste.schluessel)
    return list(je_massnahme.items())


def _ersetze(alt: str, neu: str) -> Aenderung:
    """One id for another in every list, at the better place, never twice; who leads does not take part besides."""

    def aenderung(_kennung: str, jetzt: Teil) -> Teil:
        listen = {
            name: list(dict.fromkeys(neu if kennung == alt else kennung for kennung in jetzt[name]))
            for name in ("federfuehrung", "beteiligte", "indikatoren")
        }
        if neu in listen["federfuehrung"]:
            listen["beteiligte"] = [kennung for kennung in listen["beteiligte"] if kennung != neu]
        return dict(listen)

    return aenderung


def umzuege(bleibt: Element, geht: Element) -> list[Umzug]:
    """What of the rows under `geht` moves; upper rooms' rows too."""
    return [_umzug(zeilen, bleibt, geht) for zeilen in zeilen_von(art_von(bleibt))]


def _umzug(zeilen: Zeilen, bleibt: Element, geht: Element) -> Umzug:
    menge: Any = zeilen.tabelle._default_manager
    da = {_stelle(zeile): zeile.wert for zeile in menge.filter(**{zeilen.eltern: bleibt})}
    kommen = list(menge.filter(**{zeilen.eltern: geht}))
    doppelt = tuple(zeile for zeile in kommen if da.get(_stelle(zeile)) == zeile.wert and not zeile.anmerkung)
    ziehen = tuple(zeile for zeile in kommen if zeile not in doppelt)
    widersprechen = tuple(zeile for zeile in ziehen if da.get(_stelle(zeile), zeile.wert) != zeile.wert)
    return Umzug(zeilen, ziehen, doppelt, widersprechen)


def _stelle(zeile: Any) -> tuple[Any, ...]:
    return (zeile.zeitpunkt, *sorted(zeile.merkmale.items()))


def _ziehe_um(umzuege_: Iterable[Umzug], bleibt: Element) -> dict[str, list[int]]:
    gezogen = {}
    for umzug in umzuege_:
        tabelle, eltern = umzug.zeilen.tabelle, umzug.zeilen.eltern
        letzte = tabelle._default_manager.filter(**{eltern: bleibt}).aggregate(letzte=Max("position"))["letzte"]
        for nummer, zeile in enumerate(umzug.ziehen, start=0 if letzte is None else letzte + 1):
            zeile.position = nummer
            setattr(zeile, eltern, bleibt)
        tabelle._default_manager.bulk_update(umzug.ziehen, ["position", eltern])
        gezogen[tabelle._meta.label] = [zeile.pk for zeile in umzug.ziehen]
    return gezogen


def _ersetze_verborgene(art: Elementart, bleibt: Element, geht: Element) -> dict[str, list[int]]:
    """Links of Maßnahmen that lie in the Papierkorb, so that they come back with the right one."""
    ersetzt: dict[str, list[int]] = {}
    for liste in _listen(art):
        verborgen = liste.tabelle._default_manager.exclude(massnahme__geloescht_am=None).filter(**liste.fest)
        schon = verborgen.filter(**{liste.nach: bleibt}).values("massnahme")
        pks = list(verborgen.filter(**{liste.nach: geht}).exclude(massnahme__in=schon).values_list("pk", flat=True))
        liste.tabelle._default_manager.filter(pk__in=pks).update(**{liste.nach: bleibt})
        ersetzt.setdefault(liste.tabelle._meta.label, []).extend(pks)
    return ersetzt


def _ergaenze(bleibt: Element, geht: Element) -> dict[str, Any]:
    """What only the one that goes says, the other one says from now on."""
    ergaenzt = {
        wert.attribut: getattr(geht, wert.attribut)
        for wert in art_von(bleibt).werte
        if fehlt(getattr(bleibt, wert.attribut)) and not fehlt(getattr(geht, wert.attribut))
    }
    if ergaenzt:
        type(bleibt).alle.filter(pk=bleibt.pk).update(**ergaenzt)
    return ergaenzt


def _vermerke_beide(code: str, bleibt: Element, geht: Element, person: User | None, daten: dict[str, Any]) -> None:
    for eines, mehr in ((bleibt, {"mit": geht.kennung}), (geht, daten)):
        eines.refresh_from_db()
        vermerke(eines, code, person, inhalt_von(eines), **mehr)


def offene_zusammenfuehrung(element: Element) -> Ereignis | None:
    """The Ereignis by which this element went into another one, unless it was taken back."""
    letzte = verlauf_von(element).filter(code__endswith=".zusammengefuehrt", daten__has_key="zusammenfuehrung").first()
    return letzte if letzte and element.geloescht_am is not None else None


@transaction.atomic
def trenne(*, konzept: Konzept, sammlung: str, person: User | None) -> tuple[Element, Ergebnis]:
    """Take a merging back; what somebody changed since stays as it is."""
    sperre(konzept)
    codes = [f"{name}.zusammengefuehrt" for name in ARTEN]
    ereignis = Ereignis.objects.filter(akte=konzept.akte, code__in=codes, daten__zusammenfuehrung=sammlung).first()
    if ereignis is None:
        raise Unmoeglich("Diese Zusammenführung gibt es nicht.")
    modell = ARTEN[ereignis.code.partition(".")[0]].modell
    geht = modell.alle.select_related("konzept").get(pk=ereignis.object_id)
    bleibt = modell.alle.select_related("konzept").get(konzept=konzept, kennung=ereignis.daten["mit"])
    if geht.geloescht_am is None:
        raise Unmoeglich(f"„{geht}“ ist schon wieder da.")
    hole_zurueck(element=geht, person=person)
    ergebnis = nimm_zurueck(konzept=konzept, sammlung=sammlung, person=person)
    _ziehe_zurueck(ereignis.daten, bleibt, geht)
    _vermerke_beide("getrennt", bleibt, geht, person, {})
    return geht, ergebnis


def _ziehe_zurueck(daten: dict[str, Any], bleibt: Element, geht: Element) -> None:
    art = art_von(bleibt)
    je_tabelle: dict[str, tuple[type[models.Model], str]] = {
        **{zeilen.tabelle._meta.label: (zeilen.tabelle, zeilen.eltern) for zeilen in zeilen_von(art)},
        **{liste.tabelle._meta.label: (liste.tabelle, liste.nach) for liste in _listen(art)},
    }
    for name, pks in [*daten["zeilen"].items(), *daten["verborgene"].items()]:
        tabelle, attribut = je_tabelle[name]
        tabelle._default_manager.filter(pk__in=pks, **{attribut: bleibt}).update(**{attribut: geht})
    for attribut, wert in daten["ergaenzt"].items():
        leer = type(bleibt)._meta.get_field(attribut).get_default()  # type: ignore[union-attr]
        type(bleibt).alle.filter(pk=bleibt.pk, **{attribut: wert}).update(**{attribut: leer})
    type(bleibt).alle.filter(pk=bleibt.pk).update(version=F("version") + 1)
