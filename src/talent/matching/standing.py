"""Everybody's columns on disk, following the database: opened, compared with it, and written anew if they fell behind.

The content hash of each profile decides. Whoever has another one than the files say is put anew, and whoever is no
longer there is taken out; so nothing that was missed, rolled back or restored is ever answered from, and processes need
not tell each other anything. A few changes are put again by each process; the files are written once they are many, and
at once when somebody is gone, so that nobody stays in them who has left.
"""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scoring.index import Builder, Pool, Profiles
from scoring.policy import Policy
from scoring.types import Candidate
from talent.matching.index_files import MadeFor, UnusableIndex, load, save

# So many changes are put again by each process rather than written.
_FEW: Final = 200
# Where more than this share has changed, columns are built from everybody.
_MANY: Final = 0.5

_log = logging.getLogger(__name__)


def standing_pool(
    folder: Path,
    people: Mapping[str, Candidate],
    hashes: Mapping[str, bytes],
    *,
    policy: Policy,
    as_of: int,
    library: str,
) -> Pool:
    """Return everybody ready to be searched, from the files of a folder as far as they still hold.

    `people` and `hashes` (SHA-256 of what each is known by) are those of the database, by reference.
    """
    made_for = MadeFor(policy.content_hash(), as_of, library)
    try:
        snapshot = load(folder, made_for=made_for)
    except UnusableIndex:
        return _built(folder, people, hashes, policy, made_for)
    refs = map(bytes.decode, snapshot.profiles.refs.tolist())
    held = dict(zip(refs, map(bytes, snapshot.hashes), strict=True))
    gone = held.keys() - hashes.keys()
    changed = [ref for ref, digest in hashes.items() if held.get(ref) != digest]
    if len(changed) > _MANY * len(hashes):
        return _built(folder, people, hashes, policy, made_for)
    pool = Pool(policy, as_of, snapshot.profiles)
    for ref in gone:
        pool.remove(ref)
    for ref in changed:
        pool.put(people[ref])
    if not gone and len(changed) <= _FEW:
        return pool
    return _written(folder, pool.columns(), hashes, policy, made_for)


def _built(
    folder: Path,
    people: Mapping[str, Candidate],
    hashes: Mapping[str, bytes],
    policy: Policy,
    made_for: MadeFor,
) -> Pool:
    columns = Builder(policy, made_for.as_of).add_all(people.values()).build()
    return _written(folder, columns, hashes, policy, made_for)


def _written(
    folder: Path, columns: Profiles, hashes: Mapping[str, bytes], policy: Policy, made_for: MadeFor
) -> Pool:
    try:
        save(folder, columns, [hashes[ref.decode()] for ref in columns.refs.tolist()], made_for=made_for)
    except OSError as error:
        # The answer does not need the files, and the next one writes them again.
        _log.warning("index not written: %s", error.strerror)
    return Pool(policy, made_for.as_of, columns)
