"""The pages: what a person sees of a pull request, and that nothing of what strangers wrote does anything."""

import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.fakehub import pages
from tests.fakehub.deeds_checks import create_run
from tests.fakehub.deeds_comments import add_comment, edit_comment, minimize, react
from tests.fakehub.deeds_pulls import merge
from tests.fakehub.deeds_repository import commit
from tests.fakehub.deeds_reviews import resolve, submit_review
from tests.fakehub.deeds_threads import Place
from tests.fakehub.pages_checks import merge_box
from tests.fakehub.pages_conversation import timeline
from tests.fakehub.pages_diff import file_boxes
from tests.fakehub.scene import PATH, a_scene

HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(2)> "><svg onload=alert(3)>

<a href="javascript:alert(4)">click</a> <b onmouseover="alert(5)" style="position:fixed">bold</b>
[link](javascript:alert(6)) <iframe src="https://evil.example"></iframe>

</div></main></body><form action="https://evil.example"><input type="password"></form>

```suggestion
</pre><script>alert(7)</script>
```
\u202egnp.exe\u202c
"""


@pytest.fixture
def scene(tmp_path):
    made = a_scene(tmp_path)
    yield made
    made.close()


def read(scene, path):
    """A page of the stand-in."""
    response = TestClient(Starlette(routes=pages.routes(scene.hub))).get(path)
    assert response.status_code == 200
    return response.text


def words(html):
    """The text of a page, its white space made single."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_all_repositories_are_listed(scene):
    assert "acme/shop Private 1 open pull request" in words(read(scene, "/"))


def test_a_repository_lists_its_pull_requests(scene):
    assert "Plan the search #1 opened" in words(read(scene, "/acme/shop"))


def test_the_conversation_is_told_in_the_order_of_time(scene):
    told = [(entry.kind, entry.who.login) for entry in timeline(scene.pull)]

    assert told == [("commits", "ada"), ("comment", "ben"), ("review", "plan-judge[bot]")]


def test_commits_in_a_row_are_told_together_and_others_at_their_time(scene):
    hub, pull = scene.hub, scene.pull
    commit(hub, scene.repository, "001-search", {"a": "1"}, author=pull.author, message="More", parent=pull.head_sha)
    hub.state.ahead = timedelta(minutes=1)
    commit(hub, scene.repository, "001-search", {"a": "2"}, author=pull.author, message="Mend", parent=pull.head_sha)

    told = [[headline for _, headline in entry.commits] for entry in timeline(pull)]

    assert told == [["Plan the search", "More"], [], [], ["Mend"]]


def test_the_conversation_shows_threads_on_their_lines_with_what_is_suggested(scene):
    text = words(read(scene, "/acme/shop/pull/1"))

    expected = [
        "Plan the search #1",
        "ada wants to merge 1 commit into main from 001-search",
        "Plans search for #12 .",
        "plan-judge bot reviewed",
        "Two findings.",
        f"{PATH} line 6",
        "High : the storage is undecided.",
        "Suggested change - **Storage**: [NEEDS CLARIFICATION: which store?] + **Storage**: PostgreSQL 16",
        "Good catch 👍",
        "Some checks were not successful 1 failing check",
        "Plan judge Failing — Does not comply: 1 of 2 principles answered",
    ]
    assert [phrase for phrase in expected if phrase not in text] == []


def test_an_answer_stands_in_its_thread_and_is_no_review_of_its_own(scene):
    assert len(scene.pull.reviews) == 2

    reviews = [entry.review for entry in timeline(scene.pull) if entry.kind == "review"]

    assert reviews == [scene.pull.reviews[0]]


def test_a_resolved_thread_is_folded_and_says_who_resolved_it(scene):
    resolve(scene.hub, scene.thread, scene.pull.author)

    html = read(scene, "/acme/shop/pull/1")

    assert "ada marked this conversation as resolved." in words(html)
    assert re.findall(r'<details class="thread" (open)?', html) == ["", "open"]


def test_a_thread_whose_line_is_gone_is_outdated_and_not_among_the_files(scene):
    plan = {PATH: "# Another plan\n"}
    commit(scene.hub, scene.repository, "001-search", plan, author=scene.pull.author, message="Start over",
           parent=scene.pull.head_sha)  # fmt: skip

    assert "Outdated" in read(scene, "/acme/shop/pull/1")
    assert "the storage is undecided" not in read(scene, "/acme/shop/pull/1/files")


def test_a_merged_pull_request_still_shows_what_it_changed(scene):
    merge(scene.hub, scene.pull, scene.hub.state.user("ben"))

    text = words(read(scene, "/acme/shop/pull/1"))

    assert "Merged ben merged 1 commit into main" in text
    assert "Files changed 2 +12 −1" in text
    assert "ben merged this pull request" in text


def test_a_minimized_comment_an_edit_and_reactions_are_shown(scene):
    comment = scene.pull.comments[0]
    edit_comment(scene.hub, comment, scene.pull.author, "Changed.")
    minimize(comment, "OUTDATED")
    react(scene.hub, comment, scene.pull.author, "heart")

    text = words(read(scene, "/acme/shop/pull/1"))

    assert "This comment was marked as outdated. ben commented" in text
    assert "· edited by ada" in text
    assert "❤️ 1" in text


def test_files_show_threads_and_annotations_below_their_lines(scene):
    box = next(box for box in file_boxes(scene.pull) if box.change.path == PATH)

    said = {row.right: (len(row.threads), len(row.notes)) for row in box.rows if row.threads or row.notes}

    assert said == {6: (1, 1), 11: (1, 1)}
    assert "Check failure on line 6 · Plan judge Open clarification" in words(read(scene, "/acme/shop/pull/1/files"))


def test_a_check_shows_its_text_as_markdown_its_annotations_by_file_and_its_buttons(scene):
    html = read(scene, f"/acme/shop/runs/{scene.run.id}")

    text = words(html)
    expected = [
        "Does not comply: 1 of 2 principles answered",
        "I. Library-First ✅",
        "What was read",
        "Annotations 1 failure, 1 warning",
        f"{PATH} Check failure on line 6 in plan.md Open clarification The storage is undecided. Raw details",
        "Check warning on lines 10–11 in plan.md",
    ]
    assert [phrase for phrase in expected if phrase not in text] == []
    assert '<button class="button" disabled title="Write tasks.md">Scaffold tasks</button>' in html
    assert "<s>tasks.md</s>" in html
    assert html.count('type="checkbox"') == 2


def test_the_merge_box_waits_for_what_is_required(scene):
    checks = [{"context": "Plan judge"}, {"context": "docs"}]
    rule = {"type": "required_status_checks", "parameters": {"required_status_checks": checks}}
    scene.repository.rules["main"] = [rule]
    create_run(
        scene.hub, scene.repository, scene.app, scene.pull.head_sha, {"name": "Plan judge", "status": "in_progress"}
    )

    box = merge_box(scene.pull)

    assert (box.state, box.headline, box.missing) == ("BLOCKED", "Some checks haven’t completed yet", ("docs",))
    assert box.counts == "1 in progress, 1 expected checks"
    assert '<meta http-equiv="refresh"' in read(scene, "/acme/shop/pull/1")


def test_the_merge_box_waits_for_what_classic_protection_requires(scene):
    scene.repository.checks["main"] = {"docs": scene.app.id}

    waiting = merge_box(scene.pull)
    create_run(
        scene.hub, scene.repository, scene.app, scene.pull.head_sha,
        {"name": "docs", "status": "completed", "conclusion": "success"},
    )  # fmt: skip

    assert (waiting.state, waiting.missing) == ("BLOCKED", ("docs",))
    assert merge_box(scene.pull).missing == ()


def test_a_file_is_read_line_by_line_where_links_lead(scene):
    html = read(scene, f"/acme/shop/blob/{scene.pull.head_sha}/{PATH}")

    assert 'id="L6"' in html
    assert "[NEEDS CLARIFICATION: which store?]" in html


@pytest.mark.parametrize("path", ["/acme/none", "/acme/shop/pull/9", "/acme/shop/runs/1", "/acme/shop/blob/main/none"])
def test_a_page_that_is_not_there_is_a_404(scene, path):
    response = TestClient(Starlette(routes=pages.routes(scene.hub))).get(path)

    assert (response.status_code, "Not found" in response.text) == (404, True)


def test_pages_forbid_script_and_everything_from_elsewhere(scene):
    response = TestClient(Starlette(routes=pages.routes(scene.hub))).get("/")

    policy = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert "script-src" not in policy


class Elements(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.open = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs} | {v for name, v in attrs if name == "href" and "script:" in v}
        if tag not in ("meta", "link", "br", "input", "col", "path", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in ("path", "circle"):
            assert self.open.pop() == tag


@pytest.mark.parametrize("page", ["pull/1", "pull/1/files", "pull/1/checks", "pull/1/commits", ""])
def test_hostile_text_does_nothing_and_breaks_nothing(tmp_path, page):
    scene = a_scene(tmp_path, title="<script>alert(0)</script>\u202e", body=HOSTILE)
    hub, pull = scene.hub, scene.pull
    add_comment(hub, pull, pull.author, HOSTILE)
    place, path = Place(PATH, 5), '"><img src=x onerror=alert(8)>\u202e.md'
    submit_review(
        hub, pull, pull.author, body=HOSTILE, event="COMMENT", commit=pull.head_sha, comments=[(place, HOSTILE)]
    )
    head = commit(hub, scene.repository, "001-search", {path: HOSTILE}, author=pull.author, message=HOSTILE,
                  parent=pull.head_sha)  # fmt: skip
    annotation = {"path": path, "start_line": 1, "end_line": 1, "annotation_level": "notice", "title": HOSTILE,
                  "message": HOSTILE, "raw_details": HOSTILE}  # fmt: skip
    output = {"title": HOSTILE, "summary": HOSTILE, "text": HOSTILE, "annotations": [annotation]}
    fields = {"name": "<b>check", "status": "completed", "conclusion": "failure", "output": output}
    create_run(hub, scene.repository, scene.app, head, fields)

    html = read(scene, f"/acme/shop/{page}".rstrip("/"))

    seen = Elements()
    seen.feed(html)
    scene.close()
    assert seen.open == []
    assert seen.tags & {"script", "iframe", "img", "form", "object", "style"} == set()
    assert {name for name in seen.attributes if name.startswith("on") or name == "style" or "script" in name} == set()
    assert "alert(" in html
