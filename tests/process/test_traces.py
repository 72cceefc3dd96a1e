"""Traces that are off load nothing; those that are on wait for nobody, and tell of an error what kind it is."""

import json
import os
import subprocess
import sys
import textwrap
import time

import pytest

from plangate.settings import wants_traces
from plangate.traces.otlp import FLUSH_SECONDS, OtlpRecorder
from plangate_workers.runtime.worker import FAREWELL
from tests import ROOT
from tests.collector import OTLP_ENDPOINT, attributes, collecting

ENDPOINT = {OTLP_ENDPOINT: "http://127.0.0.1:9"}
START = textwrap.dedent("""
    import importlib, json, sys
    absent, modules = json.loads(sys.argv[1])
    sys.modules.update(dict.fromkeys(absent))
    from plangate.settings import wants_traces
    from plangate.traces import spans

    for module in modules:
        importlib.import_module(module)
    spans.set_up_traces(process="worker", wanted=wants_traces())
    with spans.span("job", "CONSUMER", None, job="review"):
        spans.note(outcome="done")
    # OpenTelemetry's interface is loaded by redis-py wherever it is installed.
    ours = {"plangate.traces.otlp", "opentelemetry.sdk.trace", "opentelemetry.exporter", "google.protobuf", "requests"}
    print(json.dumps([spans.are_on(), bool(ours & set(sys.modules))]))
""")


def started(
    environment: dict[str, str], *, absent: tuple[str, ...] = (), modules: tuple[str, ...] = ()
) -> tuple[list[bool], str]:
    """Whether spans are recorded and what records them is loaded in a process so set up; and what it logged."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("OTEL_")}
    done = subprocess.run(
        [sys.executable, "-c", START, json.dumps([absent, modules])], cwd=ROOT, env=clean | environment,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    *logged, told = done.stdout.splitlines()
    return json.loads(told), "\n".join(logged)


def test_where_nobody_is_named_nothing_is_even_loaded_by_any_process():
    assert started({}, modules=("plangate.web.__main__", "plangate_workers.__main__")) == ([False, False], "")


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({OTLP_ENDPOINT: ""}, False),
        (ENDPOINT, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:9/v1/traces"}, True),
        ({**ENDPOINT, "OTEL_SDK_DISABLED": "true"}, False),
        ({**ENDPOINT, "OTEL_TRACES_EXPORTER": "none"}, False),
    ],
)
def test_traces_are_wanted_where_it_is_named_who_takes_them_and_they_are_not_turned_off(
    monkeypatch, environment, wanted
):
    for name in [name for name in os.environ if name.startswith("OTEL_")]:
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert wants_traces() is wanted


def test_without_the_extra_and_with_a_wrong_setting_it_is_said_and_nothing_else_happens():
    told, logged = started(ENDPOINT, absent=("opentelemetry",))
    wrong, why = started({**ENDPOINT, "OTEL_BSP_MAX_QUEUE_SIZE": "-1"})

    assert (told[0], wrong[0]) == (False, False)
    assert "plangate[otel]" in logged
    assert "no_traces" in why


@pytest.fixture
def recorder(monkeypatch):
    def make(url: str) -> OtlpRecorder:
        monkeypatch.setenv(OTLP_ENDPOINT, url)
        return OtlpRecorder("worker")

    return make


def test_a_span_goes_on_from_another_process_and_says_of_an_error_its_kind_alone(recorder):
    with collecting() as collector:
        spans = recorder(collector.url)
        with spans.span("webhook", "SERVER", None, {}):
            parent = spans.traceparent()
        with pytest.raises(ValueError, match="a line of a plan"), spans.span("job", "CONSUMER", parent, {"attempt": 1}):
            raise ValueError("a line of a plan")
        spans.flush()

    webhook, job = collector.trace(collector.spans[0].trace_id)
    assert job.parent_span_id == webhook.span_id
    assert attributes(job) == {"plangate.attempt": 1, "error.type": "ValueError"}
    assert b"a line of a plan" not in b"".join(collector.bodies)


def test_who_is_silent_is_waited_for_a_moment_and_then_not_at_all(recorder):
    with collecting(silent=True) as collector:
        spans = recorder(collector.url)
        waited = []
        for _ in range(3):
            with spans.span("job", "CONSUMER", None, {}):
                pass
            began = time.monotonic()
            spans.flush()
            waited.append(time.monotonic() - began)

    assert FLUSH_SECONDS < FAREWELL
    assert waited[0] >= FLUSH_SECONDS
    assert sum(waited[1:]) < FLUSH_SECONDS
