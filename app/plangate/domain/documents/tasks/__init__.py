"""A feature's tasks.md: what it lists as work, whatever dialect it is written in."""

from plangate.domain.documents.tasks.model import Task, Tasks
from plangate.domain.documents.tasks.parse import parse_tasks, read_boxes

__all__ = ["Task", "Tasks", "parse_tasks", "read_boxes"]
