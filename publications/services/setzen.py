"""Making a brochure."""

from __future__ import annotations

import datetime
import errno
import hashlib
import json
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import Error, transaction

from concepts.dokument.bilddaten import mit_bilddaten
from concepts.folgen import Fortschritt
from integrationskonzept.lib.files import is_full
from integrationskonzept.lib.jobs import Lease, protected, run_now
from integrationskonzept.lib.jobs.models import Zustand
from integrationskonzept.lib.pdf_teile import Unsetzbar
from publications.broschuere import pdf
from publications.broschuere.angaben import Ausgabe, Gestaltung
from publications.models import Broschuere, BroschuereQuerySet

from .gestaltung import gestaltung_aus, gestaltung_von, stand_von

BEHALTENE_ENTWUERFE = 3
NOCH_EINMAL = "Bitte fordern Sie sie noch einmal an; gelingt es wieder nicht, hilft der Betrieb Ihrer Installation."
FEHLER = f"Die Broschüre konnte nicht gesetzt werden. {NOCH_EINMAL}"
ZU_LANGE = f"Das Setzen der Broschüre hat zu lange gedauert und wurde abgebrochen. {NOCH_EINMAL}"
IMMER_WIEDER = (
    "Das Setzen der Broschüre ist mehrmals ohne Ergebnis abgebrochen. Vielleicht fehlt dem Server Arbeitsspeicher: "
    "Bitte sagen Sie dem Betrieb Ihrer Installation Bescheid und fordern Sie sie danach noch einmal an."
)
PLATTE_VOLL = (
    "Auf dem Server ist kein Platz mehr frei; die neue Broschüre konnte nicht gespeichert werden. Ältere Broschüren "
    "sind noch da. Bitte sagen Sie dem Betrieb Ihrer Installation Bescheid und fordern Sie sie danach noch einmal an."
)


def setze(pk: int) -> None:
    """Make it in this process, unless it is made already."""
    if broschuere := Broschuere.objects.filter(pk=pk).first():
        run_now(broschuere)


def mache(broschuere: Broschuere, lease: Lease) -> None:
    """What a worker does. Whatever happens, brochures made before stay where they are."""
    ergebnis = rendere(broschuere, lease)
    with protected():
        _lege_ab(broschuere, lease, *ergebnis)


def satz_zu(fehler: Exception) -> str:
    """What the person reads who waits for the brochure."""
    if isinstance(fehler, pdf.SatzFehler):
        return str(fehler)
    if is_full(fehler):
        return PLATTE_VOLL
    grund = fehler.__cause__ if isinstance(fehler, Unsetzbar) else fehler
    return ZU_LANGE if isinstance(grund, TimeoutError) else FEHLER


def rendere(broschuere: Broschuere, fortschritt: Fortschritt) -> tuple[bytes, dict[str, Any]]:
    """The PDF, and what is worth knowing of it."""
    fassung, auftrag = broschuere.fassung, broschuere.auftrag
    text = fassung.text if fassung else mit_bilddaten(auftrag["dokument"], auftrag.get("bilder", {}))
    moment = fassung.erstellt_am if fassung else datetime.datetime.fromisoformat(auftrag["moment"])
    gesetzt = pdf.render_broschuere(
        json.loads(text),
        stand=stand_von(fassung, text, moment),
        gestaltung=_gestaltung(broschuere),
        ausgabe=Ausgabe(broschuere.ausgabe),
        fortschritt=fortschritt,
    )
    with pikepdf.open(BytesIO(gesetzt.pdf)) as gelesen:
        seitenzahl = len(gelesen.pages)
    return gesetzt.pdf, {"seiten": gesetzt.seiten, "seitenzahl": seitenzahl, "hinweise": list(gesetzt.hinweise)}


def _gestaltung(broschuere: Broschuere) -> Gestaltung:
    """The look of the moment when it was asked for; a job from before the upgrade does not know it."""
    angaben = broschuere.auftrag.get("gestaltung")
    return gestaltung_aus(angaben) if angaben else gestaltung_von(broschuere.konzept.kommune)


def _lege_ab(broschuere: Broschuere, lease: Lease, daten: bytes, angaben: dict[str, Any]) -> None:
    """Store the file, and only then say that it is there."""
    felder = speichere(broschuere, daten, lease.token[:8])
    try:
        lease.finish(**felder, **angaben)
    except Error:  # perhaps the row was written and only the answer was lost: `broschueren_pruefen` will see
        raise
    except BaseException:
        _nimm_zurueck(broschuere.datei.storage, felder["datei"])
        raise


def speichere(broschuere: Broschuere, daten: bytes, marke: str) -> dict[str, Any]:
    """Store the file and read it back; the fields that say where it is."""
    ablage = broschuere.datei.storage
    name = f"broschueren/{broschuere.schluessel}-{marke}.pdf"
    summe = hashlib.sha256(daten).hexdigest()
    try:
        name = ablage.save(name, ContentFile(daten))
        if _summe_der_datei(ablage, name) != summe:
            raise OSError(errno.EIO, f"„{name}“ kam nicht so auf die Platte, wie es gesetzt wurde")
    except BaseException:
        _nimm_zurueck(ablage, name)
        raise
    return {"datei": name, "pruefsumme": summe, "groesse": len(daten)}


def _nimm_zurueck(ablage: Storage, name: str) -> None:
    """Delete the file, if it is certain that no brochure needs it."""
    with suppress(Error, OSError):
        if not Broschuere.objects.filter(datei=name).exists():
            ablage.delete(name)


def _summe_der_datei(ablage: Storage, name: str) -> str:
    with ablage.open(name) as datei:
        return hashlib.file_digest(datei, "sha256").hexdigest()


@transaction.atomic
def raeume_entwuerfe_auf(broschuere: Broschuere) -> None:
    """Of a concept's drafts only the newest few are kept; what belongs to a Fassung is never touched.

    Those that failed are counted apart, so that they push out none that can be read.
    """
    if broschuere.fassung_id is not None:
        return
    entwuerfe = Broschuere.objects.entwuerfe().filter(konzept=broschuere.konzept_id, ausgabe=broschuere.ausgabe)
    for zustand in (Zustand.FERTIG, Zustand.GESCHEITERT):
        menge = entwuerfe.filter(zustand=zustand)
        for alter in menge.fuer_listen().order_by("-fertig_am", "-angefordert_am", "-pk")[BEHALTENE_ENTWUERFE:]:
            _entferne(menge, alter)


def _entferne(menge: BroschuereQuerySet, entwurf: Broschuere) -> None:
    """The row, unless it has left `menge` meanwhile, and then its file."""
    ablage, name = entwurf.datei.storage, entwurf.datei.name
    if menge.filter(pk=entwurf.pk).delete()[0] and name:
        transaction.on_commit(lambda: ablage.delete(name))
