"""The command ``danvan``: the only place that reads the clock, the environment and the terminal."""

from danvan.cli.main import command, main

__all__ = ["command", "main"]
