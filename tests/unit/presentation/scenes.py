"""Pull requests from whole texts, one of each kind: what `review` and `compose` make of them is held word for word."""

from dataclasses import replace

from plangate.domain.model.existing_output import ExistingOutput, OwnReviewComment, VoidWaiver, Waiver
from plangate.domain.model.github.contributions import Contribution, FileHistory
from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.model.snapshot import (
    MAX_FILE_SIZE,
    AffectedPlan,
    AffectedPlans,
    AmendedLaw,
    Change,
    ChangeKind,
    Feature,
    FeatureNumberClaim,
    File,
    OwnerPolicy,
    Snapshot,
)
from plangate.domain.review.review import review
from plangate.domain.scaffold import Scaffold, scaffold_tasks
from plangate.presentation.review import compose
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    POLICY_PATH,
    SPEC_TEXT,
    TEMPLATE_TEXT,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
    a_touched_feature,
    in_force,
)
from tests.sample import bad_feature, base, good_feature

HOME = "https://plangate.example"
MISSING = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")
UNFILLED = (
    "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n"
)
OTHER = "# Release plan\n\n**Status**: Released\n\n## Goals\n\nShip it.\n\n## Dates\n\nIn May.\n"
MECHANICAL = PLAN_TEXT.replace("/specs/001-search/spec.md", "/specs/014-loans/spec.md").replace(
    "src/\n└── search/", "# [REMOVE IF UNUSED] Option 1: Single project\nsrc/\n└── search/"
)
"""Two defects that a machine can mend."""

HOSTILE = MISSING.replace(
    "# Implementation Plan: Search the catalogue", "# Implementation Plan: <img src=x> @octo/owners #1"
).replace("| I. Small Parts | PASS | The index", "| I. Small Parts @octo <b> | VIOLATION | ](https://evil.example)")
TASKS_PATH = f"{FEATURE}/tasks.md"
TASKS = "# Tasks: Search\n\n## Phase 1: Setup\n\n- [ ] T001 Create src/search/index.py for FR-001\n"
DOUBLE = f"{TASKS}- [ ] T001 Create src/search/page.py\n"
AMENDED = (
    CONSTITUTION_TEXT.replace("Every capability MUST live", "Every capability should live")
    .replace("### II. Test-First (NON-NEGOTIABLE)", "### II. Test-First")
    .replace("## Governance", "### IV. Offline Reading\n\nPages MUST work offline.\n\n## Governance")
    .replace("1.2.0", "2.0.0")
    .replace("2026-03-02", "2026-04-02")
)
POLICY_BEFORE = "existing: report\n"
POLICY_AFTER = f"{POLICY_BEFORE}comment_on: high\nrules:\n  vague-gaol: low\ndrafts: {{comments: perhaps}}\n"


def sample(*files: dict[str, str], before: dict[str, str] | None = None, **changes: object) -> Snapshot:
    """Pull request 7 of the sample repository, which adds those features, or changes them where they were before."""
    held = base()
    known = frozenset(path for path in held if path.startswith("src/")) | {"src/", "src/parcels/"}
    features = tuple(_feature(one, before or {}) for one in files)
    given = {
        "repository": "octo/parcels",
        "law": tuple(a_file(path, text) for path, text in held.items() if path.startswith(".specify/")),
        "head_paths": known,
        "base_paths": known,
    }
    return a_snapshot(*features, **{**given, **changes})


def _feature(files: dict[str, str], before: dict[str, str]) -> Feature:
    path = next(path for path in files if path.endswith("/plan.md"))
    return Feature(
        path.rpartition("/")[0],
        a_file(path, files[path]),
        before=a_file(path, before[path]) if path in before else None,
        files=tuple(a_file(name, text) for name, text in files.items() if name != path),
        before_files=tuple(_before(name, text, files) for name, text in before.items() if name != path),
    )


def _before(name: str, text: str, now: dict[str, str]) -> File:
    """A file as it was, which is read only where it is another one now."""
    file = a_file(name, text)
    return replace(file, text=None) if now.get(name) == text else file


def alone(text: str, **changes: object) -> Snapshot:
    """Pull request 7 of the small library, with one plan of that text."""
    return a_snapshot(a_feature(text), **changes)


def lawful(policy: str, text: str = MISSING) -> Snapshot:
    """The same under a policy."""
    return alone(text, law=a_law(policy=policy))


def without_law(policy: str | None = None) -> Snapshot:
    """The same where there is no constitution."""
    return alone(PLAN_TEXT, law=a_law(constitution=None, policy=policy))


def waiving(rule: str, path: str, blob: str, **changes: str) -> Waiver:
    """A waiver on pull request 7."""
    waiver = Waiver(
        10, 7, rule, None, path, blob, "grace", "issuecomment-5", "abc", "agreed in review", "2026-05-01T10:00:00Z"
    )
    return replace(waiver, **changes)


def _with_waivers() -> Snapshot:
    """The sample's defects: one is waived, one was waived in another text, one record cannot be read."""
    snapshot = sample(bad_feature())
    plan = snapshot.features[0].plan
    given = (
        waiving("unjustified-violation", plan.path, plan.sha, principle="III"),
        waiving("unaddressed-principle", plan.path, "0" * 40),
    )
    return replace(
        snapshot, existing_output=ExistingOutput(waivers=given, void=(VoidWaiver(None, "its record cannot be read"),))
    )


def _said_already() -> Snapshot:
    """The sample's defects, of which a comment speaks of one, and another of something that is gone."""
    snapshot = sample(bad_feature())
    review_of = compose(review(snapshot), snapshot, home=HOME).review
    assert review_of is not None
    said = review_of.comments[0]
    gone = said.body.rpartition("<!--")[0] + "<!-- plangate: open-clarification:000000000000 -->"
    comments = (
        OwnReviewComment(1, said.path, said.line, said.body, thread="T1"),
        OwnReviewComment(2, said.path, 3, gone, thread="T2"),
    )
    return replace(snapshot, existing_output=ExistingOutput(comments=comments))


def _merge_group(snapshot: Snapshot, group: MergeGroup) -> Snapshot:
    return replace(snapshot, number=None, author="", group=group)


def amending(after: str = AMENDED, before: str | None = CONSTITUTION_TEXT, **changes: object) -> Snapshot:
    """A pull request that amends the library's constitution and no plan."""
    law = AmendedLaw(a_file(CONSTITUTION_PATH, after), a_file(CONSTITUTION_PATH, before) if before else None)
    kind = ChangeKind.MODIFIED if before else ChangeKind.ADDED
    given = {
        "amended": (law,),
        "changes": (Change(CONSTITUTION_PATH, kind),),
        "law": a_law(constitution=before),
    }
    return replace(a_snapshot(), **{"features": (), **given, **changes})


def _affected_plans(*plans: str, **changes: object) -> AffectedPlans:
    """Plans that stand merged, the last of them in an open pull request."""
    found = [AffectedPlan(a_feature(text, folder=f"specs/{at:03}-old"), "2" * 40) for at, text in enumerate(plans, 2)]
    found[-1] = replace(found[-1], number=9, author="bob", commit="4" * 40)
    known = tuple(replace(one, paths=frozenset({"src/"})) for one in found)
    return replace(AffectedPlans(a_law(), known), **changes)


def _amending_struck() -> Snapshot:
    answered = PLAN_TEXT.replace("| III. Plain", "| IV. Offline Reading | PASS | Pages are kept |\n| III. Plain")
    return amending(affected_plans=_affected_plans(PLAN_TEXT, answered, MISSING, PLAN_TEXT, left_out=3, unlisted=1))


def _repealing() -> Snapshot:
    removed = (Change(CONSTITUTION_PATH, ChangeKind.REMOVED),)
    return amending(amended=(), changes=removed, affected_plans=_affected_plans(PLAN_TEXT, MISSING))


def changing_policy(after: str, **changes: object) -> Snapshot:
    """A pull request that changes the policy and nothing else."""
    proposed = AmendedLaw(a_file(POLICY_PATH, after), a_file(POLICY_PATH, POLICY_BEFORE))
    snapshot = a_snapshot(
        law=a_law(policy=POLICY_BEFORE), proposed_policy=proposed, changes=(Change(POLICY_PATH, ChangeKind.MODIFIED),)
    )
    return replace(snapshot, features=(), **changes)


def _owned() -> Snapshot:
    owners = OwnerPolicy("octo/.github", "4" * 40, a_file(POLICY_PATH, "fail-on: critical\nexisting: maybe\n"))
    return sample(bad_feature(), owner_policy=owners)


def touching(now: dict[str, str], before: dict[str, str], **changes: object) -> Snapshot:
    """A pull request that changes files beside a plan that stays as it is."""
    touched = tuple(Change(f"{FEATURE}/{name}", ChangeKind.MODIFIED) for name in now)
    given = {"features": (), "touched": (a_touched_feature(now, before),), "changes": touched}
    return in_force(replace(a_snapshot(), **{**given, **changes}))


def _beside_another() -> Snapshot:
    snapshot, other = sample(good_feature()), touching({"tasks.md": DOUBLE}, {"tasks.md": TASKS})
    return replace(snapshot, changes=(*snapshot.changes, *other.changes), touched=other.touched, passed_over=2)


def _with_tasks(drop: str = "") -> Snapshot:
    """The sample's good plan with the tasks that are scaffolded of it; lines with `drop` in them are left out."""
    files = good_feature()
    made = scaffolded(sample(files))
    lines = made.text.splitlines(keepends=True)
    return sample({**files, made.path: "".join(line for line in lines if not drop or drop not in line)})


def scaffolded(snapshot: Snapshot) -> Scaffold:
    """The tasks of the snapshot's first plan."""
    made = scaffold_tasks(snapshot, snapshot.features[0], paths=frozenset(base()))
    assert isinstance(made, Scaffold)
    return made


def _unread() -> File:
    return a_file(PLAN_PATH, None, size=MAX_FILE_SIZE + 1)


def _projects() -> Snapshot:
    """Two plans, each under a constitution of its own."""
    own = tuple(replace(file, path=f"apps/mail/{file.path}") for file in a_law(constitution=AMENDED))
    mail = a_feature(PLAN_TEXT, folder="apps/mail/specs/001-search")
    return a_snapshot(a_feature(MISSING), mail, law=(*a_law(), *own))


def _clashing(**changes: object) -> Snapshot:
    return sample(good_feature(), claims=(FeatureNumberClaim("specs/007-other", 5),), **changes)


def everything() -> Snapshot:
    """What is old, waived, new, touched otherwise and proposed, all in one pull request."""
    bad = bad_feature()
    old = {
        path: text.replace("| VI. Simplicity | ✅ PASS |", "| VI. Simplicity | PASS |") for path, text in bad.items()
    }
    new = {path: text.replace("**Testing**: pytest", "**Testing**: NEEDS CLARIFICATION") for path, text in bad.items()}
    snapshot = sample(new, good_feature("specs/008-second"), before=old)
    plan = snapshot.features[0].plan
    policy = AmendedLaw(a_file(POLICY_PATH, POLICY_AFTER), a_file(POLICY_PATH, POLICY_BEFORE))
    changed = replace(
        snapshot,
        law=(*snapshot.law, a_file(POLICY_PATH, "existing: report\nfail-on: medium\n")),
        proposed_policy=policy,
        changes=(*snapshot.changes, Change(POLICY_PATH, ChangeKind.MODIFIED), Change(TASKS_PATH, ChangeKind.MODIFIED)),
        touched=(a_touched_feature({"tasks.md": DOUBLE}, {"tasks.md": TASKS}),),
        passed_over=2,
        existing_output=ExistingOutput(waivers=(waiving("open-clarification", plan.path, plan.sha),)),
    )
    return in_force(changed)


_OLD = {
    path: f"{text}\nOne line that goes.\n" if path.endswith("/plan.md") else text
    for path, text in bad_feature().items()
}
_RENAMED = Change("specs/002-new/plan.md", ChangeKind.RENAMED, "specs/001-old/plan.md")
_ADA = QueuedPullRequest(7, "ada")

SCENES: dict[str, Snapshot] = {
    "complies": sample(good_feature()),
    "complies-in-the-library": alone(PLAN_TEXT),
    "does-not-comply": sample(bad_feature()),
    "does-not-comply-in-one-of-two": sample(good_feature(), bad_feature("specs/008-second")),
    "does-not-comply-and-all-is-counted": lawful("fail-on: low\ncomment-on: low\n", MECHANICAL),
    "does-not-comply-and-never-fails": lawful("fail-on: never\ncomment-on: never\n"),
    "mechanical": alone(MECHANICAL),
    "hostile": alone(HOSTILE),
    "untouched-template": alone(TEMPLATE_TEXT),
    "reset-plan": a_snapshot(a_feature(TEMPLATE_TEXT, before=PLAN_TEXT)),
    "two-projects": _projects(),
    "number-clash": _clashing(),
    "number-clash-where-threads-block": _clashing(threads_block=True),
    "no-constitution": without_law(),
    "no-constitution-fails": without_law("no-constitution: failure\n"),
    "no-template": alone(MISSING, law=a_law(template=None)),
    "unfilled-constitution": alone(PLAN_TEXT, law=a_law(constitution=UNFILLED)),
    "other-format": alone(OTHER),
    "other-format-fails": lawful("other-format: failure\n", OTHER),
    "exempt-author": lawful("exempt:\n  authors: [ada]\n"),
    "exempt-author-in-doubt": alone(
        MISSING,
        law=a_law(policy="exempt:\n  authors: [ada]\n"),
        contributions=(FileHistory(PLAN_PATH, (Contribution("5" * 40, "mallory", verified=True),)),),
    ),
    "exempt-path": lawful('exempt:\n  paths: ["specs/001-*/**"]\n'),
    "no-plan": a_snapshot(features=(), changes=()),
    "policy-beside-its-name": a_snapshot(features=(), changes=(), misnamed_policies=(".github/plangate.yaml",)),
    "only-removed": a_snapshot(features=(), changes=(Change(PLAN_PATH, ChangeKind.REMOVED),)),
    "only-renamed": a_snapshot(features=(), changes=(_RENAMED,)),
    "draft": sample(bad_feature(), draft=True),
    "draft-that-complies": sample(good_feature(), draft=True),
    "draft-with-comments": alone(MISSING, draft=True, law=a_law(policy="drafts: {comments: true}\n")),
    "unread-plan": a_snapshot(replace(a_feature(), plan=_unread())),
    "unread-law": alone(
        PLAN_TEXT, law=tuple(f if f.path != CONSTITUTION_PATH else replace(f, text=None) for f in a_law())
    ),
    "merge-group": _merge_group(sample(good_feature()), MergeGroup((7,), (_ADA,))),
    "merge-group-that-fails": _merge_group(
        sample(bad_feature()), MergeGroup((7, 9), (_ADA, QueuedPullRequest(9, "bob")))
    ),
    "merge-group-with-one-missing": _merge_group(sample(bad_feature()), MergeGroup((7, 9), (_ADA,), (9,))),
    "merge-group-nameless": _merge_group(sample(good_feature()), MergeGroup(())),
    "amendment": amending(),
    "amendment-that-adds": amending(before=None),
    "amendment-with-impact": _amending_struck(),
    "amendment-without-impact": amending(affected_plans=AffectedPlans(a_law())),
    "amendment-beside-a-plan": amending(
        features=(a_feature(),),
        changes=(Change(CONSTITUTION_PATH, ChangeKind.MODIFIED), Change(PLAN_PATH, ChangeKind.ADDED)),
        affected_plans=AffectedPlans(a_law()),
    ),
    "amendment-unread": amending(
        affected_plans=AffectedPlans(unread="GitHub does not list a repository as large as this")
    ),
    "repeal": _repealing(),
    "policy-change": changing_policy(POLICY_AFTER),
    "policy-change-in-a-draft": changing_policy(POLICY_AFTER, draft=True),
    "policy-change-without-a-mistake": changing_policy("fail-on: high\n"),
    "policy-of-the-owner": _owned(),
    "policy-with-a-mistake": lawful("fail-onn: low\n"),
    "waivers": _with_waivers(),
    "there-before": sample(bad_feature(), before=_OLD),
    "said-already": _said_already(),
    "everything": everything(),
    "tasks-beside-the-plan": _with_tasks(),
    "tasks-beside-the-plan-with-a-gap": _with_tasks("FR-002"),
    "tasks-ticked": touching({"tasks.md": TASKS.replace("[ ]", "[x]")}, {"tasks.md": TASKS}),
    "tasks-touched": touching({"tasks.md": DOUBLE}, {"tasks.md": TASKS}),
    "tasks-touched-and-blocking": touching(
        {"tasks.md": DOUBLE}, {"tasks.md": TASKS}, law=a_law(policy="fail-on: low\n")
    ),
    "spec-touched": touching(
        {"spec.md": f"{SPEC_TEXT}- **SC-002**: Nobody waits longer than a second.\n"}, {"spec.md": SPEC_TEXT}
    ),
    "plan-and-tasks-of-another": _beside_another(),
}
"""Pull requests, and commits of a merge queue, by what there is to say of them."""
