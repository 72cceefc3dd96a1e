"""The stories of a specification, and which of them a piece of the design serves, by its citations or its words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plangate.domain.documents.references import NOTHING_CITED, Cited, cited_in
from plangate.domain.documents.spec.model import Item, Spec, Story
from plangate.domain.documents.spec.parse import read_priority
from plangate.domain.documents.spec.words import INDEPENDENT_TEST, PRIORITY, SCENARIOS
from plangate.domain.scaffold.words import SPECIFICATION, tokens, without_kind
from plangate.domain.text.markdown import Heading, Paragraph, Section
from plangate.domain.text.markdown import Item as ListItem
from plangate.domain.text.vocabulary import Vocabulary

_WEIGHTS = ((3, "in its title"), (2, "in its acceptance scenarios"), (1, "in its independent test"), (1, "in its text"))
_MIN_POINTS = 2
"""Points of shared words, below which a sentence belongs to no story."""

_LAST_PRIORITY = 9
_UNNUMBERED = Vocabulary("user story, primary user story")


@dataclass(frozen=True, slots=True)
class StoryAssignment:
    """The story that something serves, None where none is found; `reason` is a clause, `guess` that it is a guess."""

    story: int | None
    reason: str = ""
    guess: bool = False


@dataclass(frozen=True, slots=True)
class _StoryWords:
    """A story's words by where they stand, in the order of `_WEIGHTS`, and the requirements it cites."""

    number: int
    words: tuple[frozenset[str], ...]
    cites: frozenset[str]

    @classmethod
    def of(cls, story: Story) -> "_StoryWords":
        parts = (story.title, "\n".join(story.scenarios), story.independent_test, story.text)
        cites = map(str.upper, cited_in("\n".join(parts)).requirements)
        return cls(story.number, tuple(map(tokens, parts)), frozenset(cites))

    def weight(self, word: str) -> int:
        """How much the story is about a word."""
        return next((weight for (weight, _), words in zip(_WEIGHTS, self.words, strict=True) if word in words), 0)

    def where(self, words: Iterable[str]) -> str:
        """Where the story tells the first of the words that it tells."""
        parts = tuple(zip(_WEIGHTS, self.words, strict=True))
        return next((place for word in words for (_, place), part in parts if word in part), "")

    @property
    def all_words(self) -> frozenset[str]:
        """Every word of the story."""
        return frozenset().union(*self.words)


class Stories:
    """The stories in the order they are built, and the story of each requirement in `assignments`, by its id."""

    def __init__(self, spec: Spec, stories: Sequence[Story]) -> None:
        self._stories = {story.number: _StoryWords.of(story) for story in stories}
        self._requirements = {item.id: item for item in spec.requirements}
        self._spans = {story.number: story.span for story in stories}
        self.assignments: Mapping[str, StoryAssignment] = {
            item.id: self._of_requirement(item) for item in spec.requirements
        }

    @property
    def numbers(self) -> tuple[int, ...]:
        """The stories' numbers in the order they are built."""
        return tuple(self._stories)

    @property
    def first(self) -> int:
        """The story that is built first."""
        return self.numbers[0]

    def earliest(self, numbers: Iterable[int | None]) -> int | None:
        """That of the stories which is built first."""
        wanted = frozenset(numbers)
        return next((number for number in self._stories if number in wanted), None)

    def or_first(self, assignment: StoryAssignment) -> StoryAssignment:
        """The assignment; where it has no story, the first one as a guess."""
        return assignment if assignment.story is not None else StoryAssignment(self.first, guess=True)

    def of_name(self, name: str, cited: Cited = NOTHING_CITED) -> StoryAssignment:
        """The story of a thing by its name: the first that cannot do without it."""
        if by_citation := self._by_citation(cited):
            return by_citation
        words = tokens(name)
        if not words:
            return self.of_words(words)
        telling = [story.number for story in self._stories.values() if words <= story.all_words]
        demanding = self._demanding(words)
        number = self.earliest((*telling, *demanding))
        if number is None:
            return self.of_words(words)
        if number in telling:
            return StoryAssignment(number, f"the story names it {self._stories[number].where(sorted(words))}")
        return StoryAssignment(number, f"{demanding[number]} names it")

    def _demanding(self, words: frozenset[str]) -> dict[int, str]:
        """The stories of the requirements that have all of the words, with the first such requirement."""
        by_story: dict[int, str] = {}
        for id, item in self._requirements.items():
            story = self.assignments[id].story
            if story is not None and words <= tokens(item.text):
                by_story.setdefault(story, id)
        return by_story

    def of_words(self, words: frozenset[str], cited: Cited = NOTHING_CITED) -> StoryAssignment:
        """The story that shares most of the words that tell stories apart; none below `_MIN_POINTS`."""
        if by_citation := self._by_citation(cited):
            return by_citation
        if len(self._stories) == 1:
            return StoryAssignment(self.first, "it is the only story")
        telling = self._telling(words)
        best = max(self.numbers, key=lambda number: sum(telling[number].values()))
        if sum(telling[best].values()) < _MIN_POINTS:
            return StoryAssignment(None)
        return StoryAssignment(best, f"the story tells of {', '.join(sorted(telling[best])[:3])}")

    def _telling(self, words: frozenset[str]) -> dict[int, dict[str, int]]:
        """For each story the words that it is about more than another is, and by how much."""
        stories = self._stories.values()
        common = {word: min(story.weight(word) for story in stories) for word in words}
        return {
            story.number: {word: more for word in words if (more := story.weight(word) - common[word])}
            for story in stories
        }

    def of_requirement_like(self, words: frozenset[str]) -> StoryAssignment:
        """The story of the requirement that says nearly what the words say."""
        for id, item in self._requirements.items():
            shared = len(words & tokens(item.text))
            if shared >= max(2, 0.6 * len(words)) and self.assignments[id].story is not None:
                return StoryAssignment(self.assignments[id].story, f"{id} says nearly the same")
        return StoryAssignment(None)

    def _by_citation(self, cited: Cited) -> StoryAssignment | None:
        if number := self.earliest(cited.stories):
            return StoryAssignment(number, f"User Story {number} is cited there")
        known = (id for id in map(str.upper, reversed(cited.requirements)) if id in self.assignments)
        by_story = {self.assignments[id].story: id for id in known}
        number = self.earliest(by_story)
        return StoryAssignment(number, f"{by_story[number]} is cited there") if number is not None else None

    def _of_requirement(self, item: Item) -> StoryAssignment:
        around = next((number for number, span in self._spans.items() if span.contains(item.span.line)), None)
        if around is not None:
            return StoryAssignment(around, "it stands in that story")
        citing = self.earliest(story.number for story in self._stories.values() if item.id in story.cites)
        if citing is not None:
            return StoryAssignment(citing, "the story cites it")
        if cited := self.earliest(cited_in(item.text).stories):
            return StoryAssignment(cited, f"it cites User Story {cited}")
        return self.of_words(tokens(item.text))


def in_build_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories as they are built: by priority, then by number; those without priority in file order behind."""
    by_number: dict[int, Story] = {}
    for story in stories:
        # A number that stands twice is one story: told in full where its scenarios stand.
        if story.number not in by_number or len(story.scenarios) > len(by_number[story.number].scenarios):
            by_number[story.number] = story
    return tuple(sorted(by_number.values(), key=_build_order))


def _build_order(story: Story) -> tuple[int, int]:
    return _LAST_PRIORITY if story.priority is None else story.priority, story.number


def stories_of(spec: Spec) -> tuple[Story, ...]:
    """The stories of a specification; the only one, where it is from before stories had numbers."""
    return spec.stories or tuple(filter(None, [_unnumbered_story(spec)]))


def _unnumbered_story(spec: Spec) -> Story | None:
    for section in spec.document.sections():
        heading = section.heading.inline.flat
        title = heading[_UNNUMBERED.end_of_beginning(heading) :].lstrip()
        if section.heading.level > 1 and _UNNUMBERED.begins(heading) and not title[:1].isdigit():
            return _as_first(spec, section, title.lstrip("-–—:： "))
    return None


def _as_first(spec: Spec, section: Section, title: str) -> Story:
    """The story without a number as User Story 1."""
    blocks = spec.document.blocks_in(section.own)
    paragraphs = [block.inline.flat for block in blocks if isinstance(block, Paragraph) and not block.depth]
    return Story(
        number=1,
        title=PRIORITY.sub("", title).strip(" -–—:") or without_kind(spec.title, *SPECIFICATION),
        priority=read_priority(title),
        text="\n".join(paragraphs),
        independent_test=next(filter(INDEPENDENT_TEST.begins, paragraphs), ""),
        scenarios=_scenarios(spec, _parent(spec, section)),
        span=section.span,
    )


def _parent(spec: Spec, section: Section) -> Section:
    """The section around a section; itself where there is none."""
    line, level = section.span.line, section.heading.level
    around = (other for other in spec.document.sections() if other.span.contains(line) and other.heading.level < level)
    return max(around, key=lambda other: other.span.line, default=section)


def _scenarios(spec: Spec, around: Section) -> tuple[str, ...]:
    """The items below a heading, or a label, of acceptance scenarios."""
    scenarios: list[str] = []
    below = False
    for block in spec.document.blocks_in(around.span):
        if isinstance(block, ListItem) and block.depth == 1 and below:
            scenarios.append(block.inline.flat)
        elif isinstance(block, Heading | Paragraph):
            below = SCENARIOS.stands_in(block.inline.flat)
    return tuple(scenarios)
