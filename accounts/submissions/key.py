"""What tells one sending of a form from another."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.models import Submission
from integrationskonzept.lib.eingaben import MARKE, TOKEN


def submission_of(request: HttpRequest) -> Submission:
    """The row of this sending, not yet written."""
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
            yield from (name, file.name or "", digest.hexdigest())
