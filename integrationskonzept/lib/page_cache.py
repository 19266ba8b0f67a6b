"""Whole pages, kept as they were rendered for all who may see the same.

A kept page is rendered without anybody's request, so that nothing of a person can get into it. What belongs to the
person (`{% per_person "template" %}` in the templates) is left out there and filled in at every answer. Nothing is
ever invalidated: a key names everything that the page is made of.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from django.apps import apps
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.http import quote_etag
from django.utils.safestring import SafeString
from django.utils.translation import get_language

logger = logging.getLogger(__name__)
T = TypeVar("T")
MESSAGES = "bausteine/meldungen.html"
FOR_ALL = "rendered_for_all"
CODE = {".py", ".html", ".svg", ".json"}


class _OfAPerson:
    """Stands where a kept page must not say anything."""

    def __str__(self) -> str:
        raise TypeError("A form in a kept page belongs into {% per_person %}.")


@cache
def release() -> str:
    """A sum over our code, templates, pinned libraries and the names of static files: what an upgrade changes."""
    base = Path(settings.BASE_DIR)
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == base]
    files = [file for folder in (*ours, base / "templates") for file in folder.rglob("*") if file.suffix in CODE]
    files += [base / "requirements.txt", Path(settings.STATIC_ROOT) / "staticfiles.json"]
    return sha256(b"".join(file.read_bytes() for file in sorted(files) if file.exists())).hexdigest()


def forget_release(**_signal: Any) -> None:
    """A template was changed under a running development server."""
    release.cache_clear()


def digest(*parts: Any) -> str:
    """One key for everything that something is made of, the release among it."""
    return sha256(repr((release(), settings.DEMO_MODUS, get_language(), parts)).encode()).hexdigest()


def fetch(key: str, make: Callable[[], T], where: str = "pages") -> T:
    """What is kept under the key, else what `make` makes. A broken cache or a full disk costs time, nothing else."""
    try:
        kept = caches[where].get(key)
    except Exception:
        logger.exception("Aus dem Seitenspeicher ließ sich nicht lesen")
        kept = None
    if kept is not None:
        return cast(T, kept)
    made = make()
    try:
        caches[where].set(key, made)
    except Exception:
        logger.exception("In den Seitenspeicher ließ sich nicht schreiben")
    return made


def render_for_all(template: str, context: dict[str, Any]) -> SafeString:
    """The page with holes where it is about the person."""
    nobody = {FOR_ALL: True, "csrf_token": _OfAPerson(), "CSP_NONCE": _OfAPerson()}
    return render_to_string(template, context | nobody, HttpRequest())


def hole(template: str) -> SafeString:
    """Where a template is filled in; nobody can write this into a text."""
    return format_html("{}{}-->", _before_hole(), template)


@cache
def _before_hole() -> SafeString:
    return format_html("<!--{}:", _secret())


@cache
def _secret() -> str:
    return salted_hmac("page_cache", "hole", algorithm="sha256").hexdigest()


def answer(
    request: HttpRequest, key: str, make: Callable[[], str], *, made_of: tuple[Any, ...] = (), **context: Any
) -> HttpResponseBase:
    """The kept page for this person, or 304 where the browser has just that.

    `context` is for the holes, and `made_of` names all that is shown of it.
    """
    mark = _mark(request, key)
    unchanged = get_conditional_response(request, etag=mark) if mark else None
    response = unchanged or HttpResponse(_filled(fetch(key, make), request, context, made_of))
    if mark:
        response["ETag"] = mark
    response["Cache-Control"] = "private, no-cache"
    return response


def _mark(request: HttpRequest, key: str) -> str:
    """The ETag of the page as this person sees it now; none while a message waits or no token is known."""
    token = request.META.get("CSRF_COOKIE")
    if not token or len(get_messages(request)):
        return ""
    return quote_etag(digest(key, request.user.pk, str(request.user), token)[:32])


def _filled(page: str, request: HttpRequest, context: dict[str, Any], made_of: tuple[Any, ...]) -> str:
    before, *rest = page.split(_before_hole())
    parts = [before]
    for part in rest:
        template, _, after = part.partition("-->")
        parts += [_fill(template, request, context, made_of), after]
    return "".join(parts)


def _fill(template: str, request: HttpRequest, context: dict[str, Any], made_of: tuple[Any, ...]) -> str:
    if template == MESSAGES:
        return render_to_string(MESSAGES, context, request) if len(get_messages(request)) else ""
    return _hers(template, request, context, made_of)


def _hers(template: str, request: HttpRequest, context: dict[str, Any], made_of: tuple[Any, ...]) -> str:
    """What looks the same to her on every page, kept in memory; only the token is new each time."""
    key = digest(template, request.user.pk, str(request.user), made_of)
    made = fetch(key, lambda: render_to_string(template, context | {"csrf_token": _secret()}, request), "holes")
    return made.replace(_secret(), get_token(request))
