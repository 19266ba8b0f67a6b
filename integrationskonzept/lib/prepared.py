"""Queries whose SQL is made once.

Making the SQL of a query with joins takes Django three to five times as long as asking the database and making the
objects. For the few queries that stand before every page it is kept, and only the values change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=models.Model)
Kept = tuple[models.QuerySet[M], Any, str, tuple[Any, ...]]
FIRST_NUMBER = 2_000_000_000
BITS = 63
"""Larger numbers are no row's key; SQLite refuses them."""


class Prepared(Generic[M]):
    """`build` makes the query from its values, texts and keys, which may stand in it only as they are."""

    def __init__(self, build: Callable[..., models.QuerySet[M]], *kinds: type[str] | type[int]) -> None:
        self.build = build
        self.marks = [f"<{place}>" if kind is str else FIRST_NUMBER + place for place, kind in enumerate(kinds)]

    def first(self, *values: str | int) -> M | None:
        """The first row, if there is any."""
        if any(isinstance(value, int) and value.bit_length() > BITS for value in values):
            return None
        connection = connections[DEFAULT_DB_ALIAS]
        kept: dict[Prepared[M], Kept[M]] = connection.__dict__.setdefault("prepared_queries", {})
        rows, compiler, sql, params = kept[self] = kept.get(self) or self._compile(connection)
        given = dict(zip(self.marks, values, strict=True))
        compiler.as_sql = lambda **_options: (sql, tuple(given.get(param, param) for param in params))
        return next(iter(list(ModelIterable(rows))), None)

    def _compile(self, connection: Any) -> Kept[M]:
        """Once for each connection, which belongs to one thread."""
        rows = self.build(*self.marks)
        compiler = rows.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        if missing := set(self.marks) - set(params):
            raise ValueError(f"Not a parameter as it is: {missing}")
        converters = compiler.get_converters([expression for expression, *_ in compiler.select])
        compiler.get_converters = lambda _expressions: converters
        rows.query.get_compiler = lambda **_options: compiler  # type: ignore[method-assign]
        return rows, compiler, sql, tuple(params)
