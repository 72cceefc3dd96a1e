"""Where a repository keeps what Plangate reads, unless its policy says otherwise."""

POLICY_PATH = ".github/plangate.yml"
"""Where a repository keeps its policy, on the base branch."""

DEFAULT_PLANS = (
    "**/specs/**/plan.md",
    *(f"!**/.specify/{folder}/**" for folder in ("extensions", "presets", "templates")),
    *(f"!**/specs/*/**/{folder}/**" for folder in ("evidence", "examples", "fixtures", "testdata")),
)
"""Globs of plans: one that lies directly in a specs root has no feature and is none, and neither is the material of an
extension, or of a feature."""

DEFAULT_CONSTITUTIONS = (".specify/memory/constitution.md", "memory/constitution.md")
"""Paths of constitutions, relative to the folder that they are looked for in; the second is from before `.specify`."""

USUAL_CONSTITUTIONS = (
    ".specify/constitution.md",
    "specs/constitution.md",
    "docs/constitution.md",
    "CONSTITUTION.md",
    "constitution.md",
)
"""Paths, from the repository's root, at which others keep one without saying so in a policy."""
