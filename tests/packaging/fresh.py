"""A fresh copy of the project, and fresh environments to install it into."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "__pycache__", "*.egg-info", "build", "dist", ".*_cache", ".hypothesis"
)


def copy_of_the_project(folder: Path) -> Path:
    """Copy what a clone would hold into `folder`."""
    return Path(shutil.copytree(ROOT, folder, ignore=_LEFT_OUT))


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command without the checkout in sight; return what it printed."""
    environ = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def environment(folder: Path) -> Path:
    """Make an environment that borrows the installed dependencies; return its bin folder."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder.parent)
    python = folder / "bin" / "python"
    own = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    # A .pth line adds a folder and reads no .pth in it: an editable install stays behind.
    (Path(own.strip()) / "zz_borrowed.pth").write_text("\n".join(sorted(borrowed)))
    return folder / "bin"


def install(bin_folder: Path, *what: str | Path) -> None:
    """Install into an environment, without its dependencies."""
    quietly = ("install", "-q", "--no-deps", "--no-build-isolation", "--no-index")
    run(
        sys.executable, "-m", "pip", "--python", bin_folder / "python", *quietly, *what,
        cwd=bin_folder.parent,
    )  # fmt: skip


def build(what: str, source: Path, to: Path) -> Path:
    """Build an sdist or a wheel from `source`; return the file."""
    run(
        sys.executable, "-m", "build", f"--{what}", "--no-isolation", "--outdir", to, source, cwd=to
    )
    (made,) = to.glob("*.tar.gz" if what == "sdist" else "*.whl")
    return made
