"""Reading a Konzeptdokument in: at once where it takes a moment, else in the background."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from accounts.models import Kommune, User
from concepts.dokument.fehler import DokumentFehler
from concepts.dokument.json_datei import lies_json
from concepts.dokument.pruefung import pruefe_dokument
from concepts.dokument.saeuberung import Entferntes, saeubere
from concepts.models import Einlesung
from concepts.models.einlesung import SCHRITTE
from integrationskonzept.lib.files import is_full
from integrationskonzept.lib.jobs import Lease
from integrationskonzept.lib.jobs.models import Priority, Zustand

from .elemente import Unmoeglich
from .konzepte import importiere_dokument

SOFORT = 1024 * 1024
"""Up to so many bytes nobody needs to wait elsewhere."""
BEHALTEN = timedelta(days=14)
HOECHSTENS_BERICHTET = 200
NOCH_EINMAL = "Versuchen Sie es noch einmal; gelingt es wieder nicht, hilft der Betrieb Ihrer Installation."
FEHLER = f"Beim Einlesen ist ein Fehler dazwischengekommen. Es wurde nichts geändert. {NOCH_EINMAL}"
ZU_LANGE = f"Das Einlesen hat zu lange gedauert und wurde abgebrochen. Es wurde nichts geändert. {NOCH_EINMAL}"
IMMER_WIEDER = (
    "Das Einlesen ist mehrmals abgebrochen. Es wurde nichts geändert. Vielleicht fehlt dem Server Arbeitsspeicher; "
    "bitte sagen Sie dem Betrieb Ihrer Installation Bescheid."
)
PLATTE_VOLL = (
    "Auf dem Server ist kein Platz mehr frei. Es wurde nichts geändert. Bitte sagen Sie dem Betrieb Ihrer Installation "
    "Bescheid und versuchen Sie es danach noch einmal."
)
VERALTET = "Die Datei ist nicht mehr da. Bitte wählen Sie sie noch einmal aus."


def geht_sofort(datei: File[bytes]) -> bool:
    """Whether reading it in takes a moment: it is small, and there are no pictures to look at."""
    if datei.size > SOFORT:
        return False
    try:
        dokument = json.load(datei)
    except (ValueError, RecursionError):
        return True
    finally:
        datei.seek(0)
    return not (isinstance(dokument, dict) and dokument.get("bilder"))


def kurzer_bericht(entferntes: Iterable[Entferntes]) -> list[Any]:
    """What was taken out, as it is kept and shown: pairs of JSON path and parts; none but the first ones."""
    return [[eintrag.pfad, list(eintrag.teile)] for eintrag in entferntes][:HOECHSTENS_BERICHTET]


def fordere_einlesung_an(
    *, kommune: Kommune, person: User | None, datei: File[bytes], slug: str, mit_eigener_kommune: bool
) -> Einlesung:
    """Have a file read in by a worker."""
    _raeume_auf()
    einlesung = Einlesung(kommune=kommune, person=person, tenant=kommune.pk, priority=Priority.SOON)
    _setze(einlesung, datei, slug, mit_eigener_kommune=mit_eigener_kommune)
    einlesung.save()
    return einlesung


def lies_noch_einmal(
    *, einlesung: Einlesung, datei: File[bytes] | None, slug: str, mit_eigener_kommune: bool
) -> Einlesung:
    """Try again what failed, with the file that is kept or another one."""
    vorige = einlesung.datei.name
    _setze(einlesung, datei, slug, mit_eigener_kommune=mit_eigener_kommune)
    with transaction.atomic():
        gescheitert = Einlesung.objects.filter(pk=einlesung.pk, zustand=Zustand.GESCHEITERT)
        if not gescheitert.select_for_update().exists():  # somebody else was quicker
            if datei:
                einlesung.datei.delete(save=False)
            return einlesung
        einlesung.save(
            update_fields=["datei", "dateiname", "slug", "mit_eigener_kommune", "stellen", "fehler", "fehler_an"]
        )
        einlesung.ask_again({})
    if datei and vorige:
        einlesung.datei.storage.delete(vorige)
    return einlesung


def _setze(einlesung: Einlesung, datei: File[bytes] | None, slug: str, *, mit_eigener_kommune: bool) -> None:
    einlesung.slug, einlesung.mit_eigener_kommune = slug, mit_eigener_kommune
    einlesung.stellen, einlesung.fehler, einlesung.fehler_an = [], "", ""
    if datei:
        einlesung.dateiname = (datei.name or "")[:255]
        einlesung.datei.save("konzeptdokument.json", datei, save=False)


def lies_ein(einlesung: Einlesung, lease: Lease) -> None:
    """What a worker does: everything slow first, then the Konzept with the end of the job in one short write."""
    try:
        _lies_ein(einlesung, lease)
    except DokumentFehler as kaputt:
        lease.write(stellen=[[fehler.pfad, fehler.meldung] for fehler in kaputt.fehler])
        raise
    except Unmoeglich:
        lease.write(fehler_an="slug")
        raise
    except FileNotFoundError:
        lease.write(fehler_an="datei")
        raise


def _lies_ein(einlesung: Einlesung, lease: Lease) -> None:
    _melde(lease, 1)
    with einlesung.datei.open("rb") as datei:
        dokument = lies_json(datei.read())
    _melde(lease, 2)
    if fehler := pruefe_dokument(dokument):
        raise DokumentFehler(fehler)
    _melde(lease, 3)
    sauber, entferntes = saeubere(dokument)
    _melde(lease, 4)
    importiere_dokument(
        dokument=sauber,
        mit_eigener_kommune=einlesung.mit_eigener_kommune,
        kommune=einlesung.kommune,
        person=einlesung.person,
        slug=einlesung.slug,
        im_selben_zug=lambda konzept: lease.finish(konzept=konzept, bericht=kurzer_bericht(entferntes)),
    )


def _melde(lease: Lease, schritt: int) -> None:
    lease.write(schritt=schritt, schritte=len(SCHRITTE))


def satz_zu(fehler: Exception) -> str:
    """What the person reads who waits for it."""
    if isinstance(fehler, DokumentFehler):
        return "Die Datei lässt sich so nicht einlesen."
    if isinstance(fehler, Unmoeglich):
        return str(fehler)
    if isinstance(fehler, FileNotFoundError):
        return VERALTET
    if is_full(fehler):
        return PLATTE_VOLL
    return ZU_LANGE if isinstance(fehler, TimeoutError) else FEHLER


def raeume_datei_weg(einlesung: Einlesung) -> None:
    """Nobody needs it once the Konzept is there."""
    einlesung.refresh_from_db()
    if einlesung.fertig and einlesung.datei:
        einlesung.datei.delete(save=False)
        Einlesung.objects.filter(pk=einlesung.pk).update(datei="")


def _raeume_auf() -> None:
    """What was over long ago, with files that nobody came back for."""
    for alte in Einlesung.objects.filter(fertig_am__lt=timezone.now() - BEHALTEN):
        alte.datei.delete(save=False)
        alte.delete()
