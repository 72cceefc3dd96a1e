"""What changed: plan, specification and tasks against each other, and against what they were."""
