"""Protected facts kept apart on request: back in the text of the page, each with its place, and in nothing else."""

from dataclasses import replace

from talent.cv.assemble import build_pages
from talent.cv.layout import TextLine
from talent.cv.protection.set_apart import SetApart
from talent.cv.types import Field, FieldScore, Page, ParsedCv, ProtectedFact, SkillPhrase


def with_facts(
    parsed: ParsedCv, lines: list[TextLine], apart: SetApart, sizes: list[tuple[float, float]]
) -> ParsedCv:
    """The answer with what was taken out put back into the text of its pages, and told as `protected_facts`.

    Everything else stays what it is; places are moved to the longer text.
    """
    whole = [replace(line) for line in lines]
    pages = build_pages(whole, sizes)
    places = _new_places(parsed.pages, whole, apart)

    def span(page: int, start: int, end: int) -> tuple[int, int]:
        return places[page - 1][start], places[page - 1][end - 1] + 1

    def field_there(field: Field) -> Field:
        start, end = span(field.page, field.start, field.end)
        return replace(field, start=start, end=end, quote=pages[field.page - 1].text[start:end])

    def score_there(score: FieldScore) -> FieldScore:
        start, end = span(score.page, score.start, score.end)
        return replace(score, start=start, end=end)

    def phrase_there(phrase: SkillPhrase) -> SkillPhrase:
        start, end = span(phrase.page, phrase.start, phrase.end)
        return replace(phrase, start=start, end=end)

    facts = []
    for index, cut in apart.facts:
        line = whole[index]
        start, end = line.start + cut.start, line.start + cut.end
        page = pages[line.page - 1]
        facts.append(
            ProtectedFact(cut.kind, line.page, page.text[start:end], start, end, page.box_of(start, end))
        )
    return replace(
        parsed,
        pages=pages,
        fields=tuple(map(field_there, parsed.fields)),
        scores=tuple(map(score_there, parsed.scores)),
        phrases=tuple(map(phrase_there, parsed.phrases)),
        protected_facts=tuple(facts),
    )


def _new_places(pages: tuple[Page, ...], whole: list[TextLine], apart: SetApart) -> list[list[int]]:
    """For each page, where each character of its shorter text stands in the whole text."""
    places: list[list[int]] = [[] for _ in pages]
    for index, origin in apart.origins:
        line = whole[index]
        there = places[line.page - 1]
        if there:
            there.append(line.start - 1)
        there += [line.start + place for place in origin]
    return places
