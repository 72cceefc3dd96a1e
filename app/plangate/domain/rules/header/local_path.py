"""The plan names a path of somebody's machine."""

import re
from collections.abc import Iterator
from itertools import chain

from plangate.domain.analysis.case import Case
from plangate.domain.model.findings import Severity
from plangate.domain.rules.rule import Example, Remark, rule
from plangate.domain.text.markdown import Fence, Span
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import word_set

_LOCAL = re.compile(
    r"file:///\S|(?<![\w/.])/(?:Users|home)/[\w.-]+/[\w.-]+|(?<![\w/\\])[A-Za-z]:\\(?:Users|[\w.-]+\\)[\w.-]*"
)
_HINTS = ("file:", "/home/", "users/", "users\\", ":\\")
"""Of which one stands in every line with such a path, lower case: few plans have one."""
_TARGET = re.compile(r"\]\(([^()\s]{1,500})\)")
_CONTAINER = re.compile(r"/home/(?:node|app|user|runner|vscode|nonroot|ubuntu)\b|/Users/Shared\b")

_FILE_SCHEME = re.compile(r"file:///(?=[A-Za-z]:)|file://(?:localhost)?(?=/)", re.IGNORECASE)
# Two folders below the home, or a file: `/home/feed/latest` is as likely a page of the product.
_UNIX = re.compile(
    r"(?<![\w/.@~}>)$*:\\-])/(?:home|Users)/(?P<name>[A-Za-z][\w.-]*)(?:(?:/[\w.@+-]+){2,}|/[\w@+-]+\.[A-Za-z]\w{0,7}\b)"
)
_WINDOWS = re.compile(
    r"(?<![\w/\\])[A-Z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)(?P<name>[A-Z][\w.-]*)(?:\\{1,2}|/)[\w.@+-]", re.IGNORECASE
)
_FILE_ON_DRIVE = re.compile(r"file:///[A-Z]:[\\/](?!Users|Windows|Program|path|temp|tmp)[\w.-]+[\\/]\w", re.IGNORECASE)
_NOBODY = word_set(
    """
    node app apps runner vscode nonroot ubuntu admin administrator deploy deployer git www-data jovyan coder gitpod
    codespace codespaces circleci site sandbox docker pi linuxbrew postgres service server container oracle jenkins
    vagrant dev developer nginx python root default builder build agent debian centos fedora opc work worker workspace
    static data nobody guest public shared everyone web www http apache mysql redis rails django laravel forge ops
    operator bot ci gitlab gitlab-runner github actions-runner containeradministrator runneradmin
    test tester tests demo example sample temp tmp project projects repo code src source path
    alice bob carol dave eve charlie john jane doe johndoe john.doe jdoe janedoe jsmith foo bar baz me you name
    someone somebody xxx abc self current id
    components pages page views screens features modules widgets hooks lib libs assets api config index dashboard feed
    settings profile main content common core layout detail list home search
    """
)
"""Homes of containers and servers, people of examples, and what else follows `/home/` or `/Users/`, in lower case."""

_TOLD_OTHERWISE = Vocabulary(
    "e.g., eg., example, examples, such as, for instance, route, routes, endpoint, endpoints, uri, uris, url, urls,"
    " container, containers, docker*, image, images, volume, volumes, mount*, pod, pods, vps, vm, ssh, scp, rsync,"
    " systemd, production, on the server, on a server, on the host, on a host"
)
_METHODS = Vocabulary("GET, POST, PUT, PATCH, DELETE", cased=True)
_OF_AN_ADDRESS = ("://", "?", "{", "<")
_CHARACTERS_BEFORE, _CHARACTERS_BEHIND = 60, 40
"""Characters around a path that say what it is."""


@rule(
    "local-path",
    severity=Severity.LOW,
    bad=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: [spec.md](/Users/ada/git/library/specs/001-search/spec.md) ◀
            """
        ),
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            ## Summary

            The index follows `/home/ada/git/library/docs/index.md`. ◀
            """
        ),
    ),
    good=(
        Example(
            plan="""
            # Implementation Plan: Search the catalogue

            **Spec**: [spec.md](./spec.md)

            The image runs as `/home/node/app`, and `/home/<name>/.library/index.db` is read when it starts.

            ```sh
            cp /home/ada/git/library/index.db .
            ```
            """
        ),
    ),
)
def local_path(case: Case) -> Iterator[Remark]:
    """The plan names an absolute path of the author's machine.

    It leads nowhere for everybody else, and tells who works where. Header and link targets are held to it whatever the
    path; elsewhere, in words and in quoted code, paths below a person's home are found. A container's or a server's
    home, a placeholder, an example and an address are no mistake, and fenced code and trees are not read.

    Write the path relative to the project.

    Source: `templates/commands/plan.md`: "use project-relative paths for references in documentation".
    """
    if not _is_hinted(case.plan.document.text):
        return
    lines = _local_lines(case)
    if lines:
        more = len(lines) - 1
        also = f" (and on {more} further line{'s' if more > 1 else ''})" if more else ""
        message = f"This path exists on one machine only{also}. Write it relative to the repository."
        yield Remark(Span(lines[0], lines[0]), message)


def _local_lines(case: Case) -> list[int]:
    """The lines that name a path of somebody's machine."""
    header = frozenset(_header(case))
    told = ((number, text) for number, text in _read(case) if _is_hinted(text))
    return [number for number, text in told if _is_local(text, is_header=number in header)]


def _is_hinted(text: str) -> bool:
    lowered = text.lower()
    return any(hint in lowered for hint in _HINTS)


def _read(case: Case) -> Iterator[tuple[int, str]]:
    """The lines of the plan with their numbers, without those of fences."""
    document = case.plan.document
    hidden = set(chain.from_iterable(fence.span.lines for fence in document.blocks_of(Fence)))
    return ((number, text) for number, text in enumerate(document.lines, 1) if number not in hidden)


def _header(case: Case) -> Iterator[int]:
    """The lines of the header's fields, and of what is written like one above the first section."""
    first = case.plan.sections[0].heading.line if case.plan.sections else len(case.plan.document.lines) + 1
    yield from (field.span.line for field in case.plan.header)
    yield from (number for number in range(1, first) if case.plan.document.line(number).startswith("**"))


def _is_local(text: str, *, is_header: bool) -> bool:
    """Whether a line names a path of somebody's machine; the header and link targets are held to any."""
    pointed_at = text if is_header else " ".join(_TARGET.findall(text))
    return _LOCAL.search(_CONTAINER.sub("", pointed_at)) is not None or _names_home(text)


def _names_home(line: str) -> bool:
    """Whether a line of text names a path below a person's home, quoted as code or not."""
    bare = _FILE_SCHEME.sub(" ", line)
    homes = chain(_UNIX.finditer(bare), _WINDOWS.finditer(bare))
    return any(_is_somebodys(bare, home) for home in homes) or _FILE_ON_DRIVE.search(line) is not None


def _is_somebodys(line: str, match: re.Match[str]) -> bool:
    name = match["name"]
    if _is_nobodys(name):
        return False
    before = line[max(match.start() - _CHARACTERS_BEFORE, 0) : match.start()]
    if any(sign in before.rpartition(" ")[2] for sign in _OF_AN_ADDRESS):
        return False
    around = f"{before} {line[match.end() : match.end() + _CHARACTERS_BEHIND]}"
    return not (_TOLD_OTHERWISE.stands_in(around) or _METHODS.stands_in(around))


def _is_nobodys(name: str) -> bool:
    """Whether a home is called like a service, a person of examples or a placeholder: `your-name`, `USER_ID`."""
    lowered = name.lower().strip(".-")
    is_made_up = "user" in lowered or lowered.startswith(("your", "my-", "my_")) or lowered.endswith(("-bot", "_bot"))
    return lowered in _NOBODY or is_made_up or (len(name) > 1 and name.isupper())
