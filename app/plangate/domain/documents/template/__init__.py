"""The plan template in force: found by the resolution stack, and read as a plan in its unfilled state."""
