"""Installed in each way there is, the program finds its library and its style sheets."""

from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

from tests.packaging.fresh import ROOT, build, copy_of_the_project, environment, install, run
from tests.terminal import Terminal


def opens_and_offers_a_step(bin_folder: Path, folder: Path) -> None:
    data = folder / "away" / "companion.json"
    data.parent.mkdir()
    command = bin_folder / "companion"
    lines = run(command, "today", "--data", data, cwd=data.parent).splitlines()
    assert 2 <= len(lines) <= 4
    with Terminal(str(command), data=data) as screens:
        screens.shows("How much energy", "one small step", lines[0])
        screens.press("ctrl+c")
        assert screens.exit_code() == 0


def where_from(bin_folder: Path, folder: Path) -> Path:
    said = run(
        bin_folder / "python", "-c", "import companion; print(companion.__file__)", cwd=folder
    )
    return Path(said.strip())


def test_a_plain_install(tmp_path: Path) -> None:
    bin_folder = environment(tmp_path / "venv")
    install(bin_folder, copy_of_the_project(tmp_path / "project"))
    assert where_from(bin_folder, tmp_path).is_relative_to(tmp_path / "venv")
    opens_and_offers_a_step(bin_folder, tmp_path)


def test_an_editable_install(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "project")
    bin_folder = environment(tmp_path / "venv")
    install(bin_folder, "-e", project)
    assert where_from(bin_folder, tmp_path).is_relative_to(project)
    opens_and_offers_a_step(bin_folder, tmp_path)


def test_a_wheel_built_from_the_sdist(tmp_path: Path) -> None:
    sdist = build("sdist", copy_of_the_project(tmp_path / "project"), tmp_path)
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (source,) = (tmp_path / "unpacked").iterdir()
    wheel = build("wheel", source, tmp_path)
    bin_folder = environment(tmp_path / "venv")
    install(bin_folder, wheel)
    assert where_from(bin_folder, tmp_path).is_relative_to(tmp_path / "venv")
    opens_and_offers_a_step(bin_folder, tmp_path)


def test_the_wheel_holds_the_package_with_its_library_and_styles_and_nothing_else(
    tmp_path: Path,
) -> None:
    wheel = build("wheel", copy_of_the_project(tmp_path / "project"), tmp_path)
    held = set(zipfile.ZipFile(wheel).namelist())
    code = {name for name in held if ".dist-info/" not in name}
    sources = {p.relative_to(ROOT).as_posix() for p in (ROOT / "companion").rglob("*.py")}
    library = {p.relative_to(ROOT).as_posix() for p in (ROOT / "companion").rglob("*.toml")}
    styles = {f"companion/styles/{p.name}" for p in (ROOT / "styles").glob("*.tcss")}
    assert code == sources | library | styles
    assert any(name.endswith("licenses/LICENSE") for name in held)


def test_the_sdist_holds_the_project_and_no_junk(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path / "project")
    (project / "companion.json").write_text("private")
    (project / "notes.txt").write_text("private")
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").write_text("")
    (project / "companion" / "__pycache__").mkdir()
    (project / "companion" / "__pycache__" / "app.cpython-311.pyc").write_text("")
    with tarfile.open(build("sdist", project, tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    top = {name.partition("/")[0] for name in names}
    assert top == {
        "companion", "styles", "tests", "docs", "screenshots", ".ci", ".github", ".gitignore",
        "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml", "PKG-INFO",
    }  # fmt: skip
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]
