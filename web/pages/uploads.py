"""Adding a record: choose files, see what was read and what would change, set the meeting right, load."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from graph.errors import ConcertationError, UsageError
from graph.meetings import check_meeting
from graph.views.records import record as find_record
from graph.views.records import records as all_records
from loaders.kept import Kept, outcomes
from web import links
from web.database import get_settings, get_store
from web.errors import message_of, status_of
from web.i18n import plain
from web.jobs import Job, jobs, new_key
from web.language import language
from web.people import who
from web.preview import FIELDS, SEEN, previewed
from web.render import Page, page, render
from web.said import said
from web.uploads import Outcome, discard, folder_of, keep_files, keep_on, load, preview

blueprint = Blueprint("uploads", __name__)

AT_ONCE = 1.5
"""Seconds that an upload is waited for before its page says how far it is: most are read by then."""
AGAIN = 2
"""Seconds after which a page that tells of work is loaded again."""


@page(blueprint, "/add")
def upload() -> Page:
    """Choosing files to add."""
    return Page("upload.html", {"limit": 32})


@blueprint.post("/add")
def read() -> Response:
    """Keep the files under a random name for an hour and begin to read them; their page shows how far that is."""
    files = [file for file in request.files.getlist("files") if file.filename]
    if not files:
        raise UsageError(plain(language(), "upload.none"))
    kept = keep_files(get_settings().home, files, jobs().at_work)
    _start_preview(kept).idle.wait(AT_ONCE)
    return _to(kept)


@page(blueprint, "/add/<kept>")
def work(kept: str) -> Page:
    """What is done with the files of an upload: how far it is, what was read and would change, or what was loaded."""
    job = jobs().get(kept) or _start_preview(kept)
    return _page(job)


@blueprint.post("/add/load")
def start_load() -> Response | tuple[Response, int]:
    """Load the files of a preview with their meetings as they were set right, or throw them away.

    What is being loaded, or was, is no longer thrown away, and is not loaded again: the page tells how far it is.
    """
    kept, home = request.form.get("kept", ""), get_settings().home
    if "cancel" in request.form:
        if not jobs().forget(kept):
            return _to(kept)
        discard(home, kept)
        return redirect(url_for("uploads.upload"), 303)  # type: ignore[return-value]
    folder = folder_of(home, kept)
    job = jobs().get(kept)
    if job is None or job.phase != "ready":
        return _to(kept)
    changed, wrong = _corrected(job)
    if wrong:
        shown = _page(job, given=request.form.to_dict(), wrong=wrong)
        return render(shown, "html"), 400
    replaces = request.form.get("replaces", "")
    choice: dict[str, Any] = {"new": True} if replaces == "new" else {"replaces": replaces or None}
    store, by = get_store(), who()

    def work(job: Job) -> None:
        keep_on(folder)
        load(job, outcomes(folder / "read"), store, home=home, by=by, meetings=changed, **choice)
        discard(home, kept)

    jobs().start(Job(kept, total=len(job.outcomes), writes=True), work, after=job)
    return _to(kept)


@blueprint.post("/add/samples")
def samples() -> Response:
    """Load the sample records that the package ships."""
    from loaders.load import readings
    from loaders.samples import sample_paths

    store, by, paths, home = get_store(), who(), sample_paths(), get_settings().home

    def work(job: Job) -> None:
        found = (
            Kept("", error=str(one)) if isinstance(one, ConcertationError) else Kept(one.document.name, one)
            for one in readings(paths)
        )
        load(job, found, store, home=home, by=by, meetings={})

    key = new_key()
    _start(Job(key, total=len(paths), details={"then": "overview.overview"}, writes=True), work)
    return _to(key)


def _start_preview(kept: str) -> Job:
    folder, store = folder_of(get_settings().home, kept), get_store()
    job = Job(kept, details={"files": len(list((folder / "files").iterdir()))})
    return _start(job, lambda job: preview(job, folder, store))


def _start(job: Job, work: Any) -> Job:
    """The job that is now at work under that key: this one, or the one that was there before."""
    known = jobs()
    return job if known.start(job, work) else known.get(job.key) or job


def _to(kept: str) -> Response:
    return redirect(url_for("uploads.work", kept=kept), 303)  # type: ignore[return-value]


def _page(job: Job, *, given: dict[str, str] | None = None, wrong: dict[int, str] | None = None) -> Page:
    done = not job.at_work
    good = [one for one in job.outcomes if one.error is None]
    error = message_of(job.error, status_of(job.error)) if job.error else ""
    files = (
        [previewed(one, given or {}, (wrong or {}).get(one.number, "")) for one in job.outcomes]
        if done
        else []
    )
    data = {
        "kept": job.key, "phase": job.phase, "working": not done, "done": job.done, "total": job.total,
        "seconds": job.seconds, "error": error, "files": files,
    }  # fmt: skip
    asks = done and job.phase == "ready" and bool(good)
    context = {
        "loaded": job.phase == "loaded", "good": len(good), "asks": asks, "again": AGAIN, "seen": SEEN,
        "records": all_records(get_store()) if asks and len(good) == 1 else [], "details": job.details,
        "wrong": bool(wrong), "fields": FIELDS,
    }  # fmt: skip
    return Page("upload_work.html", data, context)


def _corrected(job: Job) -> tuple[dict[int, dict[str, str | None]], dict[int, str]]:
    """The fields of meetings that were changed in the form, by the number of the file, and what is wrong with them."""
    changed: dict[int, dict[str, str | None]] = {}
    wrong: dict[int, str] = {}
    for one in job.outcomes:
        if one.error is not None:
            continue
        fields = _changes(one)
        try:
            check_meeting(fields)
        except UsageError as error:
            wrong[one.number] = said(str(error), language())
        if fields:
            changed[one.number] = fields
    return changed, wrong


def _changes(one: Outcome) -> dict[str, str | None]:
    shown = previewed(one, {}, "").meeting
    out: dict[str, str | None] = {}
    for name, _label in FIELDS:
        value = request.form.get(f"{name}-{one.number}")
        if value is not None and value.strip() != (shown[name] or ""):
            out[name] = value.strip() or None
    return out


@blueprint.get("/record/<slug>/meeting")
def edit_meeting(slug: str) -> str:
    """The form that corrects the meeting of a record."""
    found = find_record(get_store(), slug)
    known = {**found.meeting, "forum": found.forum.name if found.forum else found.meeting["forum_printed"]}
    fields = [(name, label, known.get(name)) for name, label in FIELDS]
    return render_template("edit_meeting.html", record=found, fields=fields)


@blueprint.post("/record/<slug>/meeting")
def save_meeting(slug: str) -> Response:
    """Keep the fields that were changed; those left as they were stay."""
    from graph.meetings import set_meeting

    found = find_record(get_store(), slug)
    known = {**found.meeting, "forum": found.forum.name if found.forum else found.meeting["forum_printed"]}
    given = {name: request.form.get(name, "").strip() or None for name, _label in FIELDS}
    changed = {name: value for name, value in given.items() if value != (known.get(name) or None)}
    if changed:
        set_meeting(get_store(), found.id, changed, by=who())
    return redirect(links.record_url(found.id), 303)  # type: ignore[return-value]
