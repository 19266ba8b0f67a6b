"""Making a brochure."""

from __future__ import annotations

import datetime
import errno
import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone

from publications.broschuere.angaben import Ausgabe
from publications.models import Broschuere, Zustand

from .gestaltung import gestaltung_aus, stand_von
from .lauf import Abgeloest, Lauf, uebernimm

logger = logging.getLogger(__name__)
BEHALTENE_ENTWUERFE = 3
NOCH_EINMAL = "Bitte fordern Sie sie noch einmal an; gelingt es wieder nicht, hilft der Betrieb Ihrer Installation."
FEHLER = f"Die Broschüre konnte nicht gesetzt werden. {NOCH_EINMAL}"
ZU_LANGE = f"Das Setzen der Broschüre hat zu lange gedauert und wurde abgebrochen. {NOCH_EINMAL}"
PLATTE_VOLL = (
    "Auf dem Server ist kein Platz mehr frei; die neue Broschüre konnte nicht gespeichert werden. Ältere Broschüren "
    "sind noch da. Bitte sagen Sie dem Betrieb Ihrer Installation Bescheid und fordern Sie sie danach noch einmal an."
)


def setze(pk: int, *, zeitgrenze: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
    """Make the PDF and keep it, unless another worker does; a failure is kept as a sentence.

    Between the short writes no transaction is open. Whatever happens, brochures made before stay where they are.
    """
    lauf = uebernimm(pk)
    if lauf is None:
        return
    broschuere = Broschuere.objects.select_related("konzept__kommune", "fassung").get(pk=pk)
    try:
        with lauf, zeitgrenze():
            ergebnis = _rendere(broschuere, lauf)
            _lege_ab(broschuere, lauf, *ergebnis)
    except Abgeloest:
        logger.warning("Broschüre %s hat inzwischen ein anderer Prozess übernommen", broschuere.pk)
    except Exception as fehler:
        logger.exception("Broschüre %s konnte nicht gesetzt werden", broschuere.pk)
        with suppress(Abgeloest):
            lauf.schreibe(zustand=Zustand.GESCHEITERT, fehler=satz_zu(fehler), auftrag={})
    else:
        _raeume_entwuerfe_auf(broschuere)


def satz_zu(fehler: Exception) -> str:
    """What the person reads who waits for the brochure."""
    from publications.broschuere.pdf import SatzFehler

    if isinstance(fehler, SatzFehler):
        return str(fehler)
    if isinstance(fehler, OSError) and fehler.errno in (errno.ENOSPC, errno.EDQUOT):
        return PLATTE_VOLL
    return ZU_LANGE if isinstance(fehler, TimeoutError) else FEHLER


def _rendere(broschuere: Broschuere, lauf: Lauf) -> tuple[bytes, dict[str, Any]]:
    """The PDF, and what is worth knowing of it."""
    from publications.broschuere.pdf import render_broschuere

    fassung, auftrag = broschuere.fassung, broschuere.auftrag
    text = fassung.text if fassung else auftrag["dokument"]
    moment = fassung.erstellt_am if fassung else datetime.datetime.fromisoformat(auftrag["moment"])
    gesetzt = render_broschuere(
        json.loads(text),
        stand=stand_von(fassung, text, moment),
        gestaltung=gestaltung_aus(auftrag["gestaltung"]),
        ausgabe=Ausgabe(broschuere.ausgabe),
        fortschritt=lauf,
    )
    with pikepdf.open(BytesIO(gesetzt.pdf)) as pdf:
        seitenzahl = len(pdf.pages)
    hinweise = list(getattr(gesetzt, "hinweise", ()))
    return gesetzt.pdf, {"seiten": gesetzt.seiten, "seitenzahl": seitenzahl, "hinweise": hinweise}


def _lege_ab(broschuere: Broschuere, lauf: Lauf, daten: bytes, angaben: dict[str, Any]) -> None:
    """Store the file, read it back, and only then say that it is there."""
    ablage = broschuere.datei.storage
    name = f"broschueren/{broschuere.schluessel}-{lauf.marke[:8]}.pdf"
    summe = hashlib.sha256(daten).hexdigest()
    try:
        name = ablage.save(name, ContentFile(daten))
        if _summe_der_datei(ablage, name) != summe:
            raise OSError(errno.EIO, f"„{name}“ kam nicht so auf die Platte, wie es gesetzt wurde")
        lauf.schreibe(
            zustand=Zustand.FERTIG,
            datei=name,
            pruefsumme=summe,
            groesse=len(daten),
            fehler="",
            fertig_am=timezone.now(),
            auftrag={},
            **angaben,
        )
    except Exception:
        with suppress(OSError):
            ablage.delete(name)
        raise


def _summe_der_datei(ablage: Storage, name: str) -> str:
    with ablage.open(name) as datei:
        return hashlib.file_digest(datei, "sha256").hexdigest()


@transaction.atomic
def _raeume_entwuerfe_auf(broschuere: Broschuere) -> None:
    """Of a concept's drafts only the newest few are kept; what belongs to a Fassung is never touched."""
    if broschuere.fassung_id is not None:
        return
    fertige = Broschuere.objects.entwuerfe().filter(
        konzept=broschuere.konzept_id, ausgabe=broschuere.ausgabe, zustand=Zustand.FERTIG
    )
    for alte in fertige.fuer_listen().order_by("-fertig_am", "-pk")[BEHALTENE_ENTWUERFE:]:
        ablage, name = alte.datei.storage, alte.datei.name
        fertige.filter(pk=alte.pk).delete()
        transaction.on_commit(lambda ablage=ablage, name=name: ablage.delete(name))  # type: ignore[misc]
