"""Work that research decided on: the decisions that ask for something to be set up."""

from plangate.domain.documents.layout import RESEARCH, inside
from plangate.domain.documents.research.model import Decision
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import TaskKind, TaskSource, Unmapped
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line


def decision_drafts(design: Design) -> tuple[TaskDraft, ...]:
    """A task of set-up for each decision that names a dependency of the plan, or a file of configuration."""
    return tuple(_draft(design, one) for one in design.decisions if _sets_up(design, one))


def decisions_to_follow(design: Design) -> tuple[Unmapped, ...]:
    """The decisions that are no work of their own."""
    return tuple(
        Unmapped(_source(design, one), "It is a decision to follow, and asks for no set-up of its own.")
        for one in design.decisions
        if not _sets_up(design, one)
    )


def _sets_up(design: Design, decision: Decision) -> bool:
    dependencies = {
        name for part in design.field("Primary Dependencies").replace(";", ",").split(",") for name in _name(part)
    }
    tools = {tool.casefold() for tool in decision.tools}
    return any("." in tool.strip(".") and _is_configuration(tool) for tool in tools) or bool(tools & dependencies)


def _name(part: str) -> frozenset[str]:
    """The first word of a dependency's description, which is its name."""
    words = part.split()
    return frozenset({words[0].casefold().strip("`*()")}) if words else frozenset()


def _is_configuration(tool: str) -> bool:
    return tool.endswith(
        (".toml", ".yml", ".yaml", ".ini", ".cfg", ".conf", ".config", ".json", ".properties", ".gradle")
    )


def _source(design: Design, decision: Decision) -> TaskSource:
    path = inside(design.folder, RESEARCH)
    return TaskSource(TaskKind.DECISION, one_line(decision.title, 80), path, decision.span.line)


def _draft(design: Design, decision: Decision) -> TaskDraft:
    return TaskDraft(
        phase=TaskPhase.SETUP,
        stage=Stage.SERVICES,
        text=f"Set up what research decided: {one_line(decision.chosen)}".rstrip("."),
        cites=(f"research: {one_line(decision.title, 80)}".replace(";", ","),),
        sources=(_source(design, decision),),
    )
