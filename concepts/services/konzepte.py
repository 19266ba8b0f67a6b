"""Concepts as a whole: import, settings, order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from accounts.models import Ereignis, Kommune, User
from accounts.services import ereignis
from concepts.bilder import BildUnlesbar
from concepts.dokument.abbildung import ABSCHNITT, Elementart
from concepts.dokument.aufbau import angaben_zur_kommune, baue_dokument
from concepts.dokument.bestand import Teil
from concepts.dokument.bezuege import MAX_TIEFE
from concepts.dokument.pruefung import lies_dokument
from concepts.dokument.saeuberung import Entferntes, saeubere
from concepts.dokument.uebernahme import Uebernahme
from concepts.models import Abschnitt, Bild, Konzept

from .elemente import ZU_TIEF, Konflikt, Unmoeglich, ereignis_felder, kennung_aus, sperre

ADRESSE = re.compile(r"[-a-zA-Z0-9_]{1,80}")
RESERVIERT = {
    *("neu", "einlesen", "einstellungen", "mitglieder", "papierkorb"),
    *("impressum", "datenschutz", "wappen", "farbe"),
}


def freier_slug(kommune: Kommune, titel: str) -> str:
    """An address that no concept of the Kommune has."""
    basis = kennung_aus(titel)
    belegt = RESERVIERT | set(Konzept.objects.filter(kommune=kommune).values_list("slug", flat=True))
    nummern = (basis if nummer == 1 else f"{basis}-{nummer}" for nummer in range(1, len(belegt) + 2))
    return next(slug for slug in nummern if slug not in belegt)


def importiere(
    *, rohdaten: bytes, kommune: Kommune, person: User | None, slug: str = "", mit_eigener_kommune: bool = False
) -> tuple[Konzept, list[Entferntes]]:
    """A file's Konzeptdokument as a new Konzept, with what sanitising took out.

    `DokumentFehler` names every fault; then nothing was changed. `mit_eigener_kommune` replaces what the
    document says of its Kommune by our own.
    """
    dokument, entferntes = saeubere(lies_dokument(rohdaten))
    konzept = importiere_dokument(
        dokument=dokument, kommune=kommune, person=person, slug=slug, mit_eigener_kommune=mit_eigener_kommune
    )
    return konzept, entferntes


def importiere_dokument(
    *, dokument: Teil, mit_eigener_kommune: bool, kommune: Kommune, person: User | None, slug: str, **angaben: Any
) -> Konzept:
    """The same for a document that is checked and sanitised already."""
    if mit_eigener_kommune:
        dokument["kommune"] = angaben_zur_kommune(Konzept(kommune=kommune))
    return lege_konzept_an(kommune=kommune, dokument=dokument, person=person, slug=slug, code="importiert", **angaben)


def lege_konzept_an(
    *,
    kommune: Kommune,
    dokument: Teil,
    person: User | None,
    slug: str = "",
    vorgaenger: Konzept | None = None,
    code: str = "angelegt",
    im_selben_zug: Callable[[Konzept], None] | None = None,
) -> Konzept:
    """A new Konzept from a checked, sanitised document; it is there all at once, with what `im_selben_zug` writes."""
    _pruefe_adresse(kommune, slug)
    uebernahme = Uebernahme(dokument, kommune=kommune, person=person, vorgaenger=vorgaenger)
    konzept = uebernahme.konzept
    uebernahme.einfuegungen.add(list(_beginn_des_verlaufs(uebernahme)))
    with transaction.atomic():
        Kommune.objects.select_for_update().get(pk=kommune.pk)
        _pruefe_adresse(kommune, slug)
        konzept.slug = slug or freier_slug(kommune, konzept.titel)
        uebernahme.schreibe()
        ereignis(
            kommune=kommune,
            person=person,
            code=f"konzept.{code}",
            gegenstand=konzept,
            akte=konzept.akte,
            bezeichnung=konzept.titel,
            daten={"elemente": len(uebernahme.zeilen)},
        )
        if im_selben_zug:
            im_selben_zug(konzept)
    return konzept


def _pruefe_adresse(kommune: Kommune, slug: str) -> None:
    if slug and not ADRESSE.fullmatch(slug):
        raise Unmoeglich(f"„{slug}“ kann keine Adresse sein: nur Buchstaben, Ziffern und Bindestriche, höchstens 80.")
    if slug and (slug in RESERVIERT or Konzept.objects.filter(kommune=kommune, slug=slug).exists()):
        raise Unmoeglich(f"Unter der Adresse „{slug}“ gibt es in {kommune} schon etwas. Bitte eine andere wählen.")


def _beginn_des_verlaufs(uebernahme: Uebernahme) -> Iterator[Ereignis]:
    """The first entry of every element's history: how it came in."""
    for zeile in uebernahme.zeilen.values():
        if not isinstance(zeile, Bild):
            inhalt = uebernahme.bestand.inhalt(zeile, fuer_verlauf=True)
            yield Ereignis(**ereignis_felder(zeile, "angelegt", uebernahme.person, inhalt, mit_konzept=True))


def dokument_aus_vorgaenger(vorgaenger: Konzept) -> Teil:
    """An earlier concept as the ground of the next: same texts, ids and people, time and states open again."""
    try:
        dokument = baue_dokument(vorgaenger)
    except BildUnlesbar as fehler:
        raise Unmoeglich(f"„{vorgaenger}“ lässt sich gerade nicht übernehmen. {fehler}") from fehler
    for schluessel in ("beginn", "ende", "stand"):
        dokument["konzept"].pop(schluessel, None)
    for feld in dokument.get("handlungsfelder", []):
        for massnahme in feld.get("massnahmen", []):
            massnahme.pop("stand", None)
    return dokument


@transaction.atomic
def ordne(*, konzept: Konzept, art: Elementart, kennungen: list[str], person: User | None) -> None:
    """Put the elements of a kind into this order; those not named keep their order behind them."""
    sperre(konzept)
    elemente = {element.kennung: element for element in art.modell.objects.filter(konzept=konzept)}
    genannt = {kennung: elemente[kennung] for kennung in kennungen if kennung in elemente}
    ordnung = list((genannt | elemente).values())
    for position, element in enumerate(ordnung):
        element.position = position
    art.modell.objects.bulk_update(ordnung, ["position"])
    _vermerke_ordnung(konzept, art, person)


@transaction.atomic
def ordne_kapitel(*, konzept: Konzept, baum: list[tuple[str, str]], person: User | None) -> None:
    """Lay the chapters out anew: `baum` gives each chapter's id and its parent's (or ""), in reading order."""
    sperre(konzept)
    kapitel = {element.kennung: element for element in Abschnitt.objects.filter(konzept=konzept)}
    eltern = {kennung: oben for kennung, oben in baum if kennung in kapitel}
    bisher = {element.pk: name for name, element in kapitel.items()}
    danach = {name: bisher.get(element.eltern_id or 0, "") for name, element in kapitel.items()} | eltern
    for kennung in eltern:
        _pruefe_zweig(kennung, danach)
    ordnung = [kapitel[kennung] for kennung in eltern] + [k for name, k in kapitel.items() if name not in eltern]
    for position, element in enumerate(ordnung):
        element.position = position
        if element.kennung in eltern:
            element.eltern = kapitel.get(eltern[element.kennung])
    Abschnitt.objects.bulk_update(ordnung, ["position", "eltern"])
    _vermerke_ordnung(konzept, ABSCHNITT, person)


def _pruefe_zweig(kennung: str, eltern: dict[str, str]) -> None:
    weg = [kennung]
    while oben := eltern.get(weg[-1]):
        if oben in weg:
            raise Unmoeglich("Ein Kapitel kann nicht in sich selbst stehen.")
        weg.append(oben)
        if len(weg) > MAX_TIEFE:
            raise Unmoeglich(ZU_TIEF)


def _vermerke_ordnung(konzept: Konzept, art: Elementart, person: User | None) -> None:
    ereignis(
        kommune=konzept.kommune,
        person=person,
        code=f"{art.name}.geordnet",
        gegenstand=konzept,
        akte=konzept.akte,
        bezeichnung=str(art.modell._meta.verbose_name_plural),
    )


def konzept_inhalt(konzept: Konzept) -> dict[str, Any]:
    """The concept's own data as its history keeps them."""
    namen = ("titel", "untertitel", "art", "phase", "beginn", "ende", "stand", "begriffe")
    return {name: getattr(konzept, name) for name in namen}


@transaction.atomic
def aendere_konzept(*, konzept: Konzept, werte: dict[str, Any], person: User | None, version: int) -> Konzept:
    """Save the concept's own data against the version that was read."""
    zeile = sperre(konzept)
    if zeile.version != version:
        raise Konflikt(zeile, konzept_inhalt(zeile), list(werte))
    for name, wert in werte.items():
        setattr(zeile, name, wert)
    zeile.version += 1
    zeile.geaendert_von = person
    zeile.full_clean(exclude=["kommune", "vorgaenger"])
    zeile.save()
    ereignis(
        kommune=zeile.kommune,
        person=person,
        code="konzept.geaendert",
        gegenstand=zeile,
        akte=zeile.akte,
        bezeichnung=zeile.titel,
        daten={"inhalt": konzept_inhalt(zeile), "version": zeile.version},
    )
    return zeile


@transaction.atomic
def uebernimm_eigene_kommune(*, konzept: Konzept, person: User | None) -> Konzept:
    """From now on the document says of the Kommune what the Kommune says of itself."""
    zeile = sperre(konzept)
    if zeile.angaben_zur_kommune is None:
        return zeile
    frueher, zeile.angaben_zur_kommune = zeile.angaben_zur_kommune, None
    zeile.geaendert_von = person
    zeile.save(update_fields=["angaben_zur_kommune", "geaendert_von", "geaendert_am"])
    ereignis(
        kommune=zeile.kommune,
        person=person,
        code="konzept.kommune_uebernommen",
        gegenstand=zeile,
        akte=zeile.akte,
        bezeichnung=zeile.titel,
        daten={"vorher": frueher},
    )
    return zeile
