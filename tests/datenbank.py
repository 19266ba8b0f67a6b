"""A database of its own, for tests that start processes."""

import contextlib
import os
import secrets
from urllib.parse import urlsplit

import psycopg2


@contextlib.contextmanager
def eigene_datenbank(ordner, zweck):
    """The address of an empty one, of the kind that this run is about; it goes with the test."""
    gegeben = os.environ.get("DATABASE_URL", "")
    if not gegeben.startswith("postgres"):
        yield f"sqlite:///{ordner / zweck}.sqlite3"
        return
    name = f"{zweck}_{secrets.token_hex(4)}"
    verbindung = psycopg2.connect(gegeben)
    verbindung.autocommit = True
    verbindung.cursor().execute(f"CREATE DATABASE {name}")
    try:
        yield urlsplit(gegeben)._replace(path=f"/{name}").geturl()
    finally:
        verbindung.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
        verbindung.close()
