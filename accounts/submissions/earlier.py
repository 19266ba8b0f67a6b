"""What was sent before, and whether its answer is still the answer."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from accounts.models import Submission

MAKES = {"neu", "einlesen", "einladen"}
SAYS_MORE = {"beschreiben"}
TAKES_BACK = {"loeschen", "zurueckziehen", "entfernen"}
OTHER_TAB = timedelta(minutes=10)


def still_holds(row: Submission) -> bool:
    """What was made is there until its maker takes something back; what was changed, until she changes more."""
    if row.user is None:
        return True
    later = list(map(_words, Submission.objects.filter(user=row.user, pk__gt=row.pk)))
    return not any(words & TAKES_BACK for words in later) if _makes(row) else not later


def twin_of(sent: Submission) -> Submission | None:
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


def is_one_more(sent: Submission) -> bool:
    """Whether the same opened form made something else before."""
    of_this_form = Submission.objects.filter(form=sent.form).exclude(pk=sent.pk)
    return _makes(sent) and "neu" in _words(sent) and of_this_form.exists()
