"""Mails of our own: plain text from a template, sent when the transaction holds."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from integrationskonzept.lib.mailadresse import fuer_den_versand


def mail_senden(*, vorlage: str, an: str, daten: dict[str, Any]) -> None:
    """Send `<vorlage>_subject.txt` and `<vorlage>_message.txt` to `an` after the commit."""
    betreff = " ".join(render_to_string(f"{vorlage}_subject.txt", daten).split())
    text = render_to_string(f"{vorlage}_message.txt", daten).strip() + "\n"
    nachricht = EmailMessage(subject=betreff, body=text, to=[fuer_den_versand(an)])
    transaction.on_commit(partial(nachricht.send))
