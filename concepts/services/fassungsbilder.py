from __future__ import annotations

from concepts.models import Bild, Fassung, Fassungsbild


def halte_bilder_fest(fassung: Fassung, dateien: dict[str, str]) -> None:
    """Write down in which files the pictures of a Fassung are that was frozen just now, by their ids."""
    bilder = Bild.alle.filter(konzept=fassung.konzept, kennung__in=dateien)
    Fassungsbild.objects.bulk_create(
        Fassungsbild(fassung=fassung, kennung=bild.kennung, mediatyp=bild.mediatyp, datei=dateien[bild.kennung])
        for bild in bilder
    )
