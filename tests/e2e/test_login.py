"""An organisation's login, with a provider of its own on this machine: whose session is it?"""

from __future__ import annotations

import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey
from playwright.sync_api import expect

from copilot.assembly import Copilot
from copilot.domain.people import Principal
from copilot.settings import Settings
from tests.e2e.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.e2e.serving import Server

pytestmark = pytest.mark.e2e

KEY = RSAKey.generate_key(2048, parameters={"kid": "k"}, private=True)


class Provider(ThreadingHTTPServer):
    """Logs everybody in as whom the test says, without asking."""

    subject = "astrid"
    begun = 0.0
    nonces: dict[str, str]

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.nonces = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def token(self, code: str) -> dict[str, Any]:
        claims = {
            "iss": self.address,
            "sub": self.subject,
            "aud": "copilot",
            "iat": int(self.begun or time.time()),
            "exp": int(time.time()) + 3600,
            "nonce": self.nonces[code],
        }
        signed = jwt.encode({"alg": "RS256", "kid": "k"}, claims, KEY)
        return {"access_token": "a", "token_type": "Bearer", "id_token": signed}


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == "/authorize":
            given = {name: values[0] for name, values in parse_qs(asked.query).items()}
            code = secrets.token_hex(8)
            self.server.nonces[code] = given["nonce"]
            self.send_response(302)
            back = f"{given['redirect_uri']}?code={code}&state={given['state']}"
            self.send_header("Location", back)
            self.end_headers()
        elif asked.path == "/keys":
            self._say({"keys": [KEY.as_dict(private=False)]})
        else:
            at = self.server.address
            self._say(
                {
                    "issuer": at,
                    "authorization_endpoint": f"{at}/authorize",
                    "token_endpoint": f"{at}/token",
                    "jwks_uri": f"{at}/keys",
                }
            )

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.token(parse_qs(body)["code"][0]))

    def _say(self, what: dict[str, Any]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as provider:
        threading.Thread(target=provider.serve_forever, daemon=True).start()
        yield provider
        provider.shutdown()


@pytest.fixture
def guarded(tmp_path: Path, provider: Provider) -> Iterator[Server]:
    """A server that lets in only who has logged in."""
    with serving(tmp_path, COPILOT_LOGIN="true") as server:
        secret = tmp_path / ".streamlit" / "secrets.toml"
        secret.parent.mkdir()
        secret.write_text(
            f"""[auth]
redirect_uri = "{server.address}/oauth2callback"
cookie_secret = "{secrets.token_hex(32)}"
client_id = "copilot"
client_secret = "not a secret"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
"""
        )
        server.stop()
        server.start()
        yield server


@contextmanager
def tab(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def log_in(page: Page) -> None:
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Log out").wait_for(timeout=20_000)


def test_nothing_is_reached_without_a_login(browser: Browser, guarded: Server):
    for room in ("", "people", "conversation", "practise", "playbooks", "settings"):
        with tab(browser, f"{guarded.address}/{room}") as page:
            page.get_by_role("button", name="Log in").wait_for()
            expect(page.locator(".root button")).to_have_count(1)
            expect(page.get_by_role("textbox")).to_have_count(0)
            expect(page.get_by_role("navigation")).to_have_count(0)


def test_two_people_see_nothing_of_each_other(
    browser: Browser, guarded: Server, provider: Provider, tmp_path: Path
):
    with tab(browser, guarded.address) as astrid, tab(browser, guarded.address) as bo:
        for page, name in ((astrid, "astrid"), (bo, "bo")):
            provider.subject = name
            log_in(page)
            page.goto(f"{guarded.address}/practise")
            expect(page.get_by_role("heading", name="Whom to talk to")).to_be_visible()
        astrid.get_by_role("button", name="Practise with Callum").click()
        astrid.get_by_placeholder("Say something to Callum").wait_for()
        for page, count in ((astrid, 1), (bo, 0)):
            page.goto(f"{guarded.address}/practise")
            expect(page.get_by_role("heading", name="Whom to talk to")).to_be_visible()
            expect(page.locator(".kept h4", has_text="Callum")).to_have_count(count)
        astrid.get_by_role("button", name="Log out").click()
        astrid.get_by_role("button", name="Log in").wait_for()
        expect(bo.get_by_role("button", name="Log out")).to_be_visible()
    house = Copilot(Settings(data_dir=tmp_path / "data"))
    kept = {
        name: house.acting_for(Principal(owner=f"{provider.address} {name}")).practice.folder
        for name in ("astrid", "bo")
    }
    assert [len(folder.sessions()) for folder in kept.values()] == [1, 0]
    assert house.practice.folder.sessions() == ()


def test_a_login_ends(browser: Browser, guarded: Server, provider: Provider):
    provider.begun = time.time() - 13 * 3600
    with tab(browser, guarded.address) as page:
        page.get_by_role("button", name="Log in").click()
        expect(page.get_by_text("You logged in more than 12 hours ago")).to_be_visible()
        expect(page.get_by_role("navigation")).to_have_count(0)


def test_a_server_that_wants_a_login_and_has_none_set_up_lets_nobody_in(
    browser: Browser, tmp_path: Path
):
    with (
        serving(tmp_path, COPILOT_LOGIN="true") as server,
        tab(browser, f"{server.address}/practise") as page,
    ):
        expect(page.get_by_text("before its login is set up")).to_be_visible()
        expect(page.locator(".root button")).to_have_count(0)
