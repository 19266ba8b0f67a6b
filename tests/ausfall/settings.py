"""A server that waits for locks only briefly, and that a test can hinder while it runs."""

import os
from pathlib import Path

from django.db.backends.signals import connection_created

from integrationskonzept.lib import web_limits
from tests.settings import *  # noqa: F403

web_limits.LOCK_MS = 400
ACCOUNT_RATE_LIMITS = False
MEDIA_ROOT = os.environ["MEDIA_ROOT"]


def hindere(connection, **_):
    """On each new connection do what the file says, which on SQLite is on each request."""
    anweisung = Path(os.environ["HINDERNIS"]).read_text()
    if anweisung:
        with connection.cursor() as cursor:
            cursor.execute(anweisung)


connection_created.connect(hindere)
