"""Defects of five dialects: a piece of a good plan, and what stands there instead."""

from dataclasses import dataclass

CHECK = "## Constitution Check"


@dataclass(frozen=True)
class Defect:
    """One thing that is wrong: `found` starts the line where the one finding of that rule and severity stands."""

    dialect: str
    rule: str
    severity: str
    old: str
    new: str
    found: str

    def __str__(self) -> str:
        return f"{self.dialect}-{self.rule}-{self.severity}"


PREFILLED, BOXES, RESTATED, GROUPS, QUESTIONS = (
    "prefilled-context",
    "checkbox-gates",
    "restated-principles",
    "gate-groups",
    "question-gates",
)
ROWS = """\
| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|-------------------------------------|
"""
DEFECTS = (
    Defect(
        PREFILLED,
        "leftover-placeholder",
        "high",
        "- **I. One",
        "[Gates determined based on constitution file]\n\n- **I. One",
        "[Gates determined",
    ),
    Defect(
        PREFILLED,
        "unaddressed-principle",
        "high",
        "- **II. Honest Clocks**: PASS. The alarm shows the clock of the reading that raised it.\n",
        "",
        CHECK,
    ),
    Defect(
        PREFILLED,
        "unanswered-gate",
        "medium",
        "- [x] Silent gauges are covered by an example: a gauge silent for an hour raises nothing\n\n"
        "**Gate result**: PASS, no violations.",
        "- [ ] Silent gauges are covered by an example",
        "- [ ] Silent",
    ),
    Defect(
        PREFILLED,
        "unknown-principle",
        "medium",
        "\n**Writing",
        "- **VII. Library-First**: PASS. It can be called alone.\n\n**Writing",
        "- **VII.",
    ),
    Defect(PREFILLED, "limit-conflict", "high", "Readings <3ms p99", "Readings <9ms p99", "**Performance Goals**"),
    Defect(
        PREFILLED,
        "leftover-option-label",
        "high",
        "src/\n├── gauges",
        "# [REMOVE IF UNUSED] Option 1: Single project (DEFAULT)\nsrc/\n├── gauges",
        "# [REMOVE",
    ),
    Defect(
        PREFILLED,
        "missing-artifact",
        "medium",
        "├── research.md",
        "├── research.md\n├── data-model.md",
        "├── data-model.md",
    ),
    Defect(PREFILLED, "missing-constitution-check", "high", CHECK, "## Notes", "# Implementation Plan"),
    Defect(
        BOXES,
        "leftover-placeholder",
        "high",
        "delay_errors_test.go\n\n##",
        "[filename]_errors_test.go\n\n##",
        "- [x] **Kind Errors",
    ),
    Defect(
        BOXES,
        "leftover-placeholder",
        "low",
        "None.\n",
        f"{ROWS}| [e.g., a second type] | [need] | [why one type fails] |\n",
        "| [e.g., a second",
    ),
    Defect(BOXES, "leftover-placeholder", "low", "specs/001-good/\n", "specs/[###-feature]/\n", "specs/[###-feature]/"),
    Defect(BOXES, "unanswered-gate", "medium", "- [x] **Nothing Lost", "- [ ] **Nothing Lost", "- [ ] **Nothing Lost"),
    Defect(BOXES, "unanswered-gate", "high", "- [x]", "- [ ]", "- [ ] **Order"),
    Defect(
        BOXES,
        "unjustified-violation",
        "critical",
        "Parcels of one minute leave",
        "VIOLATION - parcels of one minute leave by size, not",
        "- [x] **Order",
    ),
    Defect(BOXES, "missing-field", "medium", "**Storage**: The log file that exists  \n", "", "## Technical Context"),
    Defect(BOXES, "wrong-feature", "medium", "`/specs/001-good/spec.md`", "`/specs/009-other/spec.md`", "**Input**"),
    Defect(BOXES, "wrong-feature", "low", "specs/001-good/\n", "specs/009-other/\n", "specs/009-other/"),
    Defect(BOXES, "broken-spec-link", "medium", "(./spec.md)", "(./specification.md)", "**Branch**"),
    Defect(
        RESTATED,
        "unanswered-gate",
        "high",
        ": PASS. The call back is a line of its own, with the first call's reference.",
        ": Every call leaves a line",
        "- III. Watched",
    ),
    Defect(
        RESTATED,
        "negotiated-non-negotiable",
        "critical",
        "PASS. The number is kept after the caller pressed 1, for a day.",
        "VIOLATION. Numbers are kept before anybody asks.",
        "- II. Asked",
    ),
    Defect(
        RESTATED,
        "unexplained-exemption",
        "low",
        "PASS. The call back is a line of its own, with the first call's reference.",
        "N/A",
        "- III. Watched",
    ),
    Defect(RESTATED, "limit-conflict", "high", "0.2 s p95", "300 ms p95", "**Constraints**"),
    Defect(RESTATED, "stack-conflict", "high", "[Python 3.12]", "Go 1.24", "**Language/Version**"),
    Defect(
        RESTATED,
        "leftover-placeholder",
        "high",
        "**Project Type**: service",
        "**Project Type**: [e.g., service or library]",
        "**Project Type**",
    ),
    Defect(
        RESTATED,
        "leftover-option-label",
        "high",
        "src/\n└── calls",
        "# Option 1: Single project (DEFAULT)\nsrc/\n└── calls",
        "# Option 1",
    ),
    Defect(GROUPS, "unaddressed-principle", "high", "§IV is not applicable: no resource is added.\n", "", CHECK),
    Defect(
        GROUPS,
        "unanswered-gate",
        "medium",
        "- [x] N/A — Database migration scripts (if schema changes): one new collection, nothing changes its shape",
        "- [ ] Database migration scripts (if schema changes)",
        "- [ ] Database",
    ),
    Defect(GROUPS, "unexplained-exemption", "low", ": one new collection, nothing changes its shape", "", "- [x] N/A"),
    Defect(GROUPS, "stale-constitution-version", "medium", "(v2.3.0)", "(v2.2.0)", "Checked against"),
    Defect(
        GROUPS,
        "unjustified-violation",
        "critical",
        "(§III): the last list is shown with its age",
        "(§III): ❌ FAIL - the list needs a connection",
        "- [x] **Field",
    ),
    Defect(
        GROUPS,
        "leftover-optional-section",
        "low",
        "## Risk Assessment",
        "## Retry Plan [OPTIONAL]\n\n| Call | Attempts |\n|------|----------|\n| [call 1] | 3 |\n\n## Risk Assessment",
        "## Retry Plan",
    ),
    Defect(
        GROUPS,
        "leftover-placeholder",
        "high",
        "| Two lists for a row | Low | The row is the key |",
        "| [Risk 1] | Low/Medium/High | [what is done about it] |",
        "| [Risk 1]",
    ),
    Defect(
        GROUPS,
        "missing-section",
        "medium",
        "## Risk Assessment\n\n| Risk | Likelihood | Mitigation |\n|------|------------|------------|\n"
        "| Two lists for a row | Low | The row is the key |\n",
        "",
        "# Implementation Plan",
    ),
    Defect(
        QUESTIONS,
        "unanswered-gate",
        "high",
        "✅ The count by series is one statement.",
        "Are sums and joins made in SQL?",
        "**SQL-First**",
    ),
    Defect(QUESTIONS, "leftover-placeholder", "high", "├── frames/", "├── [domain]/", "├── [domain]/"),
    Defect(
        QUESTIONS,
        "unaddressed-principle",
        "high",
        "**External Services**: ✅ N/A, because nobody else is called.\n",
        "",
        CHECK,
    ),
    Defect(
        QUESTIONS,
        "negotiated-non-negotiable",
        "critical",
        "✅ A new domain `src/frames/` with its own router.",
        "❌ VIOLATION. The routes are added to main.",
        "**Domain Folders**",
    ),
    Defect(
        QUESTIONS,
        "open-clarification",
        "high",
        "PostgreSQL 16",
        "PostgreSQL 16; photographs NEEDS CLARIFICATION: table or bucket",
        "**Storage**",
    ),
    Defect(
        QUESTIONS,
        "contradictory-claim",
        "high",
        "✅ The count by series is one statement.",
        "⚠️ PARTIAL. The count is made in Python until the index is built, see Complexity Tracking.\n\n"
        "**Overall**: ✅ PASS, there are no violations.",
        "**Overall**",
    ),
)
JUSTIFIED = f"{ROWS}| III. SQL-First: count in Python | The index comes later | Without it SQL takes 9 s |\n"
"""What the case of a contradictory claim has in Complexity Tracking."""
