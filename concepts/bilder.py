"""Pictures of a concept as files: named by their checksum, never overwritten, cleaned on the way in."""

from __future__ import annotations

import hashlib
import io

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from integrationskonzept.lib.bildpruefung import ENDUNGEN, SVG, BildFehler, pruefe_bild

MAX_BYTES = 8 * 1024 * 1024
MAX_KANTE = 3000


def lege_datei_ab(daten: bytes, mediatyp: str) -> str:
    """The name of the file that holds exactly these bytes."""
    name = f"bilder/{hashlib.sha256(daten).hexdigest()}.{ENDUNGEN[mediatyp]}"
    if default_storage.exists(name) and default_storage.size(name) != len(daten):
        default_storage.delete(name)  # a process died while it wrote
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(daten))
    return name


def bereite_auf(daten: bytes) -> tuple[bytes, str]:
    """An uploaded picture without hidden data (place, camera), upright and not larger than a page needs.

    Returns bytes and media type; `BildFehler` says in German why a file cannot be taken.
    """
    if len(daten) > MAX_BYTES:
        raise BildFehler(f"Die Datei ist zu groß. Möglich sind bis zu {MAX_BYTES // (1024 * 1024)} MB.")
    mediatyp = pruefe_bild(daten)
    if mediatyp == SVG:
        return daten, mediatyp
    with Image.open(io.BytesIO(daten)) as bild:
        aufrecht = ImageOps.exif_transpose(bild)
        aufrecht.thumbnail((MAX_KANTE, MAX_KANTE))
        als_png = bild.format == "PNG" or aufrecht.has_transparency_data
    aufrecht = aufrecht if als_png else aufrecht.convert("RGB")
    for verborgenes in ("comment", "exif", "xmp", "photoshop"):
        aufrecht.info.pop(verborgenes, None)
    puffer = io.BytesIO()
    if als_png:
        aufrecht.save(puffer, "PNG", optimize=True)
    else:
        aufrecht.save(puffer, "JPEG", quality=88)
    return puffer.getvalue(), "image/png" if als_png else "image/jpeg"
