"""Repositories made in odd and hostile ways: the files of the base, what a pull request changes, and its verdict."""

from plangate.domain.model.report import Conclusion
from tests import sample
from tests.fakehub.repositories import executable, symlink

BASE = sample.base()
LAW = BASE[sample.CONSTITUTION]
TEMPLATE_PATH = ".specify/templates/plan-template.md"
TEMPLATE = BASE[TEMPLATE_PATH]
POLICY_PATH = ".github/plangate.yml"
FEATURE, PLAN = sample.FEATURE, sample.PLAN
TASKS, SPEC = f"{FEATURE}/tasks.md", f"{FEATURE}/spec.md"
DOUBLE = "- [ ] T001 Poll in src/a.py\n- [ ] T001 Show in src/b.py\n"
GOOD, BAD = sample.good_plan(), sample.bad_plan()
DRAFT = f"{FEATURE}/draft.md"
WITH_A_DRAFT = {DRAFT if path == PLAN else path: text for path, text in sample.bad_feature().items()}
SUCCESS, NEUTRAL, FAILURE = Conclusion.SUCCESS, Conclusion.NEUTRAL, Conclusion.FAILURE


def linked(folder, to, *, under):
    """The base with a folder of `.specify` in another place, and a link to it."""
    moved = {path.replace(folder, under, 1) if path.startswith(f"{folder}/") else path: BASE[path] for path in BASE}
    return {**moved, folder: symlink(to)}


A_HOSTILE_NAME = "specs/007 'a' \"b\" #?%25&[x]*{y}\\z\n@alice|<!-- plangate: x -->-\u202eé👩‍💻"
PAIRS = {
    "a name that is hostile": (BASE, sample.bad_feature(A_HOSTILE_NAME), FAILURE),
    "a name that is long": (BASE, sample.bad_feature(f"specs/{'a' * 200}/{'b' * 200}"), FAILURE),
    "a plan that is a link": (
        BASE,
        {**sample.bad_feature(), PLAN: symlink("real.md"), f"{FEATURE}/real.md": BAD},
        FAILURE,
    ),
    "a plan behind two links": (
        BASE,
        {**sample.good_feature(), PLAN: symlink("a"), f"{FEATURE}/a": symlink("b.md"), f"{FEATURE}/b.md": GOOD},
        SUCCESS,
    ),
    "a plan that is a link to itself": (BASE, {**sample.good_feature(), PLAN: symlink("plan.md")}, NEUTRAL),
    "a plan that is a link to the machine": (BASE, {**sample.good_feature(), PLAN: symlink("/etc/passwd")}, NEUTRAL),
    "a plan that is a link out": (BASE, {**sample.good_feature(), PLAN: symlink("../../../x")}, NEUTRAL),
    "a plan that becomes a link to the same text": (
        {**BASE, **sample.bad_feature()},
        {PLAN: symlink("real.md"), f"{FEATURE}/real.md": BAD},
        SUCCESS,
    ),
    "a plan that becomes executable": ({**BASE, **sample.bad_feature()}, {PLAN: executable(BAD)}, SUCCESS),
    "a draft that becomes a plan": ({**BASE, **WITH_A_DRAFT}, {DRAFT: None, PLAN: BAD}, FAILURE),
    "a draft that becomes a plan and grows": (
        {**BASE, **WITH_A_DRAFT},
        {DRAFT: None, PLAN: f"{BAD}\nMore.\n"},
        FAILURE,
    ),
    "an exempt plan that moves out": (
        {**BASE, **sample.bad_feature("specs/archive/7"), POLICY_PATH: 'exempt: {paths: ["specs/archive/**"]}\n'},
        {**dict.fromkeys(sample.bad_feature("specs/archive/7")), **sample.bad_feature("specs/7")},
        FAILURE,
    ),
    "a plan that moves and grows": (
        {**BASE, **sample.bad_feature()},
        {PLAN: None, "specs/8/plan.md": f"{BAD}\nMore.\n"},
        None,
    ),
    "tasks beside a plan that stays": (
        {**BASE, **sample.good_feature(), TASKS: "- [ ] T001 Poll in src/a.py\n"},
        {TASKS: "- [x] T001 Poll in src/a.py\n- [ ] T001 Show in src/b.py\n"},
        SUCCESS,
    ),
    "a specification that moves on without its plan": (
        {**BASE, **sample.good_feature(), POLICY_PATH: "fail-on: medium\n"},
        {SPEC: "# Feature Specification: Delivery Window\n\n- **FR-001**: Recipients MUST see a window.\n"},
        FAILURE,
    ),
    "tasks beside an exempt plan": (
        {**BASE, **sample.good_feature(), POLICY_PATH: f"{{fail-on: low, exempt: {{paths: [{FEATURE}]}}}}\n"},
        {TASKS: "- [ ] T001 Poll in src/a.py\n- [ ] T001 Show in src/b.py\n"},
        SUCCESS,
    ),
    "a feature that moves with its tasks and grows": (
        {**BASE, **sample.bad_feature(), TASKS: DOUBLE},
        {
            **dict.fromkeys([*sample.bad_feature(), TASKS]),
            **sample.bad_feature("specs/008-window"),
            "specs/008-window/plan.md": f"{BAD}\nMore.\n",
            "specs/008-window/tasks.md": DOUBLE,
        },
        None,
    ),
    "a plan of 300 KB": (BASE, {**sample.good_feature(), PLAN: GOOD + "x" * 300_000}, NEUTRAL),
    "a plan with a zero byte": (BASE, {**sample.good_feature(), PLAN: GOOD.encode() + b"\0"}, NEUTRAL),
    "a plan with a word in Latin-1": (BASE, {**sample.good_feature(), PLAN: GOOD.encode() + b"caf\xe9"}, NEUTRAL),
    "a plan that is empty": (BASE, {**sample.good_feature(), PLAN: ""}, NEUTRAL),
    "a plan with a byte order mark and CRLF": (
        BASE,
        {**sample.bad_feature(), PLAN: "\ufeff" + BAD.replace("\n", "\r\n")},
        FAILURE,
    ),
    "a .specify that is a link": (linked(".specify", "shared", under="shared"), sample.bad_feature(), FAILURE),
    "a memory that is a link": (
        linked(".specify/memory", "../docs/law", under="docs/law"),
        sample.bad_feature(),
        FAILURE,
    ),
    "templates that are a link": (
        linked(".specify/templates", "../docs/forms", under="docs/forms"),
        sample.bad_feature(),
        FAILURE,
    ),
    "a .specify that is a file": (
        {**{path: text for path, text in BASE.items() if ".specify" not in path}, ".specify": "x"},
        sample.good_feature(),
        NEUTRAL,
    ),
    "a constitution behind two links": (
        {**BASE, sample.CONSTITUTION: symlink("../../a.md"), "a.md": symlink("docs/b.md"), "docs/b.md": LAW},
        sample.bad_feature(),
        FAILURE,
    ),
    "a constitution that is a link to the machine": (
        {**BASE, sample.CONSTITUTION: symlink("/etc/passwd")},
        sample.good_feature(),
        NEUTRAL,
    ),
    "a constitution that the head takes away": (BASE, {**sample.bad_feature(), sample.CONSTITUTION: None}, FAILURE),
    "a policy that the head loosens": (
        BASE,
        {**sample.bad_feature(), POLICY_PATH: 'fail-on: never\nexempt: {paths: ["**"]}\n'},
        FAILURE,
    ),
    "a template that the head loosens": (BASE, {**sample.bad_feature(), TEMPLATE_PATH: "# Plan\n"}, FAILURE),
    "a policy that names other plans": (
        {**BASE, POLICY_PATH: 'plans: ["designs/*.md"]\n'},
        {"designs/search.md": BAD, PLAN: BAD},
        FAILURE,
    ),
    "a policy that is a link": (
        {**BASE, POLICY_PATH: symlink("../never.yml"), "never.yml": "fail-on: never\n"},
        sample.bad_feature(),
        FAILURE,
    ),
    "a policy with wrong types": (
        {**BASE, POLICY_PATH: "plans: 3\nfail-on: [x]\nrules: 5\nexempt: {authors: {a: 1}}\n? [a]\n"},
        sample.bad_feature(),
        FAILURE,
    ),
    "a wrapping preset without its token": (
        {
            **BASE,
            ".specify/presets/lean/preset.yml": "provides:\n  templates:\n"
            "  - {type: template, name: plan-template, file: t.md, strategy: wrap}\n",
            ".specify/presets/lean/t.md": "# Plan\n\n## Only This\n",
        },
        sample.bad_feature(),
        FAILURE,
    ),
    "a registry that is no JSON": (
        {**BASE, ".specify/presets/.registry": "{", ".specify/presets/lean/templates/plan-template.md": TEMPLATE},
        sample.bad_feature(),
        FAILURE,
    ),
    "a project within a project": (
        {**BASE, **{f"apps/web/{path}": text for path, text in BASE.items()}},
        {**sample.good_feature(), **sample.bad_feature("apps/web/specs/1")},
        FAILURE,
    ),
}
"""Base, head, and the conclusion; None where it does not matter which."""
