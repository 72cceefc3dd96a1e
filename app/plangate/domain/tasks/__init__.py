"""A feature's tasks.md: what it lists as work, whatever dialect it is written in."""

from plangate.domain.tasks.model import Task, TaskForm, Tasks
from plangate.domain.tasks.parse import parse_tasks

__all__ = ["Task", "TaskForm", "Tasks", "parse_tasks"]
