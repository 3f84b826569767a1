"""Where a language model is reached, and how long it may take."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from pydantic import Field, SecretStr

from copilot.domain.model import Model


class Endpoint(Model):
    """An OpenAI-compatible endpoint; neither its key nor its address reaches a repr."""

    base_url: str = Field(repr=False)
    """May hold a query, which goes with every request, such as Azure's ``api-version``."""
    key: SecretStr | None = None
    model: str
    total_seconds: float = 60.0
    """From the question to the end of the answer, tries and waits included."""
    first_token_seconds: float = 30.0
    """From the question to a streamed answer's first word."""

    @property
    def host(self) -> str:
        """The host alone: that much may be shown."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def on_this_machine(self) -> bool:
        """Whether nothing sent there leaves this machine."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host name is this machine by definition, whatever a name server says."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def problem_of(base_url: str) -> str | None:
    """Say what is wrong with an address, without quoting it; None where it can be used."""
    try:
        parts = urlsplit(base_url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "it is no web address"
    if parts.scheme not in {"http", "https"} or not host or parts.fragment:
        return "it is no web address such as https://host/v1"
    if not base_url.isprintable() or " " in base_url:
        return "it holds spaces or control characters"
    if parts.scheme == "http" and not is_loopback(host):
        return "it must begin with https, as only this machine itself is reached without"
    return None
