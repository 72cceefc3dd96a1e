"""What is made to make patterns slow takes neither them nor the readers longer than its length is reason for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

import pytest

import plangate.domain
from plangate.domain.documents import constitution, data_model, plan, research, spec, tasks
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.plan.headings import clean_title
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.tasks.parse import parse_tasks
from plangate.domain.matching import citations
from tests.builders import CONSTITUTION_PATH, a_file
from tests.growth import MOST, growth
from tests.hostile.patterns import END, patterns_below, pumps
from tests.hostile.texts import IN_A_LAW, IN_A_MODEL, IN_A_PLAN, IN_A_SPEC, IN_RESEARCH

SHORT = 120
"""Characters that no pattern can need long for, unless it tries what is in them in every way that there is."""
MAX_SECONDS = 0.1
LONGEST_LINE = 1_600


@pytest.mark.parametrize("pattern", [pattern for _, pattern in patterns_below(plangate.domain)], ids=repr)
def test_no_pattern_tries_a_text_in_every_way_that_there_is(pattern):
    for before, repeated in sorted(pumps(pattern)):
        text = before + repeated * (SHORT // len(repeated)) + END
        start = time.process_time()
        pattern.search(text)
        assert time.process_time() - start < MAX_SECONDS, (before, repeated)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader, a document that holds a line at each place that it reads, and where its patterns are."""

    package: ModuleType
    document: str
    read: Callable[[str], object]


READERS = {
    "plan": Reader(plan, IN_A_PLAN, lambda text: parse_plan_text("specs/001-a/plan.md", text)),
    "law": Reader(
        constitution, IN_A_LAW + "\n<!-- Sync Impact Report\n{0}\n-->\n",
        lambda text: parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text)),
    ),
    "specification": Reader(spec, IN_A_SPEC, lambda text: parse_spec(a_file("specs/001-a/spec.md", text))),
    "data model": Reader(data_model, IN_A_MODEL, lambda text: parse_data_model(a_file("data-model.md", text))),
    "research": Reader(research, IN_RESEARCH, lambda text: parse_research(a_file("research.md", text))),
    "tasks": Reader(tasks, "# Tasks\n\n## Phase 1: A\n\n{0}\n", lambda text: parse_tasks(a_file("tasks.md", text))),
}  # fmt: skip


@pytest.mark.parametrize("name", READERS)
def test_the_time_to_read_grows_with_the_lines_that_its_patterns_are_made_for(name):
    reader = READERS[name]
    found = sorted({pump for _, pattern in patterns_below(reader.package) for pump in pumps(pattern)})

    def read(size: int) -> None:
        for before, repeated in found:
            line = f"{before}{repeated * (size // len(repeated))}x"
            if "\n" not in line:
                reader.read(reader.document.replace("{0}", f"- {line}\n\n### {line}\n\n{line}\n"))

    assert growth(read, LONGEST_LINE) < MOST


@pytest.mark.parametrize("piece", [" ", "\u2600", "\u2600 ", "\u2600x", "\u2192", "1. ", "\ufe0f"])
def test_the_time_to_read_a_title_grows_with_it(piece):
    assert growth(lambda size: clean_title(f"a{piece * (size // len(piece))}a"), 1_000_000) < MOST


@pytest.mark.parametrize("piece", [" ", "-", "->", "-> ", "=", "1.0.0 -> ", "\u2192 ", "1.0.0", "v", "`"])
def test_the_time_to_read_a_sync_impact_report_grows_with_it(piece):
    def read(size: int) -> None:
        line = piece * (size // len(piece))
        text = f"<!--\nSync Impact Report\nVersion change: {line}\n{line}x\n-->\n\n# Law\n\n### I. A\n\nWe must.\n"
        parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text))

    assert growth(read, 100_000) < MOST


@pytest.mark.parametrize("piece", ["I, ", "I and ", "I - ", "I, and ", "Principle I, ", "I ", "§I", "I,", "I to "])
def test_the_time_to_read_a_list_of_numerals_grows_with_it(piece):
    def read(size: int) -> None:
        text = piece * (size // len(piece)) + "x"
        citations.label_citations(text)
        tuple(citations.marked_citations(text))

    assert growth(read, 4_000) < MOST
