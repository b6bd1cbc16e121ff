"""What this machine has for a model: memory, cores, and a graphics card that llama.cpp can use."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from local_models.cpu import usable_cores

_MEMORY = Path("/proc/meminfo")
_GROUP = Path("/proc/self/cgroup")
_GROUPS = Path("/sys/fs/cgroup")


@dataclass(frozen=True, slots=True)
class Machine:
    """Memory in bytes: all of it, and what a program may take now without others losing theirs; physical cores."""

    total: int
    available: int
    cores: int


def this_machine() -> Machine:
    """What there is now. A limit that a container or a service manager sets counts as its memory."""
    total, available = _memory()
    for limit, used in _limits():
        total, available = min(total, limit), min(available, max(0, limit - used))
    return Machine(total, available, usable_cores())


def _memory() -> tuple[int, int]:
    try:
        found = dict(re.findall(r"^(\w+): +(\d+) kB$", _MEMORY.read_text(), re.MULTILINE))
        return int(found["MemTotal"]) * 1024, int(found["MemAvailable"]) * 1024
    except (OSError, KeyError):
        return _installed(), _installed() * 6 // 10  # nobody tells what is free, so what usually is


def _installed() -> int:
    """All memory, where there is no /proc."""
    if hasattr(os, "sysconf"):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    import ctypes

    class Status(ctypes.Structure):  # MEMORYSTATUSEX
        _fields_ = (("length", ctypes.c_ulong), ("load", ctypes.c_ulong), ("rest", ctypes.c_ulonglong * 7))

    status = Status(length=ctypes.sizeof(Status))
    ctypes.CDLL("kernel32").GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.rest[0])


def _limits() -> list[tuple[int, int]]:
    """The limits on this process's memory (cgroup version 2), each with what is used, caches aside."""
    try:
        own = _GROUP.read_text().strip().removeprefix("0::").lstrip("/")
    except OSError:
        return []
    folder = _GROUPS / own
    folders = [folder, *(above for above in folder.parents if above.is_relative_to(_GROUPS))]
    return [limit for group in folders if (limit := _limit(group))]


def _limit(group: Path) -> tuple[int, int] | None:
    try:
        limit = int((group / "memory.max").read_text())
        used = int((group / "memory.current").read_text())
        cached = re.findall(r"^(?:in)?active_file (\d+)$", (group / "memory.stat").read_text(), re.MULTILINE)
    except (OSError, ValueError):  # no limit is written as "max"
        return None
    return limit, max(0, used - sum(map(int, cached)))
