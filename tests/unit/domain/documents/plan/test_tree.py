"""Trees: paths with their tags, however the tree is drawn."""

import pytest

from plangate.domain.documents.plan.model import Role, Tag
from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.documents.plan.tree_lines import tag_of
from tests.unit.domain.documents.plan.samples import a_plan


def tree(text, heading="Source Code (repository root)"):
    plan = a_plan(f"# P\n\n## Project Structure\n\n### {heading}\n\n```text\n{text}\n```\n")
    return [(path.path, path.tag and path.tag.value) for found in plan.trees for path in found.paths]


BOXES = """lamps/
├── src/
│   ├── lamp.py        # NEW one lamp
│   └── wire/
│       └── copper.py  # MODIFY: thicker
└── README.md"""
ASCII = """lamps/
|-- src/
|   |-- lamp.py        # NEW one lamp
|   `-- wire/
|       `-- copper.py  # MODIFY: thicker
`-- README.md"""
INDENTED = """lamps/
  src/
    lamp.py        # NEW one lamp
    wire/
      copper.py    # MODIFY: thicker
  README.md"""


@pytest.mark.parametrize("drawing", [BOXES, ASCII, INDENTED])
def test_a_tree_is_read_however_it_is_drawn(drawing):
    assert tree(drawing) == [
        ("lamps/", None),
        ("lamps/src/", None),
        ("lamps/src/lamp.py", "new"),
        ("lamps/src/wire/", None),
        ("lamps/src/wire/copper.py", "modify"),
        ("lamps/README.md", None),
    ]


def test_comments_labels_and_names_that_are_no_paths_are_passed_over():
    text = """# [REMOVE IF UNUSED] Option 1: Single project (DEFAULT)
src/
├── models
│   └── lamp.py   # kept
│                 #   and more about it
├── ...
├── *.md
├── {a,b}.py
├── [same as backend above]
└── app/[slug]/page.tsx

ios/ or android/
└── screen.swift"""

    assert tree(text) == [
        ("src/", None),
        ("src/models/", None),
        ("src/models/lamp.py", None),
        ("src/app/[slug]/page.tsx", None),
    ]


@pytest.mark.parametrize("group", ["(shop)", "(.)photo", "(..)photo"])
def test_a_folder_in_brackets_is_one_and_a_remark_in_brackets_is_none(group):
    text = f"app/\n├── {group}/\n│   └── page.tsx  # MODIFY\n├── (as it was)\n└── (all of these are drawn once)/"

    assert tree(text) == [("app/", None), (f"app/{group}/", None), (f"app/{group}/page.tsx", "modify")]


@pytest.mark.parametrize(
    ("comment", "tag"),
    [
        ("NEW", Tag.NEW), ("NEW: a lamp", Tag.NEW), ("NEW module", Tag.NEW), ("[NEW] a lamp", Tag.NEW), ("new",
        Tag.NEW),
        ("(new)", Tag.NEW), ("new: a lamp", Tag.NEW), ("新規", Tag.NEW), ("신규 램프", Tag.NEW), ("Created - a lamp",
        Tag.NEW),
        ("MODIFY", Tag.MODIFY), ("MODIFIED (thicker)", Tag.MODIFY), ("UPDATE wire", Tag.MODIFY), ("EXTEND: more",
        Tag.MODIFY),
        ("Existing - MODIFY", Tag.MODIFY), ("MODIFY: Add NEW wire", Tag.MODIFY), ("변경", Tag.MODIFY), ("修改",
        Tag.MODIFY),
        ("DELETE", Tag.DELETE), ("Removed: too old", Tag.DELETE), ("削除", Tag.DELETE),
        ("new lamps for all", None), ("updates the wire", None), ("existing", None), ("NOT MODIFIED", None),
        ("no changes: as it was", None), ("renewed", None), ("", None),
        ("INSERT, UPDATE, DELETE", None), ("CREATE/ALTER/DROP", None), ("GET, POST, DELETE of loans", None),
    ],
)  # fmt: skip
def test_a_tag_stands_in_capitals_or_alone(comment, tag):
    assert tag_of(comment) == tag


def test_a_tag_may_stand_before_or_behind_the_name():
    assert tree("├── [NEW] lamp.py\n├── wire.py (MODIFY)\n├── old.py ← DELETE\n└── NEW: shade.py") == [
        ("lamp.py", "new"),
        ("wire.py", "modify"),
        ("old.py", "delete"),
        ("shade.py", "new"),
    ]


def test_a_tree_knows_its_role_and_root_and_each_path_its_place():
    plan = a_plan("""# P

## Project Structure

### Documentation (this feature)

```
specs/001-lamps/
├── plan.md   # This file
└── contracts/
```

### Source Code

```text
src/lamp.py
```
""")

    assert [(found.role, found.root, found.span.line) for found in plan.trees] == [
        (Role.DOCUMENTATION, "specs/001-lamps/", 7),
        (Role.SOURCE_CODE, "", 15),
    ]
    path = plan.trees[0].paths[1]
    assert (path.span.line, path.span.column, path.span.end_column, path.comment) == (9, 5, 11, "This file")


def test_code_and_diagrams_are_no_trees():
    plan = a_plan("""# P

## Project Structure

```bash
# Option 1: run it
make lamp
```

## Design

```
Lamp Controller
├── Power Supply
└── Shade Holder
```
""")

    assert plan.trees == ()


def test_the_paths_of_a_text_are_those_of_its_trees_and_its_links():
    text = """# P

[spec](./spec.md), [law](../../.specify/memory/constitution.md#i), [out](../../../x), [web](https://example.com)

## Project Structure

```text
lamps/
└── wire.py
```
"""

    assert paths(text, "specs/001-lamps") == (
        "lamps/",
        "lamps/wire.py",
        "wire.py",
        "specs/001-lamps/spec.md",
        ".specify/memory/constitution.md",
    )


FEATURE_LINES = "specs/001-lamps/\n├── plan.md, spec.md\n└── tasks.md"
SOURCE_LINES = "internal/lamps/\n└── lamp.go   # one more field"


@pytest.mark.parametrize("heading", ["### Documentation (this feature)", "### Source Code", ""])
@pytest.mark.parametrize(
    ("lines", "spans"),
    [
        (f"{FEATURE_LINES}\n\n{SOURCE_LINES}", [(Role.DOCUMENTATION, 7, 11), (Role.SOURCE_CODE, 12, 14)]),
        (f"{SOURCE_LINES}\n\n{FEATURE_LINES}", [(Role.SOURCE_CODE, 7, 10), (Role.DOCUMENTATION, 11, 14)]),
    ],
)
def test_a_block_of_documents_and_sources_is_a_tree_of_each(heading, lines, spans):
    plan = a_plan(f"# P\n\n## Project Structure\n\n{heading}\n\n```text\n{lines}\n```\n")

    assert [(found.role, found.span.line, found.span.end_line) for found in plan.trees] == spans
    assert {found.root for found in plan.trees} == {"specs/001-lamps/", "internal/lamps/"}


def test_a_feature_s_folder_inside_another_tree_is_one_of_its_own():
    lines = "lamps/\n├── src/\n│   └── lamp.go\n├── specs/001-lamps/\n│   ├── plan.md\n│   └── spec.md\n└── go.mod"
    plan = a_plan(f"# P\n\n## Project Structure\n\n```text\n{lines}\n```\n")

    assert [(found.role, found.root, found.span.line, found.span.end_line) for found in plan.trees] == [
        (Role.SOURCE_CODE, "lamps/", 5, 13),
        (Role.DOCUMENTATION, "lamps/specs/001-lamps/", 9, 11),
    ]
    assert [path.path for path in plan.trees[0].paths][-1] == "lamps/go.mod"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("├── lamp.go, wire.go     # NEW", [("lamp.go", "new"), ("wire.go", "new")]),
        ("├── src/lamp.go, wire.go", [("src/lamp.go", None), ("src/wire.go", None)]),
        ("├── go.mod / go.sum", [("go.mod", None), ("go.sum", None)]),
        ("├── lamp.go, made thicker", [("lamp.go", None)]),
        ("├── lamp.go a remark", [("lamp.go", None)]),
        ("├── Lamp and Wire.go", [("Lamp and Wire.go", None)]),
        ("├── lamp.go or wire.go", []),
    ],
)
def test_a_line_may_have_several_names(line, names):
    assert tree(line) == names


def test_what_folders_titles_and_remarks_say_is_handed_on():
    lines = "src/        # later\n├── lamp.go\n│   # thicker\n# at last\n└── wire.go"
    plan = a_plan(f"# P\n\n## Project Structure\n\n### Source Code (draft)\n\n```text\n{lines}\n```\n")

    lamp, wire = plan.trees[0].paths[1:]
    assert [word in lamp.around for word in ("Source Code (draft)", "later", "at last")] == [True, True, False]
    assert [word in wire.around for word in ("Source Code (draft)", "at last")] == [True, True]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("shelf.view.ts/.html/.scss   # MODIFY", ["shelf.view.ts", "shelf.view.html", "shelf.view.scss"]),
        ("desk/loan.h/.cpp — MODIFY", ["desk/loan.h", "desk/loan.cpp"]),
        ("oak/ elm/ ash/ # MODIFY", ["oak/", "elm/", "ash/"]),
        ("oak/ elm/ and ash/ # MODIFY", ["oak/", "elm/", "ash/"]),
        ("loan.py/.pyi, book.py # MODIFY", ["loan.py", "loan.pyi", "book.py"]),
        ("conf.d/.local # MODIFY", ["conf.d/.local"]),
        ("Reading Room/ # MODIFY", ["Reading Room/"]),
    ],
)
def test_each_of_several_endings_and_folders_of_a_line_is_a_path(line, names):
    assert tree(f"src/\n└── {line}") == [("src/", None), *((f"src/{name}", "modify") for name in names)]
