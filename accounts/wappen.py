"""Coats of arms come in by the same door as every picture, and are stored under a name of ours."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from integrationskonzept.lib.files import FULL_DISK, is_full
from integrationskonzept.lib.images import EXTENSIONS, ImageError, take_in_file

HOECHSTE_KANTE = 1200
"""In the header it is small, on the cover as wide as a hand; every page loads it."""
BILDTYPEN = {endung: mediatyp for mediatyp, endung in EXTENSIONS.items()}


def pruefe_wappen(datei: File[bytes]) -> ContentFile[bytes]:
    """The picture under a name that tells its checksum and its true kind, or a ValidationError that says what to do."""
    try:
        bild = take_in_file(datei, largest=HOECHSTE_KANTE)
    except ImageError as fehler:
        raise ValidationError(str(fehler), code="kein_bild") from fehler
    except OSError as fehler:
        if not is_full(fehler):
            raise
        raise ValidationError(FULL_DISK, code="platte_voll") from fehler
    return ContentFile(bild.data, name=f"{hashlib.sha256(bild.data).hexdigest()}.{EXTENSIONS[bild.media_type]}")
