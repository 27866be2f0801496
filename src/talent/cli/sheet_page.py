"""Shows a shortlist on one screen: each person with figures, gates, reasons with quotes, what is missing."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from scoring.scorecard import Line
from scoring.types import GateStatus
from talent.core.i18n import translate
from talent.core.text import shorten
from talent.shortlists.sheet import Quote, Sheet, SheetLine
from talent.shortlists.words import Words, percent

_MARKS = {GateStatus.MET: ("✓", "green"), GateStatus.UNKNOWN: ("?", "yellow"), GateStatus.UNMET: ("✗", "red")}
_QUOTE = 84
_BAR = 20


def print_sheet(console: Console, sheet: Sheet, *, lang: str, people: int = 3, quotes: int = 3) -> None:
    """Print the first `people` of a shortlist with up to `quotes` reasons each."""
    words = Words(sheet.need, sheet.lexicon, lang)
    requisition, pool = sheet.requisition, sheet.pool_changes
    title = requisition.title_id if lang == "id" else requisition.title_en
    console.print(Text(f"{requisition.reference}  {title}", style="bold cyan"))
    console.print(
        translate("sheet.pool", lang, pool=pool.pool, all_met=pool.all_met, openings=requisition.openings)
    )
    for line in sheet.lines[:people]:
        _person(console, line, words, lang, quotes)
    for relaxation in pool.relaxations[:2]:
        console.print(Text("→ " + words.relaxation(relaxation), style="dim"), soft_wrap=False)


def headline(sheet: Sheet, *, lang: str) -> str:
    """Return one line about a shortlist: how many were matched, how many meet all, who comes first."""
    requisition = sheet.requisition
    title = requisition.title_id if lang == "id" else requisition.title_en
    first = next((line for line in sheet.lines if line.card is not None), None)
    return translate(
        "sheet.headline",
        lang,
        ref=requisition.reference,
        title=title,
        all_met=sheet.pool_changes.all_met,
        first=first.applicant_ref if first else "–",
        score=percent(first.card.shown_score) if first and first.card else "–",
    )


def _person(console: Console, line: SheetLine, words: Words, lang: str, quotes: int) -> None:
    card, explanation = line.card, line.explanation
    if card is None or explanation is None:
        return
    name = line.identity["name"] if line.identity else line.applicant_ref
    filled = round(card.shown_score * _BAR)
    head = Text(f"{line.entry.rank}{'=' if line.tied else ' '} {name}  ", style="bold")
    head.append("█" * filled + "░" * (_BAR - filled), style="green")
    head.append(
        "  "
        + translate(
            "sheet.figures",
            lang,
            score=percent(card.shown_score),
            confidence=percent(card.shown_confidence),
            bucket=translate(f"bucket.{card.bucket.value}", lang),
        )
    )
    console.print(head, soft_wrap=False)
    gates = Text("   ")
    for gate in card.gates:
        mark, style = _MARKS[gate.status]
        gates.append(f"{mark} ", style=style)
        gates.append(words.gate(gate) + "   ")
    console.print(gates, soft_wrap=False)
    told = sorted(card.lines, key=lambda each: -each.contribution)
    shown = 0
    for each in told:
        quote = _quote_of(each, line)
        if quote is None or shown == quotes:
            continue
        shown += 1
        console.print(Padding(_reason(each, quote, words, lang), (0, 0, 0, 3)), soft_wrap=False)
    for reason in (*explanation.neighbours[:1], *explanation.missing[:1], *explanation.unknown[:1]):
        console.print(
            Padding(Text("– " + words.reason(reason), style="yellow"), (0, 0, 0, 3)), soft_wrap=False
        )
    for change in line.changes[:1]:
        console.print(Padding(Text("↑ " + words.change(change), style="cyan"), (0, 0, 0, 3)), soft_wrap=False)


def _quote_of(line: Line, person: SheetLine) -> Quote | None:
    found = (person.quotes.get(key) for key in line.evidence_keys)
    return next((quote for quote in found if quote is not None and quote.text), None)


def _reason(line: Line, quote: Quote, words: Words, lang: str) -> Text:
    text = Text(f"+{percent(line.contribution)} ", style="green")
    text.append(words.line(line) + ": ", style="bold")
    text.append(f"“{shorten(quote.text or '', _QUOTE)}” ")
    source = translate(f"evidence.source.{quote.source}", lang)
    text.append("(" + ", ".join((source, translate("cv.page", lang, page=quote.page))) + ")", style="dim")
    return text
