"""The layout that a tasks template gives to a tasks.md: what of it is kept, and what its phases are called."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plangate.domain.documents.tasks import is_sample
from plangate.domain.scaffold.task_draft import TaskPhase
from plangate.domain.text.markdown import Document, Html, Section, read_markdown
from plangate.domain.text.vocabulary import Vocabulary, tokens_of
from plangate.domain.text.words import is_name

_PHASE_WORDS = ("phase", "fase", "étape", "этап", "фаза")
_JOINED_PHASE_WORDS = ("阶段", "階段", "단계")
_JOINED_PHASE_STARTS = ("フェーズ", "단계")
_NUMERALS = "0123456789nN.一二三四五"
_SEPARATORS = (".", ":", "：", "–", "—", "-")
_STORY_WORDS = ("user story", "[title]")
_KINDS = (
    (TaskPhase.SETUP, ("setup", "set-up", "set up", "scaffold", "initialis", "initializ")),
    (TaskPhase.FOUNDATION, ("foundation", "prerequisite", "infrastructure", "core")),
    (TaskPhase.POLISH, ("polish", "cross-cutting", "final", "finish", "validation", "wrap")),
)
_MANDATORY, _OPTIONAL = Vocabulary("mandatory, required, must"), Vocabulary("[optional, (optional")
_TASK_STARTS = tuple(f"{bullet} [{box}] " for bullet in "-*" for box in " xX")
_BULLETS = ("- ", "* ")


_DEFAULT_HEAD = """\
# Tasks: [FEATURE NAME]

**Input**:

**Prerequisites**:

**Tests**:

**Organization**: By user story, so that each can be built, checked and delivered on its own.

## Format: `[ID] [P?] [Story] Description`

- **[P]**: Can be done at the same time as the others so marked: another file, nothing to wait for
- **[Story]**: The user story that the task serves, such as US1

## Path Conventions
"""
_DEFAULT_TAIL = (
    (
        "Dependencies & Execution Order",
        (
            "## Dependencies & Execution Order",
            "",
            "### Phase Dependencies",
            "",
            "### User Story Dependencies",
            "",
            "### Within Each User Story",
            "",
            "- Tests, where there are any, come first and fail; then models, services, endpoints, integration",
            "- A task that names others after *depends on* waits for them",
            "- A story is finished, and checked on its own, before the next one of lower priority",
            "",
            "### Parallel Opportunities",
        ),
    ),
    ("Parallel Example", ("## Parallel Example",)),
    (
        "Implementation Strategy",
        (
            "## Implementation Strategy",
            "",
            "### MVP First",
            "",
            "### Incremental Delivery",
            "",
            "### Parallel Team Strategy",
        ),
    ),
    (
        "Notes",
        (
            "## Notes",
            "",
            "- What stands in parentheses behind a task is where it comes from",
            "- Tick a task when it is done, and commit it by itself or with what belongs to it",
            "- A checkpoint is a good place to stop: what stands above it works without what stands below",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class PhaseForm:
    """A phase as the template has it: its title without "Phase N: ", its prose above the tasks, and below them."""

    title: str
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A tasks template.

    `head` are the lines before the first phase, samples left out; `tail` the sections behind the last, title and lines.
    `parallel` says that its tasks may be marked `[P]`. `demands_tests` is the sentence by which it asks for tests.
    """

    path: str | None = None
    head: tuple[str, ...] = ()
    phases: dict[TaskPhase, PhaseForm] = field(default_factory=dict)
    tail: tuple[tuple[str, tuple[str, ...]], ...] = ()
    parallel: bool = True
    demands_tests: str = ""


def default_layout() -> Layout:
    """The layout without a template: what every known one has, in words of our own."""
    return Layout(None, tuple(_DEFAULT_HEAD.split("\n")), {}, _DEFAULT_TAIL)


def read_layout(text: str, path: str | None) -> Layout | None:
    """The layout that a template gives; None where it has no phases that tasks could stand in."""
    document = read_markdown(text)
    sections = [section for section in document.sections() if section.heading.level == 2]
    phases = [section for section in sections if _phase_name(_title(section)) is not None]
    if TaskPhase.STORY not in (kind_of(_title(section)) for section in phases):
        return None
    head = _kept(document, 1, phases[0].span.line - 1)
    return Layout(
        path=path,
        head=head,
        phases=_forms(document, phases),
        tail=tuple(_tail(document, sections, phases[-1].span.line)),
        parallel="[P" in text,
        demands_tests=_demand_of_tests(head),
    )


def _title(section: Section) -> str:
    return section.heading.inline.flat


def _demand_of_tests(head: Sequence[str]) -> str:
    """The line about tests, if it demands them."""
    tests = next((line for line in head if line.lower().startswith("**tests**")), "")
    return tests if _MANDATORY.stands_in(tests) and "OPTIONAL" not in tests else ""


def _forms(document: Document, phases: Sequence[Section]) -> dict[TaskPhase, PhaseForm]:
    """The first phase of each kind."""
    forms: dict[TaskPhase, PhaseForm] = {}
    for section in phases:
        kind = kind_of(_title(section))
        if kind is not None:
            forms.setdefault(kind, _form(document, section))
    return forms


def _tail(document: Document, sections: Sequence[Section], last: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sections behind the last phase, those aside that the template calls optional."""
    for section in sections:
        title = _title(section)
        if section.span.line > last and not _OPTIONAL.stands_in(title):
            yield title, _kept(document, section.span.line, section.span.end_line)


def kind_of(title: str) -> TaskPhase | None:
    """Which phase a title is of, None for one of a kind of its own."""
    folded = title.lower()
    if any(word in folded for word in _STORY_WORDS) or _cites_story(folded.replace("us ", "us").split()):
        return TaskPhase.STORY
    return next((kind for kind, words in _KINDS if any(word in folded for word in words)), None)


def _cites_story(words: Sequence[str]) -> bool:
    """Whether a title has a story's number, such as `US1` or `US 1`."""
    names = (word.strip("()[]:,") for word in words)
    return any(name.removeprefix("us")[:1].isdigit() for name in names if name.startswith("us"))


def _phase_name(title: str) -> str | None:
    """A phase's title without "Phase N: "; None for a title that is no phase's."""
    word = next((word for word in _PHASE_WORDS if title.lower().startswith(word)), "")
    numbered = title[len(word) :].lstrip() if word else title.removeprefix("第").lstrip()
    rest = numbered.lstrip(_NUMERALS)
    if not word:
        is_counted = rest != numbered and rest.lstrip().startswith(_JOINED_PHASE_WORDS)
        return title if is_counted or title.startswith(_JOINED_PHASE_STARTS) else None
    if rest == numbered:
        return None
    name = rest.lstrip()
    if name.startswith(_SEPARATORS):
        return name[1:].lstrip()
    return name if numbered.startswith(".", len(numbered) - len(rest) - 1) else title


def _form(document: Document, section: Section) -> PhaseForm:
    lines = _kept(document, section.span.line + 1, section.own.end_line)
    tasks = [at for at, line in enumerate(lines) if _is_task(line)]
    title = _phase_name(_title(section)) or ""
    if not tasks:
        return PhaseForm(title, _prose(lines))
    return PhaseForm(title, _prose(lines[: tasks[0]]), _prose(lines[tasks[-1] + 1 :]))


def _is_task(line: str) -> bool:
    """Whether a line is a box, or an item inside another."""
    bare = line.lstrip()
    return bare.startswith(_TASK_STARTS) or (line[:2].isspace() and bare.startswith(_BULLETS))


def _prose(lines: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that say something about any feature: bold statements, without samples and rules."""
    return tuple(line for line in lines if line.strip().startswith("**") and not _holds_placeholder(line))


def _holds_placeholder(line: str) -> bool:
    """Whether a line has words in brackets that are to be replaced, and are no link's, or a number that is none yet."""
    for part in line.split("[")[1:]:
        words, bracket, behind = part.partition("]")
        is_title = words[:1].isupper() and len(words) > 2 and is_name(words, " /-")
        is_word = words[:1].islower() and is_name(words, "") and not behind.startswith("(")
        if bracket and words.isascii() and (is_title or is_word):
            return True
    return any(name.endswith("XXX") for name in tokens_of(line))


def _kept(document: Document, first: int, last: int) -> tuple[str, ...]:
    """The lines without comments and samples."""
    comments = {number for block in document.blocks_of(Html) if block.comment for number in block.span.lines}
    return tuple(
        document.line(number)
        for number in range(first, last + 1)
        if number not in comments and not is_sample(document.line(number))
    )
