"""The receiver's process loads little: what faces the internet knows neither GitHub's API nor RQ."""

import subprocess
import sys

from tests import ROOT

PRINT_MODULES = "import plangate.web.__main__, sys; print(*sorted({name.split('.')[0] for name in sys.modules}))"


def test_the_receiver_loads_neither_githubkit_nor_rq_nor_the_workers():
    done = subprocess.run([sys.executable, "-c", PRINT_MODULES], cwd=ROOT, capture_output=True, text=True, check=True)

    assert set(done.stdout.split()) & {"githubkit", "rq", "plangate_workers", "httpx", "jwt"} == set()
