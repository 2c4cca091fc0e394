"""From passages to statements: verbs, their clauses, their actors, and how sure each reading is.

words.py      the vocabulary of acts, compiled once a language
inflect.py    the forms of a verb
frames.py     what stands after a verb: addressee, action, owner
subjects.py   what stands before it: who acts
clauses.py    which verbs of a sentence are operative, and where their clauses end
who.py        the actors that a span of words names
passage.py    one passage after the other, with its lead
"""
