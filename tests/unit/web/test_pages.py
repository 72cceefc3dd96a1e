"""The rules' pages in a browser."""

from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from plangate.domain.rules import RULE_NAMES
from plangate.presentation.pages import compose_index, compose_rule_pages
from plangate.web.pages.lazy import PATHS, LazyPages
from plangate.web.pages.rules import PARSER


class Links(HTMLParser):
    """Collects where a page leads, and refuses script."""

    def __init__(self):
        super().__init__()
        self.targets = []

    def handle_starttag(self, tag, attrs):
        assert tag != "script"
        self.targets += [value for name, value in attrs if name == "href"]


@pytest.fixture
def browser():
    return TestClient(Starlette(routes=[Route(path, LazyPages()) for path in PATHS]))


def test_the_list_of_rules_leads_to_the_page_of_every_rule(browser):
    page = browser.get("/rules/")

    links = Links()
    links.feed(page.text)
    assert set(RULE_NAMES) <= set(links.targets)
    assert [name for name in RULE_NAMES if browser.get(f"/rules/{name}").status_code != 200] == []


def test_the_list_of_rules_is_found_without_its_slash_too(browser):
    answer = browser.get("/rules", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (308, "rules/")
    assert browser.get("/rules").url.path == "/rules/"


def test_a_rule_that_does_not_exist_is_told_so_in_a_line(browser):
    answer = browser.get("/rules/no-such-rule")

    assert (answer.status_code, answer.text) == (404, "There is no such rule; /rules/ lists them.\n")


def test_examples_on_a_page_stay_text(browser):
    page = browser.get("/rules/leftover-placeholder").text

    assert "&lt;" in page or "[FEATURE]" in page
    assert "default-src 'none'" in browser.get("/rules/leftover-placeholder").headers["content-security-policy"]


def test_a_page_is_read_and_not_written_to(browser):
    assert (browser.head("/rules/").status_code, browser.post("/rules/").status_code) == (200, 405)


def test_the_pages_hold_no_html_of_their_own():
    texts = [compose_index(), *(page for _, page in compose_rule_pages())]

    events = [event for text in texts for event in PARSER.events(text) if not isinstance(event, str)]

    assert [event for event in events if "Html" in event or "InlineHtml" in event] == []
