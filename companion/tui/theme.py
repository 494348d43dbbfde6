"""Themes: lamp, paper, and the terminal's own sixteen colours. Tokens are named by meaning."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path, PurePath

from textual.theme import BUILTIN_THEMES, Theme

TOKENS = ("ink", "quiet", "warm", "leaf", "line", "alert")
STYLE_SHEETS = ("tokens", "page", "ask", "today", "list", "hand", "reading", "palette")

_LAMP = {
    "ink": "#e8dcc8", "quiet": "#9a8c78", "warm": "#e0a458",
    "leaf": "#9db17c", "line": "#4a4036", "alert": "#d98e73",
}  # fmt: skip
_PAPER = {
    "ink": "#3b332a", "quiet": "#776b5c", "warm": "#9c5a14",
    "leaf": "#566b35", "line": "#d3c6ae", "alert": "#a3452a",
}  # fmt: skip
_SIXTEEN = {
    "ink": "ansi_default", "quiet": "ansi_default", "warm": "ansi_yellow",
    "leaf": "ansi_green", "line": "ansi_bright_black", "alert": "ansi_magenta",
}  # fmt: skip
_SIXTEEN_LIGHT = {**_SIXTEEN, "warm": "ansi_blue", "line": "ansi_default"}


def _own(name: str, tokens: Mapping[str, str], background: str, surface: str, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=tokens["warm"],
        secondary=tokens["leaf"],
        accent=tokens["warm"],
        warning=tokens["alert"],
        error=tokens["alert"],
        success=tokens["leaf"],
        foreground=tokens["ink"],
        background=background,
        surface=surface,
        panel=surface,
        dark=dark,
        variables=_with_inputs(tokens, tokens["ink"], background),
    )


def _with_inputs(tokens: Mapping[str, str], cursor: str, on_cursor: str) -> dict[str, str]:
    return {
        **tokens,
        "input-cursor-background": cursor,
        "input-cursor-foreground": on_cursor,
        "block-cursor-background": tokens["warm"],
        "block-cursor-foreground": on_cursor,
        "border": tokens["line"],
        "scrollbar": tokens["line"],
    }


def _sixteen(name: str, tokens: Mapping[str, str]) -> Theme:
    base = BUILTIN_THEMES[name]
    return dataclasses.replace(base, variables={**base.variables, **tokens})


THEMES = {
    theme.name: theme
    for theme in (
        _own("lamp", _LAMP, "#171411", "#1e1a16", dark=True),
        _own("paper", _PAPER, "#fbf6ec", "#f4ecdc", dark=False),
        _sixteen("ansi-dark", _SIXTEEN),
        _sixteen("ansi-light", _SIXTEEN_LIGHT),
    )
}
DEFAULT_TOKENS = dict(_LAMP)


def choose_theme(wanted: str, environ: Mapping[str, str]) -> str:
    """Return the theme to use: the wanted one, else what the terminal can show."""
    if wanted in THEMES:
        return wanted
    if "NO_COLOR" in environ:
        return "ansi-dark"
    rich_colour = environ.get("COLORTERM", "") in ("truecolor", "24bit")
    many = any(hint in environ.get("TERM", "") for hint in ("256", "direct", "kitty", "ghostty"))
    return "lamp" if rich_colour or many else "ansi-dark"


def style_paths() -> list[str | PurePath]:
    """Return the style sheets, from the wheel's companion/styles or the checkout's styles."""
    shipped = Path(str(files("companion"))) / "styles"
    folder = shipped if shipped.is_dir() else shipped.parents[1] / "styles"
    return [folder / f"{name}.tcss" for name in STYLE_SHEETS]
