"""From text to needs: proposes requirements of a text or file, and counts who meets what is being written."""

from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlmodel import Session

from scoring.policy import Policy
from talent.audit.actors import Actor
from talent.core.settings import Settings
from talent.matching.counts import count_matches
from talent.projects.from_text.propose import propose_need
from talent.projects.from_text.read_document import read_text
from talent.projects.requisitions import get_requisition
from talent.skills.queries import stored_linker
from talent.web.schemas.needs import CountsCreate, CountsRead, NeedText, ProposedNeedRead
from talent.web.uploads import MultipartUpload, read_upload


def propose_of_text(data: JSONBody[NeedText], session: NamedDependency[Session]) -> ProposedNeedRead:
    """Propose the requirements of a text; nothing is stored."""
    return _proposed(read_text(data.text.encode("utf-8", "replace"), filename="need.txt"), session)


def propose_of_file(
    data: MultipartUpload, session: NamedDependency[Session], settings: NamedDependency[Settings]
) -> ProposedNeedRead:
    """Propose the requirements of a file (TXT, MD, DOCX, PDF); neither is stored."""
    content, filename = read_upload(data, most=settings.max_upload_bytes)
    # The slow part, before the session opens its transaction.
    text = read_text(content, filename=filename, max_bytes=settings.max_upload_bytes)
    return _proposed(text, session)


def count(
    ref: FromPath[str],
    data: JSONBody[CountsCreate],
    session: NamedDependency[Session],
    actor: NamedDependency[Actor],
    lang: NamedDependency[str],
) -> CountsRead:
    """Count who meets a requisition while it is edited, and what excludes whom."""
    requirements = None if data.requirements is None else [each.line() for each in data.requirements]
    requisition = get_requisition(session, ref, actor=actor)
    counts = count_matches(session, requisition=requisition, requirements=requirements, actor=actor)
    return CountsRead.of(counts, lang)


def _proposed(text: str, session: Session) -> ProposedNeedRead:
    linker = stored_linker(session)
    return ProposedNeedRead.of(propose_need(text, linker=linker, policy=Policy.default()), linker.lexicon)
