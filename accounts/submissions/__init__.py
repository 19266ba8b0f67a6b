"""No form makes two of anything: a double click, a reload and a second tab get what the first sending got.

Every form carries Django's CSRF token, which is masked anew for every page; so it is the form's one-time key, and
no template can forget it. A view works in one transaction; before it writes anything, it writes this sending's row,
and at the end what came of it. So work and answer are there together or not at all, whenever the process dies. A second
sending waits at the unique key until the first one is over, and is answered with its redirect and its messages.
A sending that came to nothing leaves no row.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils import timezone

from accounts.models import Submission
from accounts.submissions.earlier import is_one_more, still_holds, twin_of
from accounts.submissions.key import submission_of
from integrationskonzept.lib.eingaben import TOKEN
from integrationskonzept.lib.late_transaction import late_transaction

View = Callable[..., HttpResponseBase]
ACCOUNT_PAGES = "/konto/"  # they guard themselves: codes, passwords and second factors count every try
ONE_MORE = (
    "Dieses Formular hatten Sie vorhin schon abgeschickt und jetzt mit anderen Angaben noch einmal: "
    "Das ist ein weiterer Eintrag. Der erste besteht auch."
)
ONLY_ONCE = "Genau dasselbe haben Sie um {:%H:%M} Uhr schon abgeschickt. Hier sehen Sie, was daraus wurde."


def repeatable(view: View) -> View:
    """Mark a view whose form may be sent as often as one likes, since it asks what is there and makes what is not."""
    view.repeatable = True  # type: ignore[attr-defined]
    return view


class Answered(Exception):
    """The same was sent before, and this is what came of it."""

    def __init__(self, earlier: Submission, sentence: str = "") -> None:
        self.earlier, self.sentence = earlier, sentence
        super().__init__(earlier.path)


class OneOfEach:
    """The middleware; it stands last, so that the door and the CSRF token are checked before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Everything happens around the view."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase | None:
        """Answer a form that was sent before; else let the view work, and keep what comes of it."""
        if request.method != "POST" or TOKEN not in request.POST or hasattr(view, "repeatable"):
            return None
        if request.path.startswith(ACCOUNT_PAGES):
            return None
        try:
            return _once(request, submission_of(request), partial(view, request, *args, **kwargs))
        except Answered as answered:
            return _again(request, answered)


def _once(request: HttpRequest, sent: Submission, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """What the view answers; `Answered` if the same was sent before, or meanwhile and this one came to nothing."""
    _stop_if_answered(sent)
    try:
        with late_transaction(partial(_claim, sent)):
            response = view()
            if sent.pk:
                _record(request, sent, response)
    except (Answered, DatabaseError):
        raise
    except Exception:
        if sent.committed:  # What fails after the commit, such as a mail, is to be tried again.
            Submission.objects.filter(key=sent.key).delete()
        _stop_if_answered(sent)
        raise
    if not sent.pk:
        _stop_if_answered(sent)
    return response


def _stop_if_answered(sent: Submission) -> None:
    row = Submission.objects.filter(key=sent.key).first()
    if row and still_holds(row):
        raise Answered(row)


def _claim(sent: Submission) -> None:
    """Write the row of this sending, waiting for another one of the same; stop if that one's answer still holds."""
    Submission.objects.bulk_create([sent], ignore_conflicts=True)
    row = Submission.objects.select_for_update().get(key=sent.key)
    if row.location and still_holds(row):
        raise Answered(row)
    if row.location:
        row.delete()
        sent.save(force_insert=True)
    sent.pk = sent.pk or row.pk
    if twin := twin_of(sent):
        raise Answered(twin, ONLY_ONCE.format(timezone.localtime(twin.created_at)))
    transaction.on_commit(partial(setattr, sent, "committed", True))


def _record(request: HttpRequest, sent: Submission, response: HttpResponseBase) -> None:
    if not _came_to_something(request, response):
        sent.delete()
        return
    if is_one_more(sent):
        messages.info(request, ONE_MORE)
    sent.location, sent.messages = response["Location"], _messages(request)
    sent.save(update_fields=["location", "messages"])
    Submission.objects.outdated().delete()


def _came_to_something(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A redirect, but not to the door and not with a refusal."""
    if not isinstance(response, HttpResponseRedirect) or response.url.startswith(resolve_url(settings.LOGIN_URL)):
        return False
    return all(level < messages.ERROR for level, *_ in _messages(request))


def _messages(request: HttpRequest) -> list[list[Any]]:
    """What the next page will say; looking at it here does not use it up."""
    storage: Any = messages.get_messages(request)
    waiting = [[message.level, str(message.message), message.extra_tags or ""] for message in storage]
    storage.used = False
    return waiting


def _again(request: HttpRequest, answered: Answered) -> HttpResponseBase:
    if answered.sentence:
        messages.info(request, answered.sentence)
    waiting = _messages(request)
    for message in answered.earlier.messages:
        if message not in waiting:
            messages.add_message(request, *message)
    return redirect(answered.earlier.location)
