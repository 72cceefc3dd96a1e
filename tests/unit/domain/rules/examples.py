"""Cases for rules: what a rule looks at, made of a snapshot or of an example."""

from inspect import cleandoc

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.model.snapshot import AmendedLaw, Feature, Snapshot
from plangate.domain.policy import parse_policy
from plangate.domain.rules import RULE_NAMES
from plangate.domain.rules.rule import Example
from tests.builders import CONSTITUTION_PATH, FEATURE, PLAN_PATH, POLICY_PATH, TEMPLATE_PATH, a_file, a_snapshot


def a_case(snapshot: Snapshot | None = None) -> Case:
    """What a rule looks at: the first plan of a snapshot with its law."""
    snapshot = snapshot or a_snapshot()
    policy = parse_policy(snapshot.law_file(POLICY_PATH), RULE_NAMES)
    return open_case(snapshot, snapshot.features[0], policy)


MARK = " ◀"
"""What ends a line of an example where its rule finds something."""


def a_case_of(example: Example) -> Case:
    """The repository state that an example stands for: files of the feature's folder, and others at the head."""
    texts = {path: text.replace(MARK, "") for path, text in _example_texts(example).items()}
    plan = texts.pop(PLAN_PATH)
    amended = _amended(example, texts)
    law = tuple(
        a_file(path, texts.pop(path)) for path in (CONSTITUTION_PATH, TEMPLATE_PATH, POLICY_PATH) if path in texts
    )
    beside = tuple(a_file(path, text) for path, text in texts.items() if path.startswith(f"{FEATURE}/"))
    others = frozenset(path for path in texts if not path.startswith(f"{FEATURE}/"))
    before = {path: a_file(path, text) for path, text in example.before.items()}
    feature = Feature(
        FEATURE,
        plan=a_file(PLAN_PATH, plan),
        before=before.pop(PLAN_PATH, None),
        files=beside,
        before_files=tuple(before.values()),
        siblings=example.siblings,
    )
    return a_case(a_snapshot(feature, law=law, amended=amended, head_paths=others, base_paths=others))


def _amended(example: Example, texts: dict[str, str]) -> tuple[AmendedLaw, ...]:
    """The constitution that is changed; its text before is the law, whatever stands in `texts`."""
    if example.amended is None:
        return ()
    after = a_file(CONSTITUTION_PATH, texts.pop(CONSTITUTION_PATH))
    if example.constitution is None:
        return (AmendedLaw(after),)
    texts[CONSTITUTION_PATH] = cleandoc(example.constitution)
    return (AmendedLaw(after, a_file(CONSTITUTION_PATH, texts[CONSTITUTION_PATH])),)


def example_marks(example: Example) -> list[tuple[str, int]]:
    """Path and line of every mark of an example, sorted."""
    return sorted(
        (path, number)
        for path, text in _example_texts(example).items()
        for number, line in enumerate(text.split("\n"), 1)
        if line.endswith(MARK)
    )


def _example_texts(example: Example) -> dict[str, str]:
    named = {
        PLAN_PATH: cleandoc(example.plan),
        CONSTITUTION_PATH: _constitution(example),
        TEMPLATE_PATH: example.template and cleandoc(example.template),
        POLICY_PATH: example.policy,
    }
    return {path: text for path, text in named.items() if text is not None} | dict(example.files)


def _constitution(example: Example) -> str | None:
    """The text that marks stand in: as the pull request changes it, where it does."""
    text = example.constitution if example.amended is None else example.amended
    return text and cleandoc(text)
