from __future__ import annotations

from concepts.models import Bild, Fassung, Fassungsbild


def halte_bilder_fest(fassung: Fassung) -> None:
    """Write down in which files the pictures of a Fassung are that was frozen just now."""
    kennungen = [bild["id"] for bild in fassung.dokument.get("bilder", [])]
    bilder = Bild.alle.filter(konzept=fassung.konzept, kennung__in=kennungen)
    Fassungsbild.objects.bulk_create(
        Fassungsbild(fassung=fassung, kennung=bild.kennung, mediatyp=bild.mediatyp, datei=bild.datei.name or "")
        for bild in bilder
    )
