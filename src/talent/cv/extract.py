"""Sections to fields: calls the reader of each field and says why a main field stays empty."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from talent.cv.assemble import Assembly, build_pages, months_of_work, warn_bad_dates
from talent.cv.fields.activity import find_activity
from talent.cv.fields.contact import find_email, find_own, find_phone
from talent.cv.fields.education import read_education
from talent.cv.fields.home import find_home
from talent.cv.fields.labelled import read_labelled
from talent.cv.fields.languages import (
    Language,
    is_language,
    language_of_item,
    languages_apart,
    read_languages,
)
from talent.cv.fields.link_targets import find_targets, with_targets
from talent.cv.fields.links import find_links, is_contact, words_of_name
from talent.cv.fields.listed import read_listed
from talent.cv.fields.name import find_name
from talent.cv.fields.projects import read_projects
from talent.cv.fields.references import count_references
from talent.cv.fields.roles import Votes
from talent.cv.fields.skills import Skill, read_skills
from talent.cv.fields.summary import find_about, find_label, find_prose, find_summary
from talent.cv.fields.tables import read_table, without_titles
from talent.cv.fields.work import Posts, manner_of, part_posts, read_posts
from talent.cv.found import Entry, Found
from talent.cv.kept_facts import with_facts
from talent.cv.language import language_of, section_languages
from talent.cv.layout import Layout, Link, TextLine
from talent.cv.page.hyphenation import undivided
from talent.cv.page.linked import find_linked
from talent.cv.page.unwrap import unwrap
from talent.cv.phrases import phrases_of_entry, phrases_of_skills, phrases_of_text
from talent.cv.protection.hidden import without_disguised
from talent.cv.protection.protected import set_aside
from talent.cv.section import Section
from talent.cv.sections.list_columns import in_reading_order
from talent.cv.sections.sections import split_sections
from talent.cv.sections.unheaded_skills import with_lists_found
from talent.cv.types import ParsedCv, Setting, SkillPhrase, SpokenLanguage
from talent.cv.vocabulary.places import is_place

PARAGRAPH = 0.9
STREET_AHEAD = re.compile(
    r"(?:jl\.|jalan|gg\.|gang|kp\.|perum(?:ahan)?|komp(?:lek|leks)?\.?|dusun)\s+[A-Z]", re.I
)
ENTRY_SECTIONS = ("work", "volunteer", "education", "projects", "certificates", "awards", "publications")


def extract(layout: Layout, kind: str, *, protected: Setting = "drop") -> ParsedCv:
    """The whole answer for a document that has text; `kind` is its format, `protected` what becomes of such facts."""
    layout.lines, disguised = without_disguised(undivided(layout.lines))
    layout.warnings += disguised
    sections = split_sections(layout.lines)
    arranged = in_reading_order(layout.lines, sections)
    if arranged is not layout.lines:
        layout.lines = arranged
        sections = split_sections(layout.lines)
    pages = build_pages(layout.lines, layout.sizes)
    aside = set_aside(layout.lines, _areas(layout.lines, sections))
    lines, kinds = aside.kept, aside.kinds
    kinds |= layout.protected
    if lines != layout.lines:
        pages = build_pages(lines, layout.sizes)
        sections = split_sections(lines)
    activity = find_activity(lines)
    if activity.lines:
        told = {id(line) for line in activity.lines}
        sections = split_sections([line for line in lines if id(line) not in told])
    sections = with_lists_found(sections)
    by_key: dict[str, list[TextLine]] = defaultdict(list)
    for section in sections:
        by_key[section.key] += section.lines
    assembly = Assembly(pages)
    jobs: dict[int, Posts] = {}
    entries = {
        key: [*_entries(key, sections, jobs), *activity.entries.get(key, [])] for key in ENTRY_SECTIONS
    }
    held = [entry.values for entry in entries["work"] if "position" in entry.values]
    trades = {str(values["position"].value).casefold() for values in held}
    phrases, titles, region = _basics(assembly, sections, by_key, lines, kinds, trades, layout.links)
    for key in ENTRY_SECTIONS:
        assembly.put_entries(key, entries[key])
        for number, entry in enumerate(entries[key]):
            phrases += phrases_of_entry(entry, f"{key}[{number}]", pages)
    name = str(assembly.resume.get("basics", {}).get("name", ""))
    listed, spoken = languages_apart(_without_running_lines(by_key["skills"], by_key["head"], name))
    skills = read_skills(listed)
    languages = read_languages(unwrap([*by_key["languages"], *spoken]))
    skills, languages = _languages_apart(skills, languages)
    _put_skills(assembly, skills)
    phrases += phrases_of_skills(skills, pages)
    _put_languages(assembly, languages)
    _put_interests(assembly, by_key["interests"])
    _why_empty(assembly, by_key, len(pages))
    levels = [entry.level for entry in entries["education"] if entry.level is not None and not entry.current]
    parsed = ParsedCv(
        status="parsed",
        format=kind,
        language=language_of(lines),
        section_languages=section_languages([(section.key, section.lines) for section in sections]),
        pages=pages,
        resume=_ordered(assembly.resume),
        fields=tuple(assembly.fields),
        missing=tuple(assembly.missing),
        phrases=tuple(phrases),
        work_spans=months_of_work(entries["work"]),
        education_level=max(levels, default=None),
        languages=tuple(SpokenLanguage(item.code, item.level) for item in languages if item.code),
        region=region,
        titles=titles,
        references=count_references(by_key["references"]) if by_key["references"] else 0,
        warnings=(*layout.warnings, *assembly.warnings, *warn_bad_dates(lines)),
        protected=tuple(sorted(kinds)),
        scores=tuple(assembly.scores),
    )
    return with_facts(parsed, layout.lines, aside, layout.sizes) if protected == "keep" else parsed


def areas_of(lines: list[TextLine]) -> list[str]:
    """The section of each line, `heading` for the headings; what no section holds belongs to the head."""
    return _areas(lines, split_sections(lines))


def _areas(lines: list[TextLine], sections: list[Section]) -> list[str]:
    areas: dict[int, str] = {}
    for section in sections:
        if section.heading is not None:
            areas[id(section.heading)] = "heading"
        areas |= dict.fromkeys(map(id, section.lines), section.key)
    return [areas.get(id(line), "head") for line in lines]


def _entries(key: str, sections: list[Section], jobs: dict[int, Posts]) -> list[Entry]:
    """Entries of all sections of one kind; two sections of work (jobs, internships) follow each other.

    Sections of work are added to `jobs` as they are parted; how they are set tells how those of organisations are.
    """
    entries: list[Entry] = []
    elsewhere: Votes | None = None
    if key == "volunteer" and any(section.key == key for section in sections):
        work = [section for section in sections if section.key == "work" and section.lines]
        elsewhere = manner_of(
            [jobs.get(id(each)) or part_posts(without_titles(unwrap(each.lines)), each.key) for each in work]
        )
    for section in sections:
        if section.key != key or not section.lines:
            continue
        read = _entries_of(section, key, jobs, elsewhere)
        for entry in read:
            entry.guessed = section.guessed
        entries += read
    return entries


def _entries_of(section: Section, key: str, jobs: dict[int, Posts], elsewhere: Votes | None) -> list[Entry]:
    """Entries of one section: of its table or its labels where it has them, else of its lines."""
    lines = unwrap(section.lines)
    told = read_table(lines, key)
    if told is None:
        told = read_labelled(lines, key)
    if told is not None:
        return told
    if key in ("work", "volunteer"):
        posts = jobs[id(section)] = part_posts(without_titles(lines), key)
        return read_posts(posts, section=key, elsewhere=elsewhere)
    if key == "education":
        return read_education(without_titles(lines))
    if key == "projects":
        return read_projects(without_titles(lines))
    return read_listed(without_titles(section.lines), key)


def _basics(
    assembly: Assembly,
    sections: list[Section],
    by_key: dict[str, list[TextLine]],
    lines: list[TextLine],
    kinds: set[str],
    trades: Collection[str],
    links: Sequence[Link],
) -> tuple[list[SkillPhrase], tuple[str, ...], str | None]:
    """Name, headline, contact, home and summary."""
    basics: dict[str, object] = {}
    linked = find_linked(links, assembly.pages)
    email = find_email(sections, linked)
    name, titles, scores = find_name(sections, lines, str(email.value) if email else None)
    assembly.scores += scores
    phone = find_phone(sections, linked)
    if email is None:
        email, beside = find_own(sections, words_of_name(name), linked)
        phone = phone or beside
    targets = find_targets(links, sections, linked, name)
    email = email or next((found for kind, _, found in targets if kind == "mail"), None)
    label = find_label([*by_key["head"], *by_key["contact"]], name, trades)
    for key, found in (("name", name), ("label", label), ("email", email), ("phone", phone)):
        if found is not None and assembly.add(f"basics.{key}", found):
            basics[key] = found.value
    addresses = with_targets(
        find_links(sections, name=name, email=email, linked=linked),
        [target for target in targets if target[0] != "mail"],
    )
    profiles: list[dict[str, str]] = []
    for network, user, found in addresses:
        if not network and user != found.value:
            if "url" not in basics and assembly.add("basics.url", found):
                basics["url"] = found.value
                continue
            # A second site counts where its name is the person's.
            if not any(word in str(found.value).lower() for word in words_of_name(name)):
                continue
            user = ""
        key = "url" if str(found.value).lower().startswith("http") else "username"
        if assembly.add(f"basics.profiles[{len(profiles)}].{key}", found):
            # Behind an icon only the name of the user stands, and no network is made of it.
            profile = {"network": network, key: str(found.value)} if network else {key: str(found.value)}
            profiles.append({**profile, "username": user} if user else profile)
    home = find_home(sections, [way for way in (email, phone) if way is not None])
    location = {}
    for key, found in (("city", home.city), ("region", home.region), ("countryCode", home.country)):
        if found is not None and assembly.add(f"basics.location.{key}", found):
            location[key] = found.value
    # Many write a paragraph under their name, or an "About" of prose and contact, without the heading of a summary.
    loose = [line for key in ("head", "personal", "contact") for line in by_key[key] if not is_contact(line)]
    summary_lines = by_key["summary"] or find_prose(loose) or find_about(sections)
    ways = [way for way in (email, phone, *(link for _, _, link in addresses)) if way is not None]
    summary_lines = [line for line in summary_lines if not is_contact(line) and not _holds(line, ways)]
    pieces, found_kinds = find_summary(_with_prose(summary_lines))
    kinds |= found_kinds
    kept = [piece for piece in pieces if assembly.add("basics.summary", piece)]
    if kept:
        basics["summary"] = " ".join(str(piece.value) for piece in kept)
    if location:
        basics["location"] = location
    if profiles:
        basics["profiles"] = profiles
    if basics:
        assembly.resume["basics"] = basics
    return phrases_of_text(kept, assembly.pages), titles, home.code


def _holds(line: TextLine, ways: list[Found]) -> bool:
    """Whether the line says one of the ways to reach the person, or a part of it."""
    return any(way.page == line.page and way.start < line.end and way.end > line.start for way in ways)


def _with_prose(lines: list[TextLine]) -> list[TextLine]:
    """Lines of the paragraphs in which the person writes: a "Profil" of address and number only is no summary."""
    runs: list[list[TextLine]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        along = last is not None and (line.page, line.region) == (last.page, last.region)
        if last is not None and along and line.start <= last.end + 2 and line.gap <= PARAGRAPH:
            runs[-1].append(line)
        else:
            runs.append([line])
    telling = [run for run in runs if any(_tells(line) for line in run) and not any(map(_is_address, run))]
    return (
        [line for run in telling for line in run]
        if telling
        else [line for line in lines if not _is_address(line)]
    )


def _tells(line: TextLine) -> bool:
    return len(line.text) > 45 or (len(line.text) > 20 and line.text.rstrip().endswith("."))


def _is_address(line: TextLine) -> bool:
    """Where the person lives is no summary, whatever heading it stands under."""
    return len(line.text) < 60 and bool(
        STREET_AHEAD.match(line.text) or is_place(re.sub(r"\d{5}", "", line.text))
    )


def _without_running_lines(lines: list[TextLine], head: list[TextLine], name: str) -> list[TextLine]:
    """The lines without those of the head of the document, which is repeated on the pages that follow, and without what
    a margin says beside the name."""
    running = {line.text.strip() for line in head if len(line.text.strip()) > 3}
    told = name.casefold() if " " in name else None
    return [
        line
        for line in lines
        if (line.page == 1 or line.text.strip() not in running)
        and (told is None or told not in line.text.casefold())
    ]


def _languages_apart(skills: list[Skill], languages: list[Language]) -> tuple[list[Skill], list[Language]]:
    """Languages that stand among the skills belong to the others: where the document lists languages, and groups
    of nothing but languages in every case."""
    groups = [skill for skill in skills if len(skill.keywords) > 1 and all(map(_is_spoken, skill.keywords))]
    spoken = [
        skill for skill in skills if (languages or groups) and not skill.keywords and _is_spoken(skill.name)
    ]
    names = {str(language.name.value).casefold() for language in languages}
    codes = {language.code for language in languages if language.code}
    found = [language_of_item(skill.name, skill.level) for skill in spoken]
    found += [language_of_item(keyword, None) for group in groups for keyword in group.keywords]
    found = [
        item for item in found if item.code not in codes and str(item.name.value).casefold() not in names
    ]
    moved = {id(skill) for skill in (*spoken, *groups)}
    return [skill for skill in skills if id(skill) not in moved], [*languages, *found]


def _is_spoken(found: Found) -> bool:
    return is_language(str(found.value))


def _put_skills(assembly: Assembly, skills: list[Skill]) -> None:
    items: list[dict[str, object]] = []
    for skill in skills:
        path = f"skills[{len(items)}]"
        if not assembly.add(f"{path}.name", skill.name):
            continue
        item: dict[str, object] = {"name": skill.name.value}
        if skill.level is not None and assembly.add(f"{path}.level", skill.level):
            item["level"] = skill.level.value
        keywords: list[str] = []
        for keyword in skill.keywords:
            if assembly.add(f"{path}.keywords[{len(keywords)}]", keyword):
                keywords.append(keyword.value)
        if keywords:
            item["keywords"] = keywords
        items.append(item)
    if items:
        assembly.resume["skills"] = items


def _put_languages(assembly: Assembly, languages: list[Language]) -> None:
    items: list[dict[str, object]] = []
    for language in languages:
        path = f"languages[{len(items)}]"
        if not assembly.add(f"{path}.language", language.name):
            continue
        item = {"language": language.name.value}
        if language.fluency is not None and assembly.add(f"{path}.fluency", language.fluency):
            item["fluency"] = language.fluency.value
        items.append(item)
    if items:
        assembly.resume["languages"] = items


def _put_interests(assembly: Assembly, lines: list[TextLine]) -> None:
    items: list[dict[str, object]] = []
    for skill in read_skills(lines):
        for found in skill.keywords or [skill.name]:
            if assembly.add(f"interests[{len(items)}].name", found):
                items.append({"name": found.value})
    if items:
        assembly.resume["interests"] = items


def _why_empty(assembly: Assembly, by_key: dict[str, list[TextLine]], pages: int) -> None:
    """A reason for every main field without a value."""
    basics = assembly.resume.get("basics", {})
    for key in ("name", "label", "email", "phone"):
        if key not in basics:
            assembly.miss(f"basics.{key}", f"cv.missing.no_{key}", pages=pages)
    if "location" not in basics:
        assembly.miss("basics.location", "cv.missing.no_place", pages=pages)
    for key in ("summary", "work", "education", "skills", "languages"):
        if key in assembly.resume or (key == "summary" and "summary" in basics):
            continue
        code = "cv.missing.section_unclear" if by_key[key] else "cv.missing.no_heading"
        path = "basics.summary" if key == "summary" else key
        assembly.miss(path, code, section=key, pages=pages)


def _ordered(resume: dict[str, object]) -> dict[str, object]:
    """The sections in the order of the JSON Resume schema."""
    order = (
        "basics", "work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
        "interests", "projects",
    )  # fmt: skip
    return {key: resume[key] for key in order if key in resume}
