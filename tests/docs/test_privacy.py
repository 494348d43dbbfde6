"""What docs/privacy.md says about the machine it runs on."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import ROOT
from tests.terminal import Terminal

NETWORK = {
    "socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "socketserver",
    "requests", "httpx", "aiohttp", "urllib3", "websockets", "webbrowser",
}  # fmt: skip
# Ends at once, with the number 99, when anything reaches for the network.
WATCHED = """
import os, sys
TO_THE_NETWORK = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}
sys.addaudithook(lambda event, details: event in TO_THE_NETWORK and os._exit(99))
from companion.__main__ import main
sys.exit(main())
"""
# Names on standard error what was loaded by the end.
TELLING = """
import sys
from companion.__main__ import main
main()
print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


def test_the_day_from_the_shell_loads_nothing_that_could_reach_a_network(tmp_path: Path) -> None:
    looked = subprocess.run(
        [
            sys.executable, "-c", TELLING, "today", "--energy", "2"
        ],
        env={**os.environ, "COMPANION_DATA": str(tmp_path / "c.json")},
        cwd=ROOT, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert looked.stdout
    loaded = set(looked.stderr.split())
    assert "companion" in loaded
    assert loaded & (NETWORK | {"asyncio"}) == set()


def test_no_module_of_ours_imports_one_that_speaks_to_a_network() -> None:
    for path in (ROOT / "companion").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            reaching = {n for n in names if n.partition(".")[0] in NETWORK or n == "urllib.request"}
            assert not reaching, path


def test_a_sitting_in_the_screens_reaches_for_no_network(tmp_path: Path) -> None:
    data = tmp_path / "companion.json"
    with Terminal(sys.executable, "-c", WATCHED, data=data) as sitting:
        sitting.shows("How much energy")
        sitting.press("2")
        sitting.shows("Does a word fit?")
        sitting.press("enter", "4")
        sitting.shows("add a win")
        sitting.press("w", "said hello", "enter")
        sitting.shows("Kept.")
        sitting.press("!")
        sitting.shows("Help now")
        sitting.press("q")
        assert sitting.exit_code() == 0
