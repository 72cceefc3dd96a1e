"""Signing: a remark becomes a finding with a name, a weight, and an identity that survives moved lines."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Finding, Severity
from plangate.domain.rules.cause import Cause
from plangate.domain.rules.rule import Remark, Rule
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class FingerprintedFinding:
    """A finding with the keys of what its remark lists, and what that comes from."""

    finding: Finding
    about: tuple[str, ...]
    cause: Cause | None = None


def sign(case: Case, remarks: Iterable[tuple[Rule, Remark]]) -> tuple[FingerprintedFinding, ...]:
    """Findings of the remarks, in their order. A fingerprint is a hash of rule, feature, principle, the anchored text,
    and the ordinal among equals."""
    ordinals: Counter[tuple[str, ...]] = Counter()
    lines_of = cache(partial(_lines, case))
    signed = []
    for rule, remark in remarks:
        severity = case.policy.severity(rule.name, rule.severity if remark.severity is None else remark.severity)
        if severity is None:
            continue
        if _is_young(case, remark):
            severity = Severity.INFO
        path = remark.path or case.feature.plan.path
        scope = case.feature.folder if remark.path is None else path
        identity = _identity(rule, remark, scope, lines_of(path))
        ordinals[identity] += 1
        finding = _finding(rule, remark, severity, path, fingerprint(*identity, str(ordinals[identity])))
        signed.append(FingerprintedFinding(finding, remark.about, remark.cause))
    return tuple(signed)


def _is_young(case: Case, remark: Remark) -> bool:
    """Whether a remark speaks of principles alone that bind the plan not yet, whatever the policy makes of its rule."""
    keys = {remark.principle} if remark.principle else set(remark.about)
    return bool(keys) and keys <= case.young


def _identity(rule: Rule, remark: Remark, scope: str, lines: Sequence[str]) -> tuple[str, ...]:
    """What tells a remark from others, wherever in its file the lines move."""
    anchor = "" if remark.once else _anchor(lines, remark.span)
    return (rule.name, scope, remark.principle or "", anchor, *remark.about)


def fingerprint(*parts: str) -> str:
    """The parts as 16 hexadecimal digits."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _finding(rule: Rule, remark: Remark, severity: Severity, path: str, identity: str) -> Finding:
    return Finding(
        rule=rule.name,
        severity=severity,
        path=path,
        line=remark.span.line,
        end_line=max(remark.span.end_line, remark.span.line),
        message=remark.message,
        principle=remark.principle,
        fix=remark.fix,
        to_copy=remark.to_copy,
        fingerprint=identity,
    )


def _anchor(lines: Sequence[str], span: Span) -> str:
    return " ".join(" ".join(lines[span.line - 1 : span.end_line]).split())


def _lines(case: Case, path: str) -> Sequence[str]:
    if path == case.feature.plan.path:
        return case.plan.document.lines
    files = (*case.feature.files, *case.snapshot.amended_files, *case.snapshot.law)
    text = next((file.text for file in files if file.path == path and file.text is not None), "")
    return text.split("\n")
