"""``python -m danvan`` is the command ``danvan``."""

from danvan.cli import command

if __name__ == "__main__":
    command()
