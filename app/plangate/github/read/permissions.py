"""What a person may do in a repository, asked of GitHub at the moment when it matters."""

from urllib.parse import quote

from plangate.domain.model.permission import Permission
from plangate.github.api.client import Connection


def permission_of(github: Connection, login: str) -> Permission:
    """The permission of a person, the finer role where it is one of GitHub's own.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """
    doing = f"asking what {login} may do in {github.repository}"
    answer = github.read(f"{github.path}/collaborators/{quote(login, safe='')}/permission", doing=doing)
    words = (answer.get("role_name"), answer.get("permission"))
    named = [Permission[word.upper()] for word in words if word and word.upper() in Permission.__members__]
    # A role of the organization's own making is told by what it is built on.
    return named[0] if named else Permission.NONE
