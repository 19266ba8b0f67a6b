"""Django's sessions in the database, looked up with SQL that is made once; every page begins with that."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from integrationskonzept.lib.prepared import Prepared

SESSION = Prepared(lambda key: Session.objects.filter(session_key=key), str)


class SessionStore(db.SessionStore):
    """What is not found or has expired is left to Django."""

    def __init__(self, session_key: str | None = None) -> None:
        # Ours are letters and digits; PostgreSQL refuses to look up a null character, which a cookie may contain.
        super().__init__(session_key if session_key and session_key.isalnum() else None)

    def load(self) -> dict[str, Any]:
        """What the session holds."""
        session = SESSION.first(self.session_key or "")
        if session is None or session.expire_date <= timezone.now():
            return super().load()
        return self.decode(session.session_data)
