"""Who may ask, and what goes with every answer."""

from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from hemeroteca.view.guard import is_loopback, is_same_origin
from hemeroteca.view.rendering import web_address


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:8765", "127.8.8.8", "[::1]:8765"])
def test_this_machine_is_answered(host):
    """By any of its own names."""
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1", "["]
)
def test_a_foreign_name_is_not_answered(host):
    """A name that was made to point here is still a foreign name."""
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, True),
        ({"origin": "http://localhost:8765", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://localhost:9999"}, False),
        ({"origin": "null"}, False),
        ({"origin": "http://evil.example"}, False),
        ({"origin": "http://["}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-site"}, False),
    ],
)
def test_a_form_is_taken_from_our_own_pages_only(headers, own):
    """Origin and Sec-Fetch-Site both have to agree where they are sent."""
    assert is_same_origin(Headers({"host": "localhost:8765", **headers})) is own


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt://x", "data:text/html,x", "//evil.example", "http://", "http://[", "", None],
)
def test_only_web_addresses_become_links(url):
    """Whatever a clipping names as its source."""
    assert web_address(url) is None


def test_a_web_address_is_kept_as_it_is():
    """Nothing is rewritten."""
    assert web_address("https://harbour.example/a?b=c#d") == "https://harbour.example/a?b=c#d"
