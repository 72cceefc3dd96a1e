"""Paths of somebody's machine in prose and code spans, and what is none."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

SENTENCE = "An index is kept beside the catalogue and answers prefix queries."


def found(sentence: str) -> list[str]:
    """The messages of the rule for a plan with that sentence in its Summary."""
    plan = PLAN_TEXT.replace(SENTENCE, sentence)
    (report,) = review(a_snapshot(a_feature(plan))).plans
    return [finding.message for finding in report.findings if finding.rule == "local-path"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The index (/home/mira/code/library/src/index) keeps its form.",
        "The index follows `/Users/mira/git/library/docs/index.md`.",
        "The notes are in /home/mira/notes.md.",
        "- **File**: `/Users/mira.berg/Projects/library/index.py`",
        "| Part | Where |\n|------|-------|\n| Index | /home/mira/code/library/index.py |",
        "### /home/mira/code/library",
        r"The flow is drawn in `C:\Users\mira\library\docs\flow.png`.",
        r"The flow is drawn in `C:\\Users\\mira\\library\\docs\\flow.png`.",
        "The flow is drawn in c:/Users/mira/library/flow.png.",
        "See file:///home/mira/code/library/flow.png.",
        "See `file:///C:/Users/mira/flow.png` and file:///Users/mira/git/flow.png.",
        "See file:///d:/work/library/flow.png.",
        "See [the flow](/home/mira/flow).",
    ],
)
def test_a_path_below_a_person_s_home_is_found_wherever_it_is_told(sentence):
    assert found(sentence) == ["This path exists on one machine only. Write it relative to the repository."]


def test_further_lines_are_counted():
    line = "- `/home/mira/code/library/index.py`\n"

    assert [message.partition(".")[0] for message in (*found(line * 2), *found(line * 3))] == [
        "This path exists on one machine only (and on 1 further line)",
        "This path exists on one machine only (and on 2 further lines)",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/home/app/releases/current/index.db",
        "/home/node/app/src/index.js",
        "/home/runner/work/library/library",
        "/home/ec2-user/library/index.db",
        "/home/appuser/library/index.db",
        "/Users/Shared/library/index.db",
        "/Users/runner/work/library/library",
        r"C:\Users\Public\library\index.db",
        r"C:\Users\ContainerAdministrator\library",
    ],
)
def test_a_home_of_a_container_or_a_server_is_nobody_s(path):
    assert found(f"The index lies at `{path}`.") == []


@pytest.mark.parametrize(
    "path",
    [
        "/home/<user>/library/index.db",
        "/home/$USER/library/index.db",
        "/home/{name}/library/index.db",
        "/home/USERNAME/library/index.db",
        "/Users/your-name/library/index.db",
        "/Users/*/library/index.db",
        "/home/mira/*",
        r"C:\Users\%USERNAME%\library",
        "$ROOT/home/mira/code/library",
        "src/home/feed/latest/index.ts",
        "@/home/feed/latest/index",
        "/home/components/feed/latest.tsx",
        "/home/loans/latest",
        "file:///etc/library/index.db",
    ],
)
def test_a_pattern_or_a_path_of_the_product_is_nobody_s(path):
    assert found(f"The index lies at `{path}`.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "See https://example.org/home/mira/code/library.",
        "Back leads to library.example?next=/home/mira/loans/open.",
        "Readers ask `GET /Users/mira/loans/open`.",
        "The route /home/loans/open/latest lists them.",
        "In the container the index is /home/mira/library/index.db.",
        "A path, e.g. `/home/mira/books/index.db`, is read as it is.",
        "\n\n```sh\ncp /home/mira/code/library/index.db .\n```",
        "\n\n```text\nlibrary/\n└── index.py   # as in /home/mira/code/library/index.py\n```",
        "\n\n```md\n[index](/home/mira/code/index.md)\n```",
    ],
)
def test_an_address_an_example_and_fenced_code_are_not_read(sentence):
    assert found(sentence) == []
