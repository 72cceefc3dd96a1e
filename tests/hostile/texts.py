"""Hostile texts: shapes that make careless parsers slow, or fall."""

from hypothesis import strategies as st

PIECES = (
    "#", "## ", "### I. ", "Constitution Check", "Technical Context", "Complexity Tracking", "Project Structure",
    "- ", "1. ",
    "- [ ] ", "- [x] ", "[N/A]", "[", "]", "(", ")", "**", "*", "_", "`", "```", "```text", "~~~", "|", "| a ",
    "|---|", "---",
    "===", "> ", "<!--", "-->", "<pre>", "</pre>", "<br>", "\\", ":", "：", "—", "PASS", "✅", "⚠️", "❌", "N/A",
    "violation",
    "Principle II", "§IX–§XI", "├── ", "│   ", "a.py", "# NEW", "MODIFY", "[FEATURE]", "[e.g., x]", "key: value",
    "違反なし",
    "\n", "\n\n", "\r\n", "\r", "\t", "    ", "\u2028", "\x0b", "\x00", "\ufeff", "\ufe0f", "字", "é", "𝕏", " ",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=120).map("".join))
"""Any text, and texts made of what Markdown and plans are made of."""

SHAPES = {
    "nested quotes": lambda n: "> " * (n // 2),
    "nested bullets": lambda n: "- " * (n // 2),
    "deepening bullets": lambda n: "".join("  " * (i % 90) + "- a\n" for i in range(n // 94)),
    "wide table": lambda n: "|a" * 2000 + "|\n" + "|-" * 2000 + "|\n" + ("|a" * 2000 + "|\n") * (n // 4001),
    "long table": lambda n: "| Principle | Status |\n|---|---|\n" + "| I. A | ✅ PASS |\n" * (n // 18),
    "open images": lambda n: "![[" * (n // 3),
    "open links": lambda n: "[a](" * (n // 4),
    "open comments": lambda n: "<!--\n" * (n // 5),
    "open comments on a line": lambda n: "<!-- " * (n // 5),
    "open tags": lambda n: "<br " * (n // 4),
    "open preformatted": lambda n: "<pre>\n" * (n // 6),
    "lazy quotes": lambda n: "> " * 80 + "a\n" + "b\n" * (n // 2 - 81),
    "quoted bullets": lambda n: "> - a\n" * (n // 6),
    "numbered": lambda n: "1. a\n" * (n // 5),
    "small rows": lambda n: "|a|b|\n|-|-|\n" + "| 1. A | ✅ |\n" * (n // 15),
    "links": lambda n: "[a](b) " * (n // 7),
    "nested links": lambda n: "[" * (n // 5) + "](b)" * (n // 5),
    "code spans": lambda n: "`a` " * (n // 4),
    "header": lambda n: "**Branch**: `a` | " * (n // 17),
    "long heading": lambda n: "## " + "Constitution " * (n // 13),
    "citations": lambda n: "All principles pass: " + "§I–§IX, " * (n // 10),
    "tags of a tree": lambda n: "```text\n├── a.py  # " + "not new " * (n // 8) + "\n```\n",
    "marks of work": lambda n: "TODO\n\n" * (n // 6),
    "bold colons": lambda n: "**a:** b\n" * (n // 9),
    "backticks": lambda n: "".join("`" * (i % 300) + " " for i in range(n // 150)),
    "stars": lambda n: "a*" * (n // 2),
    "bold names": lambda n: "**a" * (n // 3),
    "bold keys": lambda n: "**Storage**: " * (n // 13),
    "bold lines": lambda n: "**A**:\n\n" * (n // 8),
    "boxes": lambda n: "- [ ] a\n" * (n // 8),
    "nested boxes": lambda n: "- a\n" + "  - [ ] b\n" * (n // 10),
    "headings": lambda n: "### I. A\n" * (n // 9),
    "gates": lambda n: "- **I. A**: ⚠️ no violation of it, not met, deferred\n" * (n // 54),
    "marks": lambda n: "- " + "✅⚠️" * (n // 3),
    "dashes": lambda n: "- " + " - " * (n // 3),
    "colons": lambda n: "- " + "a: " * (n // 3),
    "claims": lambda n: "all " * (n // 4),
    "noes": lambda n: "no " * (n // 3),
    "sentences": lambda n: "A. " * (n // 3),
    "tree": lambda n: "```text\nsrc/\n" + "├── a/\n" * (n // 7) + "```\n",
    "deep tree": lambda n: "```text\n" + "".join(" " * (i % 500) + "a/\n" for i in range(n // 250)) + "```\n",
    "one-line tree": lambda n: "```text\n├── " + "│ " * (n // 2) + "\n```\n",
    "placeholders": lambda n: "[e.g., " * (n // 7),
    "brackets": lambda n: "[" * n,
    "underlines": lambda n: "a\n=" * (n // 3),
    "pipes": lambda n: "a|b\n-|\n" * (n // 7),
    "carriage returns": lambda n: "### I. A\r- [ ] a\r\r" * (n // 18),
    "items in one another on a line": lambda n: "- " * 90 + "[e.g., a] " * (n // 10),
    "placeholders beside code": lambda n: "`a` [e.g., a] " * (n // 14),
    "spaces": lambda n: " " * n + "x",
    "no end": lambda n: "a" * n,
}
"""Texts of about n characters, by the name of their shape."""

IN_A_PLAN = "# P\n\n## Technical Context\n\n{0}\n\n## Constitution Check\n\n{0}\n\n## Complexity Tracking\n\n{0}\n"
"""A plan that holds a text in each section whose content is read."""

IN_A_LAW = "# Law\n\n## Core Principles\n\n{0}\n\n### I. A\n\n{0}\n\n## Known Deviations\n\n{0}\n"
IN_A_SPEC = "# Spec\n\n### User Story 1 - A (Priority: P1)\n\n{0}\n\n### Key Entities\n\n{0}\n\n- **FR-001**: {0}\n"
IN_A_MODEL = "## Entities\n\n### Entity: A\n\n{0}\n\n**Fields**:\n\n{0}\n\n## Relationships\n\n{0}\n\n```ts\n{0}\n```\n"
IN_RESEARCH = "# R\n\n## 1. A\n\n**Decision**: {0}\n\n{0}\n\n## Decisions\n\n{0}\n\n## Open Questions\n\n{0}\n"
"""Documents that hold a text at each place that is read."""

MANIFESTS = (
    ("pyproject.toml", "a." * 30_000 + "a = 1"),
    ("pyproject.toml", ("a." * 59 + "b{} = 1\n") * 500),
    ("pyproject.toml", "a = " + "[" * 60_000),
    ("package.json", "[" * 200_000),
    ("pom.xml", "<dependency><!--" * 16_000),
    ("build.gradle", "implementation" + " " * 200_000),
    ("Gemfile", "gem" + " " * 200_000),
    ("go.mod", "a/" * 100_000),
    ("x.csproj", "<PackageReference " + " " * 200_000),
)
"""Names and texts of manifests that make careless patterns slow."""
