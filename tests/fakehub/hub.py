"""The stand-in without its doors: what is remembered, post, faults, budgets, who asked for what, and what it took."""

from pathlib import Path

from tests.fakehub.budgets import Budgets
from tests.fakehub.demands import Demands
from tests.fakehub.faults import Faults
from tests.fakehub.state import State
from tests.fakehub.traffic import Traffic
from tests.fakehub.webhooks import Postman


class Hub:
    """What REST, GraphQL, pages and people work on; `url` is the address of REST, without a slash at the end."""

    def __init__(self, root: Path) -> None:
        """An empty GitHub that keeps its repositories under `root`."""
        self.url = "http://127.0.0.1"
        self.state = State(root)
        self.post = Postman(self.state)
        self.faults = Faults()
        self.budgets = Budgets()
        self.traffic = Traffic()
        self.demands = Demands()
