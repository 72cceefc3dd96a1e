"""Every form of a report that the command line prints, whole, for the sample repository and for all at once."""

from dataclasses import replace

import pytest
from click.testing import CliRunner

from plangate import __version__
from plangate.cli.main import app
from plangate.cli.output import Format
from plangate.domain.review.review import review
from plangate.presentation.agent import compose_for_agent
from plangate.presentation.formats.json_report import render_json
from plangate.presentation.formats.markdown import render_markdown
from plangate.presentation.formats.sarif import render_sarif
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.formats.workflow import render_workflow
from tests.process.local.repository import write
from tests.sample import bad_feature, base, good_feature
from tests.unit.presentation.scenes import SCENES

EXTENSIONS = {"text": "txt", "json": "json", "sarif": "sarif", "github": "txt", "markdown": "md", "agent": "md"}
RENDERED = {
    "text": lambda report, snapshot: compose_terminal(report, snapshot).plain,
    "json": lambda report, snapshot: render_json(report),
    "sarif": lambda report, snapshot: render_sarif(report),
    "github": lambda report, snapshot: render_workflow(report),
    "markdown": render_markdown,
    "agent": lambda report, snapshot: f"{compose_for_agent(report, snapshot)}\n",
}
KINDS = ("everything", "unread-plan", "no-constitution", "two-projects")
PRINTED = [
    ("everything", Format.SARIF),
    *((scene, form) for scene in KINDS for form in Format if form is not Format.SARIF),
]
"""SARIF lists all rules each time, so once is enough."""


@pytest.mark.parametrize("form", Format)
def test_the_command_line_prints_the_sample_as_it_was_approved(approve, tmp_path, form):
    root = tmp_path / "parcels"
    write(root, {**base(), **good_feature(), **bad_feature("specs/008-second")})

    result = CliRunner().invoke(app, ["check", str(root), "--format", str(form)])

    printed = result.stdout
    for name in ('"engine": "', '"semanticVersion": "', "Plangate "):
        printed = printed.replace(f"{name}{__version__}", f"{name}VERSION")
    assert (result.exit_code, printed[-1:], str(tmp_path) in printed) == (1, "\n", False)
    approve(f"formats/sample-{form}", printed.removesuffix("\n"), EXTENSIONS[form])


@pytest.mark.parametrize(("scene", "form"), PRINTED)
def test_a_report_of_each_kind_is_printed_as_it_was_approved(approve, scene, form):
    snapshot = SCENES[scene]
    report = replace(review(snapshot), engine="VERSION")

    printed = RENDERED[form](report, snapshot)

    assert printed.endswith("\n")
    approve(f"formats/{scene}-{form}", printed.removesuffix("\n"), EXTENSIONS[form])
