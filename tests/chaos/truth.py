"""Laws and plans whose verdict is known because they are made so, and what was true of each head at each moment."""

from dataclasses import dataclass, field

from tests.builders import CONSTITUTION_TEXT, PLAN_TEXT, RESEARCH_TEXT, SPEC_TEXT

PRINCIPLE = "### I. Small Parts\n\nEvery capability MUST live in a module that can be tested alone.\n\n"
ANSWER = "| I. Small Parts | PASS | The index is a module with its own tests |\n"
RULE = "unaddressed-principle"
"""What is found in a plan without the answer, while the law has the principle."""

SUCCESS, FAILURE = "success", "failure"


def law(whole: bool, edition: int) -> str:
    """The constitution, with or without the principle that some plans leave out; each edition is another text."""
    text = CONSTITUTION_TEXT if whole else CONSTITUTION_TEXT.replace(PRINCIPLE, "")
    return text.replace("1.2.0", f"{edition + 1}.0.0")


def feature(number: int, edition: int, *, complete: bool) -> dict[str, str]:
    """The files of a feature whose plan answers all principles, or leaves out one; each edition is another text."""
    name = f"{number:03}-search"
    plan = PLAN_TEXT.replace("by title.", f"by title, edition {edition}.")
    texts = {
        "plan.md": plan if complete else plan.replace(ANSWER, ""),
        "spec.md": SPEC_TEXT,
        "research.md": RESEARCH_TEXT,
    }
    return {f"specs/{name}/{path}": text.replace("001-search", name) for path, text in texts.items()}


@dataclass(slots=True)
class Head:
    """A commit that a pull request stood at: whether its plan is complete, waived, and what was true of it since when.

    `truths` are times in monotonic seconds with the verdict that is right from then on; `until` is when the pull
    request got another head or was closed, None while it stands.
    """

    number: int
    sha: str
    complete: bool
    truths: list[tuple[float, str]] = field(default_factory=list)
    waived: bool = False
    until: float | None = None

    def judge(self, whole_law: bool, now: float) -> None:
        """Note what is right from now on."""
        verdict = SUCCESS if self.complete or self.waived or not whole_law else FAILURE
        if not self.truths or self.truths[-1][1] != verdict:
            self.truths.append((now, verdict))

    @property
    def truth(self) -> str:
        """What is right now."""
        return self.truths[-1][1]

    def truth_at(self, moment: float) -> str:
        """What was right at a moment."""
        return next((verdict for since, verdict in reversed(self.truths) if since <= moment), self.truths[0][1])
