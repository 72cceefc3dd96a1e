"""The wheel: what it puts into an environment, and that everything works from there, far from this repository."""

import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from packaging.metadata import Metadata
from trove_classifiers import classifiers

from tests import PATIENCE, ROOT, sample
from tests.house import free_port
from tests.process.terminal import offline_settings, read_until


def test_a_wheel_holds_our_two_packages_and_nothing_else(wheel):
    done = subprocess.run(
        [Path(sys.executable).with_name("check-wheel-contents"), "--config", ROOT / "pyproject.toml", wheel],
        capture_output=True, text=True,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, f"{wheel}: OK\n")


def test_a_wheel_holds_every_file_of_the_two_packages(wheel):
    held = {name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert held == {
        str(path.relative_to(root))
        for root in (ROOT / "app", ROOT / "workers")
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_both_packages_say_that_they_are_typed(wheel):
    assert {"plangate/py.typed", "plangate_workers/py.typed"} <= set(ZipFile(wheel).namelist())


def test_what_a_package_index_is_told_is_valid(wheel):
    (name,) = (name for name in ZipFile(wheel).namelist() if name.endswith(".dist-info/METADATA"))

    metadata = Metadata.from_email(ZipFile(wheel).read(name), validate=True)

    assert set(metadata.classifiers) <= classifiers
    assert metadata.description_content_type == "text/markdown"
    assert metadata.project_urls.keys() == {"Homepage", "Documentation", "Changelog", "Issues"}


def test_what_runs_is_what_was_installed(installed):
    status, printed = installed.run(
        "python", "-c", "import plangate, plangate_workers as w; print(plangate.__file__, w.__file__)"
    )

    assert status == 0, printed
    assert [path for path in printed.split() if not path.startswith(str(installed.python.parents[1]))] == []


def test_a_working_copy_with_packages_called_app_and_workers_is_judged(installed):
    status, printed = installed.run("plangate", "check")

    assert (status, printed.splitlines()[0]) == (0, f"{sample.PLAN}  complies")


def test_tasks_are_made_of_a_feature(installed):
    status, printed = installed.run("plangate", "tasks", sample.FEATURE)

    assert (status, printed.splitlines()[0]) == (0, "# Tasks: Delivery Window")


def test_rules_are_listed_and_explained(installed):
    status, printed = installed.run("plangate", "rules")

    assert (status, "unjustified-violation" in printed) == (0, True)
    assert installed.run("plangate", "explain", "unjustified-violation")[0] == 0


def test_everything_starts_and_stops(installed, tmp_path):
    (tmp_path / "settings").write_text(offline_settings(free_port()))
    up = installed.start("plangate", "up", "--data", f"{tmp_path}/data", "--env-file", f"{tmp_path}/settings")
    try:
        read_until(up, "listening", "dispatching", "working")
        up.send_signal(signal.SIGINT)
        rest, _ = up.communicate(timeout=PATIENCE)
    finally:
        up.kill()

    assert (up.returncode, rest.endswith("plangate │ stopped.\n")) == (0, True)
