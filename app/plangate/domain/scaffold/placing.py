"""Which story a piece of the design serves: by what it cites, else by the words it shares with the story."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plangate.domain.documents.spec.model import Item, Spec, Story
from plangate.domain.scaffold.words import tokens
from plangate.domain.text.references import NOTHING_CITED, Cited, cited_in

_WEIGHTS = ((3, "in its title"), (2, "in its acceptance scenarios"), (1, "in its independent test"), (1, "in its text"))
ENOUGH = 2
"""Points of shared words, below which a sentence belongs to no story."""


@dataclass(frozen=True, slots=True)
class StoryAssignment:
    """The story that something serves, None where none is found; `reason` is a clause, `guess` that it is a guess."""

    story: int | None
    reason: str = ""
    guess: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A story's words by where they stand, in the order of `_WEIGHTS`, and the requirements it cites."""

    number: int
    words: tuple[frozenset[str], ...]
    cites: frozenset[str]

    def weight(self, word: str) -> int:
        """How much the story is about a word."""
        return next((weight for (weight, _), words in zip(_WEIGHTS, self.words, strict=True) if word in words), 0)

    def where(self, words: Iterable[str]) -> str:
        """Where the story tells the first of the words that it tells."""
        places = (
            place for word in words for (_, place), told in zip(_WEIGHTS, self.words, strict=True) if word in told
        )
        return next(places, "")

    @property
    def all_words(self) -> frozenset[str]:
        """Every word of the story."""
        return frozenset().union(*self.words)


class Stories:
    """The stories in the order they are built, and the requirements of each."""

    def __init__(self, spec: Spec, stories: Sequence[Story]) -> None:
        self._told = tuple(map(_tell, stories))
        self._requirements = {item.id: item for item in spec.requirements}
        self._spans = {story.number: story.span for story in stories}
        self.homes: Mapping[str, StoryAssignment] = {item.id: self._of_requirement(item) for item in spec.requirements}

    @property
    def numbers(self) -> tuple[int, ...]:
        """The stories' numbers in the order they are built."""
        return tuple(story.number for story in self._told)

    @property
    def first(self) -> int:
        """The story that is built first."""
        return self._told[0].number

    def earliest(self, numbers: Iterable[int]) -> int | None:
        """That of the stories which is built first."""
        wanted = frozenset(numbers)
        return next((number for number in self.numbers if number in wanted), None)

    def of_name(self, name: str, cited: Cited = NOTHING_CITED) -> StoryAssignment:
        """The story of a thing by its name: the first that cannot do without it."""
        if home := self._by_citation(cited):
            return home
        words = tokens(name)
        telling = [story.number for story in self._told if words and words <= story.all_words]
        naming = [i for i, item in self._requirements.items() if words and words <= tokens(item.text)]
        demanding = {number: i for i in reversed(naming) if (number := self.homes[i].story) is not None}
        number = self.earliest((*telling, *demanding))
        if number is None:
            return self.of_words(words)
        if number in telling:
            story = next(one for one in self._told if one.number == number)
            return StoryAssignment(number, f"the story names it {story.where(sorted(words))}")
        return StoryAssignment(number, f"{demanding[number]} names it")

    def of_words(self, words: frozenset[str], cited: Cited = NOTHING_CITED) -> StoryAssignment:
        """The story that shares most of the words that tell stories apart; none below `ENOUGH` points."""
        if home := self._by_citation(cited):
            return home
        if len(self._told) == 1:
            return StoryAssignment(self.first, "it is the only story")
        least = {word: min(story.weight(word) for story in self._told) for word in words}
        points = {s.number: sum(s.weight(word) - least[word] for word in words) for s in self._told}
        best = max(self.numbers, key=lambda number: points[number])
        if points[best] < ENOUGH:
            return StoryAssignment(None)
        story = next(one for one in self._told if one.number == best)
        shared = sorted(word for word in words if story.weight(word) > least[word])
        return StoryAssignment(best, f"the story tells of {', '.join(shared[:3])}")

    def of_requirement_like(self, words: frozenset[str]) -> StoryAssignment:
        """The story of the requirement that says nearly what the words say."""
        for id, item in self._requirements.items():
            shared = words & tokens(item.text)
            if len(shared) >= 2 and len(shared) >= 0.6 * len(words) and self.homes[id].story is not None:
                return StoryAssignment(self.homes[id].story, f"{id} says nearly the same")
        return StoryAssignment(None)

    def _by_citation(self, cited: Cited) -> StoryAssignment | None:
        if number := self.earliest(cited.stories):
            return StoryAssignment(number, f"User Story {number} is cited there")
        homes = {self.homes[id].story: id for id in map(str.upper, reversed(cited.requirements)) if id in self.homes}
        number = self.earliest(number for number in homes if number is not None)
        return StoryAssignment(number, f"{homes[number]} is cited there") if number is not None else None

    def _of_requirement(self, item: Item) -> StoryAssignment:
        around = next((number for number, span in self._spans.items() if span.contains(item.span.line)), None)
        if around is not None:
            return StoryAssignment(around, "it stands in that story")
        citing = [story.number for story in self._told if item.id in story.cites]
        if citing:
            return StoryAssignment(citing[0], "the story cites it")
        by_story = self.earliest(cited_in(item.text).stories)
        return (
            StoryAssignment(by_story, f"it cites User Story {by_story}")
            if by_story
            else self.of_words(tokens(item.text))
        )


def in_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories as they are built: by priority, then by number; those without priority in file order behind."""
    told: dict[int, Story] = {}
    for story in stories:
        # A number that stands twice is one story: told in full where its scenarios stand.
        if story.number not in told or len(story.scenarios) > len(told[story.number].scenarios):
            told[story.number] = story
    return tuple(
        sorted(told.values(), key=lambda story: (9 if story.priority is None else story.priority, story.number))
    )


def _tell(story: Story) -> _Told:
    parts = (story.title, "\n".join(story.scenarios), story.independent_test, story.text)
    return _Told(
        story.number, tuple(map(tokens, parts)), frozenset(map(str.upper, cited_in("\n".join(parts)).requirements))
    )
