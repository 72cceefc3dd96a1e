"""Granting and taking back waivers: from a command and what was found to the records that should stand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import basename

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Report, findings_of
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.waivers import MAX_WAIVERS, Ledger, blob_at
from plangate.domain.rules import RULE_NAMES, find_rule
from plangate.domain.rules.rule import Rule
from plangate.domain.text.likeness import closest

MIN_REASON_WORDS = 3
MIN_LIKENESS = 75
"""How alike a word must be to a rule's name, of 100, to be taken for it."""
MAX_REASON_LENGTH = 500
"""Characters of a reason that are kept."""

_OF_NO_PLAN: Mapping[str, Callable[[Report], Sequence[Finding]]] = {
    "law": lambda report: report.law,
    "policy": lambda report: report.policy.problems,
}
"""Families whose findings stand in the law or the policy, and belong to no plan."""


@dataclass(frozen=True, slots=True)
class WaiverRefusal:
    """Why a command is not granted, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class CommandOrigin:
    """Where a command comes from: who wrote it, in which line of which comment, when, in which repository."""

    repository_id: int
    who: str
    comment: str
    line: str
    at: str

    @property
    def name(self) -> str:
        """The command's name, under which it is done once."""
        return f"{self.comment}/{self.line}"


def grant(
    command: Waive, origin: CommandOrigin, report: Report, snapshot: Snapshot
) -> tuple[Waiver, ...] | WaiverRefusal:
    """The waivers that a command asks for: one for each file that such a finding stands in, bound to its blob."""
    rule = find_rule(command.rule)
    if rule is None:
        return _unknown_rule(command.rule)
    feature, reason = _named_feature(command.words, report)
    refusal = _refusal(rule, feature, reason, report, snapshot.policy)
    if refusal is not None:
        return refusal
    meant = [finding for finding in _of_rule(rule, feature, report) if _is_meant(finding, command.principle)]
    counting = [finding for finding in meant if finding.counts]
    if not counting:
        return _nothing_to_waive(command, meant)
    # As the constitution writes it, and not as the command does.
    principle = counting[0].principle if command.principle else None
    return tuple(_waiver(origin, rule, principle, path, reason, snapshot) for path in _paths(counting))


def _paths(findings: Sequence[Finding]) -> Iterable[str]:
    return dict.fromkeys(finding.path for finding in findings)


def _waiver(
    origin: CommandOrigin, rule: Rule, principle: str | None, path: str, reason: Sequence[str], snapshot: Snapshot
) -> Waiver:
    return Waiver(
        repository_id=origin.repository_id,
        number=snapshot.number or 0,
        rule=rule.name,
        principle=principle,
        path=path,
        blob=blob_at(snapshot, path) or "",
        who=origin.who,
        comment=origin.comment,
        line=origin.line,
        reason=" ".join(reason)[:MAX_REASON_LENGTH],
        at=origin.at,
    )


def _refusal(
    rule: Rule, feature: str | None, reason: Sequence[str], report: Report, policy: Policy
) -> WaiverRefusal | None:
    """Why the findings of a rule cannot be waived, whatever they are; None where they can."""
    if rule.name in policy.waivers.never:
        return WaiverRefusal(f"The policy never lets `{rule.name}` be waived (`waivers.never`). Mend what it names.")
    if feature is None and rule.family not in _OF_NO_PLAN and len(report.features) > 1:
        return _which_feature(report)
    if len(reason) < MIN_REASON_WORDS:
        return WaiverRefusal(
            "Give a reason of at least three words: it stands beside the finding for everybody to read."
        )
    return None


def _unknown_rule(name: str) -> WaiverRefusal:
    near = closest(name, RULE_NAMES, MIN_LIKENESS)
    hint = f" Did you mean `{near}`?" if near else ""
    return WaiverRefusal(f"There is no rule `{name}`.{hint} The check-run names each finding's rule.")


def _which_feature(report: Report) -> WaiverRefusal:
    folders = ", ".join(f"`{basename(folder) or folder}`" for folder in _folders(report))
    several = "Several features are" if report.touched else "Several plans are"
    return WaiverRefusal(f"{several} changed here. Name one before the reason: {folders}.")


def _folders(report: Report) -> tuple[str, ...]:
    return tuple(part.feature for part in report.features)


def _named_feature(words: Sequence[str], report: Report) -> tuple[str | None, Sequence[str]]:
    """The feature that the first word names, if something is changed in that folder, and the words that are left."""
    name = words[0].strip("/") if words else None
    feature = next((folder for folder in _folders(report) if name in (folder, basename(folder))), None)
    return (None, words) if feature is None else (feature, words[1:])


def _of_rule(rule: Rule, feature: str | None, report: Report) -> Iterator[Finding]:
    """The rule's findings, where they stand in plans those of the feature, or of all where none is named."""
    of_no_plan = _OF_NO_PLAN.get(rule.family)
    findings = of_no_plan(report) if of_no_plan else findings_of(report.features, feature)
    return (finding for finding in findings if finding.rule == rule.name)


def _is_meant(about: Finding | Waiver, principle: str | None) -> bool:
    """Whether it is about the principle that a command names, in whatever case; without one, any is meant."""
    return principle is None or (about.principle or "").casefold() == principle.casefold()


def _nothing_to_waive(command: Waive, findings: Sequence[Finding]) -> WaiverRefusal:
    what = f"`{command.rule}` at `{command.principle}`" if command.principle else f"`{command.rule}`"
    if any(finding.waived for finding in findings):
        return WaiverRefusal(f"{what} is waived already: `/plan status` says by whom.")
    if findings:
        return WaiverRefusal(f"{what} was there before this pull request and does not count here.")
    return WaiverRefusal(f"Nothing of {what} is found here, so there is nothing to waive.")


def with_grants(ledger: Ledger, granted: Sequence[Waiver]) -> Ledger | WaiverRefusal:
    """The ledger after granting."""
    if len(ledger.waivers) + len(granted) > MAX_WAIVERS:
        return WaiverRefusal(f"More than {MAX_WAIVERS} waivers do not fit. Take back those that you no longer need.")
    return replace(ledger, waivers=(*ledger.waivers, *granted))


def without(command: Unwaive, ledger: Ledger, origin: CommandOrigin) -> Ledger | WaiverRefusal:
    """The ledger after taking waivers back; the commands that granted them count as done, so that none comes back."""
    revoked = [waiver for waiver in ledger.waivers if _is_target(waiver, command)]
    if not revoked:
        named = ", ".join(f"`{rule}`" for rule, _ in command.targets)
        return WaiverRefusal(f"No waiver of {named} stands here. `/plan status` lists them.")
    kept = tuple(waiver for waiver in ledger.waivers if waiver not in revoked)
    done = dict.fromkeys((*ledger.done, *(waiver.command for waiver in revoked), origin.name))
    return replace(ledger, waivers=kept, done=tuple(done))


def _is_target(waiver: Waiver, command: Unwaive) -> bool:
    return any(waiver.rule == rule and _is_meant(waiver, principle) for rule, principle in command.targets)


def is_done(ledger: Ledger, origin: CommandOrigin) -> bool:
    """Whether a command has written its records already, or what it granted was taken back."""
    return origin.name in (*ledger.done, *(waiver.command for waiver in ledger.waivers))
