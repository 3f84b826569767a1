"""Settings, from the environment (``COPILOT_…``) and the settings file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from copilot.errors import SettingsError


def settings_file() -> Path:
    """Where the settings file is looked for."""
    named = os.environ.get("COPILOT_SETTINGS")
    return Path(named) if named else Path(platformdirs.user_config_path("copilot")) / "copilot.toml"


def _data_dir() -> Path:
    return Path(platformdirs.user_data_path("copilot"))


class Settings(BaseSettings):
    """What can be set; each field is also an environment variable, ``COPILOT_`` and its name."""

    model_config = SettingsConfigDict(env_prefix="COPILOT_", extra="forbid", frozen=True)

    data_dir: Path = Field(default_factory=_data_dir)
    """Where the search index lives."""
    policy: Path | None = None
    """An authority policy of your own; None is the one in the package."""
    threads: Annotated[int, Field(ge=1, le=64)] = 2
    """Cores that the reading model may use."""
    llm_base_url: str | None = None
    """An OpenAI-compatible endpoint; None leaves everything on this machine."""
    llm_model: str | None = None

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
