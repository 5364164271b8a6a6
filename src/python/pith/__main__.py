"""The command: `python -m pith` is `pith`."""

import os
import sys
from pathlib import Path


def main() -> None:
    command = Path(__file__).parent / "bin" / "pith"
    if command.exists():
        os.execv(command, ["pith", *sys.argv[1:]])
    # A Debian package of the module alone: the command is another package's.
    try:
        os.execvp("pith", ["pith", *sys.argv[1:]])
    except FileNotFoundError:
        sys.exit("pith: the command is not installed; Debian's package pith has it")


if __name__ == "__main__":
    main()
