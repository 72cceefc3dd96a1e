"""Real laws, templates and specifications are read whole, where they lie beside the repository."""

import pytest

from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.contracts.parse import parse_contract
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.quickstart import can_be_followed
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.template.resolve import UPSTREAM, resolve_template
from plangate.domain.model.report import LawStatus
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from tests import OUTSIDE
from tests.builders import TEMPLATE_PATH

pytestmark = pytest.mark.skipif(not OUTSIDE.is_dir(), reason="real repositories are not beside this one")


def outside(*patterns: str) -> list[File]:
    """The files of these patterns, small enough to be read."""
    paths = sorted({path for pattern in patterns for path in OUTSIDE.glob(pattern) if path.is_file()})
    texts = ((path, path.read_text(encoding="utf-8")) for path in paths if path.stat().st_size <= MAX_FILE_SIZE)
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


def test_most_data_models_have_entities():
    models = [model for file in outside("corpus/**/data-model.md") if (model := parse_data_model(file))]

    assert len(models) > 90
    assert sum(bool(model.entities) for model in models) >= 0.9 * len(models)
    assert sum(len(model.entities) for model in models) > 400


def test_nearly_all_research_has_decisions():
    found = [research for file in outside("corpus/**/research.md") if (research := parse_research(file))]

    decisions = [decision for research in found for decision in research.decisions]
    assert len(found) > 90
    assert sum(bool(research.decisions) for research in found) >= 0.93 * len(found)
    assert len(decisions) > 600


def test_every_contract_is_read_or_has_a_note():
    contracts = [parse_contract(file) for file in outside("corpus/**/contracts/*")]

    assert len(contracts) > 110
    assert sum(bool(contract.note) for contract in contracts) < 10
    assert sum(len(contract.operations) for contract in contracts) > 130


def test_nearly_every_quickstart_can_be_followed():
    found = outside("corpus/**/quickstart.md")

    assert len(found) > 80
    assert sum(map(can_be_followed, found)) >= 0.9 * len(found)
