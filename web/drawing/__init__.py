"""Drawings of the network: places counted on the server, drawn as SVG without script and by vis-network with it."""
