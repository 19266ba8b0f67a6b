"""Pictures of a concept as files: named by their checksum, never overwritten."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from integrationskonzept.lib.images import EXTENSIONS


def lege_datei_ab(daten: bytes, mediatyp: str) -> str:
    """The name of the file that holds exactly these bytes."""
    name = dateiname_zu(daten, mediatyp)
    if default_storage.exists(name) and default_storage.size(name) != len(daten):
        default_storage.delete(name)  # a process died while it wrote
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(daten))
    return name


def dateiname_zu(daten: bytes, mediatyp: str) -> str:
    """The name that these bytes have as a file."""
    return f"bilder/{hashlib.sha256(daten).hexdigest()}.{EXTENSIONS[mediatyp]}"
