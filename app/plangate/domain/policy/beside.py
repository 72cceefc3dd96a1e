"""Which plan a changed specification or tasks file belongs to, told from paths alone."""

from plangate.domain.model.policy import Policy

SPEC, TASKS = "spec.md", "tasks.md"
BESIDE = (SPEC, TASKS)
"""Files of a feature that are looked at when they change and the plan does not."""

_WILD = frozenset("*?!")


def plan_beside(path: str, policy: Policy) -> str | None:
    """Where the plan lies, if there is one, of the feature whose spec.md or tasks.md a path is; else None.

    A policy whose plans have no name of their own, such as `docs/*.md`, does not tell.
    """
    folder, slash, name = path.rpartition("/")
    if name not in BESIDE or policy.matches_plan(path):
        return None
    names = (pattern.rpartition("/")[2] for pattern in policy.plans if not pattern.startswith("!"))
    plans = (f"{folder}{slash}{plan}" for plan in names if plan and not _WILD & set(plan))
    return next((plan for plan in plans if policy.matches_plan(plan)), None)
