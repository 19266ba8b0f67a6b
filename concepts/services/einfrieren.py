"""Freezing in two steps: what the concept says now is kept, and becomes a Fassung once it is known to be printable."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.services import ereignis
from concepts.bilder import UNLESBAR
from concepts.dokument.aufbau import als_text, baue_dokument, pruefsumme
from concepts.dokument.bilddaten import Bildnamen, lies_geprueft, mit_bilddaten
from concepts.dokument.maengel import Stelle
from concepts.enums import Fassungszweck
from concepts.folgen import Folge, Hindernis, nach_dem_einfrieren, vor_dem_einfrieren
from concepts.models import Einfrierung, Fassung, Konzept
from integrationskonzept.lib.files import is_full
from integrationskonzept.lib.jobs import Lease, protected
from integrationskonzept.lib.jobs.models import Priority

from .elemente import Unmoeglich, sperre
from .fassungsbilder import halte_bilder_fest

NOCH_EINMAL = "Versuchen Sie es noch einmal; gelingt es wieder nicht, hilft der Betrieb Ihrer Installation."
NICHT_EINGEFROREN = "Die Fassung wurde nicht eingefroren"
FEHLER = f"{NICHT_EINGEFROREN}, weil ein Fehler dazwischenkam. {NOCH_EINMAL}"
ZU_LANGE = f"{NICHT_EINGEFROREN}, weil das Setzen ihrer Broschüre zu lange gedauert hat. {NOCH_EINMAL}"
IMMER_WIEDER = (
    f"{NICHT_EINGEFROREN}: Das Setzen ihrer Broschüre ist mehrmals abgebrochen. Vielleicht fehlt dem "
    "Server Arbeitsspeicher; bitte sagen Sie dem Betrieb Ihrer Installation Bescheid."
)
PLATTE_VOLL = (
    f"{NICHT_EINGEFROREN}, weil auf dem Server kein Platz mehr frei ist. Bitte sagen Sie dem Betrieb "
    "Ihrer Installation Bescheid und versuchen Sie es danach noch einmal."
)


class SchonEingefroren(Unmoeglich):
    """Somebody froze the expected Fassung already; `nummer` is the newest there is."""

    def __init__(self, nummer: int) -> None:
        self.nummer = nummer
        super().__init__(f"Fassung {nummer} ist schon eingefroren.")


def beantrage_fassung(
    *, konzept: Konzept, zweck: str, person: User | None, notiz: str = "", nummer: int | None = None
) -> Einfrierung:
    """Keep what the concept says now, to be frozen in the background; one at a time, the one that runs is given back.

    `nummer` is the one that the person expects. The document is built before anybody has to wait, and once more only
    if somebody wrote meanwhile.
    """
    gelesen = _lies(konzept)
    if fehlende := [kennung for kennung, name in gelesen.bilder.items() if not default_storage.exists(name)]:
        raise bild_fehlt(fehlende[0])
    with transaction.atomic():
        konzept = sperre(konzept)
        if laufende := Einfrierung.objects.open().filter(konzept=konzept).first():
            return laufende  # type: ignore[no-any-return]
        naechste = naechste_nummer(konzept, erwartet=nummer)
        Einfrierung.objects.filter(konzept=konzept, fassung=None).delete()
        return Einfrierung.objects.create(
            konzept=konzept,
            nummer=naechste,
            zweck=Fassungszweck(zweck),
            notiz=notiz,
            angefordert_von=person,
            tenant=konzept.kommune_id,
            priority=Priority.SOON,
            auftrag=(gelesen if konzept.revision == gelesen.revision else _lies(konzept)).auftrag,
        )


@dataclasses.dataclass(frozen=True)
class Gelesen:
    """What the concept said at a revision, and in which files its pictures are."""

    revision: UUID
    dokument: str
    bilder: Bildnamen

    @property
    def auftrag(self) -> dict[str, Any]:
        """As it is kept."""
        return {"dokument": self.dokument, "bilder": self.bilder}


def _lies(konzept: Konzept) -> Gelesen:
    """The revision first: what is written while the rest is read makes it another."""
    jetziges = Konzept.alle.select_related("kommune", "leitbild").get(pk=konzept.pk)
    bilder = Bildnamen()
    return Gelesen(jetziges.revision, als_text(baue_dokument(jetziges, bilddaten=bilder)), bilder)


def naechste_nummer(konzept: Konzept, *, erwartet: int | None = None) -> int:
    """The next Fassung's, or `SchonEingefroren` if the person expects another."""
    letzte = konzept.fassungen.aggregate(letzte=Max("nummer"))["letzte"] or 0
    if erwartet is not None and erwartet != letzte + 1:
        raise SchonEingefroren(letzte)
    return letzte + 1


def ziehe_zurueck(einfrierung: Einfrierung) -> bool:
    """Freeze nothing after all; whether it came in time. A worker that is at it finds out when it next says so."""
    return bool(Einfrierung.objects.filter(pk=einfrierung.pk, fassung=None).delete()[0])


def friere_ein(einfrierung: Einfrierung, lease: Lease) -> None:
    """What a worker does: everything slow first, then the Fassung with all that belongs to it in one short write."""
    try:
        fassung = _entwurf(einfrierung)
        folgen = vor_dem_einfrieren(fassung, lease)
    except Hindernis as hindernis:
        lease.write(stellen=[dataclasses.asdict(stelle) for stelle in hindernis.stellen])
        raise
    with protected(), transaction.atomic():
        naechste_nummer(sperre(einfrierung.konzept), erwartet=fassung.nummer)
        halte_fest(fassung, einfrierung.auftrag["bilder"], folgen)
        lease.finish(fassung=fassung)


def _entwurf(einfrierung: Einfrierung) -> Fassung:
    """The Fassung as it will be, unsaved."""
    auftrag = einfrierung.auftrag
    text = mit_bilddaten(auftrag["dokument"], auftrag["bilder"], _unverzichtbar)
    return Fassung(
        konzept=einfrierung.konzept,
        nummer=einfrierung.nummer,
        zweck=einfrierung.zweck,
        notiz=einfrierung.notiz,
        text=text,
        pruefsumme=pruefsumme(text),
        erstellt_von=einfrierung.angefordert_von,
        erstellt_am=einfrierung.angefordert_am,
    )


def _unverzichtbar(bild: dict[str, str], name: str) -> str:
    try:
        return lies_geprueft(bild, name)
    except OSError as fehler:
        raise bild_fehlt(bild["id"], bild.get("dateiname", "")) from fehler


def bild_fehlt(kennung: str, name: str = "") -> Hindernis:
    """What to say where a picture's file is gone or damaged."""
    titel = name or kennung
    return Hindernis(f"{NICHT_EINGEFROREN}. {UNLESBAR.format(titel)}", (Stelle("bild", kennung, titel),))


@transaction.atomic
def friere_fassung_ein(
    *, konzept: Konzept, zweck: str, person: User | None, notiz: str = "", nummer: int | None = None
) -> Fassung:
    """Freeze at once what is known to be printable, such as the demonstration's; its brochure is made afterwards."""
    konzept = sperre(konzept)
    einfrierung = Einfrierung(
        konzept=konzept,
        nummer=naechste_nummer(konzept, erwartet=nummer),
        zweck=Fassungszweck(zweck),
        notiz=notiz,
        angefordert_von=person,
        auftrag=_lies(konzept).auftrag,
    )
    fassung = _entwurf(einfrierung)
    halte_fest(fassung, einfrierung.auftrag["bilder"])
    return fassung


def halte_fest(fassung: Fassung, bilder: dict[str, str], folgen: Sequence[Folge] = ()) -> None:
    """Write the Fassung and all that belongs to it, in the caller's transaction; `bilder` are the names of files."""
    person = fassung.erstellt_von
    fassung.save(force_insert=True)
    halte_bilder_fest(fassung, bilder)
    ereignis(
        kommune=fassung.konzept.kommune,
        person=person,
        code="fassung.eingefroren",
        gegenstand=fassung,
        akte=fassung.konzept.akte,
        bezeichnung=str(fassung),
        daten={"nummer": fassung.nummer, "zweck": fassung.zweck, "pruefsumme": fassung.pruefsumme},
    )
    for folge in folgen:
        folge(fassung, person)
    nach_dem_einfrieren(fassung, person)


def satz_zu(fehler: Exception) -> str:
    """What the person reads who waits for the Fassung."""
    if isinstance(fehler, Unmoeglich):
        return str(fehler)
    if is_full(fehler):
        return PLATTE_VOLL
    return ZU_LANGE if isinstance(fehler, TimeoutError) else FEHLER
