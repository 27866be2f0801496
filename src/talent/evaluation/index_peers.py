"""Other ways to find who shows the skills of a requisition: what the speed of the index is measured beside.

None of them knows levels, recency, gates or criteria: each answers a plain query over the same skills, and gives its
first 50 by a weight of its own. The libraries other than scikit-learn and SQLite are development tools, and may be
absent; PostgreSQL is started for the measurement.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, Final

import numpy as np

from scoring.index import Profiles
from scoring.types import Need

Ask = Callable[[Need], object]
FIRST: Final = 50
_BATCH: Final = 10_000
_WRITER_BYTES: Final = 500_000_000
_PEER_INDEX: Final = "talent-tantivy-"


class Absent(Exception):
    """The library or the server of a peer is not here."""


def asked_skills(need: Need, profiles: Profiles) -> list[int]:
    """The numbers of all skills that a need accepts and somebody shows."""
    names = {each.skill for requirement in need.requirements for each in requirement.accepts}
    numbers = profiles.skill_numbers
    return sorted(numbers[name] for name in names if name in numbers)


def words_of_people(profiles: Profiles) -> Iterator[str]:
    """The skills of each person as a text of one word each."""
    words = np.array([word_of(number) for number in range(len(profiles.skills))])
    starts = profiles.cell_starts.tolist()
    for first, last in pairwise(starts):
        yield " ".join(words[profiles.cell_skill[first:last]].tolist())


def word_of(number: int) -> str:
    """The word that stands for a skill: letters and digits only, as every tokenizer keeps them."""
    return f"skill{number}"


@contextmanager
def reading_once(profiles: Profiles) -> Iterator[Ask]:
    """Read the people of each asked skill once, and do nothing with them."""
    cells = profiles.cell_starts.astype(np.int64)
    by_skill = np.argsort(profiles.cell_skill, kind="stable")
    rows = np.repeat(np.arange(len(profiles), dtype=np.int32), cells[1:] - cells[:-1])[by_skill]
    starts = np.searchsorted(profiles.cell_skill[by_skill], np.arange(len(profiles.skills) + 1)).tolist()

    def ask(need: Need) -> object:
        # The highest of them: a sum of 32 bits into 64 would take longer than reading.
        return sum(
            int(rows[starts[skill] : starts[skill + 1]].max()) for skill in asked_skills(need, profiles)
        )

    yield ask


@contextmanager
def by_tantivy(profiles: Profiles) -> Iterator[Ask]:
    """A term query of all skills, any of them, in one segment, without counting."""
    if find_spec("tantivy") is None:
        raise Absent
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("skills", stored=False, tokenizer_name="whitespace", index_option="basic")
    schema = builder.build()
    with tempfile.TemporaryDirectory(prefix=_PEER_INDEX) as folder:
        index = tantivy.Index(schema, path=folder)
        writer = index.writer(_WRITER_BYTES, 1)
        for words in words_of_people(profiles):
            writer.add_document(tantivy.Document(skills=words))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()

        def ask(need: Need) -> object:
            words = " ".join(map(word_of, asked_skills(need, profiles)))
            return searcher.search(index.parse_query(words, ["skills"]), FIRST, count=False)

        yield ask


@contextmanager
def by_cosine(profiles: Profiles) -> Iterator[Ask]:
    """scikit-learn's sparse product of normalised rows, which is the cosine, and a partition."""
    from scipy.sparse import csr_array
    from sklearn.metrics.pairwise import linear_kernel
    from sklearn.preprocessing import normalize

    ones = np.ones(len(profiles.cell_skill), dtype=np.float32)
    shape = (len(profiles), len(profiles.skills))
    people = normalize(
        csr_array((ones, profiles.cell_skill, profiles.cell_starts.astype(np.int64)), shape=shape)
    )

    def ask(need: Need) -> object:
        skills = asked_skills(need, profiles)
        row = csr_array(
            (np.ones(len(skills), dtype=np.float32), ([0] * len(skills), skills)), shape=(1, shape[1])
        )
        alike = linear_kernel(people, normalize(row), dense_output=False).toarray().ravel()
        return np.argpartition(alike, -FIRST)[-FIRST:] if len(alike) > FIRST else alike

    yield ask


@contextmanager
def by_fts5(profiles: Profiles) -> Iterator[Ask]:
    """SQLite's full text search, any of the words, by its rank."""
    connection = sqlite3.connect(":memory:")
    try:
        try:
            connection.execute("CREATE VIRTUAL TABLE people USING fts5(skills, content='', detail='none')")
        except sqlite3.OperationalError as error:
            raise Absent from error
        people = ((words,) for words in words_of_people(profiles))
        connection.executemany("INSERT INTO people(skills) VALUES (?)", people)
        connection.execute("INSERT INTO people(people) VALUES ('optimize')")
        connection.commit()

        def ask(need: Need) -> object:
            words = " OR ".join(map(word_of, asked_skills(need, profiles)))
            found = connection.execute(
                "SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT ?", (words, FIRST)
            )
            return found.fetchall()

        yield ask
    finally:
        connection.close()


@contextmanager
def by_postgresql(profiles: Profiles) -> Iterator[Ask]:
    """PostgreSQL's full text search with a GIN index, any of the words, by ts_rank, without parallel workers."""
    import psycopg

    from talent.evaluation.postgresql import running_server

    with ExitStack() as stack:
        try:
            url = stack.enter_context(running_server())
        except (RuntimeError, OSError) as error:
            raise Absent from error
        connection = stack.enter_context(
            psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://"), autocommit=True)
        )
        connection.execute("SET max_parallel_workers_per_gather = 0")
        connection.execute("CREATE TEMPORARY TABLE people (place int, skills tsvector)")
        with connection.cursor().copy("COPY people FROM STDIN") as copy:
            for place, words in enumerate(words_of_people(profiles)):
                copy.write_row((place, words))
        connection.execute("CREATE INDEX ON people USING gin (skills)")
        connection.execute("ANALYZE people")

        def ask(need: Need) -> object:
            words = " | ".join(map(word_of, asked_skills(need, profiles)))
            return connection.execute(
                "SELECT place FROM people, to_tsquery('simple', %s) AS asked WHERE skills @@ asked"
                " ORDER BY ts_rank(skills, asked) DESC LIMIT %s",
                (words, FIRST),
            ).fetchall()

        yield ask


Peer = Callable[[Profiles], Any]
READING: Final = "reading the postings once"
TANTIVY: Final = "tantivy"
# In the order of the table. Those that take seconds at a million are asked less often.
PEERS: Final[dict[str, Peer]] = {
    READING: reading_once,
    TANTIVY: by_tantivy,
    "scikit-learn cosine": by_cosine,
    "SQLite FTS5": by_fts5,
    "PostgreSQL": by_postgresql,
}
SLOW: Final[Sequence[str]] = ("scikit-learn cosine", "SQLite FTS5", "PostgreSQL")
