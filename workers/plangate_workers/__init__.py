"""The workers: dispatcher and workers take letters from the inbox, and do what they ask for.

dispatch gives each free worker the next letter; worker runs it in a process of its own; boundary catches what goes
wrong; unknown says what nobody can read; the readers (review_pull_request, answer_comment, reconcile, owner) do the
work; desk, waive and fix are parts of answering; scaffold_tasks opens pull requests with tasks, follow_up is the work
that it shares with answering, and tidy_follow_ups closes those whose plans are gone.
"""
