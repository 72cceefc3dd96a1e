"""What hostile documents cost each reader: the slowest of all shapes, in milliseconds of the processor."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.contracts.parse import parse_contract
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.quickstart import can_be_followed
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.template.resolve import placeholders_of
from plangate.domain.model.snapshot import File
from plangate.domain.scaffold.sources.manifests import named_in
from plangate.domain.text.markdown import read_markdown, texts_of
from tests.hostile.texts import IN_A_LAW, IN_A_MODEL, IN_A_PLAN, IN_A_SPEC, IN_RESEARCH, MANIFESTS, SHAPES
from tests.load.judging import took


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader of texts of `size` characters at each place of a document where something is read."""

    name: str
    size: int
    document: str
    read: Callable[[str], object]
    most: float
    """Milliseconds that no shape may exceed."""


@dataclass(frozen=True, slots=True)
class Slowest:
    """The shape that takes a reader the longest, and what it may take."""

    reader: str
    shape: str
    took: float
    most: float


def measure() -> Iterator[Slowest]:
    """The slowest shape of each reader."""
    for reader in _READERS:
        texts = ((shape, reader.document.format(make(reader.size))) for shape, make in SHAPES.items())
        timed = ((shape, took(partial(reader.read, text))) for shape, text in texts)
        yield _slowest(reader.name, reader.most, timed)
    manifests = ((path, took(partial(named_in, File(path, "m", text)))) for path, text in MANIFESTS)
    yield _slowest("manifest", 500, manifests)


def _slowest(reader: str, most: float, timed: Iterable[tuple[str, float]]) -> Slowest:
    shape, longest = max(timed, key=lambda pair: pair[1])
    return Slowest(reader, shape, longest, most)


def _markdown(text: str) -> None:
    for block in read_markdown(text).blocks:
        for inline in texts_of(block):
            _ = inline.lines, inline.bolds, inline.codes


def _plan(text: str) -> None:
    placeholders_of(parse_plan_text("specs/001-a/plan.md", text))


def _file(name: str, text: str) -> File:
    return File(f"specs/001-a/{name}", "a1", text, len(text.encode()))


_READERS = (
    Reader("Markdown", 240_000, "{0}", _markdown, 6_000),
    Reader(
        "plan", 80_000, IN_A_PLAN, lambda text: placeholders_of(parse_plan_text("specs/001-a/plan.md", text)), 6_000
    ),
    Reader("constitution", 30_000, IN_A_LAW, lambda text: parse_constitution.__wrapped__(_file("law.md", text)), 2_000),
    Reader("specification", 30_000, IN_A_SPEC, lambda text: parse_spec(_file("spec.md", text)), 2_000),
    Reader("data model", 30_000, IN_A_MODEL, lambda text: parse_data_model(_file("data-model.md", text)), 2_000),
    Reader("research", 30_000, IN_RESEARCH, lambda text: parse_research(_file("research.md", text)), 2_000),
    Reader("quickstart", 30_000, "{0}", lambda text: can_be_followed(_file("quickstart.md", text)), 2_000),
    Reader(
        "contract in Markdown",
        30_000,
        "{0}",
        lambda text: parse_contract.__wrapped__(_file("contracts/a.md", text)),
        2_000,
    ),
    Reader(
        "contract in YAML",
        30_000,
        "{0}",
        lambda text: parse_contract.__wrapped__(_file("contracts/a.yaml", text)),
        2_000,
    ),
)
