"""A feature's tasks.md: what it lists as work, whatever dialect it is written in."""

from plangate.domain.documents.tasks.model import Task, Tasks
from plangate.domain.documents.tasks.parse import parse_tasks, read_boxes
from plangate.domain.documents.tasks.samples import is_sample

__all__ = ["Task", "Tasks", "is_sample", "parse_tasks", "read_boxes"]
