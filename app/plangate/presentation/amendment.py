"""What a pull request does to a constitution, in words: what it takes away, and what it changes."""

from collections.abc import Iterator

from plangate.domain.documents.constitution.amendment import Amendment
from plangate.domain.documents.constitution.model import Principle
from plangate.domain.model.report import Conclusion
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import policy_of
from plangate.presentation.budget import TextSection
from plangate.presentation.links import Links
from plangate.presentation.verdict import amendments, repeals


def law_sections(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """A part for each constitution that is taken away or changed."""
    yield from _repeals(snapshot, links)
    yield from _amendments(snapshot, links)


def _repeals(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """That plans would be judged without a constitution, or by another one."""
    policy = policy_of(snapshot)
    for repeal in repeals(snapshot):
        values = {"links": links, "repeal": repeal, "fails": policy.no_constitution is Conclusion.FAILURE}
        yield TextSection("review/repeal.md", 1, (), values)


def _amendments(snapshot: Snapshot, links: Links) -> Iterator[TextSection]:
    """What the pull request changes in each constitution."""
    for amendment in amendments(snapshot):
        values = {"links": links, "amendment": amendment, "plans": bool(snapshot.features), "base": snapshot.base_ref}
        yield TextSection("review/amendment.md", 2, _changes(amendment), values)


def _changes(amendment: Amendment) -> list[tuple[str, str]]:
    """Each principle that an amendment touches, with what becomes of it."""
    renamed = [(f"renamed, now {new.name}{_revised(amendment, new, ', and ')}", old) for old, new in amendment.renamed]
    changed = [
        (_revised(amendment, new) or "reworded", new)
        for old, new in amendment.changed
        if (old, new) not in amendment.renamed
    ]
    told = [*(("removed", one) for one in amendment.removed), *(("added", one) for one in amendment.added)]
    return [(f"{one.id}. {one.name}" if one.number else one.name, what) for what, one in (*told, *renamed, *changed)]


def _revised(amendment: Amendment, principle: Principle, before: str = "") -> str:
    """What becomes of a principle besides other words, empty for nothing."""
    if principle in amendment.redefined:
        return f"{before}redefined"
    return f"{before}what it demands is changed" if principle in amendment.altered else ""
