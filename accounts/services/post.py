"""Mails of our own: plain text from a template, sent when the transaction holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from integrationskonzept.lib.mailadresse import fuer_den_versand

logger = logging.getLogger(__name__)


def mail_senden(*, vorlage: str, an: str, daten: dict[str, Any], gescheitert: Callable[[], object]) -> None:
    """Send `<vorlage>_subject.txt` and `<vorlage>_message.txt` to `an` after the commit.

    Several may follow one another, so one that does not go out calls `gescheitert` and holds none of the others up.
    """
    betreff = " ".join(render_to_string(f"{vorlage}_subject.txt", daten).split())
    text = render_to_string(f"{vorlage}_message.txt", daten).strip() + "\n"
    nachricht = EmailMessage(subject=betreff, body=text, to=[fuer_den_versand(an)])
    transaction.on_commit(partial(_verschicke, nachricht, gescheitert))


def _verschicke(nachricht: EmailMessage, gescheitert: Callable[[], object]) -> None:
    try:
        nachricht.send()
    except (OSError, UnicodeError):
        logger.exception("Eine E-Mail ging nicht hinaus.")
        gescheitert()
