"""Pictures of every screen, kept as text, and what the app draws compared with them.

Each picture in `kept/` is one screen in one state at one size: its text, then its colours in the dark and in the
light theme. What a change does to it is read in the diff that a failing test prints. Accept all new pictures with

    python -m tests.tui.snapshots
"""
