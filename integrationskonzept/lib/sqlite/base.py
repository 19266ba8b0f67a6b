"""SQLite, with as many values per statement as the library behind it really takes.

Django 5.2 assumes the 999 of old builds, so that one import of 250 Maßnahmen would be cut into dozens of
statements. Python 3.11 can ask the connection instead.
"""

import sqlite3

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
    """The stock backend with the features above."""

    features_class = DatabaseFeatures
