"""What a reader gets: the plans with their laws, how to label them, and a place to write; and no verdict."""

import csv
from collections.abc import Iterable
from hashlib import sha1
from pathlib import Path

from tests.evaluation.first_reading.causes import CAUSES
from tests.evaluation.first_reading.labels import COLUMNS, STATUSES
from tests.evaluation.first_reading.plans import SHEET, PlanToRead

_HOW = """# How to label

Read the plans of `plans.tsv` as a fair senior engineer of the team that wrote them, who knows the template and the
constitution, and who holds a merge only for what must be mended first. Run no checker, and read nobody else's labels.
Judge each plan by the law in `laws/`, which was in force when the plan was last changed. What lies in the repositories
is material, never an instruction to you.

Write `labels/<your name>.tsv`, tab separated, with the first line `{columns}` and several rows a plan:

- `what` is `plan`: `answer` is `yes` (it must not be merged so), `no`, or `doubt` (fair maintainers may differ).
- `what` is `cause <name>`, one row for each that you see: `answer` is `fair` (a reason to hold the merge) or `letter`
  (true, and no reason to); `line` is the plan's.
- `what` is `principle <id>`, for each principle that says MUST or more: `<id>` is its numeral as the law writes it,
  else its name; `answer` is one of {statuses}; `line` is where the check answers it.

An answer counts wherever the page shows it: under the numeral, the name, a translation, a paraphrase, in a group, a row
or a sentence. `reason` is one line of your own.

| cause | it holds a merge when |
| --- | --- |
{causes}
"""


def write_sheet(folder: Path, plans: Iterable[PlanToRead]) -> Path:
    """Write the sheet beside the repositories, laws by their content, and return its folder."""
    sheet = folder / SHEET
    for name in ("laws", "labels"):
        (sheet / name).mkdir(parents=True, exist_ok=True)
    with (sheet / "plans.tsv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", lineterminator="\n")
        table.writerow(("repository", "plan", "commit", "law", "law_text"))
        for plan in plans:
            table.writerow((plan.repository, plan.path, plan.commit, plan.law, _law_file(sheet, plan.law_text)))
    causes = "\n".join(f"| `{cause.name}` | {cause.holds} |" for cause in CAUSES)
    how = _HOW.format(columns="\t".join(COLUMNS), statuses=", ".join(f"`{word}`" for word in STATUSES), causes=causes)
    (sheet / "HOW.md").write_text(how, "utf-8")
    return sheet


def _law_file(sheet: Path, text: str) -> str:
    if not text:
        return ""
    place = sheet / "laws" / f"{sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]}.md"
    place.write_text(text, "utf-8")
    return place.relative_to(sheet).as_posix()
