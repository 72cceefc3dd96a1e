"""What a review has done beside what it says: who is looked at again, and what is kept for the reviews that follow."""

from collections.abc import Iterator, Sequence
from itertools import chain

from plangate.domain.documents.contracts.syntax import syntax_of
from plangate.domain.documents.feature_numbers import claims_after, concerned
from plangate.domain.documents.layout import POLICY_PATH, is_contract, is_owner_home
from plangate.domain.model.evidence import Evidence, Held, NumberClaims, SharedHead
from plangate.domain.model.outgoing import Facts, LookAgain
from plangate.domain.model.report import Report, Shape
from plangate.domain.model.snapshot import File, Snapshot
from plangate.domain.model.syntax import Syntax, kept_as


def look_again(evidence: Evidence) -> tuple[LookAgain, ...]:
    """The pull requests whose verdict may be another by what was read here, each once."""
    parted = _parted(evidence) if evidence.own.open else ()
    return tuple(dict.fromkeys((*parted, *(told for claims in evidence.claims for told in younger(claims)))))


def younger(claims: NumberClaims) -> Iterator[LookAgain]:
    """The pull requests with higher numbers that want a number which this one takes or gives up."""
    return map(LookAgain, concerned(claims))


def _parted(evidence: Evidence) -> tuple[LookAgain, ...]:
    """Those that shared a head with this pull request and no longer do: that check-run still shows its verdict."""
    before = evidence.shared_before
    return parted(before, evidence.number, frozenset(evidence.sharing)) if before else ()


def parted(before: SharedHead, number: int | None, now: frozenset[int] = frozenset()) -> tuple[LookAgain, ...]:
    """Those of a head that a pull request left, but for those that it shares one with `now`."""
    return tuple(LookAgain(other, before.head) for other in sorted(before.numbers - {number} - now))


def facts_of(evidence: Evidence) -> Facts:
    """What is kept, whatever was judged."""
    own, sharing = evidence.own, evidence.sharing
    return Facts(
        law=tuple(dict.fromkeys(path for snapshot in evidence.snapshots for path in law_paths(snapshot))),
        governed=own.law_file(POLICY_PATH) is None and not is_owner_home(own.repository),
        claims=tuple(kept for claims in evidence.claims for kept in kept_claims(claims)),
        sharing=SharedHead(own.head_sha, frozenset(sharing)) if own.open and len(sharing) > 1 else None,
        parted=own.open and evidence.shared_before is not None,
        concluded=tuple(head for head, _ in evidence.left),
    )


def found_syntax(snapshots: Sequence[Snapshot], reports: Sequence[Report]) -> tuple[tuple[str, Syntax], ...]:
    """Whether contracts parse of which it was not known before, by the names under which it is kept."""
    asked_for = chain.from_iterable(map(_contracts_asked_for, snapshots, reports))
    unknown = (file for file in asked_for if file.text is not None and not (file.syntax or file.symlink))
    names = {name: file for file in unknown if (name := kept_as(file.path, file.sha, file.size))}
    return tuple((name, syntax_of(file)) for name, file in names.items())


def _contracts_asked_for(snapshot: Snapshot, report: Report) -> Iterator[File]:
    """The contracts of plans that were judged, and what those were that have findings: these are parsed by then."""
    for feature, plan in zip(snapshot.features, report.plans, strict=True):
        if not plan.exempt and plan.shape is Shape.SPEC_KIT:
            files = (*feature.files, *(feature.before_files if plan.findings else ()))
            yield from (file for file in files if is_contract(feature.folder, file.path))


def law_paths(snapshot: Snapshot) -> tuple[str, ...]:
    """Where the law lies that plans were judged by: a push of it is to be recognized, wherever that is."""
    return (*snapshot.policy.constitution, *(file.path for file in snapshot.law)) if snapshot.judged_changes else ()


def kept_claims(claims: NumberClaims) -> Iterator[tuple[int, Held]]:
    """What is remembered from now on of this pull request, and of those whose claims GitHub does not confirm."""
    if claims.now or claims.before:
        yield claims.number, claims.now
    yield from claims_after(claims)
