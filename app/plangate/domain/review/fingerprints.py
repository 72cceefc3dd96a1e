"""Signing: a remark becomes a finding with a name, a weight, and an identity that survives moved lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Finding
from plangate.domain.rules.rule import Remark, Rule
from plangate.domain.text.markdown import Span


@dataclass(frozen=True, slots=True)
class FingerprintedFinding:
    """A finding with the keys of what its remark lists."""

    finding: Finding
    about: tuple[str, ...]


def sign(case: Case, remarks: Iterable[tuple[Rule, Remark]]) -> tuple[FingerprintedFinding, ...]:
    """Findings of the remarks, in their order. A fingerprint is a hash of rule, feature, principle, the anchored text,
    and the ordinal among equals."""
    ordinals: dict[tuple[str, ...], int] = {}
    texts: dict[str, Sequence[str]] = {case.feature.plan.path: case.plan.document.lines}
    signed = []
    for rule, remark in remarks:
        severity = case.policy.severity(rule.name, remark.severity if remark.severity is not None else rule.severity)
        if severity is None:
            continue
        path = remark.path or case.feature.plan.path
        scope = case.feature.folder if remark.path is None else path
        if path not in texts:
            texts[path] = _lines(case, path)
        anchor = "" if remark.once else _anchor(texts[path], remark.span)
        identity = (rule.name, scope, remark.principle or "", anchor, *remark.about)
        ordinals[identity] = ordinals.get(identity, 0) + 1
        finding = Finding(
            rule=rule.name,
            severity=severity,
            path=path,
            line=remark.span.line,
            end_line=max(remark.span.end_line, remark.span.line),
            message=remark.message,
            principle=remark.principle,
            fix=remark.fix,
            fingerprint=fingerprint(*identity, str(ordinals[identity])),
        )
        signed.append(FingerprintedFinding(finding, remark.about))
    return tuple(signed)


def fingerprint(*parts: str) -> str:
    """The parts as 16 hexadecimal digits."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _anchor(lines: Sequence[str], span: Span) -> str:
    return " ".join(" ".join(lines[span.line - 1 : span.end_line]).split())


def _lines(case: Case, path: str) -> Sequence[str]:
    amended = (law.after for law in case.snapshot.amended)
    files = (*case.feature.files, *amended, *case.snapshot.law)
    text = next((file.text for file in files if file.path == path and file.text is not None), "")
    return text.split("\n")
