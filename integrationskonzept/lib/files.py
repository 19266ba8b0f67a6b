"""Files that are there whole or not at all, and whose name says what must be in them."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import secrets
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage, Storage
from django.utils import timezone

from .outage import Outage, outage_of

PART = ".part"
DIGEST = re.compile(r"[0-9a-f]{64}(?=\.\w+\Z)")
FULL_DISK = (
    "Auf dem Server ist kein Platz mehr frei; die Datei konnte nicht gespeichert werden. Bitte sagen Sie dem Betrieb "
    "Ihrer Installation Bescheid und versuchen Sie es danach noch einmal."
)


GRACE = datetime.timedelta(days=1)
"""A file that is younger may still get its row."""


class DamagedFile(OSError):
    """What the file holds is not what its name says."""


def is_full(error: BaseException) -> bool:
    """Whether it was raised because there is no more room."""
    return outage_of(error) is Outage.FULL


class WholeFileStorage(FileSystemStorage):
    """A file gets its name when all of it is on the disk; if that fails, nothing of it stays."""

    def _save(self, name: str, content: Any) -> str:
        part = f"{name}.{secrets.token_hex(4)}{PART}"
        try:
            super()._save(part, content)  # type: ignore[misc]
            _sync(self.path(part))
            Path(self.path(part)).replace(self.path(name))
            _sync(Path(self.path(name)).parent)
        except BaseException:
            with suppress(OSError):
                Path(self.path(part)).unlink(missing_ok=True)
            raise
        return name


def _sync(path: str | Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def digest_in(name: str) -> str:
    """The checksum that a file's name promises; empty where it promises none."""
    found = DIGEST.search(name)
    return found[0] if found else ""


def read_whole(storage: Storage, name: str) -> bytes:
    """What the file holds; `OSError` where it is gone, empty, or other than its name promises."""
    with storage.open(name) as file:
        data: bytes = file.read()
    promised = digest_in(name)
    if not data or (promised and promised != hashlib.sha256(data).hexdigest()):
        raise DamagedFile(f"Die Datei {name} ist beschädigt.")
    return data


def orphans(there: Iterable[str], named: Container[str]) -> list[str]:
    """The files that no row names; `there` is to be read first, so that what is being written has its row by then."""
    return sorted(name for name in there if name not in named)


def remove_if_old(storage: Storage, name: str) -> bool:
    """Delete a file that belongs to nothing, if nothing can be about to name it; whether it was deleted."""
    old = timezone.now() - storage.get_modified_time(name) > GRACE
    if old:
        storage.delete(name)
    return old
