"""Real laws, templates and specifications are read whole, where they lie beside the repository."""

from pathlib import Path

import pytest

from app.domain.constitution.parse import parse_constitution
from app.domain.findings import LawStatus
from app.domain.snapshot import LARGEST_FILE, File
from app.domain.spec.parse import parse_spec
from app.domain.template.resolve import UPSTREAM, resolve_template
from tests.builders import TEMPLATE_PATH

OUTSIDE = Path(__file__).parents[3] / "shared"

pytestmark = pytest.mark.skipif(not OUTSIDE.is_dir(), reason="real repositories are not beside this one")


def outside(*patterns: str) -> list[File]:
    """The files of these patterns, small enough to be read."""
    paths = sorted({path for pattern in patterns for path in OUTSIDE.glob(pattern) if path.is_file()})
    texts = ((path, path.read_text(encoding="utf-8")) for path in paths if path.stat().st_size <= LARGEST_FILE)
    return [File(str(path.relative_to(OUTSIDE)), "0", text) for path, text in texts]


def test_every_law_is_read_the_same_twice_with_ids_that_differ():
    laws = outside("corpus/**/constitution.md", "corpus/*/_constitutions/*.md", "seeds/cases/**/constitution.md")

    for file in laws:
        law = parse_constitution.__wrapped__(file)
        assert law == parse_constitution.__wrapped__(file)
        assert len({principle.id for principle in law.principles}) == len(law.principles)
        assert (law.status is LawStatus.UNFILLED) is ("[PROJECT_NAME]" in file.text)
    assert len(laws) > 50


def test_every_template_resolves_to_sections_and_placeholders():
    templates = outside("corpus/**/plan-template.md", "corpus/*/_templates/*.md", "seeds/cases/**/plan-template.md")

    for file in templates:
        template = resolve_template([File(TEMPLATE_PATH, "0", file.text)], "")
        assert template.source != UPSTREAM
        assert template.plan.sections
        assert template.placeholders
    assert len(templates) > 30


def test_most_specifications_have_stories_and_requirements():
    specs = [spec for file in outside("corpus/**/spec.md", "seeds/cases/**/spec.md") if (spec := parse_spec(file))]

    told = [spec for spec in specs if spec.stories and all(story.title for story in spec.stories)]
    asked = [spec for spec in specs if spec.requirements]
    assert len(specs) > 150
    assert min(len(told), len(asked)) > 0.85 * len(specs)
