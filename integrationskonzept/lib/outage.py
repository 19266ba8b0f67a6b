"""What keeps the database or the disk from doing its work, told from what is our own fault."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from enum import Enum

import psycopg2
from django.db import InterfaceError, OperationalError

PRIMARY_CODE = 0xFF  # SQLite's extended codes carry the general one in their last byte


class Outage(Enum):
    """Kinds that differ in what a person can do about them; the value is after how many seconds to come back."""

    BUSY = 3
    UNREACHABLE = 10
    READ_ONLY = 120
    FULL = 300


SQLITE = {
    sqlite3.SQLITE_BUSY: Outage.BUSY,
    sqlite3.SQLITE_LOCKED: Outage.BUSY,
    sqlite3.SQLITE_PROTOCOL: Outage.BUSY,
    sqlite3.SQLITE_READONLY: Outage.READ_ONLY,
    sqlite3.SQLITE_FULL: Outage.FULL,
    sqlite3.SQLITE_IOERR: Outage.UNREACHABLE,
    sqlite3.SQLITE_CANTOPEN: Outage.UNREACHABLE,
}
POSTGRESQL = {
    "55P03": Outage.BUSY,  # lock_timeout
    "57014": Outage.BUSY,  # statement_timeout
    "40001": Outage.BUSY,  # serialization failure
    "40P01": Outage.BUSY,  # deadlock
    "25006": Outage.READ_ONLY,
    "53100": Outage.FULL,
}
POSTGRESQL_CLASSES = {"08": Outage.UNREACHABLE, "53": Outage.UNREACHABLE, "57": Outage.UNREACHABLE}
FILES = {
    errno.ENOSPC: Outage.FULL,
    errno.EDQUOT: Outage.FULL,
    errno.EROFS: Outage.READ_ONLY,
}


def outage_of(error: BaseException | None) -> Outage | None:
    """The outage behind an exception, if there is one."""
    return next((found for cause in _causes(error) if (found := _kind(cause))), None)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__


def _kind(error: BaseException) -> Outage | None:
    if isinstance(error, sqlite3.Error):
        return SQLITE.get(getattr(error, "sqlite_errorcode", 0) & PRIMARY_CODE)
    if isinstance(error, psycopg2.Error) and error.pgcode:
        return POSTGRESQL.get(error.pgcode) or POSTGRESQL_CLASSES.get(error.pgcode[:2])
    if isinstance(error, psycopg2.OperationalError | psycopg2.InterfaceError):
        return Outage.UNREACHABLE  # whoever cannot be asked gives no code
    if isinstance(error, OperationalError | InterfaceError) and error.__cause__ is None:
        return Outage.UNREACHABLE
    return FILES.get(error.errno or 0) if isinstance(error, OSError) else None
