"""The kinds of jobs that there are; each app says its own when it is ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from integrationskonzept.lib.jobs.lease import Lease
from integrationskonzept.lib.jobs.models import Job


def _nothing(job: Any) -> None:
    pass


@dataclass(frozen=True)
class Kind:
    """`sentence` says to whoever waits why it failed, `given_up` that its workers died again and again.

    `refusals` are no faults of ours: what the person reads is all that is to be said. `afterwards` is called with the
    job when it is done or given up.
    """

    model: type[Job]
    work: Callable[[Any, Lease], None]
    sentence: Callable[[Exception], str]
    given_up: str
    refusals: tuple[type[Exception], ...] = ()
    afterwards: Callable[[Any], None] = _nothing


KINDS: dict[type[Job], Kind] = {}


def register(kind: Kind) -> None:
    """Have the workers do jobs of this kind."""
    KINDS[kind.model] = kind
