"""The meaning: kinds of things, who is who, the store, overlaps, briefings, history. Knows no other room."""
