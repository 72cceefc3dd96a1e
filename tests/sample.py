"""A small spec-kit repository and a feature with a good and a bad plan, as files by path."""

from pathlib import Path

FOLDER = Path(__file__).parent / "demo" / "sample"
FEATURE = "specs/007-delivery-window"
PLAN = f"{FEATURE}/plan.md"
CONSTITUTION = ".specify/memory/constitution.md"
SECOND_STORY = """### User Story 2 - Hear of delays (Priority: P2)

A recipient gets a mail when today's window moves by more than an hour.

**Independent Test**: With a moved estimate, one mail is sent.

**Acceptance Scenarios**:

1. **Given** a shown window, **When** the estimate moves by two hours, **Then** a mail says so.
"""


def base() -> dict[str, str]:
    """The repository before any feature: constitution, plan template, some code."""
    return _files("base")


def good_feature(folder: str = FEATURE) -> dict[str, str]:
    """A feature whose plan complies."""
    return _feature("corrected", folder)


def bad_feature(folder: str = FEATURE) -> dict[str, str]:
    """The same feature with defects in its plan: a template token, an open question, an unjustified violation, …"""
    return _feature("defective", folder)


def grown_spec() -> str:
    """The feature's specification with a second story."""
    text = _files("feature")["spec.md"]
    assert text.count("\n## Requirements\n") == 1
    return text.replace("\n## Requirements\n", f"\n{SECOND_STORY}\n## Requirements\n")


def good_plan() -> str:
    """A plan that complies."""
    return _files("corrected")["plan.md"]


def bad_plan() -> str:
    """A plan with defects."""
    return _files("defective")["plan.md"]


def _feature(state: str, folder: str) -> dict[str, str]:
    files = {**_files("feature"), **_files(state)}
    name = folder.rsplit("/", 1)[-1]
    return {f"{folder}/{path}": text.replace("007-delivery-window", name) for path, text in files.items()}


def _files(name: str) -> dict[str, str]:
    folder = FOLDER / name
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def stricter_law() -> str:
    """The constitution with a demand more in one of its principles, which the good plan does not meet."""
    return base()[CONSTITUTION].replace("Every carrier is", "All code MUST be written in Rust. Every carrier is")
