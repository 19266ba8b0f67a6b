"""How long a page waits for the database: shorter than the web server waits for the page.

Background work and commands wait longer; only the web processes call `limit_waiting`.
"""

from __future__ import annotations

from typing import Any

from django.db.backends.signals import connection_created

LOCK_MS = 8_000
STATEMENT_MS = 20_000


def limit_waiting() -> None:
    """For every connection that this process opens from now on."""
    connection_created.connect(_limit, dispatch_uid="web_limits")


def _limit(connection: Any, **_: Any) -> None:
    if connection.vendor == "sqlite":
        statements = [f"PRAGMA busy_timeout = {LOCK_MS}"]
    else:
        statements = [f"SET lock_timeout = {LOCK_MS}", f"SET statement_timeout = {STATEMENT_MS}"]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
