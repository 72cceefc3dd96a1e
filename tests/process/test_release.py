"""A release: what it still lacks is said, and what changed becomes its section of the changelog."""

from datetime import date

import pytest

from tests import release
from tests.process.local.repository import commit, git, write

INIT = "app/plangate/__init__.py"
EXTENSION = "deploy/spec-kit-extension/extension.yml"
LOG = "# Changelog\n\n## 0.1.0 (2026-01-02)\n\n### Added\n\n- All.\n"
DAY = date(2026, 3, 4)


@pytest.fixture
def root(tmp_path):
    """A repository whose 0.1.0 is ready to be tagged."""
    write(
        tmp_path,
        {
            INIT: '__version__ = "0.1.0"\n',
            EXTENSION: "extension:\n  id: plangate\n  version: 0.1.0\n",
            "Dockerfile": "ARG VERSION=0.1.0\n",
            "deploy/kubernetes/base/kustomization.yaml": "images:\n  - name: plangate\n    newTag: v0.1.0\n",
            "CHANGELOG.md": LOG,
            ".github/changes/README.md": "How.\n",
        },
    )
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Begin")
    return tmp_path


def lacking(root, tag=None):
    """What is not met, in one text."""
    return "; ".join(f"{one.what}: {one.todo}" for one in release.conditions(root, tag) if not one.met)


def test_a_release_that_lacks_nothing_is_let_through(root, capsys):
    assert lacking(root) == ""
    assert lacking(root, "v0.1.0") == ""
    assert release.main(["check", "--tag", "v0.1.0"], root) == 0
    assert "✘" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        (EXTENSION, "extension:\n  version: 0.2.0\n", "extension.yml says the same: write 0.1.0"),
        ("CHANGELOG.md", "# Changelog\n\n## Unreleased\n", "tells of 0.1.0, with a date"),
        ("CHANGELOG.md", "# Changelog\n\n## 0.1.0 (2026-01-02)\n", "tells of 0.1.0, with a date"),
        (".github/changes/added-more.md", "More.\n", "added-more.md wait in .github/changes"),
        (".github/changes/news-more.md", "More.\n", "news-more.md begins with none of added, changed"),
        (".github/changes/added-more.md", "More.\nAnd more.\n", "added-more.md is not one line"),
        (INIT, '__version__ = "0.1"\n', "version 0.1 is three numbers"),
    ],
)
def test_what_is_missing_is_said_with_what_to_do(root, path, text, says):
    write(root, {path: text})
    commit(root, "Change")

    assert says in lacking(root)
    assert release.main(["check"], root) == 1


def test_what_is_not_committed_is_not_released(root):
    write(root, {"README.md": "# Plangate\n"})

    assert "everything is committed" in lacking(root)


def test_a_tag_of_another_version_or_a_version_of_another_commit_is_refused(root):
    assert "tag v0.2.0 is that of 0.1.0" in lacking(root, "v0.2.0")
    git(root, "tag", "v0.1.0")
    assert lacking(root) == ""
    write(root, {"README.md": "# Plangate\n"})
    commit(root, "Go on")
    assert "v0.1.0 is a tag of no other commit" in lacking(root)


def test_what_changed_becomes_a_section_in_the_order_of_kinds_and_the_version_is_written_everywhere(root):
    write(root, {f".github/changes/{name}.md": f"{name}.\n" for name in ("fixed-b", "added-z", "added-a")})

    release.cut(root, "0.2.0", DAY)

    log = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    section = "## 0.2.0 (2026-03-04)\n\n### Added\n\n- added-a.\n- added-z.\n\n### Fixed\n\n- fixed-b.\n\n"
    assert log.startswith(f"# Changelog\n\n{section}## 0.1.0")
    assert release.version(root) == "0.2.0"
    commit(root, "Release 0.2.0")
    assert lacking(root) == ""


@pytest.mark.parametrize(("number", "says"), [("0.2", "0.2 is no version"), ("0.2.0", "Nothing waits")])
def test_nothing_is_cut_of_nothing_or_as_no_version(root, capsys, number, says):
    assert release.main(["cut", number], root) == 1

    assert says in capsys.readouterr().err
    assert (root / "CHANGELOG.md").read_text(encoding="utf-8") == LOG
