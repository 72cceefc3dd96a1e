"""Granting and taking back waivers: from a wish and what was found to the records that should stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import basename

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.findings import Finding
from plangate.domain.model.report import Report
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import Policy
from plangate.domain.review.waivers import MOST, Ledger, blob_at
from plangate.domain.rules import RULE_NAMES, find_rule

FEWEST_WORDS = 3
"""Words of a reason."""
ALIKE = 75
"""How alike a word must be to a rule's name, of 100, to be taken for it."""
LONGEST_REASON = 500
"""Characters of a reason that are kept."""

_OF_NO_PLAN: Mapping[str, Callable[[Report], Sequence[Finding]]] = {
    "law": lambda report: report.law,
    "policy": lambda report: report.policy.problems,
}
"""Families whose findings stand in the law or the policy, and belong to no plan."""


@dataclass(frozen=True, slots=True)
class WaiverRefusal:
    """Why a wish is not granted, and what to do."""

    message: str


@dataclass(frozen=True, slots=True)
class Deed:
    """Who asks, in which line of which comment, when, in which repository."""

    repository_id: int
    who: str
    comment: str
    line: str
    at: str

    @property
    def name(self) -> str:
        """The deed's name, under which it is done once."""
        return f"{self.comment}/{self.line}"


def grant(
    wish: Waive, deed: Deed, report: Report, snapshot: Snapshot, policy: Policy
) -> tuple[Waiver, ...] | WaiverRefusal:
    """The waivers that a wish asks for: one for each file that such a finding stands in, bound to its blob."""
    rule = find_rule(wish.rule)
    if rule is None:
        return WaiverRefusal(
            f"There is no rule `{wish.rule}`.{_hint(wish.rule)} The check-run names each finding's rule."
        )
    if wish.rule in policy.waivers.never:
        return WaiverRefusal(f"The policy never lets `{wish.rule}` be waived (`waivers.never`). Mend what it names.")
    folder, words = _folder(wish.words, report)
    if folder is None and len(report.features) > 1 and rule.family not in _OF_NO_PLAN:
        folders = ", ".join(f"`{basename(one.feature) or one.feature}`" for one in report.features)
        several = "Several features are" if report.touched else "Several plans are"
        return WaiverRefusal(f"{several} changed here. Name one before the reason: {folders}.")
    if len(words) < FEWEST_WORDS:
        return WaiverRefusal(
            "Give a reason of at least three words: it stands beside the finding for everybody to read."
        )
    findings = _OF_NO_PLAN[rule.family](report) if rule.family in _OF_NO_PLAN else _of_plans(folder, report)
    found = [finding for finding in findings if _is_meant(finding, wish)]
    open_ones = [finding for finding in found if finding.waived is None and not finding.existing]
    if not open_ones:
        return _nothing_to_waive(wish, found)
    paths = dict.fromkeys(finding.path for finding in open_ones)
    principle = open_ones[0].principle if wish.principle else None
    reason = " ".join(words)[:LONGEST_REASON]
    return tuple(
        Waiver(
            deed.repository_id, snapshot.number or 0, wish.rule, principle, path, blob_at(snapshot, path) or "",
            deed.who, deed.comment, deed.line, reason, deed.at,
        )
        for path in paths
    )  # fmt: skip


def _folder(words: Sequence[str], report: Report) -> tuple[str | None, Sequence[str]]:
    """The feature that the first word names, if something is changed in that folder, and the words that are left."""
    for one in report.features:
        if words and words[0].strip("/") in (one.feature, basename(one.feature)):
            return one.feature, words[1:]
    return None, words


def _hint(name: str) -> str:
    near = process.extractOne(name, RULE_NAMES, scorer=ratio, score_cutoff=ALIKE)
    return f" Did you mean `{near[0]}`?" if near else ""


def _of_plans(folder: str | None, report: Report) -> Iterable[Finding]:
    return (finding for one in report.features if folder in (None, one.feature) for finding in one.findings)


def _is_meant(finding: Finding, wish: Waive) -> bool:
    named = wish.principle is None or (finding.principle or "").casefold() == wish.principle.casefold()
    return finding.rule == wish.rule and named


def _nothing_to_waive(wish: Waive, found: Sequence[Finding]) -> WaiverRefusal:
    where = f" at `{wish.principle}`" if wish.principle else ""
    if any(finding.waived for finding in found):
        return WaiverRefusal(f"`{wish.rule}`{where} is waived already: `/plan status` says by whom.")
    if found:
        return WaiverRefusal(f"`{wish.rule}`{where} was there before this pull request and does not count here.")
    return WaiverRefusal(f"Nothing of `{wish.rule}`{where} is found here, so there is nothing to waive.")


def with_grants(ledger: Ledger, granted: Sequence[Waiver]) -> Ledger | WaiverRefusal:
    """The ledger after granting."""
    if len(ledger.waivers) + len(granted) > MOST:
        return WaiverRefusal(f"More than {MOST} waivers do not fit. Take back those that you no longer need.")
    return replace(ledger, waivers=(*ledger.waivers, *granted))


def without(wish: Unwaive, ledger: Ledger, deed: Deed) -> Ledger | WaiverRefusal:
    """The ledger after taking waivers back; the deeds that granted them count as done, so that none comes back."""
    gone = [waiver for waiver in ledger.waivers if any(_is_target(waiver, *target) for target in wish.targets)]
    if not gone:
        named = ", ".join(f"`{rule}`" for rule, _ in wish.targets)
        return WaiverRefusal(f"No waiver of {named} stands here. `/plan status` lists them.")
    kept = tuple(waiver for waiver in ledger.waivers if waiver not in gone)
    done = dict.fromkeys((*ledger.done, *(f"{waiver.comment}/{waiver.line}" for waiver in gone), deed.name))
    return replace(ledger, waivers=kept, done=tuple(done))


def _is_target(waiver: Waiver, rule: str, principle: str | None) -> bool:
    return waiver.rule == rule and (principle is None or (waiver.principle or "").casefold() == principle.casefold())


def is_done(ledger: Ledger, deed: Deed) -> bool:
    """Whether a command has written its records already, or what it granted was taken back."""
    granted = any((waiver.comment, waiver.line) == (deed.comment, deed.line) for waiver in ledger.waivers)
    return granted or deed.name in ledger.done
