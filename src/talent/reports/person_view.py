"""A person of a shortlist as the page shows them: figures, lines with their quotes, gates, questions, decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session

from scoring.explain import Explanation
from scoring.gates import GateResult
from scoring.scorecard import Line, ScoreCard
from scoring.types import GateStatus, Need, month_index
from talent.core.clock import JAKARTA
from talent.core.i18n import translate
from talent.reports.album import Album
from talent.reports.dates import day, duration
from talent.reports.lights import Lights, PictureView
from talent.reports.shares import PER_SHARE, points, shown_tenths
from talent.shortlists.models import Decision, DecisionReason
from talent.shortlists.sheet import Quote, SheetLine
from talent.shortlists.words import Words, month, percent

MARKS: Final = {GateStatus.MET: "✓", GateStatus.UNKNOWN: "?", GateStatus.UNMET: "✗"}
_CHANGES: Final = 3
# Above this coverage a bar says enough; below, or where a level is too low, a sentence says what is missing.
_FULL_ENOUGH: Final = 0.8


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate in words; `status` is met, unknown or unmet, `mark` its sign."""

    status: str
    mark: str
    words: str
    status_words: str


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with what is known of its evidence; `number` and `light` are None where no picture shows it."""

    number: int | None
    light: str | None
    text: str
    source: str
    facts: Sequence[str]


@dataclass(frozen=True, slots=True)
class LineView:
    """A weighted line. `track` and `fill` are per cent of the widest line; `points` is None where nothing is known."""

    id: str
    label: str
    kind: str
    weight: str
    points: str | None
    coverage: str | None
    track: float
    fill: float
    notes: Sequence[str]
    quotes: Sequence[QuoteView]


@dataclass(frozen=True, slots=True)
class Segment:
    """A line in the bar of a whole score, in per cent of it; `fill` is what it adds, None where nothing is known."""

    x: float
    width: float
    fill: float | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """What was decided, with the words of the reason."""

    verb: str
    reason: str
    by: str
    on: str


@dataclass(frozen=True, slots=True)
class ScoredView:
    """What follows from a score card; `exact` is the score to a tenth of a per cent, shares are per cent."""

    score: str
    confidence: str
    exact: str
    score_share: float
    confidence_share: float
    unknown: int
    unknown_share: float
    unknown_weight: str
    bucket: str
    bucket_words: str
    gates: Sequence[GateView]
    lines: Sequence[LineView]
    segments: Sequence[Segment]
    changes: Sequence[str]
    questions: Sequence[str]


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person. `scored` is None for somebody who was put on the list by hand and never matched."""

    id: str
    rank: int
    tied: bool
    reference: str
    identity: Mapping[str, str | None] | None
    referrals: int
    origin: str
    state: str
    scored: ScoredView | None
    pictures: Sequence[PictureView]
    decisions: Sequence[DecisionView]


def person_view(session: Session, person: SheetLine, *, album: Album, words: Words) -> PersonView:
    """Return the view of a person in the language of `words`."""
    place = person.entry.reference.lower()
    ordered = _as_read(person.card) if person.card else []
    quotes = [
        (_line_id(place, line), person.quotes[key])
        for line in ordered
        for key in line.evidence_keys
        if key in person.quotes
    ]
    lights = Lights(place, quotes, album=album, blind=person.identity is None)
    return PersonView(
        id=place,
        rank=person.entry.rank,
        tied=person.tied,
        reference=person.applicant_ref,
        identity=person.identity,
        referrals=person.referrals,
        origin=translate(f"report.origin.{person.entry.origin.value}", words.lang),
        state=person.entry.state.value,
        scored=(
            _scored(place, person, person.card, person.explanation, ordered, lights, words)
            if person.card and person.explanation
            else None
        ),
        pictures=lights.pictures(),
        decisions=[_decision(session, each, words.lang) for each in person.decisions],
    )


def gate_view(gate: GateResult, words: Words) -> GateView:
    """Return a gate with its sign and words."""
    return GateView(gate.status.value, MARKS[gate.status], words.gate(gate), words.status(gate))


def _as_read(card: ScoreCard) -> list[Line]:
    """What adds most first, then by weight; what nobody knows last."""
    return sorted(card.lines, key=lambda line: (line.coverage is None, -line.contribution, -line.weight))


def _line_id(place: str, line: Line) -> str:
    """A requirement's key ends with its position; a criterion's key is its name."""
    name = line.key.rpartition(":")[2] if line.part == "requirement" else line.key.replace(":", "-")
    return f"{place}-line-{name}"


def _scored(
    place: str,
    person: SheetLine,
    card: ScoreCard,
    explanation: Explanation,
    ordered: Sequence[Line],
    lights: Lights,
    words: Words,
) -> ScoredView:
    total = sum(line.weight for line in card.lines) or 1.0
    widest = max((line.weight for line in card.lines), default=1.0)
    tenths = shown_tenths([line.contribution for line in ordered])
    unknown = [line for line in card.lines if line.coverage is None]
    unknown_share = sum(line.weight for line in unknown) / total
    notes = _notes(card, explanation, words)
    return ScoredView(
        score=percent(card.shown_score),
        confidence=percent(card.shown_confidence),
        exact=points(sum(tenths), words.lang),
        score_share=round(card.shown_score * 100),
        confidence_share=round(card.shown_confidence * 100),
        unknown=len(unknown),
        unknown_share=round(unknown_share * 100, 1),
        unknown_weight=percent(unknown_share),
        bucket=card.bucket.value,
        bucket_words=translate(f"bucket.{card.bucket.value}", words.lang),
        gates=[gate_view(gate, words) for gate in card.gates],
        lines=[
            LineView(
                id=_line_id(place, line),
                label=words.line(line),
                kind=_kind(words.need, line, words.lang),
                weight=points(round(line.weight / total * PER_SHARE), words.lang),
                points=None if line.coverage is None else points(tenth, words.lang),
                coverage=None if line.coverage is None else percent(line.coverage),
                track=round(line.weight / widest * 100, 1),
                fill=round(line.weight * (line.coverage or 0.0) / widest * 100, 1),
                notes=notes.get(line.key, ()),
                quotes=[
                    _quote(person.quotes[key], lights, words)
                    for key in line.evidence_keys
                    if key in person.quotes
                ],
            )
            for line, tenth in zip(ordered, tenths, strict=True)
        ],
        segments=_segments(card, total),
        changes=[words.change(change) for change in person.changes[:_CHANGES]],
        questions=[words.reason(reason) for reason in explanation.interview],
    )


def _segments(card: ScoreCard, total: float) -> list[Segment]:
    segments, x = [], 0.0
    for line in card.lines:
        width = line.weight / total * 100
        fill = None if line.coverage is None else round(width * line.coverage, 2)
        segments.append(Segment(round(x, 2), round(width, 2), fill))
        x += width
    return segments


def _kind(need: Need, line: Line, lang: str) -> str:
    """How hard the requirement is and at what level it is asked; nothing for a criterion."""
    for requirement in need.requirements:
        if requirement.key == line.key:
            kind = translate(f"kind.{requirement.kind.value}", lang)
            return translate("report.kind_level", lang, kind=kind, level=requirement.level)
    return ""


def _notes(card: ScoreCard, explanation: Explanation, words: Words) -> dict[str, list[str]]:
    """What is to be said below each line: the neighbour that stood in, and what it fell short of."""
    notes: dict[str, list[str]] = {}
    coverage = {line.key: line.coverage or 0.0 for line in card.lines}
    for reason in explanation.neighbours:
        notes.setdefault(str(reason.params["requirement"]), []).append(words.reason(reason))
    for reason in (*explanation.missing, *explanation.unknown):
        key = str(reason.params["key"])
        if coverage[key] < _FULL_ENOUGH or reason.code == "missing.level":
            notes.setdefault(key, []).append(words.reason(reason))
    return notes


def _quote(quote: Quote, lights: Lights, words: Words) -> QuoteView:
    lang = words.lang
    facts = []
    if quote.page is not None:
        facts.append(translate("cv.page", lang, page=quote.page))
    if quote.months is not None:
        facts.append(duration(quote.months, lang))
    if quote.last_used is not None:
        facts.append(translate("report.last_used", lang, month=month(month_index(quote.last_used), lang)))
    if quote.level is not None:
        facts.append(translate("report.level_stated", lang, level=quote.level))
    lit = lights.find(quote)
    return QuoteView(
        number=lit.number if lit else None,
        light=lit.id if lit else None,
        text=" ".join((quote.text or "").split()),
        source=translate(f"evidence.source.{quote.source}", lang),
        facts=facts,
    )


def _decision(session: Session, decision: Decision, lang: str) -> DecisionView:
    reason = session.get_one(DecisionReason, decision.reason_code)
    return DecisionView(
        verb=translate(f"report.verb.{decision.verb.value}", lang),
        reason=reason.label_id if lang == "id" else reason.label_en,
        by=decision.decided_by,
        on=day(decision.decided_at.astimezone(JAKARTA).date(), lang),
    )
