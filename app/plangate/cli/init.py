"""The command `plangate init`: a policy file to start from."""

from pathlib import Path

from plangate.cli.output import fail, write_stdout
from plangate.domain.documents.layout import POLICY_PATH, folder_of, is_misnamed_policy
from plangate.errors import AuthorError
from plangate.local.working_copy import WorkingCopy, open_working_copy
from plangate.presentation.pages import render_policy_file


def write_policy() -> None:
    """Write the policy file of the repository that one stands in; one that is there is left alone."""
    try:
        copy = open_working_copy([Path()])
        _create(copy)
    except AuthorError as error:
        raise fail(str(error)) from None
    write_stdout(f"Wrote {copy.root / POLICY_PATH}. Every key in it has its default; change what you want otherwise.\n")


def _create(copy: WorkingCopy) -> None:
    for name in _policies(copy):
        if name != POLICY_PATH:
            raise AuthorError(f"{name} is not read. Rename it to {POLICY_PATH}.")
        raise AuthorError(f"{POLICY_PATH} is there already, and was left as it is.")
    place = copy.root / POLICY_PATH
    try:
        place.parent.mkdir(exist_ok=True)
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(render_policy_file())
    except OSError as error:
        raise AuthorError(f"{POLICY_PATH} cannot be written: {error.strerror}.") from error


def _policies(copy: WorkingCopy) -> list[str]:
    """The policy, and what is called nearly so, the policy first."""
    folder = folder_of(POLICY_PATH)
    places = [place.relative_to(copy.root).as_posix() for at in ("", folder) for place in (copy.root / at).glob("*")]
    misnamed = sorted(filter(is_misnamed_policy, places))
    return [*([POLICY_PATH] if POLICY_PATH in places else []), *misnamed]
