"""Whom and what a policy exempts: nothing is said of an exempt file, whatever it says."""

from plangate.domain.analysis.case import Case
from plangate.domain.model.snapshot import File, Snapshot
from plangate.domain.policy import Policy


def exemption(case: Case) -> str | None:
    """Why a plan is not judged, such as `path specs/001-search/plan.md`; None where it is."""
    plan = case.feature.plan
    authors = exempt_authors(case.snapshot, plan, case.policy)
    if authors:
        return f"author {', '.join(authors)}"
    return f"path {plan.path}" if case.policy.exempts_path(plan.path) else None


def is_exempt(snapshot: Snapshot, file: File, policy: Policy) -> bool:
    """Whether a changed file is exempt, by its path or by all who wrote it."""
    return policy.exempts_path(file.path) or bool(exempt_authors(snapshot, file, policy))


def exempt_authors(snapshot: Snapshot, file: File, policy: Policy) -> tuple[str, ...]:
    """Who wrote a changed file, where the policy exempts them all; else empty."""
    authors = snapshot.authors_of(file)
    return authors if all(map(policy.exempts_author, authors)) else ()
