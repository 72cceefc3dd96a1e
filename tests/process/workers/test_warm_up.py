"""What a worker makes before it forks: afterwards a review compiles nothing of ours and imports nothing."""

import json
import os
import subprocess
import sys

from tests import ROOT
from tests.fakehub.credentials import key_pair

COUNTED = """
import json, re, sys
from re import _compiler
import jinja2
import plangate_workers.handlers
from plangate.github.api.client import client
from plangate.github.api.tokens import AppKey
from plangate_workers.handlers.warm_up import warm_up
from tests import sample
from tests.builders import a_feature, a_law, a_snapshot

base = sample.base()
law = a_law(constitution=base[sample.CONSTITUTION], template=base[".specify/templates/plan-template.md"])
snapshots = [a_snapshot(a_feature(plan), law=law) for plan in (sample.bad_plan(), sample.good_plan())]
key = AppKey(1, sys.stdin.read())
if "cold" not in sys.argv:
    warm_up(key)

from plangate.domain.review.review import review
from plangate.presentation.review import compose

patterns, templates, before = [], [], set(sys.modules)
compile_pattern, compile_template = _compiler.compile, jinja2.Environment.compile
_compiler.compile = lambda pattern, flags=0: patterns.append(str(pattern)) or compile_pattern(pattern, flags)
jinja2.Environment.compile = lambda *told, **named: templates.append(1) or compile_template(*told, **named)
for snapshot in snapshots:
    compose(review(snapshot), snapshot, home="https://example.com")
with client(key.url, key.app_auth()):
    "".encode("idna")
longest = max(map(len, patterns), default=0)
late = sorted(set(sys.modules) - before)
print(json.dumps({"longest": longest, "templates": len(templates), "late": late}))
"""
OWN_WORDS = 1_000
"""Characters of a pattern made of a plan's own words; those of the dialects are ten times as long."""


def counted(*arguments: str) -> dict:
    command = [sys.executable, "-c", COUNTED, *arguments]
    done = subprocess.run(command, cwd=ROOT, input=key_pair("warm")[0], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_a_review_after_the_warm_up_compiles_no_template_and_no_pattern_of_the_dialects_and_imports_nothing():
    warm = counted()

    assert warm["longest"] < OWN_WORDS
    assert (warm["templates"], warm["late"]) == (0, [])


def test_without_the_warm_up_each_review_pays_for_all_of_that():
    cold = counted("cold")

    assert cold["longest"] > OWN_WORDS
    assert cold["templates"] > 0
    assert "httpcore" in cold["late"]


def test_a_worker_whose_key_is_none_does_not_start_and_does_not_repeat_it():
    key = "-----BEGIN RSA PRIVATE KEY-----\nbm8ga2V5\n-----END RSA PRIVATE KEY-----\n"
    environment = {**os.environ, "PLANGATE_APP_ID": "1", "PLANGATE_PRIVATE_KEY": key}
    command = [sys.executable, "-m", "plangate_workers"]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)

    assert done.returncode == 2
    assert "PLANGATE_PRIVATE_KEY" in done.stderr
    assert "bm8ga2V5" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
