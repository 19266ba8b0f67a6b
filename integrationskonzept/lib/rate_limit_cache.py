"""The cache in which sign-in counts its attempts, over all web processes: two queries for each limit.

Django's own database cache counts its rows at every write. And whoever counts attempts takes a lock, reads, writes and
gives the lock back; here the lock is part of the row, so that taking it reads and writing gives it back. `KEY:lock` is
the lock of the row `KEY`, as django-allauth names it.
"""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.db import BaseDatabaseCache
from django.db import connection

LOCK = ":lock"
FREE = "0000000000.00|"
"""In front of every value: until when its row is locked, in seconds of the epoch."""

CLEARED_EVERY = 600
TAKE = """
INSERT INTO {table} (cache_key, value, expires) VALUES (%(key)s, %(until)s, %(lock_expires)s)
ON CONFLICT (cache_key) DO UPDATE SET
    value = %(until)s || CASE WHEN {table}.expires < %(now)s THEN '' ELSE substr({table}.value, 15) END,
    expires = CASE WHEN {table}.expires < %(now)s THEN %(lock_expires)s ELSE {table}.expires END
WHERE substr({table}.value, 1, 14) < %(stamp)s OR {table}.expires < %(now)s RETURNING value
"""
RELEASE = "UPDATE {table} SET value = %(free)s || substr(value, 15) WHERE cache_key = %(key)s"
WRITE = """
INSERT INTO {table} (cache_key, value, expires) VALUES (%(key)s, %(value)s, %(expires)s)
ON CONFLICT (cache_key) DO UPDATE SET value = excluded.value, expires = excluded.expires
"""
READ = "SELECT value FROM {table} WHERE cache_key = %(key)s AND expires >= %(now)s"
DELETE = "DELETE FROM {table} WHERE cache_key = %(key)s"
FORGET = "DELETE FROM {table}"
CLEAR = "DELETE FROM {table} WHERE expires < %(now)s"


class RateLimitDatabaseCache(BaseDatabaseCache):
    """Keeps what JSON can say; what it holds under a lock of its own it need not read again."""

    def __init__(self, table: str, params: dict[str, Any]) -> None:
        super().__init__(table, params)
        self.table = table
        self._locked: dict[str, str] = {}
        self._cleared = 0.0

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Take a lock; False where somebody else has it."""
        name = self._name(key, version)
        self._clear_now_and_then()
        until = time.time() + self._seconds(timeout)
        rows = self._run(TAKE, name, until=_stamp(until), lock_expires=_moment(until), stamp=_stamp(time.time()))
        if rows:
            self._locked[name] = rows[0][0]
        return bool(rows)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What the row holds."""
        name = self._name(key, version)
        rows = [(self._locked[name],)] if name in self._locked else self._run(READ, name)
        text = rows[0][0][len(FREE) :] if rows else ""
        return json.loads(text) if text else default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Write the row, which frees it."""
        name = self._name(key, version)
        expires = _moment(time.time() + self._seconds(timeout))
        self._run(WRITE, name, value=FREE + json.dumps(value), expires=expires)
        self._locked.pop(name, None)

    def delete(self, key: str, version: int | None = None) -> bool:
        """Give a lock back, unless writing did; or delete the row."""
        name = self._name(key, version)
        held = self._locked.pop(name, None) is not None
        if not key.endswith(LOCK):
            self._run(DELETE, name)
        elif held:
            self._run(RELEASE, name, free=FREE)
        return True

    def clear(self) -> None:
        """Forget everything."""
        self._locked.clear()
        self._run(FORGET, "")

    def _name(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key.removesuffix(LOCK), version=version)

    def _seconds(self, timeout: Any) -> float:
        return float((self.default_timeout or 0) if timeout is DEFAULT_TIMEOUT else timeout)

    def _clear_now_and_then(self) -> None:
        if time.monotonic() > self._cleared + CLEARED_EVERY:
            self._cleared = time.monotonic()
            self._run(CLEAR, "")

    def _run(self, statement: str, key: str, **values: Any) -> list[Any]:
        values |= {"key": key, "now": _moment(time.time())}
        with connection.cursor() as cursor:
            cursor.execute(statement.format(table=self.table), values)
            return cursor.fetchall() if cursor.description else []


def _stamp(seconds: float) -> str:
    return f"{seconds:013.2f}|"


def _moment(seconds: float) -> Any:
    return connection.ops.adapt_datetimefield_value(datetime.fromtimestamp(seconds, UTC))
