"""Refuse Cypher that would do anything but read."""

from __future__ import annotations

import re

from graph.errors import QueryRefused

from .lexer import Token, place, tokens, unescape

WRITING = frozenset(
    {"CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "INSERT", "NODETACH"}
)
MANAGING = frozenset({
    "LOAD", "USE", "SHOW", "TERMINATE", "ALTER", "GRANT", "DENY", "REVOKE", "START", "STOP", "RENAME", "ENABLE",
    "DEALLOCATE", "REALLOCATE", "DRYRUN", "PROFILE", "EXPLAIN", "CYPHER", "PERIODIC", "COMMIT", "ROLLBACK", "BEGIN",
})  # fmt: skip
OPENING = frozenset({"MATCH", "OPTIONAL", "WITH", "RETURN", "UNWIND", "CALL"})
"""Words with which a query may begin. SQL and the like, which the local server also knows, begin otherwise."""

PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys"})
"""Procedures that read, take no address and cost little; all others are refused."""

FUNCTION_SPACES = frozenset({
    "date", "datetime", "localdatetime", "localtime", "time", "duration", "point", "vector",
})  # fmt: skip
"""Names before a dot in harmless functions, as in `duration.between(a, b)`."""

_AFTER_NAMES = frozenset({
    "RETURN", "WITH", "WHERE", "MATCH", "OPTIONAL", "UNWIND", "UNION", "ORDER", "SKIP", "LIMIT", "IS", "AND", "OR", "AS",
})  # fmt: skip
"""Words that may follow a variable called `load` or `show`; the clauses of those names are followed by others."""

_NAMES_BEFORE = frozenset({".", ":", "|", "&", "!", "%"})
_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x85-\x9f\u2028\u2029]")
"""Characters at which servers differ on whether a line, and so a comment, ends."""
MAX_LENGTH = 20_000
"""Characters of a query. The longest that ships is under 3,000."""
MAX_REPEATS = 4
"""Times that a regular expression may repeat without end; each multiplies the time by the length of the text."""
_IN_PATTERN = re.compile(r"\\.|\[\^?\]?[^\]]*\]", re.DOTALL)
_GROUP_AGAIN = re.compile(r"\)[*+{]")
_WITHOUT_END = re.compile(r"[*+]|\{\d*,\d*\}")
_REPEATS = (
    f"A regular expression may not repeat a group, nor repeat without end more than {MAX_REPEATS} times:"
)
MAX_DEPTH = 60
"""Brackets within brackets; deeper ones can exhaust a parser's stack."""


def check(cypher: str) -> None:
    """Raise `QueryRefused`, with line and column, unless *cypher* is one reading query.

    The text is read twice, as it stands and with its Unicode escapes replaced, since servers differ in when they
    replace them.
    """
    if len(cypher) > MAX_LENGTH:
        raise QueryRefused(
            f"The query has {len(cypher):,} characters; {MAX_LENGTH:,} is the most that is read."
        )
    if odd := _ODD.search(cypher):
        line, column = place(cypher, odd.start())
        raise QueryRefused(
            f"The query holds a control character or an odd line end (line {line}, column {column}). Remove it.",
            line=line,
            column=column,
        )
    for text in dict.fromkeys((cypher, unescape(cypher))):
        _check_tokens(text, list(tokens(text)))


def _check_tokens(text: str, found: list[Token]) -> None:
    if not found:
        raise QueryRefused("The query is empty. Write, for instance: MATCH (a:Actor) RETURN a.name LIMIT 10")
    if found[0].upper not in OPENING:
        raise _refusal(text, found[0], f"A query begins with {', '.join(sorted(OPENING))}; this begins with")
    _check_depth(text, found)
    for index, token in enumerate(found):
        before = found[index - 1].text if index else ""
        after = found[index + 1].text if index + 1 < len(found) else ""
        if token.text == ";" and index + 1 < len(found):
            raise _refusal(text, token, "One query at a time; there is more after")
        if token.text == "\\":
            raise _refusal(text, token, "A backslash outside of text in quotes is not read:")
        if token.kind == "word":
            _check_word(text, token, before, after)
            if token.upper == "CALL" and not _is_name(before, after):
                _check_call(text, found, index)
        if token.text == "~" and before == "=":
            _check_pattern(text, found, index)
        if token.text == "(" and index >= 3:
            _check_function(text, found, index)


def _is_name(before: str, after: str) -> bool:
    """True where a word stands as a label, a property or a key of a map, and so is no clause."""
    return before in _NAMES_BEFORE or after == ":"


def _check_word(text: str, token: Token, before: str, after: str) -> None:
    if _is_name(before, after):
        return
    if token.upper in WRITING:
        raise _refusal(text, token, "Queries only read; this would write:")
    if token.upper in MANAGING and _begins_clause(after):
        raise _refusal(text, token, "Queries only read the graph; this clause is not allowed here:")


def _begins_clause(after: str) -> bool:
    """True where what follows a word shows that it is a clause: another word or a name in backticks."""
    return (
        (after[:1].isalpha() or after[:1] in "_`") and after.upper() not in _AFTER_NAMES if after else False
    )


def _check_pattern(text: str, found: list[Token], index: int) -> None:
    """Allow a regular expression only where it can be read here and cannot take a time without end.

    *index* is that of the `~` of `=~`. A server's time limit does not stop an expression that it is inside of.
    """
    rest = found[index + 1 : index + 3]
    if not rest or rest[0].kind not in {"string", "parameter"} or (len(rest) > 1 and rest[1].text in "+|[."):
        raise _refusal(text, found[index], "A regular expression is one text in quotes or one parameter, not")
    if rest[0].kind == "string":
        check_expression(rest[0].text[1:-1].replace("\\\\", "\\"), _refusal(text, rest[0], _REPEATS))


def check_expression(pattern: str, refusal: QueryRefused | None = None) -> None:
    """Raise `QueryRefused` for a regular expression that repeats a group, or repeats without end too often."""
    bare = _IN_PATTERN.sub("x", pattern)
    if _GROUP_AGAIN.search(bare) or len(_WITHOUT_END.findall(bare)) > MAX_REPEATS:
        raise refusal or QueryRefused(f"{_REPEATS} {pattern[:40]}.")


def _check_call(text: str, found: list[Token], index: int) -> None:
    """Allow `CALL { subquery }`, without `IN TRANSACTIONS`, and the procedures on the list."""
    rest = found[index + 1 :]
    if not rest:
        raise _refusal(text, found[index], "Nothing follows")
    if rest[0].text in "{(":
        closing = _closing(rest)
        if rest[0].text == "(" and closing + 1 < len(
            rest
        ):  # CALL (a, b) { … }: the block follows the variables
            closing += 1 + _closing(rest[closing + 1 :])
        tail = [token.upper for token in rest[closing + 1 : closing + 5]]
        if tail[:1] == ["IN"] and ("TRANSACTIONS" in tail or "CONCURRENT" in tail):
            raise _refusal(
                text, found[index], "Queries only read; transactions of their own are not allowed:"
            )
        return
    name = ""
    for token in rest:
        if token.kind not in {"word", "quoted"} and token.text != ".":
            break
        name += token.text.strip("`")
    if name.lower() not in PROCEDURES:
        allowed = ", ".join(sorted(PROCEDURES))
        raise _refusal(
            text, rest[0], f"The procedure {name or rest[0].text} is not allowed (allowed: {allowed}):"
        )


def _closing(found: list[Token]) -> int:
    """Return the index of the bracket that closes the first one, or of the last token."""
    depth = 0
    for index, token in enumerate(found):
        if token.kind != "mark":
            continue
        depth += (token.text in "{[(") - (token.text in "}])")
        if depth == 0:
            return index
    return len(found) - 1


def _check_function(text: str, found: list[Token], index: int) -> None:
    """Refuse functions in a name space that is not a harmless one (`apoc.load…`, `do.when`, `custom.…`)."""
    name, dot, space = found[index - 1], found[index - 2], found[index - 3]
    if name.kind not in {"word", "quoted"} or dot.text != "." or space.kind not in {"word", "quoted"}:
        return
    root = space
    step = index - 3
    while step >= 2 and found[step - 1].text == "." and found[step - 2].kind in {"word", "quoted"}:
        step -= 2
        root = found[step]
    whole = "".join(token.text.strip("`") for token in found[step:index]).lower()
    if whole in PROCEDURES and step and found[step - 1].text.upper() == "CALL":
        return
    if root.text.strip("`").lower() not in FUNCTION_SPACES:
        raise _refusal(text, root, "Functions of this name space are not allowed:")


def _check_depth(text: str, found: list[Token]) -> None:
    depth = 0
    for token in found:
        if token.kind == "mark":
            depth += (token.text in "{[(") - (token.text in "}])")
        if depth > MAX_DEPTH:
            raise _refusal(text, token, f"More than {MAX_DEPTH} brackets stand within each other at")


def _refusal(text: str, token: Token, why: str) -> QueryRefused:
    line, column = place(text, token.start)
    shown = token.text if len(token.text) <= 40 else token.text[:39] + "…"
    return QueryRefused(f"{why} {shown} (line {line}, column {column}).", line=line, column=column)
