"""No form makes two of anything: a double click, a reload and a second tab get what the first sending got.

Every form carries Django's CSRF token, which is masked anew for every page; so it is the form's one-time key, and
no template can forget it. The first sending writes its row in the transaction in which the view works: a second one
waits at the unique key until that is over, and is then answered with the first one's redirect and its messages.
A sending that came to nothing leaves no row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import Submission
from integrationskonzept.lib.eingaben import MARKE

View = Callable[..., HttpResponseBase]
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - a field's name
ACCOUNT_PAGES = "/konto/"  # they guard themselves: codes, passwords and second factors count every try
MAKES = {"neu", "einlesen", "einladen"}
SAYS_MORE = {"beschreiben"}
TAKES_BACK = {"loeschen", "zurueckziehen", "entfernen"}
OTHER_TAB = timedelta(minutes=10)
ONE_MORE = (
    "Dieses Formular hatten Sie vorhin schon abgeschickt und jetzt mit anderen Angaben noch einmal: "
    "Das ist ein weiterer Eintrag. Der erste besteht auch."
)
ONLY_ONCE = "Genau dasselbe haben Sie um {:%H:%M} Uhr schon abgeschickt. Es ist einmal gespeichert."


def repeatable(view: View) -> View:
    """Mark a view whose form may be sent as often as one likes, since it asks what is there and makes what is not."""
    view.repeatable = True  # type: ignore[attr-defined]
    return view


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
        sent = _sent(request)
        try:
            with transaction.atomic():
                return _answer(request, sent, lambda: view(request, *args, **kwargs))
        except Exception:
            # What fails after the commit, such as a mail, is to be tried again.
            Submission.objects.filter(key=sent.key).delete()
            raise


def _answer(request: HttpRequest, sent: Submission, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    sent, earlier = _claim(sent)
    if earlier:
        return _again(request, earlier)
    if twin := _twin(sent):
        sent.delete()
        messages.info(request, ONLY_ONCE.format(timezone.localtime(twin.created_at)))
        return _again(request, twin)
    response = view()
    if not _came_to_something(request, response):
        sent.delete()
        return response
    if _is_one_more(sent):
        messages.info(request, ONE_MORE)
    sent.location, sent.messages = response["Location"], _messages(request)
    sent.save(update_fields=["location", "messages"])
    Submission.objects.outdated().delete()
    return response


def _is_one_more(sent: Submission) -> bool:
    """Whether the same opened form made something else before."""
    of_this_form = Submission.objects.filter(form=sent.form).exclude(pk=sent.pk)
    return _makes(sent) and "neu" in _words(sent) and of_this_form.exists()


def _sent(request: HttpRequest) -> Submission:
    user = request.user if request.user.is_authenticated else None
    place = [str(user.pk if user else ""), request.get_full_path()]
    token, content = request.POST[TOKEN], list(_content(request))
    return Submission(
        key=_digest(*place, token, *content),
        form=_digest(*place, token),
        content=_digest(*place, *content),
        user=user,
        path=request.path[:500],
    )


def _digest(*parts: str) -> str:
    """With the installation's secret, since passwords are typed as well; lengths keep the parts apart."""
    text = "".join(f"{len(part)}:{part}" for part in parts)
    return salted_hmac("submission", text, algorithm="sha256").hexdigest()


def _content(request: HttpRequest) -> Iterator[str]:
    for name, values in request.POST.lists():
        if name not in (TOKEN, MARKE):
            yield from (name, *values)
    for name, files in request.FILES.lists():
        for file in files:
            digest = sha256()
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
            yield from (name, file.name, digest.hexdigest())


def _claim(sent: Submission) -> tuple[Submission, Submission | None]:
    """The row of this sending, and the earlier one if its answer still holds."""
    Submission.objects.bulk_create([sent], ignore_conflicts=True)
    row = Submission.objects.select_for_update().get(key=sent.key)
    if not row.location:
        return row, None
    if _still_holds(row):
        return row, row
    row.delete()
    sent.save(force_insert=True)
    return sent, None


def _still_holds(row: Submission) -> bool:
    """What was made is there until its maker takes something back; what was changed, until she changes more."""
    if row.user is None:
        return True
    later = list(map(_words, Submission.objects.filter(user=row.user, pk__gt=row.pk)))
    return not any(words & TAKES_BACK for words in later) if _makes(row) else not later


def _twin(sent: Submission) -> Submission | None:
    """The same, made a moment ago from another tab."""
    if not _makes(sent) or sent.user is None:
        return None
    same = Submission.objects.filter(content=sent.content, created_at__gt=timezone.now() - OTHER_TAB)
    twin = same.exclude(pk=sent.pk).order_by("-pk").first()
    nothing_since = twin and not Submission.objects.filter(user=sent.user, pk__gt=twin.pk).exclude(pk=sent.pk).exists()
    return twin if nothing_since else None


def _makes(row: Submission) -> bool:
    """Whether the address is one at which something new is made."""
    return bool(_words(row) & MAKES) and not _words(row) & SAYS_MORE


def _words(row: Submission) -> set[str]:
    return {word.removeprefix("_") for word in row.path.split("/")}


def _came_to_something(request: HttpRequest, response: HttpResponseBase) -> bool:
    """A redirect, but not to the door and not with a refusal."""
    if not isinstance(response, HttpResponseRedirect) or response.url.startswith(resolve_url(settings.LOGIN_URL)):
        return False
    return all(level < messages.ERROR for level, *_ in _messages(request))


def _messages(request: HttpRequest) -> list[list[Any]]:
    """What the next page will say; looking at it here does not use it up."""
    storage = messages.get_messages(request)
    waiting = [[message.level, str(message.message), message.extra_tags or ""] for message in storage]
    storage.used = False
    return waiting


def _again(request: HttpRequest, earlier: Submission) -> HttpResponseBase:
    waiting = _messages(request)
    for message in earlier.messages:
        if message not in waiting:
            messages.add_message(request, *message)
    return redirect(earlier.location)
