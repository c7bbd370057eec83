"""The command ``danvan``: the only place that reads the clock, the environment and the terminal."""

from danvan.cli.main import main

__all__ = ["main"]
