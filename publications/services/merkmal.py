"""Whether anything was written at all since a draft was made: the concept's revision and what its Kommune says."""

from __future__ import annotations

import hashlib

from accounts.models import Kommune
from concepts.models import Konzept

SPALTEN = ("revision", *(f"kommune__{feld.attname}" for feld in Kommune._meta.concrete_fields))


def merkmal(konzept_pk: int, *umstaende: str) -> str:
    """Changes with every write in the concept, and with the circumstances that are named."""
    werte = Konzept.alle.values_list(*SPALTEN).get(pk=konzept_pk)
    return hashlib.sha256("\x00".join([*umstaende, *map(str, werte)]).encode()).hexdigest()
