"""Search over playbooks: vectors in Chroma and BM25 on words, fused into one ranking."""

from copilot.adapters.search.index import HybridIndex

__all__ = ["HybridIndex"]
