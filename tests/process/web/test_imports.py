"""The receiver's process loads little: what faces the internet knows neither GitHub's API nor RQ."""

import subprocess
import sys

from tests import ROOT

PRINT_MODULES = "import {}, sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"


def test_the_receiver_loads_neither_githubkit_nor_rq_nor_the_workers():
    assert loaded_with("plangate.web.__main__") & {"githubkit", "rq", "plangate_workers", "httpx", "jwt"} == set()


def test_knowing_which_path_is_what_loads_no_parser_and_nothing_that_talks():
    heavy = {"yaml", "jinja2", "githubkit", "rq", "redis", "pyromark", "rapidfuzz", "pydantic", "structlog"}

    assert loaded_with("plangate.domain.documents.layout") & heavy == set()


def loaded_with(module: str) -> set[str]:
    code = PRINT_MODULES.format(module)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())
