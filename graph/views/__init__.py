"""What pages read of the graph: named Cypher and functions that give frozen, printable things.

Every function takes a `Store` first and only reads. Cypher is plain openCypher, so that both servers answer alike.
"""
