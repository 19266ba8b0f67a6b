"""SQLite, with as many values per statement as the library behind it really takes, and transactions that begin later.

Django 5.2 assumes the 999 of old builds, so that one import of 250 Maßnahmen would be cut into dozens of
statements. Python 3.11 can ask the connection instead.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    """Reports the limit of the linked SQLite library."""

    @property
    def max_query_params(self) -> int:  # type: ignore[override]
        """Number of `?` that one statement may hold."""
        with self.connection.cursor() as cursor:
            limit: int = cursor.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        return limit


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend with the features above; see `late_transaction` for what begins later."""

    features_class = DatabaseFeatures
    begins_later = False

    @contextmanager
    def begin_later(self) -> Iterator[None]:
        """An `atomic` entered inside begins no transaction until `begin_now`."""
        self.begins_later = True
        try:
            yield
        finally:
            self.begins_later = False

    def begin_now(self) -> None:
        """Take the lock for writing, unless it is held already."""
        if not self.connection.in_transaction:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]

    def _start_transaction_under_autocommit(self) -> None:
        if not self.begins_later:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
