"""Asking for brochures and making them."""

from __future__ import annotations

import datetime
import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Kommune, User
from accounts.services import ereignis
from concepts.dokument.aufbau import als_text, baue_dokument, pruefsumme
from concepts.models import Fassung, Konzept
from publications.broschuere.angaben import Broschuerenstand, Gestaltung
from publications.models import Broschuere, Zustand

logger = logging.getLogger(__name__)
FEHLER = (
    "Die Broschüre konnte nicht gesetzt werden. Bitte fordern Sie sie noch einmal an; "
    "gelingt es wieder nicht, hilft der Betrieb Ihrer Installation."
)


def gestaltung_von(kommune: Kommune) -> Gestaltung:
    """How this Kommune's brochures look."""
    wappen = None
    if kommune.wappen:
        with kommune.wappen.open("rb") as datei:
            wappen = datei.read()
    return Gestaltung(kommune=kommune.name, farbe=kommune.farbe, wappen=wappen, impressum=kommune.impressum)


def stand_von(fassung: Fassung | None, text: str, moment: datetime.datetime) -> Broschuerenstand:
    """What the brochure says of the state it shows; without a Fassung it is a draft."""
    if fassung is None:
        return Broschuerenstand(entwurf=True, stand=timezone.localtime(moment), pruefsumme=pruefsumme(text))
    return Broschuerenstand(
        entwurf=False,
        stand=timezone.localtime(fassung.erstellt_am),
        fassung=fassung.nummer,
        zweck=fassung.get_zweck_display(),
        notiz=fassung.notiz,
        pruefsumme=fassung.pruefsumme,
    )


def _schluessel(text: str, fassung: Fassung | None, gestaltung: Gestaltung, tag: datetime.date) -> str:
    teile = [text, str(fassung.nummer if fassung else tag), gestaltung.farbe, gestaltung.impressum, gestaltung.kommune]
    summe = hashlib.sha256("\x00".join(teile).encode())
    summe.update(gestaltung.wappen or b"")
    return summe.hexdigest()


def fordere_broschuere_an(*, konzept: Konzept, fassung: Fassung | None, person: User | None) -> Broschuere:
    """The brochure of a Fassung or of the concept as it stands now: the one that exists, or one in the making."""
    from publications.tasks import setze_broschuere

    jetzt = timezone.now()
    text = fassung.text if fassung else als_text(baue_dokument(konzept))
    schluessel = _schluessel(text, fassung, gestaltung_von(konzept.kommune), timezone.localdate())
    auftrag: dict[str, Any] = {} if fassung else {"dokument": text, "moment": jetzt.isoformat()}
    with transaction.atomic():
        broschuere, neu = Broschuere.objects.select_for_update().get_or_create(
            konzept=konzept,
            schluessel=schluessel,
            defaults={"fassung": fassung, "auftrag": auftrag, "angefordert_von": person, "angefordert_am": jetzt},
        )
        if neu or broschuere.zustand == Zustand.GESCHEITERT or broschuere.verloren:
            broschuere.zustand = Zustand.WARTET
            broschuere.angefordert_am = jetzt
            broschuere.save(update_fields=["zustand", "angefordert_am"])
            transaction.on_commit(lambda: setze_broschuere.enqueue(broschuere.pk))
            _vermerke(broschuere, person)
    return broschuere


def _vermerke(broschuere: Broschuere, person: User | None) -> None:
    nummer = broschuere.fassung.nummer if broschuere.fassung else None
    ereignis(
        kommune=broschuere.konzept.kommune,
        person=person,
        code="broschuere.angefordert",
        gegenstand=broschuere,
        akte=broschuere.konzept.akte,
        bezeichnung=str(broschuere),
        daten={"fassung": nummer},
    )


def setze(broschuere: Broschuere, *, zeitgrenze: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
    """Make the PDF and keep it; a failure is kept as a sentence, and the brochure before stays where it is."""
    broschuere.zustand = Zustand.LAEUFT
    broschuere.begonnen_am = timezone.now()
    broschuere.save(update_fields=["zustand", "begonnen_am"])
    try:
        with zeitgrenze():
            daten = _pdf(broschuere)
        broschuere.datei.save(f"{broschuere.schluessel}.pdf", ContentFile(daten), save=False)
    except Exception:
        logger.exception("Broschüre %s konnte nicht gesetzt werden", broschuere.pk)
        broschuere.zustand = Zustand.GESCHEITERT
        broschuere.fehler = FEHLER
    else:
        broschuere.zustand = Zustand.FERTIG
        broschuere.fehler = ""
        broschuere.fertig_am = timezone.now()
        broschuere.auftrag = {}
    broschuere.save(update_fields=["zustand", "fehler", "datei", "fertig_am", "auftrag"])


def _pdf(broschuere: Broschuere) -> bytes:
    from publications.broschuere.pdf import render_broschuere  # WeasyPrint is large; web processes never need it

    fassung = broschuere.fassung
    text = fassung.text if fassung else broschuere.auftrag["dokument"]
    moment = datetime.datetime.fromisoformat(broschuere.auftrag["moment"]) if not fassung else fassung.erstellt_am
    return render_broschuere(
        json.loads(text), stand=stand_von(fassung, text, moment), gestaltung=gestaltung_von(broschuere.konzept.kommune)
    ).pdf
