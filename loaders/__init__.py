"""A record in any format becomes a meeting, passages and statements. Knows no server and no page."""
