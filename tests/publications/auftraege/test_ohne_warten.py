"""A draft is built before anybody has to wait; only who writes without end is held up once."""

from dataclasses import replace

import pytest
from django.db import connection

from publications.services import entwurf

from .conftest import fordere_an


@pytest.fixture
def gebaut(monkeypatch):
    """Each time a draft was read, whether a transaction was open."""
    rufe, echt = [], entwurf.lies_entwurf

    def merkend(*args, **kwargs):
        rufe.append(connection.in_atomic_block)
        return echt(*args, **kwargs)

    monkeypatch.setattr(entwurf, "lies_entwurf", merkend)
    return rufe


def test_nobody_waits_for_a_draft(transactional_db, konzept, alice, gebaut):
    assert fordere_an(konzept, alice).merkmal
    assert gebaut == [False]


def test_one_moment_is_found_even_if_somebody_always_writes(transactional_db, konzept, alice, gebaut, monkeypatch):
    merkend = entwurf.lies_entwurf

    def unruhig(*args, **kwargs):
        gelesen = merkend(*args, **kwargs)
        return gelesen if connection.in_atomic_block else replace(gelesen, merkmal="")

    monkeypatch.setattr(entwurf, "lies_entwurf", unruhig)
    assert fordere_an(konzept, alice).merkmal
    assert gebaut == [False, False, False, True]
