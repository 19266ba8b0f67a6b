"""The process that unpacks one picture: `python -m integrationskonzept.lib.images.worker ORDER < PICTURE`."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

from .errors import TOO_COSTLY, ImageError


def main() -> None:
    """Limits first; then the picture is read and the answer written: a line of JSON, and bytes."""
    order = json.loads(sys.argv[1])
    with os.fdopen(os.dup(1), "wb") as output:
        os.dup2(2, 1)  # whatever a decoder prints is no answer
        answer, data = _done(order)
        output.write(json.dumps(answer).encode() + b"\n" + data)


def _done(order: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    task, cpu, megabytes = order.pop("task"), order.pop("cpu"), order.pop("megabytes")
    try:
        from . import tasks

        limit(cpu, megabytes)
        done: tuple[dict[str, Any], bytes] = getattr(tasks, task)(sys.stdin.buffer.read(), **order)
        return done
    except ImageError as error:
        return {"refused": str(error)}, b""
    except (MemoryError, RecursionError):
        return {"refused": TOO_COSTLY}, b""


def limit(cpu: int, megabytes: int) -> None:
    """From now on so many seconds of computing, and so much memory beyond what is in use."""
    os.nice(2)  # pages are answered first
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if hasattr(resource, "RLIMIT_DATA") and (used := _data_in_use()):
        bytes_ = used + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (bytes_, bytes_))


def _data_in_use() -> int:
    """Bytes; none where the system does not say so."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmData:"))


if __name__ == "__main__":
    main()
