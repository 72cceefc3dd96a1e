"""What holds Plangate to its word, in tiers: unit, process, hostile, end_to_end, chaos; and what measures it."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
"""The repository."""

OUTSIDE = ROOT.parent / "shared"
"""Real repositories and cases, where they lie beside this one; what reads them is skipped where they do not."""

PATIENCE = 90
"""Seconds until what is waited for counts as failed: no promise of ours, only more than a loaded machine needs."""
