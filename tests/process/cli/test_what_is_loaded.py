"""What a command imports: who waits for an answer does not wait for what the answer does not take."""

import json
import subprocess
import sys

import pytest

from tests import sample

RUN = """
import json, sys
from plangate.cli.main import main
sys.argv[0] = "plangate"
try:
    main()
except SystemExit:
    print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
OTHERS = {"githubkit", "httpx", "redis", "rq", "structlog", "starlette", "plangate.domain.scaffold", "plangate.github"}


@pytest.fixture
def repository(tmp_path):
    for path, text in {**sample.base(), **sample.bad_feature()}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def loaded(folder, *arguments: str) -> set[str]:
    command = [sys.executable, "-c", RUN, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("asked", ["--help", "--version"])
def test_help_and_version_load_nothing_that_judges_or_prints(tmp_path, asked):
    modules = loaded(tmp_path, asked)

    assert not modules & (OTHERS | {"plangate.domain", "jinja2", "pydantic", "rich", "yaml"})


def test_a_check_loads_no_template_and_no_format_that_is_not_asked_for(repository):
    modules = loaded(repository, "check")

    formats = {f"plangate.presentation.formats.{name}" for name in ("json_report", "markdown", "sarif", "workflow")}
    assert "plangate.domain.review.review" in modules
    assert not modules & (OTHERS | formats | {"jinja2", "msgspec", "pydantic", "rich"})


def test_a_document_is_rendered_with_templates_all_the_same(repository):
    modules = loaded(repository, "check", "--format", "markdown")

    assert {"jinja2", "plangate.presentation.formats.markdown"} <= modules
    assert "plangate.presentation.formats.sarif" not in modules
