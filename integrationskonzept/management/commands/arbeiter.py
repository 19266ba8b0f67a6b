from __future__ import annotations

from argparse import SUPPRESS
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from integrationskonzept.lib.jobs.lane import LANES, Worker
from integrationskonzept.lib.jobs.supervisor import Supervisor


class Command(BaseCommand):
    """The background: a process for each lane, started again when it dies."""

    help = "Arbeitet im Hintergrund ab, was ansteht, und nimmt wieder auf, was ein toter Prozess liegen ließ."

    def add_arguments(self, parser: CommandParser) -> None:
        spuren = (
            "je Spur ein Prozess: fast für Vorschauen, medium für Einfrieren und Einlesen, slow für alles andere "
            "(Vorgabe: alle drei)"
        )
        parser.add_argument("--lanes", nargs="+", choices=LANES, default=list(LANES), help=spuren)
        parser.add_argument("--interval", type=float, default=1, help="Sekunden, nach denen wieder nachgesehen wird")
        parser.add_argument("--lane", choices=LANES, help=SUPPRESS)  # what the supervisor starts

    def handle(self, *args: Any, **options: Any) -> None:
        if options["lane"]:
            Worker(LANES[options["lane"]], options["interval"]).run()
        else:
            Supervisor(options["lanes"]).run()
