"""What is found in outside material, and made of it, stays what it was: a digest of each report and of each scaffold.

The material's own words are not kept, only a key for each plan and the digest. Where one differs, the test prints which
plan the key is of. `--approve` writes the digests anew. All of it takes about 40 seconds.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

import pytest

from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.review import review
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, scaffold_tasks
from plangate.local.gather import gather
from plangate.presentation.formats.json_report import render_json
from plangate.presentation.links import Links
from plangate.presentation.replies.tasks import compose_body
from tests.evaluation.corpus import ABSENT, CASES, RealPlan, real_plans, snapshot_of
from tests.evaluation.scaffolds import paths_of, scaffold_of

PLANS = real_plans()
SEEDED = sorted(CASES.glob("**/specs/*/plan.md"))

outside = pytest.mark.skipif(not PLANS, reason=ABSENT)


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of a text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def table(told: Iterable[tuple[str, str]]) -> str:
    """A line for each name and text: a digest of the one, a digest of the other; the names are printed only."""
    rows = {digest(name): (name, digest(text)) for name, text in told}
    for key, (name, _) in rows.items():
        print(f"{key} is {name}")
    return "\n".join(f"{key}\t{made}" for key, (_, made) in sorted(rows.items()))


def reported(snapshot: Snapshot) -> str:
    """The report as JSON, in the name of no version."""
    return render_json(replace(review(snapshot), engine=""))


def shown(made: Scaffold | ScaffoldRefusal, snapshot: Snapshot) -> str:
    """The file that is made, and what its pull request says of it; or why there is none."""
    if isinstance(made, ScaffoldRefusal):
        return made.reason
    plan = snapshot.features[0].plan.path
    return made.text + compose_body(made, Links(snapshot, ""), plan=plan, commit="", branch="tasks", base="main")


def merged() -> Iterator[tuple[RealPlan, Scaffold | ScaffoldRefusal, Snapshot]]:
    """The scaffolds of plans merged into the tasks that people made of them."""
    for plan in PLANS:
        snapshot = snapshot_of(plan)
        (feature,) = snapshot.features
        if feature.file("tasks.md") is not None:
            yield plan, scaffold_tasks(snapshot, feature, paths=paths_of(plan)), snapshot


def name_of(plan: RealPlan) -> str:
    """The repository's folder and the plan's path."""
    return f"{plan.repository}/{plan.path}"


@outside
def test_the_report_on_each_real_plan_is_what_it_was(approve):
    approve("plans", table((name_of(plan), reported(snapshot_of(plan))) for plan in PLANS), "tsv")


@outside
def test_the_scaffold_of_each_real_plan_is_what_it_was(approve):
    approve("scaffolds", table((name_of(plan), shown(scaffold_of(plan), snapshot_of(plan))) for plan in PLANS), "tsv")


@outside
def test_the_scaffold_merged_into_the_tasks_that_people_made_is_what_it_was(approve):
    approve(
        "merged-scaffolds", table((name_of(plan), shown(made, snapshot)) for plan, made, snapshot in merged()), "tsv"
    )


@pytest.mark.skipif(not SEEDED, reason=ABSENT)
def test_the_report_on_each_invented_plan_is_what_it_was(approve):
    told = ((path.relative_to(CASES).as_posix(), reported(gather([path]))) for path in SEEDED)

    approve("invented-plans", table(told), "tsv")
