"""Work in the background: rows that wait, and processes that take the fairest of them.

A new kind is a model and a function:

    class Einlesung(Job):
        datei = models.FileField(...)

        class Meta(Job.Meta):
            verbose_name = "Einlesung"

    def lies_ein(einlesung: Einlesung, lease: Lease) -> None:
        lease(3, 10)                    # how far it is; LeaseLost if somebody else has taken over
        with transaction.atomic():
            ...
            lease.finish(konzept=konzept)   # the result and "done" in one transaction: never twice, never half

    # AppConfig.ready
    register(Kind(Einlesung, work=lies_ein, sentence=satz_zu, given_up="…"))

Asking for one is creating the row, with `tenant` (whose share of the workers it takes) and `priority`. The function
may be stopped anywhere (Interrupted, TimeoutError) except in `with protected():`, and is then called again from the
beginning, perhaps by another process; so what it writes must be one transaction that ends with `lease.finish`.
`run_now` does a job in the calling process, for commands and tests.
"""

from integrationskonzept.lib.jobs.kinds import Kind, register
from integrationskonzept.lib.jobs.lease import Lease, LeaseLost, take
from integrationskonzept.lib.jobs.limits import Interrupted, protected
from integrationskonzept.lib.jobs.run import run_now

__all__ = ["Interrupted", "Kind", "Lease", "LeaseLost", "protected", "register", "run_now", "take"]
