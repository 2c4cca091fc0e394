"""The explorer: pages, JSON, drawing, accounts, the query page."""
