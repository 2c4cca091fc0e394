"""Who is meant: finding, naming and resolving the actors of one record.

    reader = ActorReader(document.text, "en")
    reader.set_body(actor)                         # whose record it is
    reader.read_list(start, end)                   # the actors that a noun phrase names, [] where it names none
    reader.read_prefix(start, end)                 # the actors at the head of a span and where their phrase ends
    reader.read_subject(start, end)                # the actors of a clause's subject, leading adverbials dropped
    reader.mentions(start, end)                    # every actor named in a span
    reader.resolve("the Network", position)        # what a short form or a pronoun stands for

Words are data: `loaders/vocabulary/<language>/{offices,organs,collectives,…}.yaml` and `graph/registry`.
"""

from loaders.actors.reader import ActorReader, Mention

__all__ = ["ActorReader", "Mention"]
