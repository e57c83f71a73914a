"""Finding candidates: frames, phrases, and the anchors that say where to look."""
