"""A GitHub for one machine: real git repositories, REST and GraphQL over HTTP, Apps, signed webhooks, limits, faults.

Rooms: model.py and state.py (what is remembered), repositories.py and diff.py (git), rest_*.py (REST), graphql*.py
(`graphql.answer(hub, token, request) -> response`, both plain JSON objects), pages.py (`pages.routes(hub)`).
"""
