"""What is said about follow-up pull requests: their title, commit and body, and the answer to who asked for them."""

from collections.abc import Iterator, Sequence

from plangate.domain.model.follow_up import BRANCH_PREFIX, with_marker
from plangate.domain.model.outgoing import SCAFFOLD_BUTTON
from plangate.domain.scaffold import Scaffold
from plangate.domain.scaffold.follow_up import FollowUpStep, Hindrance, Outcome, branch_of
from plangate.presentation.budget import TextSection, fit, rows_section
from plangate.presentation.environment import render
from plangate.presentation.escape import Markdown, fence
from plangate.presentation.hidden_markers import answers_marker, command_key
from plangate.presentation.links import Links
from plangate.presentation.replies.reply import MAX_COMMENT_LENGTH

MAX_OFFER_LENGTH = 60_000
"""Characters of a file that is given in a reply where it cannot be written."""

MAX_DIFF_LINES = 60
"""Lines of a change that are shown."""

MAX_DIFF_LINE_LENGTH = 300
"""Characters of such a line that are shown."""

MAX_TASK_IDS = 20
"""Tasks that are named in one sentence."""


def compose_title(folder: str) -> str:
    """The title; folders may be named so that their name would close an issue."""
    return f"Scaffold tasks for {branch_of(folder).removeprefix(BRANCH_PREFIX)}"


def compose_message(asked: str, trailer: str) -> str:
    """The message of the commit, which names no path; `asked` is who or what asked for it."""
    return f"Scaffold tasks.md from the plan\n\n{asked}\n\n{trailer}"


def compose_body(made: Scaffold, links: Links, *, plan: str, commit: str, branch: str, base: str) -> str:
    """The body of the follow-up to the pull request that the links are of; `plan` is the plan's path."""
    number = links.snapshot.number or 0
    values = {"made": made, "links": links, "number": number, "branch": branch, "base": base}
    sections = (
        TextSection("tasks/body_head.md", 0, made.phases, {**values, "plan": plan, "commit": commit}),
        TextSection("tasks/body_unmapped.md", 1, made.unmapped, values),
        *rows_section("tasks/body_gone.md", 1, made.gone, values),
        *rows_section("tasks/body_mapped.md", 2, made.mapped, values),
        TextSection("tasks/body_next.md", 0, (), values),
    )
    return with_marker(fit(sections, 60_000), number, plan)


def answer(outcomes: Sequence[Outcome], links: Links) -> Markdown:
    """What became of a wish, feature by feature; files that could not be written are given while they fit."""
    return Markdown("\n\n".join(_answers(outcomes, links)))


def _answers(outcomes: Sequence[Outcome], links: Links) -> Iterator[str]:
    room = MAX_OFFER_LENGTH
    for outcome in outcomes:
        if outcome.made is None:
            yield render("tasks/declined.md", folder=outcome.folder, words=outcome.words)
        elif outcome.hindrance is not None:
            yield _hindered(outcome.hindrance, outcome)
            offered = outcome.made.text if len(outcome.made.text) <= room else ""
            room -= len(offered)
            yield _offer(outcome.made.path, outcome.folder, offered)
        elif outcome.step is not None:
            yield _done(outcome.step, outcome, outcome.made, links)


def _hindered(hindrance: Hindrance, outcome: Outcome) -> Markdown:
    return render(f"tasks/{hindrance.value}.md", made=outcome.made, branch=outcome.branch, words=outcome.words)


def _offer(path: str, folder: str, text: str) -> Markdown:
    return render("tasks/offer.md", path=path, folder=folder, text=fence(text, "markdown") if text else "")


def _done(step: FollowUpStep, outcome: Outcome, made: Scaffold, links: Links) -> Markdown:
    total = sum(phase.tasks for phase in made.phases)
    shown = [line[:MAX_DIFF_LINE_LENGTH] for line in outcome.changes[:MAX_DIFF_LINES]]
    return render(
        f"tasks/{step.value}.md", made=made, links=links, number=outcome.number, branch=outcome.branch, total=total,
        plan=outcome.plan, most=MAX_TASK_IDS, labels_refused=outcome.labels_refused,
        changes=fence("\n".join(shown), "diff"), more=len(outcome.changes) - len(shown),
    )  # fmt: skip


def compose_notice(text: Markdown, cause: str, who: str, event: str) -> str:
    """What is said of a follow-up that no comment asked for; its hidden last line names what happened."""
    values = {"cause": cause, "who": who, "button": Markdown(SCAFFOLD_BUTTON.label)}
    notice = render("tasks/notice.md", text=text, **values)
    if len(notice) > MAX_COMMENT_LENGTH:
        notice = render("tasks/notice.md", text=Markdown("The answer is longer than GitHub takes."), **values)
    return f"{notice}\n\n{answers_marker([command_key(event, 'tasks')])}"


def head_moved(seen: str) -> Markdown:
    """That a button was pressed on a head that is no longer one."""
    return render("tasks/moved.md", seen=seen)


def compose_gone(plan: str, number: int, url: str) -> str:
    """Why a follow-up is closed; its hidden last line keeps it from being said twice."""
    text = render("tasks/gone.md", plan=plan, number=number, url=url)
    return f"{text}\n\n{answers_marker([command_key('gone', 'tasks')])}"
