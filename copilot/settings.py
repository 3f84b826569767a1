"""Settings, from the environment (``COPILOT_…``) and the settings file."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from copilot.domain.endpoint import Endpoint, problem_of
from copilot.errors import SettingsError

Money = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
"""An amount in the currency of the endpoint's price list."""


def settings_file() -> Path:
    """Where the settings file is looked for."""
    named = os.environ.get("COPILOT_SETTINGS")
    return Path(named) if named else Path(platformdirs.user_config_path("copilot")) / "copilot.toml"


def _data_dir() -> Path:
    return Path(platformdirs.user_data_path("copilot"))


class Settings(BaseSettings):
    """What can be set; each field is also an environment variable, ``COPILOT_`` and its name."""

    model_config = SettingsConfigDict(
        env_prefix="COPILOT_", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    data_dir: Path = Field(default_factory=_data_dir)
    """Where people, conversations, own playbooks and the search index live."""
    policy: Path | None = None
    """An authority policy of your own; None is the one in the package."""
    threads: Annotated[int, Field(ge=1, le=64)] = 2
    """Cores that the reading model may use."""
    llm_base_url: str | None = None
    """An OpenAI-compatible endpoint; None leaves everything on this machine."""
    llm_api_key: SecretStr | None = None
    """None where the endpoint wants none, as a server on this machine does."""
    llm_model: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, validate_default=True
    )
    llm_timeout: Annotated[float, Field(gt=0, le=600)] = 60.0
    """Seconds that an answer may take in all."""
    llm_first_token: Annotated[float, Field(gt=0, le=600)] = 30.0
    """Seconds to the first word of a streamed answer."""
    llm_price_in: Money | None = None
    """What a million tokens sent cost."""
    llm_price_out: Money | None = None
    """What a million tokens written cost."""
    llm_monthly_cap: Money | None = None
    """The most to spend in a calendar month; None sets no limit."""
    llm_organisation: Annotated[str, Field(min_length=2)] | None = None
    """The organisation's name, which is hidden from the language model."""
    database_url: SecretStr | None = None
    """A PostgreSQL server for people and conversations; None keeps them in the data folder."""
    chroma_url: SecretStr | None = None
    """A Chroma server for the search index; None keeps it in the data folder."""
    master_key: Annotated[SecretStr, Field(min_length=32)] | None = None
    """Wraps the keys to people's data; None keeps one in the data folder."""
    retention_months: Annotated[int, Field(ge=1, le=1200)] | None = None
    """How long conversations are kept; None keeps them until they are erased."""
    login: bool = False
    """Whether the app lets in only people who have logged in, as it must for an organisation."""
    login_hours: Annotated[int, Field(ge=1, le=720)] = 12
    """How long a login holds."""

    @property
    def llm(self) -> Endpoint | None:
        """The language model to ask; None where there is none."""
        if self.llm_base_url is None or self.llm_model is None:
            return None
        return Endpoint(
            base_url=self.llm_base_url,
            key=self.llm_api_key or None,
            model=self.llm_model,
            total_seconds=self.llm_timeout,
            first_token_seconds=self.llm_first_token,
        )

    @field_validator("llm_base_url")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        problem = problem_of(value) if value is not None else None
        if problem:
            raise PydanticCustomError("address", "{problem}", {"problem": problem})
        return value

    @field_validator("llm_api_key")
    @classmethod
    def _fits_a_header(cls, value: SecretStr | None) -> SecretStr | None:
        secret = value.get_secret_value() if value is not None else ""
        if not secret.isascii() or not secret.isprintable() or " " in secret:
            raise PydanticCustomError("key", "it holds spaces or letters that no key has")
        return value

    @field_validator("llm_model")
    @classmethod
    def _needed(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and info.data.get("llm_base_url") is not None:
            raise PydanticCustomError("model", "it is missing, while llm_base_url is set")
        return value

    @field_validator("database_url")
    @classmethod
    def _postgresql(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise PydanticCustomError("database", "it doesn't begin with postgresql://")
        return value

    @field_validator("chroma_url")
    @classmethod
    def _server(cls, value: SecretStr | None) -> SecretStr | None:
        problem = problem_of(value.get_secret_value()) if value else None
        if problem:
            raise PydanticCustomError("address", "{problem}", {"problem": problem})
        return value

    @field_validator("llm_monthly_cap")
    @classmethod
    def _counted_in_prices(cls, value: Decimal | None, info: ValidationInfo) -> Decimal | None:
        prices = info.data.get("llm_price_in"), info.data.get("llm_price_out")
        if value is not None and None in prices:
            problem = "nothing can be counted against it without llm_price_in and llm_price_out"
            raise PydanticCustomError("prices", "{problem}", {"problem": problem})
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take arguments before the environment before the file."""
        file = TomlConfigSettingsSource(settings_cls, toml_file=settings_file())
        return init_settings, env_settings, file


def load_settings() -> Settings:
    """Read environment and settings file.

    Raises:
        SettingsError: A value can't be used; the message names it.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"The setting {name} can't be used: {first['msg'].lower()}. Nothing was changed. "
            f"Mend COPILOT_{name.upper()} or {name} in {settings_file()}."
        ) from error
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"The settings file {settings_file()} can't be read: {type(error).__name__}. "
            "Nothing was changed. Mend it, or move it away."
        ) from error
