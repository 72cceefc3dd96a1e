"""Each thing is said once: at its line by a comment or by an annotation, and in one line of the summary."""

import re
from dataclasses import replace

import pytest

from plangate.domain.model.existing_output import ExistingOutput, OwnReviewComment
from plangate.domain.review.review import review
from plangate.presentation.comments import MAX_COMMENT_FINDINGS
from plangate.presentation.hidden_markers import fingerprint_marker
from plangate.presentation.review import compose
from plangate.presentation.verdict import first_sentence
from tests.builders import a_finding, a_report, a_snapshot
from tests.sample import bad_feature
from tests.unit.presentation.scenes import HOME, SCENES, sample

MAX_VISIBLE_WORDS = 400
FOLD = re.compile(r"<details><summary>(.*?)</summary>.*?</details>", re.DOTALL)
UNSEEN = re.compile(r"<!--.*?-->|(?<=\])\([^()\s]*\)|^[|\s:-]+$|```\w*", re.DOTALL | re.MULTILINE)


def words(markdown):
    """How many words a reader sees who opens no fold."""
    seen = UNSEEN.sub("", FOLD.sub(r"\1", markdown))
    return sum(any(map(str.isalnum, word)) for word in seen.split())


def said(outgoing):
    """Everything that is said of a pull request, as Markdown."""
    run, said_there = outgoing.check_run, outgoing.review
    yield from (run.title, run.summary, run.text)
    yield from (f"{one.title}\n{one.message}" for one in run.annotations)
    if said_there is not None:
        yield said_there.body
        yield from (comment.body for comment in said_there.comments)


def composed(snapshot, **options):
    return compose(review(snapshot), snapshot, home=HOME, **options)


def test_a_plan_with_five_findings_takes_four_hundred_words_at_most():
    outgoing = composed(sample(bad_feature()))

    assert len(outgoing.review.comments) == 5
    assert sum(map(words, said(outgoing))) <= MAX_VISIBLE_WORDS


@pytest.mark.parametrize("name", ["draft", "merge-group-that-fails"])
def test_without_comments_the_annotations_take_their_place_in_as_few_words(name):
    outgoing = composed(SCENES[name], comments=SCENES[name].group is None)

    assert (len(outgoing.check_run.annotations), outgoing.review) == (5, None)
    assert sum(map(words, said(outgoing))) <= MAX_VISIBLE_WORDS


def test_the_first_line_says_what_to_do():
    first = composed(sample(bad_feature())).check_run.summary.split("\n")[0]

    assert first == (
        "Fix these 5 and push; the check runs again by itself. Think one is wrong? A reviewer can write "
        "`/plan waive <rule> <reason>`. More: `/plan help`."
    )


def test_what_was_read_and_the_law_with_its_commits_are_folded():
    run = composed(sample(bad_feature())).check_run

    seen = FOLD.sub("", f"{run.summary}{run.text}")
    assert ("111111111111`" in run.summary, "Gates of" in run.text) == (True, True)
    assert ("111111111111`" in seen, "9 of 10 fields" in seen, "Gates of" in seen) == (False, False, False)


def test_the_summary_lists_a_finding_that_has_a_comment_in_one_line():
    finding = a_finding(message="Nothing answers II. Test-First. Say how it is met.")

    run = compose(a_report(finding), a_snapshot(), home=HOME).check_run

    assert "Nothing answers II. Test-First. ([unaddressed-principle]" in run.summary
    assert "Say how it is met." not in FOLD.sub("", run.summary)


def test_the_summary_explains_what_can_be_annotated_nowhere():
    finding = a_finding(path="../plan.md", message="Nothing answers II. Test-First. Say how it is met.")

    run = compose(a_report(finding), a_snapshot(), home=HOME).check_run

    assert run.annotations == ()
    assert "Say how it is met." in FOLD.sub("", run.summary)


def at_one_line(number):
    return tuple(a_finding(message=f"Number {at}.", fingerprint=f"rule:{at}") for at in range(number))


def test_what_a_comment_leaves_to_the_check_run_is_annotated():
    outgoing = compose(a_report(*at_one_line(MAX_COMMENT_FINDINGS + 2)), a_snapshot(), home=HOME)

    assert len(outgoing.check_run.annotations) == 2
    assert len(outgoing.review.annotations) == MAX_COMMENT_FINDINGS


def standing(*findings, **changes):
    """The small pull request with a comment of ours that names them."""
    body = f"Mend this.\n\n{fingerprint_marker(finding.fingerprint for finding in findings)}"
    comment = replace(OwnReviewComment(1, findings[0].path, findings[0].line, body, thread="T1"), **changes)
    return a_snapshot(existing_output=ExistingOutput(comments=(comment,)))


@pytest.mark.parametrize(
    ("changes", "annotated"),
    [
        ({}, 0),
        ({"resolved": True}, 0),
        ({"outdated": True}, 1),
    ],
    ids=["it stands", "a person resolved it", "GitHub shows it at no line any more"],
)
def test_a_comment_that_stands_takes_the_place_of_an_annotation_while_it_is_seen(changes, annotated):
    finding = a_finding()

    outgoing = compose(a_report(finding), standing(finding, **changes), home=HOME)

    assert (outgoing.review, len(outgoing.check_run.annotations)) == (None, annotated)


def test_the_verdict_is_the_same_before_and_after_its_comments_stand():
    findings = at_one_line(MAX_COMMENT_FINDINGS + 2)
    before = compose(a_report(*findings), a_snapshot(), home=HOME)
    [comment] = before.review.comments
    stands = OwnReviewComment(1, comment.path, comment.line, comment.body, thread="T1")

    after = compose(a_report(*findings), a_snapshot(existing_output=ExistingOutput(comments=(stands,))), home=HOME)

    assert (after.review, after.check_run) == (None, before.check_run)


@pytest.mark.parametrize(
    "message",
    ["Input names “Why? Nobody knows. Really.” here.", "It cites V. Privacy by Default.", "T001 depends on T002."],
)
def test_a_quotation_or_a_numeral_does_not_end_a_sentence(message):
    assert first_sentence(f"{message} Mend it.") == message


def test_a_sentence_is_kept_whole_that_ends_in_a_path():
    assert (
        first_sentence("This plan lies in specs/001-search. Name this folder.") == "This plan lies in specs/001-search."
    )
