from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.services import ereignis
from concepts.bilder import lege_datei_ab
from concepts.models import Bild, Konzept

from .elemente import freie_kennung, sperre


@transaction.atomic
def lege_bild_an(
    *,
    konzept: Konzept,
    daten: bytes,
    mediatyp: str,
    dateiname: str,
    alternativtext: str,
    quelle: str,
    person: User | None,
) -> Bild:
    """Add a checked picture (`lib.images.take_in`) to the concept."""
    sperre(konzept)
    letzte = Bild.alle.filter(konzept=konzept).aggregate(letzte=Max("position"))["letzte"]
    bild = Bild.objects.create(
        konzept=konzept,
        kennung=freie_kennung(konzept, f"bild-{dateiname.rpartition('.')[0] or dateiname}"),
        position=0 if letzte is None else letzte + 1,
        datei=lege_datei_ab(daten, mediatyp),
        mediatyp=mediatyp,
        dateiname=dateiname,
        alternativtext=alternativtext,
        quelle=quelle,
        geaendert_von=person,
    )
    ereignis(
        kommune=konzept.kommune,
        person=person,
        code="bild.angelegt",
        gegenstand=bild,
        akte=konzept.akte,
        bezeichnung=str(bild),
    )
    return bild
