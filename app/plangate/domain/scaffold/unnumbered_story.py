"""Specifications from before stories had numbers: their one user story."""

import re

from plangate.domain.documents.spec.model import Spec, Story
from plangate.domain.documents.spec.words import INDEPENDENT_TEST, PRIORITY, SCENARIOS
from plangate.domain.text.markdown import Item, Paragraph, Section, visible

_STORY = re.compile(r"(?i)^(?:primary\s+)?user\s+story\b(?!\s*\d)\s*[-–—:：]*\s*(?P<title>.*)")
_TITLE = re.compile(r"(?i)^(?:feature )?specification\s*[:：–—-]\s*")


def stories_of(spec: Spec) -> tuple[Story, ...]:
    """The stories of a specification, the one without a number where it has no other."""
    return spec.stories or tuple(filter(None, [the_one_story(spec)]))


def the_one_story(spec: Spec) -> Story | None:
    """The story of a specification that has a single one, without a number: it is User Story 1."""
    sections = spec.document.sections()
    section = next((one for one in sections if one.heading.level > 1 and _STORY.match(_text(one))), None)
    if section is None:
        return None
    match = _STORY.match(_text(section))
    title = match["title"] if match else ""
    priority = PRIORITY.search(title)
    around = next((one for one in reversed(sections) if one.heading.level < section.heading.level
                   and one.span.contains(section.span.line)), section)  # fmt: skip
    return Story(
        number=1,
        title=PRIORITY.sub("", title).strip(" -–—:") or _TITLE.sub("", spec.title),
        priority=int(priority["priority"] or priority["bare"]) if priority else None,
        text="\n".join(_paragraphs(spec, section)),
        independent_test=next((p for p in _paragraphs(spec, section) if INDEPENDENT_TEST.match(p)), ""),
        scenarios=_scenarios(spec, around),
        span=section.span,
    )


def _text(section: Section) -> str:
    return visible(section.heading.lines)


def _paragraphs(spec: Spec, section: Section) -> list[str]:
    blocks = spec.document.blocks_in(section.own)
    return [visible(block.lines) for block in blocks if isinstance(block, Paragraph) and not block.depth]


def _scenarios(spec: Spec, around: Section) -> tuple[str, ...]:
    """The items below a heading, or a label, of acceptance scenarios."""
    found: list[str] = []
    below = False
    for block in spec.document.blocks_in(around.span):
        if isinstance(block, Item) and block.depth == 1 and below:
            found.append(visible(block.lines))
        elif not isinstance(block, Item) and hasattr(block, "lines"):
            below = SCENARIOS.search(visible(block.lines)) is not None
    return tuple(found)
