"""A report as JSON: a published contract (docs/report.schema.json); further keys may be added, none renamed.

The values of domain/model/report.py are shaped as they are published: a field that is added there is published too.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Report
from plangate.presentation.verdict import unevaluated

Json = dict[str, Any]

REPORT_KEYS = ("engine", "conclusion", "constitution", "template", "plans", "touched", "law")
"""The report's own fields that are published, in their order; policy, what has no verdict, and summary follow."""

POLICY_KEYS = ("path", "sha", "problems")
"""What is published of the policy: where it lies and what is wrong with it, not what it says."""


OPTIONAL_KEYS = frozenset(
    {"why_unfilled", "unnamed", "pointer", "why_unresolved", "unresolved_at", "as_of", "stands_for", "to_copy"}
)
"""What is published only where it says something."""


def render_json(report: Report) -> str:
    """The report as one JSON object, indented, with a newline at its end."""
    return dump(as_json(report))


def dump(values: object) -> str:
    """Values as JSON that people can read, too: indented, in Unicode, with a newline at its end."""
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def as_json(report: Report) -> Json:
    """The report as the values that JSON knows."""
    fields = asdict(replace(report, impact=None), dict_factory=_object)
    return {
        **{key: fields[key] for key in REPORT_KEYS},
        "policy": {key: fields["policy"][key] for key in POLICY_KEYS},
        "could_not_evaluate": [{"path": one.path, "message": one.message} for one in unevaluated(report)],
        "summary": {severity.word: report.count(severity) for severity in sorted(Severity, reverse=True)},
    }


def _object(fields: Iterable[tuple[str, Any]]) -> Json:
    return {name: _plain(value) for name, value in fields if value not in (None, ()) or name not in OPTIONAL_KEYS}


def _plain(value: Any) -> Any:
    """A closed choice as the word that is published, a sequence as a list."""
    if isinstance(value, Severity):
        return value.word
    return list(value) if isinstance(value, tuple) else value
