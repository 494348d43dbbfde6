from __future__ import annotations

import stat
from datetime import time
from pathlib import Path

import pytest

from companion.store.errors import NotKept
from companion.store.settings import THEMES, Settings, load_settings, save_theme


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


def written(config: Path, text: str) -> Settings:
    config.parent.mkdir(exist_ok=True)
    config.write_text(text, "utf-8")
    return load_settings(config)


def test_without_a_file_everything_is_as_usual(config: Path) -> None:
    assert load_settings(config) == Settings(theme="auto", day_starts_at=time(4), keys={})
    assert not config.parent.exists()


def test_what_is_set_is_used(config: Path) -> None:
    found = written(config, 'theme = "paper"\nday_starts_at = "05:30"\n[keys]\nwin = "W"\n')

    assert found == Settings(theme="paper", day_starts_at=time(5, 30), keys={"win": "W"})


def test_a_time_may_be_written_without_quotes(config: Path) -> None:
    assert written(config, "day_starts_at = 03:00:00").day_starts_at == time(3)


def test_an_unknown_setting_is_named_with_the_nearest_and_left_alone(config: Path) -> None:
    found = written(config, 'them = "lamp"\ntheme = "paper"\nxyz = 1\n')

    assert found.troubles == (
        f'{config}: "them" is not a setting; it is left alone. Did you mean "theme"?',
        f'{config}: "xyz" is not a setting; it is left alone.',
    )
    assert found.theme == "paper"


@pytest.mark.parametrize("theme", ['"dark"', "5", "[]", '""'])
def test_an_unknown_theme_is_answered_with_those_there_are(config: Path, theme: str) -> None:
    found = written(config, f"theme = {theme}\n")

    assert found.theme == "auto"
    assert found.troubles == (f"{config}: theme can be {', '.join(THEMES)}.",)


@pytest.mark.parametrize("value", ['"four"', "4", '"25:00"', '"12:00"', '"04:00+02:00"', "[]"])
def test_a_time_that_is_none_is_answered_with_one_that_fits(config: Path, value: str) -> None:
    found = written(config, f"day_starts_at = {value}\n")

    assert found.day_starts_at == time(4)
    assert found.troubles == (f'{config}: day_starts_at is a time before noon, such as "04:00".',)


@pytest.mark.parametrize("keys", ["keys = 5", "[keys]\nwin = 5", 'keys = ["w"]'])
def test_keys_of_another_form_are_answered_with_one_that_fits(config: Path, keys: str) -> None:
    found = written(config, keys)

    assert found.keys == {}
    assert found.troubles == (f'{config}: [keys] holds lines such as win = "w".',)


def test_broken_toml_leaves_the_usual_settings_and_says_where(config: Path) -> None:
    found = written(config, 'theme = "paper"\nday_starts_at = \n')

    assert found.theme == "auto"
    (trouble,) = found.troubles
    assert trouble.startswith(f"{config}: ")
    assert "line 2" in trouble
    assert trouble.endswith("; the usual settings are used.")
    assert "\n" not in trouble


def test_a_file_that_is_not_text_leaves_the_usual_settings(config: Path) -> None:
    config.parent.mkdir()
    config.write_bytes(b'theme = "\xff"')

    assert load_settings(config).troubles == (
        f"{config} is not UTF-8 text; the usual settings are used.",
    )


def test_a_folder_in_its_place_is_said(config: Path) -> None:
    config.mkdir(parents=True)

    assert load_settings(config).troubles == (
        f"{config} cannot be read: there is a folder where the file would be.",
    )


def test_a_chosen_theme_is_kept_and_comments_stay(config: Path) -> None:
    before = (
        '# mine\nxyz = 1  # not known\ntheme = "lamp" # warm\n\n[keys]\n# one hand\nwin = "W"\n'
    )
    written(config, before)
    save_theme(config, "paper")

    assert config.read_text() == before.replace('"lamp"', '"paper"')


def test_a_theme_is_added_to_a_file_that_names_none(config: Path) -> None:
    written(config, '# mine\n[keys]\nwin = "W"\n')
    save_theme(config, "ansi-dark")

    found = load_settings(config)
    assert (found.theme, found.keys, found.troubles) == ("ansi-dark", {"win": "W"}, ())
    assert config.read_text().startswith("# mine\n")


def test_a_first_theme_makes_a_private_file(config: Path) -> None:
    save_theme(config, "paper")

    assert load_settings(config).theme == "paper"
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    assert stat.S_IMODE(config.parent.stat().st_mode) == 0o700
    assert list(config.parent.iterdir()) == [config]


def test_a_linked_config_stays_a_link(config: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('theme = "lamp"\n')
    config.parent.mkdir()
    config.symlink_to(real)
    save_theme(config, "paper")

    assert config.is_symlink()
    assert real.read_text() == 'theme = "paper"\n'


def test_a_theme_is_not_written_into_a_broken_file(config: Path) -> None:
    written(config, "theme = \n")
    with pytest.raises(NotKept) as refusal:
        save_theme(config, "paper")

    assert str(refusal.value) == f"The theme is used now, and not kept: {config} cannot be read."
    assert config.read_text() == "theme = \n"


def test_a_theme_that_the_disk_refuses_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder would be")
    with pytest.raises(NotKept) as refusal:
        save_theme(tmp_path / "config" / "config.toml", "paper")

    assert str(refusal.value) == (
        "The theme is used now, and not kept: a part of the path is not a folder."
    )


@pytest.mark.parametrize("code", ["de", "pt-BR", "ast"])
def test_a_language_is_named_by_its_code(config: Path, code: str) -> None:
    found = written(config, f'language = "{code}"\n')
    assert (found.language, found.troubles) == (code, ())


@pytest.mark.parametrize("value", ['"../x"', '"German"', '""', "5", '"de/x"', '"de\\n"', '["de"]'])
def test_anything_else_is_named_and_english_is_used(config: Path, value: str) -> None:
    found = written(config, f"language = {value}\n")
    assert found.language == "en"
    assert found.troubles == (f'{config}: language is a code such as "en"; English is used.',)
