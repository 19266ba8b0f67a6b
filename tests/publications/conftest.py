import datetime
import socket

import pytest

from publications.broschuere.angaben import Broschuerenstand, Gestaltung


@pytest.fixture
def ohne_netz(monkeypatch):
    """Whoever opens a connection fails the test."""

    def verboten(*args, **kwargs):
        raise AssertionError(f"Zugriff auf das Netz: {args}")

    monkeypatch.setattr(socket, "socket", verboten)
    monkeypatch.setattr(socket, "create_connection", verboten)
    monkeypatch.setattr(socket, "getaddrinfo", verboten)


@pytest.fixture
def entwurf():
    return Broschuerenstand(entwurf=True, stand=datetime.date(2026, 11, 22))


@pytest.fixture
def beschluss():
    return Broschuerenstand(
        entwurf=False, stand=datetime.date(2026, 11, 22), fassung=2, zweck="Beschlussfassung", pruefsumme="ab" * 32
    )


@pytest.fixture
def gestaltung():
    return Gestaltung(kommune="Kleinstadt", farbe="#f2b705", impressum="Stadt Kleinstadt\npost@kleinstadt.example")
