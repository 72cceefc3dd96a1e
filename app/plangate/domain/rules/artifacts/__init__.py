"""What lies beside the plan: specification, research, data model, contracts."""
