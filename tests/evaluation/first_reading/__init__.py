"""First readings: plans that nobody here has seen are labelled blind, then judged, and both are compared.

`causes.py` says what holds a merge, in a reader's words; `sheet.py` writes what a reader needs; `labels.py` reads what
readers wrote; `verdicts.py` judges the same plans; `compare.py` counts.
"""
