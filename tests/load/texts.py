"""Texts to judge: a plan, a law and a template as large as real ones, and plans as large as they may be."""

from plangate.domain.model.snapshot import Change, ChangeKind, Feature, File, Snapshot

FOLDER = "specs/001-tides"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")
_NAMES = (
    "Small Parts", "Test-First", "Honest Clocks", "Plain Language", "Readings Are Kept", "Nothing Without Measure",
    "Sealed at Rest",
)  # fmt: skip
_FIELDS = (
    ("Language/Version", "Python 3.12", "[e.g., the language with its version]"),
    ("Primary Dependencies", "Starlette 0.38, msgspec 0.18, `uvicorn` as the server", "[e.g., a web framework]"),
    ("Storage", "PostgreSQL 16, one table of readings by gauge and hour", "[if applicable, where data lives or N/A]"),
    ("Testing", "pytest with hypothesis; a recorded tide of **one month** is replayed", "[e.g., a test runner]"),
    ("Target Platform", "Linux server, Debian 12", "[e.g., an operating system]"),
    ("Project Type", "single service", "[single, web or mobile]"),
    ("Performance Goals", "500 readings a second; p95 of an answer below 80 ms", "[domain-specific, with a number]"),
    ("Constraints", "at most 200 MB of memory, works for 6 h without the [almanac](./research.md)", "[e.g., memory]"),
    ("Scale/Scope", "40 gauges, 10 years of readings, 3 screens", "[domain-specific, how many of what]"),
)
_SAID = (
    "The reader of a gauge asks `tides.readings` for one hour at a time, and the hour that is still open is read anew"
    " from the gauge whenever somebody looks, because a closed hour never changes and may be kept as it is.",
    "What arrives late is written with the **time of the gauge**, not with ours; a reading that contradicts an older"
    " one is kept beside it, and the page shows both until a person of the [harbor](./quickstart.md) decides.",
    "An almanac that does not answer within two seconds is left alone for a minute, and the forecast says how old it"
    " is, so that nobody takes yesterday's high water for today's.",
)
_LEAVES = "\n".join(f"├── {name}/      # what lies here" for name in ("models", "services", "pages", "lib", "tests"))
_HINT = "".join(
    f"  {line}\n"
    for line in (
        "what holds for this feature, and keep the names of the fields;",
        "the order is a proposal, and whoever knows better may change it.",
        "What nobody knows yet is marked as such, and is cleared up",
        "in the research that follows; nothing unknown is left after it.",
        "Where a field has no meaning for this feature, N/A stands in it.",
    )
)
_MODULES = ("gauges", "readings", "almanac", "alarms", "forecast", "harbors", "pages", "replay")
_CLAUSES = (
    "A reading MUST be written before it is shown to anybody.",
    "Two readings of one hour MUST both be kept, with who sent them.",
    "The page MUST say how old its oldest number is.",
    "A gauge that is silent for more than 6 hours MUST raise an alarm.",
    "Tests SHOULD replay a recorded month, `tides/month.csv`.",
    "Nobody changes a closed hour by hand.",
    "An answer MUST be there within 200 ms at p95.",
    "Every module has one owner, and its name stands in `OWNERS`.",
    "Numbers MUST carry their unit: **metres**, seconds, hours.",
    "A change of the almanac's format MUST be announced two weeks before.",
    "Secrets MUST NOT stand in logs.",
    "What is measured by two gauges SHOULD be compared each night.",
)


def a_law() -> str:
    """A constitution of the usual size: seven principles, clauses beside them, about 8 kB."""
    principles = "\n".join(
        f"### {numeral}. {name}{' (NON-NEGOTIABLE)' if numeral == 'II' else ''}\n\n"
        + f"Part {number} of the harbor's law, and what follows from it for every gauge:\n\n"
        + "\n".join(f"- {clause}" for clause in _CLAUSES)
        + "\n\n**Rationale**: whoever sails by our tables\ntrusts them with a ship.\n"
        for number, (numeral, name) in enumerate(zip(_ROMAN, _NAMES, strict=True), 1)
    )
    rules = "\n".join(f"- {clause}" for clause in _CLAUSES)
    return (
        f"# Harbor Constitution\n\n## Core Principles\n\n{principles}\n## Additional Constraints\n\n{rules}\n\n"
        f"## Development Workflow\n\n{rules}\n\n## Governance\n\n{_SAID[0]}\n\n"
        "**Version**: 1.4.0 | **Ratified**: 2025-02-03 | **Last Amended**: 2026-01-09\n"
    )


def a_template() -> str:
    """The plan template that the plan below was made from, with comments and trees as such templates have them."""
    fields = "\n".join(f"**{name}**: {token}  " for name, _, token in _FIELDS)
    options = "\n".join(f"{layer}/\n{_LEAVES}" for layer in ("src", "backend", "frontend", "api", "mobile"))
    return (
        "# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]` | **Date**: [DATE] | **Spec**: [link]\n\n"
        "**Input**: Feature specification from `/specs/[###-feature-name]/spec.md`\n\n"
        "## Summary\n\n[Extract from feature spec: what is built and how]\n\n## Technical Context\n\n"
        f"<!--\n  ACTION REQUIRED: Say below\n{_HINT}-->\n\n{fields}\n\n## Constitution Check\n\n"
        "*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*\n\n"
        "[Gates determined based on constitution file]\n\n## Project Structure\n\n### Documentation (this feature)\n\n"
        "```text\nspecs/[###-feature]/\n├── plan.md              # This file\n├── research.md          # Decisions\n"
        "├── data-model.md        # Entities\n├── quickstart.md        # How to try it\n"
        "└── tasks.md             # Steps\n"
        f"```\n\n### Source Code (repository root)\n\n<!--\n  ACTION REQUIRED: Say below\n{_HINT}-->\n\n"
        f"```text\n{options}\n```\n\n**Structure Decision**: [Document the selected structure]\n\n"
        "## Complexity Tracking\n\n> **Fill ONLY if Constitution Check has violations that must be justified**\n\n"
        "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
        "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |\n"
        "| [e.g., a cache] | [specific problem] | [why direct access is insufficient] |\n"
    )


def a_plan(size: int = 8_000) -> str:
    """A filled plan of about that many characters (at least 6,000): what a larger one has more are gates and prose."""
    more = max(size - len(_plan(0, "")), 0)
    # Real plans grow mostly by sections of their own; here, one character in five is a gate's.
    return _plan(more // 5 // 150, _prose(more - more // 5))


def _plan(gates: int, prose: str) -> str:
    fields = "\n".join(f"**{name}**: {value}  " for name, value, _ in _FIELDS)
    rows = "\n".join(
        f"| {numeral}. {name} | ✅ PASS | {_SAID[n % 3][:180]} |"
        for n, (numeral, name) in enumerate(zip(_ROMAN, _NAMES, strict=True))
    )
    more = "".join(f"- **Measure {n}**: PASS. The gauge {n} is read; {_SAID[n % 3][:100]}\n" for n in range(gates))
    paths = "\n".join(f"│   ├── {name}.py    # NEW: what it says" for name in _MODULES)
    return (
        "# Implementation Plan: Tides\n\n**Branch**: `001-tides` | **Date**: 2026-03-04 | **Spec**: [spec](./spec.md)"
        "\n\n"
        "**Input**: Feature specification from `/specs/001-tides/spec.md`\n\n"
        f"## Summary\n\n{_SAID[0]}\n\n{_SAID[1]}\n\n## Technical Context\n\n{fields}\n\n## Constitution Check\n\n"
        "*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*\n\n"
        f"| Principle | Status | Notes |\n|-----------|--------|-------|\n{rows}\n\n{more}\n"
        "**Gate result**: PASS, no violations.\n\n## Project Structure\n\n### Documentation (this feature)\n\n"
        f"```text\n{FOLDER}/\n├── plan.md\n├── research.md\n└── tasks.md\n```\n\n### Source Code (repository root)\n\n"
        f"```text\nsrc/\n├── tides/\n{paths}\n│   └── hours.py   # NEW: an hour of readings\n└── pages/\n```\n\n"
        f"**Structure Decision**: one service, because one team keeps it. {_SAID[2]}\n\n{prose}"
        "## Complexity Tracking\n\nNo violations, nothing to track.\n"
    )


def _prose(size: int) -> str:
    """Sections of a plan's own, of about that many characters."""
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        n = len(parts)
        steps = "\n".join(f"{step}. {_SAID[(n + step) % 3][:140]}" for step in range(1, 4))
        parts.append(
            f"## Step {n}\n\n{_SAID[n % 3]}\n\n{steps}\n\n"
            f"| Risk | Likelihood |\n|------|-----------|\n| `gauge {n}` is silent | low |\n\n"
        )
    return "".join(parts)


def a_review_of(plan: str, law_text: str | None = None, template: str | None = None) -> Snapshot:
    """A pull request that adds the plan to a repository with law and template, the usual ones where none is given."""
    path = f"{FOLDER}/plan.md"
    law = (
        (".specify/memory/constitution.md", law_text or a_law()),
        (".specify/templates/plan-template.md", template or a_template()),
    )
    beside = tuple(File(f"{FOLDER}/{name}", f"sha-{name}", text) for name, text in _BESIDE)
    return Snapshot(
        repository="acme/harbor",
        head_sha="a" * 40,
        base_sha="b" * 40,
        number=1,
        changes=(Change(path, ChangeKind.ADDED),),
        law=tuple(File(name, f"sha-{name}", text) for name, text in law),
        features=(Feature(FOLDER, File(path, "sha-plan", plan), files=beside),),
    )


_BESIDE = (("spec.md", "# Feature Specification: Tides\n\n## Requirements\n"), ("research.md", "# Research\n"))
