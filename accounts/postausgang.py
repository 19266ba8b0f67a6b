"""Mail of a demonstration: kept in the database, read at /postausgang/, never sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from accounts.models import AusgegangenePost


def _dateiname(anhang: Any) -> str:
    """Attachments come as a tuple (name, content, type) or as a MIME part."""
    return str(anhang.get_filename() if hasattr(anhang, "get_filename") else anhang[0]) or "ohne Namen"


def _als_post(nachricht: EmailMessage) -> AusgegangenePost:
    return AusgegangenePost(
        von=nachricht.from_email,
        an=", ".join(nachricht.recipients()),
        betreff=nachricht.subject[:500],
        text=str(nachricht.body),
        anhaenge=[_dateiname(anhang) for anhang in nachricht.attachments],
    )


class PostausgangBackend(BaseEmailBackend):
    """Django's e-mail backend of the demo mode."""

    def send_messages(self, email_messages: Sequence[EmailMessage] | Iterable[EmailMessage]) -> int:
        """Keep every message that has a recipient; says how many."""
        post = [_als_post(nachricht) for nachricht in email_messages if nachricht.recipients()]
        AusgegangenePost.objects.bulk_create(post)
        return len(post)
