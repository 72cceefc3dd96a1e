"""A report full of hostile words is said harmlessly, everywhere it is said."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plangate.domain.model.findings import Fix, Phase, Severity, Status, Strength
from plangate.domain.model.plan_read import ComplexityRead, FieldRead, GateRead, MatrixRow, PathRead, Read
from plangate.domain.model.report import Conclusion, PolicyRead, PrincipleRead, TemplateRead
from plangate.presentation.review import compose, could_not_evaluate
from tests.builders import a_constitution_read, a_finding, a_plan_report, a_report, a_snapshot
from tests.unit.presentation.test_escape import MENTION, REFERENCE, TEXTS

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = ("https://github.com/octo/library/", "https://plangate.example/rules/")


def a_hostile_plan(draw):
    """A plan of which every word is somebody else's."""
    word = lambda: draw(TEXTS)  # noqa: E731 - a name for the sentence below
    name = word()
    findings = (
        a_finding(message=word(), rule="unaddressed-principle"),
        a_finding(message=word(), path=word() or "x", severity=Severity.LOW, principle=word()),
        a_finding(message=word(), waived=word()),
        a_finding(message=word(), existing=True),
        a_finding(message=word(), line=20, end_line=20, fix=Fix(20, 20, word()), fingerprint=word()),
    )
    return a_plan_report(
        *findings,
        path=word() or "x",
        feature=word(),
        exempt=draw(st.none() | TEXTS),
        constitution=a_constitution_read(
            path=word(), version=word(), principles=(PrincipleRead("II", name, 9, Strength.MUST),)
        ),
        template=TemplateRead(word(), word()),
        matrix=(MatrixRow("II", name, Status.PASS, 3),),
        read=Read(
            fields=(FieldRead(word(), word(), 1, True),),
            gates=(GateRead(1, word(), (word(),), None, Status.PASS, Phase.INITIAL),),
            complexity=(ComplexityRead(1, word(), word(), word(), False),),
            tree=(PathRead(word(), 1, "new"),),
        ),
    )


FOLDS = (
    "<details><summary>What was read</summary>",
    "<details><summary>By which law</summary>",
    "<details><summary>All that was read, row by row</summary>",
    "<details><summary>For your agent</summary>",
    "</details>",
)
"""The only HTML that we write there."""


def assert_harmless(markdown, *, html=()):
    """No markup but ours, no link but ours, no mention, no reference."""
    words = []
    for block in MARKDOWN.parse(markdown):
        assert block.type != "html_block" or block.content.strip() in html
        for token in block.children or ():
            assert token.type not in ("html_inline", "image")
            assert token.type != "link_open" or str(token.attrs["href"]).startswith(OURS)
            words.append("`" if token.type == "code_inline" else token.content)
        words.append(" ")
    assert MENTION.search("".join(words)) is None
    assert REFERENCE.search("".join(words)) is None


@settings(max_examples=60)
@given(st.data())
def test_nothing_that_a_repository_writes_acts_in_what_we_say(data):
    plan = a_hostile_plan(data.draw)
    report = a_report(plans=(plan,), conclusion=Conclusion.FAILURE, policy=PolicyRead(path=data.draw(TEXTS)))
    branch = data.draw(TEXTS)

    outgoing = compose(report, a_snapshot(base_ref=branch), home="https://plangate.example")

    assert_harmless(outgoing.check_run.summary, html=FOLDS)
    assert_harmless(outgoing.check_run.text, html=FOLDS)
    assert "\n" not in outgoing.check_run.title
    for comment in outgoing.review.comments if outgoing.review else ():
        assert_harmless(comment.body, html=(comment.body.split("\n")[-1],))
    if outgoing.review:
        assert_harmless(outgoing.review.body)


@given(TEXTS, TEXTS)
def test_what_went_wrong_is_quoted_too(reason, reference):
    run = could_not_evaluate("a" * 40, 7, reason, reference, a_moment())

    assert_harmless(run.summary)


def a_moment():
    """An afternoon in May."""
    return datetime(2026, 5, 4, 17, 0, tzinfo=UTC)
