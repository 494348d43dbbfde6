"""Where `companion` and `python -m companion` begin."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line that was typed; return the exit code."""
    try:
        from companion.cli.app import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
