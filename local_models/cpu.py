"""How many threads a model may use here."""

import os
from pathlib import Path

_CPUS = Path("/sys/devices/system/cpu")


def usable_cores() -> int:
    """The physical cores that this process may run on, at least 1.

    Two hyper-threads share one core's arithmetic units, so a thread for each makes a model slower, not faster.
    Where the machine does not tell (anything but Linux), every CPU counts as a core.
    """
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    return len({_siblings(cpu) for cpu in os.sched_getaffinity(0)})


def _siblings(cpu: int) -> str:
    """The CPUs on the same physical core as `cpu`, in the kernel's words."""
    try:
        return (_CPUS / f"cpu{cpu}/topology/thread_siblings_list").read_text()
    except OSError:
        return str(cpu)
