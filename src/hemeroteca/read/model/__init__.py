"""The trained part of the reader: which English words are a source, a cue, a content, and which belong together."""
