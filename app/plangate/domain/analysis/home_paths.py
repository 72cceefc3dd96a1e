"""Paths below a person's home, told in passing: neither a container's, a server's or an example's, nor an address."""

import re

_HINT = re.compile(r"/home/|[/\\]users[/\\]|file:///", re.IGNORECASE)
_FILE = re.compile(r"file:///(?=[A-Za-z]:)|file://(?:localhost)?(?=/)", re.IGNORECASE)
# Two folders below the home, or a file: `/home/feed/latest` is as likely a page of the product.
_UNIX = re.compile(
    r"(?<![\w/.@~}>)$*:\\-])/(?:home|Users)/(?P<name>[A-Za-z][\w.-]*)(?:(?:/[\w.@+-]+){2,}|/[\w@+-]+\.[A-Za-z]\w{0,7}\b)"
)
_WINDOWS = re.compile(
    r"(?<![\w/\\])[A-Z]:(?:\\{1,2}|/)Users(?:\\{1,2}|/)(?P<name>[A-Z][\w.-]*)(?:\\{1,2}|/)[\w.@+-]", re.IGNORECASE
)
_DRIVE = re.compile(r"file:///[A-Z]:[\\/](?!Users|Windows|Program|path|temp|tmp)[\w.-]+[\\/]\w", re.IGNORECASE)
_NOBODY = frozenset(
    re.findall(
        r"\S+",
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
    """,
    )
)
"""Homes of containers and servers, people of examples, and what else follows `/home/` or `/Users/`, in lower case."""

_NOBODYS = re.compile(r"(?i:.*user.*|your.*|my[-_].*|.*[-_]bot)|[A-Z][A-Z_-]+")
_TOLD_OTHERWISE = re.compile(
    r"\be\.?g\.|\bexamples?\b|\bsuch as\b|\bfor instance\b|\b(?:GET|POST|PUT|PATCH|DELETE)\b|\b(?i:routes?|endpoints?"
    r"|ur[il]s?|containers?|docker\w*|images?|volumes?|mount\w*|pods?|vps|vm|ssh|scp|rsync|systemd|production)\b"
    r"|\bon (?:the|a) (?:server|host)\b"
)
_ADDRESS = re.compile(r"://|[?{<]")
_BEFORE, _BEHIND = 60, 40
"""Characters around a path that say what it is."""


def names_home(line: str) -> bool:
    """Whether a line of text names a path of somebody's machine, quoted as code or not."""
    if not _HINT.search(line):
        return False
    bare = _FILE.sub(" ", line)
    found = (match for form in (_UNIX, _WINDOWS) for match in form.finditer(bare))
    return any(_is_somebodys(bare, match) for match in found) or _DRIVE.search(line) is not None


def _is_somebodys(line: str, match: re.Match[str]) -> bool:
    name = match["name"]
    if name.lower().strip(".-") in _NOBODY or _NOBODYS.fullmatch(name):
        return False
    before = line[max(match.start() - _BEFORE, 0) : match.start()]
    if _ADDRESS.search(before.rpartition(" ")[2]):
        return False
    return not _TOLD_OTHERWISE.search(f"{before} {line[match.end() : match.end() + _BEHIND]}")
