"""Whether processes work still, and waiting for what they do: never a fixed time."""

import time
from pathlib import Path

HOECHSTENS = 120


def laeuft(prozess):
    """Whether a process works still; one that has ended and was not asked for its result counts as ended."""
    try:
        return Path(f"/proc/{prozess}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def wartet_bis(bedingung):
    """Look again and again; a machine may be slow and busy."""
    ende = time.monotonic() + HOECHSTENS
    while not bedingung():
        assert time.monotonic() < ende, "dauert zu lange"
        time.sleep(0.05)


def familie(kopf):
    """The process with all that descend from it, and are still its descendants."""
    mitglieder = [kopf]
    for mitglied in mitglieder:
        try:
            kinder = Path(f"/proc/{mitglied}/task/{mitglied}/children").read_text().split()
        except OSError:
            continue
        mitglieder += map(int, kinder)
    return mitglieder
