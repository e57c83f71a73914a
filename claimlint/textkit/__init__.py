"""Text as the engine needs it: folded, cut into sentences, cut into tokens."""
