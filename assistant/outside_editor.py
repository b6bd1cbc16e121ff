"""The user's own editor for a text that must not be left on the disk.

The text lies in a folder that only this user can read, on a file system that is kept in memory where there is one.
Afterwards its file, and whatever the editor put beside it, is overwritten and removed.
"""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

from assistant.errors import SottoError
from assistant.files import told, write_new

NO_EDITOR = "No editor is set. Set EDITOR before you start Sotto, for example: export EDITOR=nano"
_USUAL = ("nano", "vim", "vi")
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_PREFIX = "sotto-editor-"
_QUIET = {
    name: ["-n", "-i", "NONE", "-c", "set noundofile nobackup nowritebackup"] for name in ("vi", "vim", "nvim")
}
"""What makes an editor keep no copies elsewhere: no swap file, no list of registers, no undo file."""

QUESTION = "question.md"
"""What the file of a question is called: editors tell by the name what they show."""
Run = Callable[[list[str]], int]
"""Runs a command to its end; its exit code."""


def editor_command() -> list[str]:
    """The command of VISUAL or EDITOR, else a usual editor that is there. Raises SottoError."""
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or next(filter(shutil.which, _USUAL), "")
    try:
        command = shlex.split(chosen)
    except ValueError:
        raise SottoError(f"EDITOR can't be read: {chosen}. Mend its quotation marks.") from None
    if not command:
        raise SottoError(NO_EDITOR)
    if shutil.which(command[0]) is None:
        raise SottoError(f"There is no editor {command[0]}. Set EDITOR to one that is installed.")
    return command + _quiet(command[0])


def memory_folder() -> Path | None:
    """A folder whose files the system keeps in memory, or None if there is none."""
    return next(iter(memory_folders()), None)


def memory_folders() -> list[Path]:
    """Every such folder. Which one is taken depends on the session, and so does where a text was left."""
    names = (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm")  # noqa: S108 - a private folder is made in it
    folders = [Path(name) for name in names if name and os.access(name, os.W_OK | os.X_OK)]
    return [folder for folder in folders if _kind(folder) in _IN_MEMORY]


def edited(text: str, command: list[str], folder: Path, run: Run, name: str = QUESTION) -> str:
    """`text` as it is once `command` has been run on a file in `folder` called `name`, which `run` does.

    Raises SottoError when the editor fails or leaves no text; nothing stays behind either way.
    """
    with _private(folder) as private:
        path = private / name
        write_new(path, text.encode("utf-8", "surrogatepass"))
        try:
            code = run([*command, str(path)])
        except OSError as error:
            raise SottoError(f"{command[0]} could not be started: {error.strerror}. Set EDITOR.") from None
        if code:
            raise SottoError(f"The editor ended with the error {code}. Your text is as it was.")
        return _read(path)


def edited_here(text: str, command: list[str], folder: Path, name: str = QUESTION) -> str:
    """The same on this program's terminal, for its main thread: Ctrl+C is the editor's alone meanwhile."""
    with _interrupts_ignored():
        return edited(text, command, folder, _run, name)


def tidy(folder: Path) -> None:
    """Remove what a Sotto that was killed left in `folder`. Raises nothing."""
    for left in folder.glob(f"{_PREFIX}*"):
        owner = left.name.removeprefix(_PREFIX).split("-")[0]
        with suppress(OSError):
            if owner.isdigit() and left.stat().st_uid == os.getuid() and not _runs(int(owner)):
                _remove(left)


def _run(command: list[str]) -> int:
    return subprocess.run(command, check=False).returncode


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Leave Ctrl+C to the editor. A handler, unlike SIG_IGN, is not handed down to it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _quiet(program: str) -> list[str]:
    return _QUIET.get(Path(shutil.which(program) or program).resolve().name.split(".")[0], [])


def _kind(folder: Path) -> str:
    """The kind of file system that `folder` lies on; "" where that can't be told."""
    if not sys.platform.startswith("linux"):
        return ""
    best, kind = "", ""
    with suppress(OSError):
        for line in Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines():
            _, place, found, *_ = line.split(" ")
            inside = place == "/" or folder == Path(place) or Path(place) in folder.parents
            if inside and len(place) >= len(best):
                best, kind = place, found
    return kind


@contextmanager
def _private(folder: Path) -> Iterator[Path]:
    with told(folder):
        private = Path(mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-", dir=folder))  # mode 0700
    try:
        yield private
    finally:
        _remove(private)


def _remove(private: Path) -> None:
    """Overwrite every file in the folder, then remove it."""
    for path in private.rglob("*"):
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                _overwrite(path)
    shutil.rmtree(private, ignore_errors=True)


def _overwrite(path: Path) -> None:
    with path.open("r+b", buffering=0) as file:
        file.write(bytes(path.stat().st_size))
        os.fsync(file.fileno())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\n")
    except UnicodeDecodeError:
        raise SottoError("What the editor saved is not UTF-8 text. Your text is as it was.") from None
    except OSError:
        raise SottoError("The editor left no file. Your text is as it was.") from None
