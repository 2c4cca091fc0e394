"""Adding a record: choose files, see what would change, load them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from graph.errors import ConcertationError, UsageError
from graph.views.records import record as find_record
from graph.views.records import records as all_records
from web import links
from web.database import get_settings, get_store
from web.i18n import plain
from web.language import language
from web.people import who
from web.uploads import Outcome, discard, keep_files, load_kept, preview

blueprint = Blueprint("uploads", __name__)


@blueprint.get("/add")
def upload() -> str:
    return render_template("upload.html", outcomes=None)


@blueprint.post("/add")
def read() -> str:
    """Read the files and show what loading them would change; they are kept for an hour under a random name."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise UsageError(plain(language(), "upload.none"))
    kept = keep_files(get_settings().home, files)
    outcomes = preview(get_settings().home, kept, get_store())
    return render_template(
        "upload.html", outcomes=outcomes, kept=kept, good=_good(outcomes), records=all_records(get_store())
    )


@blueprint.post("/add/load")
def load() -> str | Response:
    """Load the files of a preview into the graph, each record in a transaction of its own."""
    kept = request.form.get("kept", "")
    home = get_settings().home
    if "cancel" in request.form:
        discard(home, kept)
        return redirect(url_for("uploads.upload"), 303)  # type: ignore[return-value]
    replaces = request.form.get("replaces", "")
    choice: dict[str, Any] = {"new": True} if replaces == "new" else {"replaces": replaces or None}
    outcomes = load_kept(home, kept, get_store(), by=who(), **choice)
    discard(home, kept)
    return render_template("upload.html", outcomes=outcomes, kept=None, loaded=True)


@blueprint.post("/add/samples")
def samples() -> Response:
    """Load the sample records that the package ships."""
    from loaders.load import load_paths
    from loaders.samples import sample_paths

    for outcome in load_paths(get_store(), sample_paths(), by=who()):
        if isinstance(outcome, ConcertationError):
            raise outcome
    return redirect(url_for("overview.overview"), 303)  # type: ignore[return-value]


MEETING_FIELDS = (
    ("forum", "field_forum"),
    ("title", "field_title"),
    ("date", "field_date"),
    ("end_date", "field_end"),
    ("place", "field_place"),
)


@blueprint.get("/record/<slug>/meeting")
def edit_meeting(slug: str) -> str:
    """The form that corrects the meeting of a record."""
    found = find_record(get_store(), slug)
    known = {**found.meeting, "forum": found.forum.name if found.forum else found.meeting["forum_printed"]}
    fields = [(name, label, known.get(name)) for name, label in MEETING_FIELDS]
    return render_template("edit_meeting.html", record=found, fields=fields)


@blueprint.post("/record/<slug>/meeting")
def save_meeting(slug: str) -> Response:
    """Keep the fields that were changed; those left as they were stay."""
    from graph.meetings import set_meeting

    found = find_record(get_store(), slug)
    known = {**found.meeting, "forum": found.forum.name if found.forum else found.meeting["forum_printed"]}
    given = {name: request.form.get(name, "").strip() or None for name, _label in MEETING_FIELDS}
    changed = {name: value for name, value in given.items() if value != (known.get(name) or None)}
    if changed:
        set_meeting(get_store(), found.id, changed, by=who())
    return redirect(links.record_url(found.id), 303)  # type: ignore[return-value]


def _good(outcomes: list[Outcome]) -> int:
    return sum(outcome.error is None for outcome in outcomes)
