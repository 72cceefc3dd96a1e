"""A GitHub for one machine: real git repositories, REST and GraphQL over HTTP, Apps, signed webhooks, limits, faults.

    with FakeHub.start(tmp_path / "hub") as hub:              # tests.fakehub.server; a free port of 127.0.0.1
        hub.send_webhooks_to(receiver_url, secret="…")        # hub.app: id, client_id, private_key, webhook_secret
        shop = hub.create_repository("acme/shop", files={"README.md": "# Shop"})
        pull = shop.open_pull_request("001-search", {"specs/001-search/plan.md": plan}, draft=True, fork="bob")
        hub.wait_for(lambda: pull.conclusion("Plangate"), timeout=10)
        pull.push({"specs/001-search/plan.md": better, "old.md": None})
        pull.check_runs("Plangate"), pull.review_comments(), pull.threads(), pull.comments(), pull.reviews()

REST is at `hub.url` and `hub.url/api/v3`, GraphQL at `/graphql` and `/api/graphql`. What people do are methods of
`RepositoryActs` and `PullRequestActs` (acts_*.py); files map a path to a text, to `symlink(target)`, to
`executable(text)` or to None for removal (repositories.py). What people see are the things of model.py.

- `hub.requests`, `hub.calls()`, `hub.writes()`: who asked for what (traffic.py); `hub.traffic.clear()` forgets.
- `hub.faults`: `server_error`, `secondary_limit`, `primary_limit`, `graphql_limit`, `graphql_error`, `broken_json`,
  `cut`, `slow`, `before` (an act before a request is served), each for the next `times` requests that match `method`,
  `path` (a regular expression) and `operation`; `served=True` loses the answer only. `latency` slows every call.
- `hub.post`: `hold`, `release(backwards=True)`, `drop`, `double`, `delay`, `in_parallel`, `take_turns`, `wait`;
  `hub.deliveries`.
- `hub.budgets`: `limit` points an hour; `secondary = True` switches the secondary limits on.
- `hub.advance(seconds)` lets tokens expire, `hub.lag(seconds)` hides what is younger; `hub.install`, `uninstall`,
  `suspend`, `add_repositories`, `ping`.

Rooms: model.py and state.py (what is remembered), repositories.py and diff.py (git), deeds_*.py (what happens, with its
webhooks), shapes_*.py (GitHub's JSON), rest_*.py, graphql*.py, pages*.py, application.py (the door). `python -m
tests.fakehub` runs it as a process, steered over HTTP (control.py).
"""
