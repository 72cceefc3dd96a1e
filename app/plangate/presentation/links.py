"""Where our links lead: a line of a file at the commit judged, and a rule's page."""

from dataclasses import dataclass
from urllib.parse import quote

from plangate.domain.model.snapshot import Snapshot

GITHUB = "https://github.com"


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of one evaluation.

    `home` is where the rules' pages are, empty when nowhere; `github` is where GitHub's own pages are.
    Every method gives None where there is nothing to link to. A working copy may stand nowhere on GitHub: its files are
    linked to by their paths, its commits not at all.
    """

    snapshot: Snapshot
    home: str
    github: str = GITHUB

    def line(self, path: str | None, line: int | None = None) -> str | None:
        """A file that a finding names, at the head; law that the pull request leaves alone, at the base."""
        return self._blob(self._judged_at(path), path, line) if path else None

    def law(self, path: str | None, line: int | None = None) -> str | None:
        """A file of the law, at the tip of the base branch."""
        return self._blob(self.snapshot.base_sha, path, line) if path else None

    def at(self, commit: str, path: str) -> str | None:
        """A file at a commit."""
        return self._blob(commit, path, None)

    def elsewhere(self, repository: str, commit: str, path: str) -> str:
        """A file of another repository, at a commit of it."""
        return f"{self.github}/{quote(repository)}/blob/{quote(commit)}/{quote(path, errors='replace')}"

    def commit(self, sha: str) -> str | None:
        """A commit."""
        repository = self.snapshot.repository
        known = repository and sha and not self._is_working_copy
        return f"{self.github}/{quote(repository)}/commit/{sha}" if known else None

    def pull_request(self, number: int) -> str | None:
        """A pull request of the repository."""
        repository = self.snapshot.repository
        return f"{self.github}/{quote(repository)}/pull/{number}" if repository else None

    def rule(self, name: str) -> str | None:
        """The page of a rule."""
        return f"{self.home.rstrip('/')}/rules/{quote(name)}" if self.home else None

    @property
    def _is_working_copy(self) -> bool:
        return self.snapshot.number is None and self.snapshot.group is None

    def _judged_at(self, path: str) -> str:
        changed = any(change.path == path for change in self.snapshot.changes)
        is_law = self.snapshot.law_file(path) is not None
        return self.snapshot.base_sha if is_law and not changed else self.snapshot.head_sha

    def _blob(self, sha: str, path: str, line: int | None) -> str | None:
        # Lone surrogates cannot be encoded; such a path has no address.
        quoted, anchor = quote(path, errors="replace"), f"#L{line}" if line else ""
        if self._is_working_copy:
            # Every character but the slash is quoted, a colon too: no path reads as the scheme of an address.
            return quoted + anchor
        if not self.snapshot.repository or not sha:
            return None
        # Rendered Markdown has no lines to jump to: `plain=1` asks GitHub for the source.
        source = "?plain=1" if anchor and path.endswith(".md") else ""
        return f"{self.github}/{quote(self.snapshot.repository)}/blob/{sha}/{quoted}{source}{anchor}"
