"""Which path is what in a repository of spec-kit's: plan, companion, law, policy; told from paths alone.

The one place that knows. What a policy may set, globs and places, is given by who asks. The receiver asks too, so that
nothing is imported here that takes time or memory to load.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from plangate.domain.model.default_paths import DEFAULT_CONSTITUTIONS, USUAL_CONSTITUTIONS
from plangate.domain.model.default_paths import POLICY_PATH as POLICY_PATH
from plangate.domain.model.snapshot import File
from plangate.domain.text.globs import Globs, lies_at

PLAN = "plan.md"
SPEC = "spec.md"
TASKS = "tasks.md"
RESEARCH = "research.md"
DATA_MODEL = "data-model.md"
QUICKSTART = "quickstart.md"

CONTRACTS = "contracts/"
"""The folder beside a plan that holds its contracts."""

COMPANIONS = (SPEC, RESEARCH, DATA_MODEL, TASKS, QUICKSTART)
"""Files beside a plan that rules read; the contracts are others."""

WATCHED_COMPANIONS = (SPEC, TASKS)
"""Those that are looked at when they change and the plan does not."""

SPECIFY = ".specify"
"""The folder that spec-kit keeps its own files in."""

OLD_CONSTITUTION = DEFAULT_CONSTITUTIONS[-1]
"""Where the constitution lay before `.specify`."""

PLAN_TEMPLATE = "plan-template"
TASKS_TEMPLATE = "tasks-template"

OLD_PLAN_TEMPLATE = f"templates/{PLAN_TEMPLATE}.md"
"""Where the template lay before `.specify`."""

OWNER_HOME = ".github"
"""The name of the repository that holds what is meant for all repositories of its owner."""

LAW_FOLDERS = ("memory", "templates", "presets", "extensions")
"""Folders of `.specify` that say something about plans."""

TEMPLATE_FOLDERS = (*(f"{SPECIFY}/{name}" for name in LAW_FOLDERS[1:]), "templates")
"""Folders of a project that a plan's template may come from."""

LINKED_FOLDERS = (SPECIFY, *(f"{SPECIFY}/{name}" for name in LAW_FOLDERS))
"""Folders that repositories link to elsewhere."""

LAW_ENDINGS = (".md", ".yml", ".yaml", ".json", ".registry")

_PROVIDERS = ("presets", "extensions")
"""Folders of `.specify` that hold a folder for each of what they are named after."""

_LAW_FOLDER = re.compile(
    rf"(?:^|/){re.escape(SPECIFY)}(?:/(?:{'|'.join(LAW_FOLDERS)}|(?:{'|'.join(_PROVIDERS)})/[a-z0-9-]+))?$"
)
_SILENT_FOLDERS = ("/commands/", "/scripts/", "/workflows/")
"""Folders of presets and extensions that say nothing about plans."""

_STANDARD_NAMES = frozenset(
    path.rpartition("/")[2] for path in (*DEFAULT_CONSTITUTIONS, *USUAL_CONSTITUTIONS, OLD_PLAN_TEMPLATE, POLICY_PATH)
)
_POLICY_STEM = POLICY_PATH.rpartition("/")[2].rpartition(".")[0]
_WILD = frozenset("*?!")


def folder_of(path: str) -> str:
    """The folder that something lies in; the repository's root is the empty one."""
    return path.rpartition("/")[0]


def name_of(path: str) -> str:
    """The last part of a path."""
    return path.rpartition("/")[2]


def inside(folder: str, path: str) -> str:
    """The path, from the repository's root, of what has this path in a folder."""
    return f"{folder}/{path}" if folder else path


def folders_above(path: str) -> Iterator[str]:
    """The folders that a file lies in, the nearest first, the repository's root (empty) last."""
    while path:
        path = folder_of(path)
        yield path


def projects(folders: Iterable[str]) -> tuple[str, ...]:
    """Every folder that may hold law for features in these folders: their own and all above, sorted."""
    return tuple(sorted({place for folder in folders for place in (folder, *folders_above(folder))}))


def siblings_after_merge(
    folder: str, head: Collection[str], merge_base: Collection[str], base: Collection[str]
) -> tuple[str, ...]:
    """The names of the folders that a merge would leave beside a feature's: the head's, and what the base got since."""
    names = {*head, *(set(base) - set(merge_base))}
    return tuple(sorted(names - {name_of(folder)}))


def name_in(folder: str, path: str) -> str:
    """The path of a feature's file relative to the feature's folder."""
    return path.removeprefix(inside(folder, ""))


def is_contract(folder: str, path: str) -> bool:
    """Whether a file is a contract of the feature in that folder."""
    return path.startswith(inside(folder, CONTRACTS))


def is_companion(folder: str, path: str) -> bool:
    """Whether rules read a file of the feature in that folder, beside its plan."""
    return name_in(folder, path) in COMPANIONS or is_contract(folder, path)


def plan_beside(path: str, plans: Globs) -> str | None:
    """Where the plan lies, if there is one, of the feature whose spec.md or tasks.md a path is; else None."""
    if name_of(path) not in WATCHED_COMPANIONS or plans.match(path):
        return None
    return next(plans_in(folder_of(path), plans), None)


def plans_in(folder: str, plans: Globs) -> Iterator[str]:
    """Where the plan of a feature in that folder may lie.

    Globs of plans that have no name of their own, such as `docs/*.md`, do not tell.
    """
    names = (name_of(pattern) for pattern in plans.patterns if not pattern.startswith("!"))
    found = (inside(folder, name) for name in names if name and not _WILD & set(name))
    return filter(plans.match, found)


def is_misnamed_policy(path: str) -> bool:
    """Whether a file is called nearly as the policy, at the root or in `.github`, so that nobody reads it.

    Case, dots, hyphens and underscores do not tell names apart, nor does how the ending is written.
    """
    stem, _, ending = name_of(path).casefold().rpartition(".")
    is_near = _letters(stem) == _letters(_POLICY_STEM) and ending in ("yml", "yaml")
    return path != POLICY_PATH and is_near and folder_of(path).casefold() in ("", folder_of(POLICY_PATH))


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name))


def is_in_specify(path: str) -> bool:
    """Whether a file lies in a `.specify` folder, at whatever depth."""
    return SPECIFY in path.split("/")[:-1]


def is_law(path: str, constitutions: Iterable[str]) -> bool:
    """Whether a file is policy, a constitution at one of these places, or lies in a `.specify` folder."""
    return path == POLICY_PATH or is_in_specify(path) or lies_at(path, constitutions)


def is_law_text(path: str, constitutions: Iterable[str]) -> bool:
    """Whether a file of a `.specify` folder is one that a review reads."""
    if lies_at(path, constitutions):
        return True
    own = f"/{path}".rpartition(f"/{SPECIFY}/")[2]
    folder, slash, _ = own.partition("/")
    is_kept = folder in LAW_FOLDERS if slash else path.endswith(".json")
    # A preset's manifest may name any file as its template.
    is_text = folder == "presets" or path.endswith(LAW_ENDINGS)
    return is_kept and is_text and not any(silent in f"/{own}" for silent in _SILENT_FOLDERS)


def is_law_folder(path: str) -> bool:
    """Whether a path is that of a `.specify` folder, of a folder in one that holds law, or of a preset or extension."""
    return _LAW_FOLDER.search(path) is not None


def is_standard_path(path: str) -> bool:
    """Whether law may lie there whatever a policy says: in `.specify`, a constitution, a template, a policy."""
    return is_in_specify(path) or name_of(path) in _STANDARD_NAMES


def is_owner_home(repository: str) -> bool:
    """Whether a repository, as `owner/name`, is the one that holds the owner's policy."""
    return name_of(repository).casefold() == OWNER_HOME


def target_of(link: File) -> str | None:
    """The path that a symbolic link leads to; None where it leads out, or its text is unknown, and for no link."""
    if not link.symlink or not link.text or link.text.startswith("/"):
        return None
    parts = _parts(folder_of(link.path))
    for part in _parts(link.text):
        if part == ".." and not parts:
            return None
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")]
