"""Another window of the same machine: python -m tests.faults.child VERB FILE [ARGUMENT].

wins FILE NAME   waits for a line, then keeps "NAME 0", "NAME 1" ... until it is killed,
                 and prints each text once it is kept
some FILE NAME   the same, as many as the line says, then ends
die FILE CALL    waits for a line, then is killed at the first CALL on the data's new file
hold FILE        takes the lock and stays
serve FILE NAME  keeps one win and prints all that it sees, for each line it is given
"""

from __future__ import annotations

import itertools
import json
import os
import signal
import sys
from pathlib import Path

from companion.services.context import local_now
from companion.store import lock
from companion.store.paths import paths_beside
from companion.store.store import Store
from tests.store.helpers import keep, texts


def say(line: str) -> None:
    print(line, flush=True)


def keep_wins(store: Store, name: str, numbers: itertools.count[int] | range) -> None:
    for number in numbers:
        keep(store, f"{name} {number}")
        say(f"{name} {number}")


def die_at(call: str, store: Store) -> None:
    store.paths.backups.mkdir(exist_ok=True)
    day = store.now().date().isoformat()
    (store.paths.backups / f"{day}.json").write_bytes(store.paths.data.read_bytes())
    setattr(os, call, lambda *arguments: os.kill(os.getpid(), signal.SIGKILL))
    keep(store, "never said to be kept")


def main() -> None:
    verb, file, *rest = sys.argv[1:]
    store = Store(paths_beside(Path(file)), local_now)
    if verb == "hold":
        with lock.exclusive(store.paths.lock):
            say("held")
            sys.stdin.read()
        return
    say("ready")
    if verb == "serve":
        for number, _ in enumerate(sys.stdin):
            keep(store, f"{rest[0]} {number}")
            say(json.dumps(texts(store)))
        return
    count = sys.stdin.readline()
    if verb == "die":
        die_at(rest[0], store)
    keep_wins(store, rest[0], range(int(count)) if verb == "some" else itertools.count())


if __name__ == "__main__":
    main()
