"""Which job is next: nobody's many hold up another's few, and nothing that takes long what takes seconds."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Min, Q, Sum
from django.db.models.functions import Now

from integrationskonzept.lib.jobs.kinds import KINDS, Kind
from integrationskonzept.lib.jobs.models import LEASE_TIME, Zustand

RECENTLY = datetime.timedelta(minutes=10)
"""So long what a tenant's jobs have taken counts against its next."""


@dataclass(frozen=True)
class Waiting:
    """The jobs of one kind that one tenant waits for equally."""

    kind: Kind
    tenant: int | None
    priority: int
    since: datetime.datetime

    def first(self) -> int | None:
        """The one that has waited longest."""
        jobs = self.kind.model._default_manager.free().filter(tenant=self.tenant, priority=self.priority)
        return jobs.order_by("angefordert_am", "pk").values_list("pk", flat=True).first()


class Share(NamedTuple):
    """What a tenant has of the workers: jobs at this moment, then seconds within the last minutes."""

    running: int = 0
    seconds: float = 0


def next_in_line(priorities: Collection[int]) -> tuple[Kind, int] | None:
    """The job of the tenant that has had least; of its own the most urgent, then the oldest."""
    waiting = [one for kind in KINDS.values() for one in _waiting(kind, priorities)]
    shares = _shares() if len({one.tenant for one in waiting}) > 1 else {}
    for one in sorted(waiting, key=lambda one: (shares.get(one.tenant, Share()), -one.priority, one.since)):
        if pk := one.first():
            return one.kind, pk
    return None


def _waiting(kind: Kind, priorities: Collection[int]) -> list[Waiting]:
    jobs = kind.model._default_manager.free().filter(priority__in=priorities).order_by()
    groups = jobs.values_list("tenant", "priority").annotate(since=Min("angefordert_am"))
    return [Waiting(kind, *group) for group in groups]


def _shares() -> dict[int | None, Share]:
    shares: defaultdict[int | None, Share] = defaultdict(Share)
    for kind in KINDS.values():
        recent = kind.model._default_manager.filter(heartbeat__gt=Now() - RECENTLY).order_by()
        alive = Q(zustand=Zustand.LAEUFT, heartbeat__gt=Now() - LEASE_TIME)
        for tenant, running, taken in recent.values_list("tenant").annotate(
            running=Count("pk", filter=alive), taken=Sum(F("heartbeat") - F("begonnen_am"))
        ):
            had = shares[tenant]
            shares[tenant] = Share(had.running + running, had.seconds + (taken.total_seconds() if taken else 0))
    return shares
