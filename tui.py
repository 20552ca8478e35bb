"""The TUI's front door: `python tui.py [MISSION]` is `planner -C MISSION tui`."""

import sys


def main(arguments: list[str]) -> int:
    """Open the mission named, else the one the planner finds by itself; return the exit code."""
    if len(arguments) > 1 or any(argument.startswith("-") for argument in arguments):
        print("usage: python tui.py [MISSION]", file=sys.stderr)
        return 2
    try:
        from planner import cli

        return cli.main([*(["-C", *arguments] if arguments else []), "tui"])
    except ModuleNotFoundError as missing:
        print(f"planner: {missing.name} is not installed; install as the README shows", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
