"""One transaction around a whole view that takes the lock for writing only when something is first written.

SQLite has one such lock for everybody: whoever holds it while files are read, pictures decoded and texts cleaned stops
all others. PostgreSQL begins its transactions late by itself and locks rows only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.utils import DEFAULT_DB_ALIAS

from integrationskonzept.lib.sqlite.base import DatabaseWrapper as SQLite


@contextmanager
def late_transaction(before_first_write: Callable[[], None]) -> Iterator[None]:
    """What is written inside is written together; `before_first_write` comes first in it, or not at all."""
    connection = connections[DEFAULT_DB_ALIAS]
    with ExitStack() as stack:
        with ExitStack() as beginning:
            if isinstance(connection, SQLite):
                beginning.enter_context(connection.begin_later())
            stack.enter_context(transaction.atomic())
        stack.enter_context(connection.execute_wrapper(_FirstWrite(connection, before_first_write)))
        yield


class _FirstWrite:
    """Sees every statement; the first one that does more than read begins the transaction."""

    def __init__(self, connection: Any, before: Callable[[], None]) -> None:
        self.connection, self.before, self.begun = connection, before, False

    def __call__(self, execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        if not self.begun and not _only_reads(sql):
            self.begun = True
            if isinstance(self.connection, SQLite):
                self.connection.begin_now()
            self.before()
        return execute(sql, *args)


def _only_reads(sql: str) -> bool:
    """A service's `atomic` shows as SAVEPOINT: what it reads must be read under the lock already."""
    return sql.lstrip("( ").startswith("SELECT") and " FOR UPDATE" not in sql
