from __future__ import annotations

import re
import tomllib

from companion.tui.keys import usable_keymap
from tests.docs.pages import page


def test_the_example_for_own_keys_can_be_used_as_it_stands() -> None:
    found = re.search(r"```toml\n(.*?)```", page("docs/keys.md"), re.S)
    assert found
    wanted = tomllib.loads(found[1])["keys"]
    assert wanted
    assert usable_keymap(wanted) == (wanted, [])
