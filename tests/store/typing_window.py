"""A window that types into a draft and then stays: python -m tests.store.typing_window."""

from __future__ import annotations

import sys
from pathlib import Path

from companion.store.drafts import Drafts


def main() -> None:
    folder, field, text = sys.argv[1:]
    drafts = Drafts(Path(folder))
    drafts.adopt()
    drafts.hold(field, text)
    drafts.save()
    print("saved", flush=True)
    sys.stdin.read()
    drafts.close()


if __name__ == "__main__":
    main()
