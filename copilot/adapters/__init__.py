"""The outside world: the encoder on onnxruntime, and Chroma and BM25 for search."""
