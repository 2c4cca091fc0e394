"""Briefings: saved questions to the graph, answered as tables with a source for every line."""
