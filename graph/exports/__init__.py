"""The graph as files for other programs, and back."""

from .importing import import_graph
from .writing import FORMATS, export_graph

__all__ = ["FORMATS", "export_graph", "import_graph"]
