"""Inserting many rows while others wait for the lock as briefly as can be.

Keys are reserved and statements compiled beforehand, outside any transaction; under the lock they are only executed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import AutoField, Model
from django.db.models.sql import InsertQuery

BEGIN_SEQUENCE = """
INSERT INTO sqlite_sequence (name, seq) SELECT %s, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = %s)
"""
ADVANCE_SEQUENCE = "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq"
NEXT_VALUES = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"


def reserve_keys(model: type[Model], count: int) -> Sequence[int]:
    """Primary keys that no other row of the table will ever get."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(NEXT_VALUES, [table, count])
            return [key for (key,) in cursor.fetchall()]
        cursor.execute(BEGIN_SEQUENCE, [table, table])
        cursor.execute(ADVANCE_SEQUENCE, [count, table])
        last: int = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)


class PreparedInsert:
    """Statements for rows, in the order in which they were added."""

    def __init__(self) -> None:
        self._statements: list[tuple[str, Any]] = []

    def add(self, rows: Sequence[Model]) -> None:
        """Rows of one model; they keep the keys that they have, else the database gives them some."""
        if not rows:
            return
        with_keys = rows[0].pk is not None
        fields = [field for field in rows[0]._meta.concrete_fields if with_keys or not isinstance(field, AutoField)]
        size = connection.ops.bulk_batch_size(fields, rows)
        for start in range(0, len(rows), size):
            query = InsertQuery(type(rows[0]))
            query.insert_values(fields, list(rows[start : start + size]))
            self._statements += query.get_compiler(connection=connection).as_sql()

    def execute(self) -> None:
        """All of them; call it in the transaction."""
        with connection.cursor() as cursor:
            for sql, parameters in self._statements:
                cursor.execute(sql, parameters)
