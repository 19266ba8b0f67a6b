"""Pictures are unpacked in a process of their own, which may take only so much time and memory."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

from .errors import TOO_COSTLY, ImageError

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[3]
CPU_SECONDS = 2
WALL_SECONDS = 25
"""Only a machine that has no time for anything lets a picture wait so long."""
MEGABYTES = 115
WORKER = [sys.executable, "-m", "integrationskonzept.lib.images.worker"]
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "PYTHONDONTWRITEBYTECODE": "1"}
"""Nothing of ours: it knows no key and no database."""
BUSY = "Das Bild kann gerade nicht geprüft werden. Bitte versuchen Sie es gleich noch einmal."


class Busy(ImageError):
    """Nothing is known of the picture: this machine had no time or no memory to look at it."""

    def __init__(self) -> None:
        super().__init__(BUSY)


def run(task: str, data: bytes, **arguments: Any) -> tuple[dict[str, Any], bytes]:
    """What a function of `tasks` makes of the picture; `ImageError` where the picture is at fault."""
    order = json.dumps({"task": task, "cpu": CPU_SECONDS, "megabytes": MEGABYTES} | arguments)
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [*WORKER, order], input=data, capture_output=True, timeout=WALL_SECONDS, cwd=ROOT, env=ENVIRONMENT
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise Busy from error
    return _read(task, done)


def _read(task: str, done: subprocess.CompletedProcess[bytes]) -> tuple[dict[str, Any], bytes]:
    if done.returncode < 0:  # ended by the limits, or by a fault of a decoder
        logger.warning("Ein Bild wurde abgelehnt: %s endete mit Signal %s", task, -done.returncode)
        raise ImageError(TOO_COSTLY)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    head, _, data = done.stdout.partition(b"\n")
    answer: dict[str, Any] = json.loads(head)
    if sentence := answer.get("refused"):
        raise ImageError(sentence)
    return answer, data
