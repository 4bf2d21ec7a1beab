"""The README's commands do what it says."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_HERE = {"make test"}
"""The test command would call this test again."""


def commands() -> list[str]:
    """Every line of the README's shell blocks."""
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), flags=re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line and line not in NOT_HERE]


@pytest.mark.slow
@pytest.mark.skipif(
    not (ROOT / ".venv" / "bin" / "hemeroteca").exists(), reason="the commands are not installed in .venv"
)
def test_every_command_of_the_readme_runs(tmp_path):
    """Each command runs in order, ends with exit code 0 and prints something."""
    environment = {**os.environ, "HEMEROTECA_ARCHIVE": str(tmp_path / "readme.hemeroteca")}
    assert len(commands()) > 5
    try:
        for command in commands():
            line = command.replace("make demo", f"make demo PORT=18765 DEMO={tmp_path}/demo.hemeroteca")
            done = subprocess.run(
                ["sh", "-c", line], check=False, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300
            )
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
            assert done.stdout.strip(), line
    finally:
        pid = tmp_path / "serve.pid"
        if pid.exists() and shutil.which("kill"):
            subprocess.run(["kill", pid.read_text()], check=False)
