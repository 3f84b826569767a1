"""Any OpenAI-compatible endpoint, through the openai SDK, behind clocks and caps of our own."""

from copilot.adapters.openai_chat.chat import OpenAIChat
from copilot.adapters.openai_chat.memory import EndpointMemory

__all__ = ["EndpointMemory", "OpenAIChat"]
