"""Two numbers conflict only where both surely measure the same thing."""

import pytest

from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_file, a_snapshot


def conflicts(law: str, planned: str, field: str = "Performance Goals", gate: str = "PASS, as it says.") -> list[str]:
    """The messages of the rule for a plan with that field under a law of one principle."""
    plan = (
        "# Implementation Plan: Search\n\n## Technical Context\n\n**Language/Version**: Python 3.12\n"
        f"**{field}**: {planned}\n\n## Constitution Check\n\n- I. Limits: {gate}\n\n## Project Structure\n\nOne.\n"
    )
    constitution = f"# Law\n\n## Core Principles\n\n### I. Limits\n\n{law}\n\n**Version**: 1.0.0\n"
    snapshot = a_snapshot(a_feature(plan), law=(a_file(CONSTITUTION_PATH, constitution),))
    (report,) = review(snapshot).plans
    return [finding.message for finding in report.findings if finding.rule == "limit-conflict"]


@pytest.mark.parametrize(
    ("law", "planned", "says"),
    [
        (
            "Response time: < 100ms at p95.",
            "<200ms p95",
            "plans a p95 latency of 200ms; the constitution's limit is 100ms (I. Limits).",
        ),
        (
            "Memory MUST stay under 100 MB.",
            "<0.5 GB memory",
            "plans a memory of 0.5 GB; the constitution's limit is 100 MB (I. Limits).",
        ),
        (
            "Coverage MUST be at least 80%.",
            "70% coverage",
            "plans a coverage of 70%; the constitution's limit is 80% (I. Limits).",
        ),
        ("First-contentful paint MUST be < 1.5s.", "FCP < 2500ms", "plans a First Contentful Paint of 2500ms"),
        ("First Contentful Paint MUST be < 1.5s.", "FCP < 2500ms", "plans a First Contentful Paint of 2500ms"),
        ("LCP ≤ 2.5s", "Largest Contentful Paint under 4 s", "the constitution's limit is 2.5s (I. Limits)."),
        ("Time to Interactive: < 3s", "Time to Interactive: <5s", "plans a Time to Interactive of 5s"),
        ("INP ≤ 200ms", "Interaction to Next Paint: ≤ 0.5 s", "plans an Interaction to Next Paint of 0.5 s"),
        ("LCP at p75 MUST be < 2.5s.", "p75 LCP < 3s", "plans a p75 Largest Contentful Paint of 3s"),
        ("Startup time MUST be under 2 seconds.", "startup < 5s", "plans a startup time of 5s"),
        (
            "Build time < 5 minutes",
            "build time <10min",
            "plans a build time of 10min; the constitution's limit is 5 minutes (I. Limits).",
        ),
        (
            "Bundle size: < 500KB",
            "bundle size under 2 MB",
            "plans a bundle size of 2 MB; the constitution's limit is 500KB (I. Limits).",
        ),
        ("Maximum file size: 5 MB", "file size up to 10 MB", "plans a file size of 10 MB"),
        (
            "Uptime MUST be at least 99.9%.",
            "99.5% uptime",
            "plans an uptime of 99.5%; the constitution's limit is 99.9% (I. Limits).",
        ),
        ("MUST sustain 1000 req/s.", "500 requests/s", "plans a throughput of 500 requests/s"),
        ("Functions MUST be under 50 lines.", "functions up to 80 lines", "plans a function length of 80 lines"),
        ("Memory usage: < 100MB under normal load", "memory < 512 MiB", "plans a memory of 512 MiB"),
        ("Memory MUST stay under 100 MB.", "under 512 megabytes of RAM", "plans a memory of 512 megabytes"),
        ("Memory MUST stay under 100 MB.", "RSS of at most 512Mi", "plans a memory of 512Mi"),
        ("Coverage MUST be at least 80%.", "coverage of 70 percent", "plans a coverage of 70 percent"),
        ("p99.9 MUST be < 50 ms.", "p999 < 90 ms", "plans a p999 latency of 90 ms"),
        ("Response time: < 100ms at p95.", "p50 < 50ms, p95 < 200ms", "plans a p95 latency of 200ms"),
        ("Imports MUST be < 100ms at p95.", "imports <200ms p95, exports <90ms p95", "(import) of 200ms"),
        ("Response time: < 100ms at p95.", "<200ms p95, cached pages <20ms", "plans a p95 latency of 200ms"),
    ],
)
def test_a_looser_number_for_the_same_measure_conflicts(law, planned, says):
    (message,) = conflicts(law, planned)

    assert says in message


@pytest.mark.parametrize(
    ("law", "planned"),
    [
        ("Response time: < 100ms at p95.", "<80ms p95"),
        ("Response time: < 100ms at p95.", "<200ms p99"),
        ("Response time: < 100ms at p95.", "<200ms"),
        ("Response time: < 100ms at p95.", "imports <200ms p95"),
        ("Response time: < 100ms at p95.", "<200ms p95, <90ms p95"),
        ("Response time: < 100ms at p95.", "p95 80 ms normally, p95 140 ms while the store is away"),
        ("Response time: < 100ms at p95.", "p95 140 ms while the store is away, 80 ms otherwise"),
        ("Response time: < 100ms at p95.", "40–80 ms p95, p95 140 ms during imports"),
        ("Response time: < 100ms at p95.", "40–80 ms p95 (p99 250 ms)"),
        ("Response time: < 100ms at p95.", "40 to 80 ms p95 (p99 250 ms)"),
        ("Response time: < 100ms at p95.", "p95 as the law says (p99 250 ms)"),
        ("Response time: < 100ms at p95.", "80 to 120 ms p95"),
        ("Response time: < 100ms at p99.", "p99.9 < 250 ms"),
        ("Memory MUST stay under 100 MB.", "60–95 MB memory, 120 MB memory at 500 readers"),
        ("Memory MUST stay under 100 MB.", "100 MiB of RAM"),
        ("Memory MUST stay under 100 MB.", "under 512 MiB of memory for imports"),
        ("Response time: < 100ms.", "<200ms"),
        ("First Contentful Paint MUST be < 1.5s.", "LCP < 2.5s"),
        ("First Contentful Paint MUST be < 1.5s.", "FCP < 1500ms"),
        ("LCP < 2.5s on 3G", "LCP < 4s"),
        ("Time to Interactive: < 3s for critical paths", "Time to Interactive: < 5s"),
        ("LCP at p75 MUST be < 2.5s.", "LCP < 3s"),
        ("Build time < 5 minutes", "build time <10min for 100 pages"),
        ("Bundle size: < 500KB", "memory < 2 MB"),
        ("Bundle size: < 500KB initial load", "bundle size < 2 MB"),
        ("Bundle size: < 500KB gzipped", "bundle size < 2 MB"),
        ("Bundle size: < 500KB", "bundle and file size < 2 MB"),
        ("Maximum file size: 5 MB", "imports of 10 MB"),
        ("Uptime MUST be at least 99.9%.", "99.95% uptime"),
        ("Uptime MUST be at least 99.9%.", "99% coverage"),
        ("MUST sustain 1000 req/s.", "rate limit 100 req/s"),
        ("MUST sustain 1000 req/s.", "100 req/s per reader"),
        ("Rate limit: at most 1000 req/s.", "500 req/s"),
        ("MUST sustain 1000 req/s.", "500 imports/s"),
        ("Functions MUST be under 50 lines.", "~80 lines of functions"),
        ("Functions MUST be under 50 lines.", "80 lines changed"),
        ("Keep functions under 50 lines and classes under 300 lines.", "functions up to 80 lines"),
        ("We measured startup at 2 seconds.", "startup 5s"),
        ("Startup time MUST be under 2 seconds.", "startup of 3-5s"),
        ("Startup MUST be under 2 s. Startup MUST be under 9 s.", "startup < 5s"),
    ],
)
def test_what_may_be_another_measure_or_is_inside_the_limit_does_not(law, planned):
    assert conflicts(law, planned) == []


@pytest.mark.parametrize(
    ("law", "planned"),
    [
        ("Memory MUST stay < 100 MB per instance.", "120 MB memory"),
        ("Each process MUST use less than 100 MB of RAM.", "RSS up to 128 MB"),
        ("Memory MUST stay below 64 MB however large the file is.", "128 MB memory"),
        ("Memory usage: < 64 MB regardless of the number of readers", "memory of at most 96 MB"),
        ("Memory MUST stay below 64 MB, no matter what is imported.", "memory <= 128 MB"),
        ("Memory MUST be under 64 MB at all times.", "at most 128 MB of memory"),
        ("Memory MUST always stay below 64 MB.", "128 MB of memory, always"),
        ("Memory MUST stay under 100 MB.", "120 MB memory per instance"),
        ("Memory MUST stay under 100 MB.", "memory up to 120 MB for each pod"),
        ("Memory MUST stay < 100 MB per worker.", "120 MB memory per worker"),
        ("Coverage MUST be at least 80% per module.", "70% coverage"),
        ("Every package MUST have at least 80% coverage.", "coverage of 70%"),
        ("Response time: < 100ms p95 for each endpoint", "<200ms p95"),
        ("p99 MUST be < 250 ms irrespective of the load", "p99 < 400 ms"),
        ("Uptime MUST be at least 99.9% each month.", "99.5% uptime"),
        ("Memory MUST be under 64 MB whatever the size of the import.", "memory < 128 MB no matter how long it runs"),
    ],
)
def test_a_qualifier_that_the_plan_does_not_contradict_is_no_difference(law, planned):
    assert len(conflicts(law, planned)) == 1


@pytest.mark.parametrize(
    ("law", "planned"),
    [
        ("Memory MUST stay < 10 MB per request.", "200 MB memory"),
        ("Memory MUST stay < 10 MB per reader.", "memory of 200 MB"),
        ("Memory MUST stay < 100 MB per worker.", "120 MB memory per instance"),
        ("Memory MUST stay < 100 MB per instance.", "400 MB memory in total"),
        ("Memory MUST stay < 100 MB per instance.", "400 MB of memory across all instances"),
        ("Memory MUST stay < 100 MB per instance.", "80 MB memory each, 400 MB memory altogether"),
        ("Memory MUST stay < 100 MB per instance.", "400 MB memory per host"),
        ("Memory MUST stay < 100 MB.", "400 MB memory per host"),
        ("Memory MUST stay < 100 MB per instance. Memory MUST stay < 500 MB.", "memory of 600 MB"),
        ("Coverage MUST be at least 80%.", "70% coverage per module"),
        ("Coverage of each adapter MUST be at least 80%.", "70% coverage"),
        ("Bundle size: < 100KB per route", "bundle size < 400 KB"),
        ("Regardless of the load, imports MUST be < 100ms at p95.", "<200ms p95"),
        ("However large the file, p95 of imports MUST be < 100ms.", "<200ms p95"),
        ("Memory MUST stay < 64 MB however large the file is.", "48 MB memory"),
        ("Response time: < 100ms p95 per query", "<200ms p95"),
    ],
)
def test_a_qualifier_that_makes_it_another_measure_is_one(law, planned):
    assert conflicts(law, planned) == []


def test_a_number_inside_the_limit_counts_in_whichever_field_it_stands():
    plan = "<200ms p95 in bursts\n**Constraints**: 80 ms p95"

    assert conflicts("Response time: < 100ms at p95.", plan) == []


def test_an_expected_load_inside_the_limit_excuses_no_planned_throughput():
    plan = "500 req/s\n**Scale/Scope**: 2000 req/s"

    assert len(conflicts("MUST sustain 1000 req/s.", plan)) == 1


def test_an_expected_load_is_no_planned_throughput():
    assert conflicts("MUST sustain 1000 req/s.", "500 req/s", field="Scale/Scope") == []


def test_a_declared_violation_is_not_said_again():
    assert conflicts("Bundle size: < 500KB", "bundle size < 2 MB", gate="VIOLATION, see below.") == []


@pytest.mark.parametrize(
    "planned",
    [
        "pytest with httpx, coverage of at least 70 %",
        "pytest with 70% coverage",
        "pytest and Jest (coverage ≥ 70%)",
        "pytest-asyncio; unit tests, coverage target 70%",
    ],
)
@pytest.mark.parametrize("field", ["Testing", "Testing Framework"])
def test_the_coverage_that_testing_aims_at_is_compared(planned, field):
    (message,) = conflicts("Test coverage MUST be at least 85 %.", planned, field=field)

    assert message.startswith(f"{field} plans a coverage of 70")


@pytest.mark.parametrize(
    ("law", "planned"),
    [
        ("Test coverage MUST be at least 85 %.", "pytest, coverage of at least 90 %"),
        ("Test coverage MUST be at least 85 %.", "pytest, coverage 70% now, coverage 85% before release"),
        ("Test coverage MUST be at least 85 %.", "pytest, 70% coverage of the frontend"),
        ("Test coverage MUST be at least 85 %.", "pytest, 70% coverage (branches)"),
        ("Test coverage MUST be at least 85 %.", "pytest, of which 70 % are unit tests"),
        ("Coverage of the domain MUST be at least 85 %.", "pytest, 70% coverage"),
        ("Response time: < 100ms at p95.", "load tests, <200ms p95"),
        ("Memory MUST stay under 100 MB.", "test containers with 500 MB of memory"),
    ],
)
def test_nothing_else_of_testing_is(law, planned):
    assert conflicts(law, planned, field="Testing") == []


def test_a_number_inside_the_limit_in_another_field_is_heard():
    planned = "pytest, 70% coverage\n**Constraints**: 90% coverage"

    assert conflicts("Test coverage MUST be at least 85 %.", planned, field="Testing") == []
