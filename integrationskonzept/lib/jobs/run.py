"""Doing one job, and what becomes of it when that ends in another way than hoped."""

from __future__ import annotations

import logging
from collections.abc import Collection
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from math import inf

from django.db import InterfaceError, OperationalError

from integrationskonzept.lib.jobs.kinds import KINDS, Kind
from integrationskonzept.lib.jobs.lease import Lease, LeaseLost, take
from integrationskonzept.lib.jobs.limits import Interrupted, hard_limit, time_limit
from integrationskonzept.lib.jobs.models import MAX_ATTEMPTS, Job, Priority
from integrationskonzept.lib.jobs.queue import next_in_line

logger = logging.getLogger(__name__)
NOT_ITS_FAULT = (BrokenProcessPool, OperationalError, InterfaceError)
"""Nothing is said then: the job is taken up again when its last sign of life is old, which gives the system time."""
MARGIN = 60
"""Seconds after its limit in which a job must have ended, else its process does."""


class TooLongForLane(TimeoutError):
    """It takes longer than its lane is meant for."""


def run_next(priorities: Collection[int], at_most: float = inf) -> bool:
    """Do the job that is next, and say whether there was one; what takes longer than `at_most` moves down."""
    found = next_in_line(priorities)
    if found:
        _run(*found, at_most)
    return found is not None


def run_now(job: Job) -> None:
    """Do this job in this process, unless another works at it or it is done."""
    _run(KINDS[type(job)], job.pk, inf)


def _run(kind: Kind, pk: int, at_most: float) -> None:
    lease = take(kind.model, pk)
    if lease is None:
        return
    job = kind.model._default_manager.get(pk=pk)
    with hard_limit(min(job.time_limit, at_most) + MARGIN):
        if _given_up(kind, job, lease) or _attempt(kind, job, lease, at_most):
            kind.afterwards(job)


def _given_up(kind: Kind, job: Job, lease: Lease) -> bool:
    """Whether it has been tried often enough; then whoever waits is told."""
    if job.versuche <= MAX_ATTEMPTS:
        return False
    logger.error("%s %s ist %s Mal abgebrochen", kind.model._meta.verbose_name, job.pk, MAX_ATTEMPTS)
    lease.fail(kind.given_up)
    return True


def _attempt(kind: Kind, job: Job, lease: Lease, at_most: float) -> bool:
    """Whether it is over with this job; else another takes it up again."""
    name = f"{kind.model._meta.verbose_name} {job.pk}"
    try:
        with lease:
            _work(kind, job, lease, at_most)
    except LeaseLost:
        logger.warning("%s hat inzwischen ein anderer Prozess übernommen", name)
        return False
    except (Interrupted, TooLongForLane) as reason:
        with suppress(LeaseLost):
            lease.hand_back(**({} if isinstance(reason, Interrupted) else {"priority": Priority.NORMAL}))
        return False
    except NOT_ITS_FAULT:
        logger.exception("%s ist abgebrochen und wird noch einmal versucht", name)
        return False
    except Exception as error:
        ours = not isinstance(error, kind.refusals)
        logger.log(logging.ERROR if ours else logging.INFO, "%s ist nicht gelungen", name, exc_info=ours)
        with suppress(LeaseLost):
            lease.fail(kind.sentence(error))
    return True


def _work(kind: Kind, job: Job, lease: Lease, at_most: float) -> None:
    too_long = TooLongForLane if at_most < job.time_limit else TimeoutError
    with time_limit(min(job.time_limit, at_most), too_long):
        kind.work(job, lease)
    if not lease.finished:
        lease.finish()
