"""docs/keys.md, written from the registry of keys."""

from __future__ import annotations

from companion.tui.keys import GROUPS, KEYS, Key

_HEAD = """\
# Keys

Every key works the same wherever it works at all. The foot of each page shows the keys
that fit the moment, `?` shows all of them, and `ctrl+p` finds them by their words.

A question is asked in one line above the foot: digits answer, enter accepts or skips,
escape goes back, and tab, where the foot names it, skips what is left.
"""

_OWN = """\
## Your own keys

The last column is the key's name. In `config.toml` (`companion where` says where that is)
a line gives it another key, or several, written as above:

```toml
[keys]
win = "v"
hide = "x,f9"
```

A name that is not known, and a key that would take another one away on the same page, are
named in one line when the screens open, and left out.
"""


def _row(key: Key) -> str:
    keys = ", ".join(f"`{each}`" for each in (key.key, *key.also))
    return f"| {keys} | {key.long or key.words} | {key.id} |"


def keys_table() -> str:
    """Return docs/keys.md: every key by where it works, and how to change it."""
    parts = [_HEAD]
    for group in GROUPS:
        rows = "\n".join(_row(key) for key in KEYS if key.page == group)
        title = group[0].upper() + group[1:]
        parts.append(f"## {title}\n\n| key | what it does | name |\n|---|---|---|\n{rows}\n")
    return "\n".join([*parts, _OWN])
