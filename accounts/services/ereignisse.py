"""The trail of what was done."""

from __future__ import annotations

from typing import Any

from django.db import models

from accounts.models import Ereignis, Kommune, User


def ereignis(
    *,
    kommune: Kommune,
    person: User | None,
    code: str,
    gegenstand: models.Model | None = None,
    akte: str = "",
    bezeichnung: str = "",
    daten: dict[str, Any] | None = None,
) -> Ereignis:
    """Record who did what; call it inside the transaction that does it."""
    return Ereignis.objects.create(
        kommune=kommune,
        person=person,
        code=code,
        gegenstand=gegenstand,
        akte=akte,
        bezeichnung=bezeichnung[:500],
        daten=daten or {},
    )
