"""Writes shortlists as one page that needs nothing else: no script, no other file, no host.

It opens in any browser, on a phone and on paper. It shows what a sheet shows, blind where the sheet is blind, and
beside it the pages of the CVs as pictures on which each quote is lit at its place.
"""

from collections.abc import Sequence

from sqlmodel import Session

from talent.audit.actors import Actor
from talent.core.i18n import DEFAULT_LANGUAGE, LANGUAGES
from talent.core.settings import Settings
from talent.reports.album import Album
from talent.reports.requisition_view import requisition_view
from talent.reports.templates import render
from talent.shortlists.models import Shortlist
from talent.shortlists.sheet import Sheet, sheet_of


def render_shortlists(
    session: Session, shortlists: Sequence[Shortlist], *, settings: Settings, lang: str, actor: Actor
) -> str:
    """Return the page of these shortlists as the actor may see them.

    Raises:
        Conflict: a shortlist has no run yet.
        NotFound: one is outside the actor's scope.
        Forbidden: the actor sees no shortlists.
    """
    sheets = [sheet_of(session, shortlist, actor=actor) for shortlist in shortlists]
    return render_sheets(session, sheets, settings=settings, lang=lang)


def render_sheets(session: Session, sheets: Sequence[Sheet], *, settings: Settings, lang: str) -> str:
    """Return the page of sheets that were made already; what an actor may not see is not in a sheet."""
    lang = lang if lang in LANGUAGES else DEFAULT_LANGUAGE
    album = Album(session, settings)
    requisitions = [requisition_view(session, sheet, album=album, lang=lang) for sheet in sheets]
    programmes = list(dict.fromkeys(each.programme for each in requisitions))
    return render(
        "shortlists.html",
        lang=lang,
        requisitions=requisitions,
        programmes=programmes,
        leaves=album.leaves,
        dates=list(dict.fromkeys(each.run.made_on for each in requisitions)),
        blind=any(person.identity is None for each in requisitions for person in each.people),
    )
