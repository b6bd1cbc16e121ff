"""Told to end, a command ends, whatever it is in the middle of: in order, with one line."""

import signal
import subprocess
import sys

import pytest

LINE = "Interrupted. Nothing more was sent; what was said is kept."
TOLD = """
import os, signal, sys
import click
from assistant.cli import main

def told_to_end():
    os.kill(os.getpid(), signal.Signals[sys.argv[1]])
    while True:
        pass

@click.command()
def busy():
    \"\"\"Is told to end.\"\"\"
    {body}
    sys.stdin.read()

main.COMMANDS["busy"] = ("__main__:busy", "Is told to end.")
main.main(["busy"])
"""
IN_DEL = """
    class Dying:
        def __del__(self):
            os.kill(os.getpid(), signal.Signals[sys.argv[1]])
            for _ in range(1000):
                pass
    Dying()
"""
IN_AN_IMPORT = """
    try:
        told_to_end()
    except KeyboardInterrupt as error:
        raise ImportError("initialization failed") from error
"""
SWALLOWED = """
    try:
        told_to_end()
    except KeyboardInterrupt:
        pass
"""
IN_ORDER = """
    try:
        told_to_end()
    except KeyboardInterrupt:
        signal.pause()
        click.echo("kept")
        raise
"""


def _ended(body: str, number: signal.Signals = signal.SIGTERM) -> subprocess.CompletedProcess[str]:
    """A command that does `body`, in which it is told to end, and then waits for input that never comes."""
    pipe = subprocess.PIPE
    code = [sys.executable, "-c", TOLD.format(body=body.strip()), number.name]
    with subprocess.Popen(code, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as running:
        try:
            running.wait(10)
        finally:
            running.kill()
        assert running.stdout and running.stderr
        return subprocess.CompletedProcess(code, running.returncode, running.stdout.read(), running.stderr.read())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("body", [IN_DEL, IN_AN_IMPORT, SWALLOWED], ids=["del", "import", "swallowed"])
def test_what_swallows_an_interrupt_is_interrupted_again(body: str, number: signal.Signals) -> None:
    done = _ended(body, number)
    assert (done.returncode, done.stderr.strip()) == (130, f"sotto: {LINE}")


def test_what_an_interrupt_puts_in_order_is_left_to_end() -> None:
    done = _ended(IN_ORDER)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "kept\n", f"sotto: {LINE}")
