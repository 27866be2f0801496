"""Many at once: writers wait for one another, never for a thread, and nobody's write is lost or doubled.

There are more requests than threads, so a transaction that needed a second thread for its commit would never end.
"""

from concurrent.futures import ThreadPoolExecutor

import pytest

from talent.audit import ledger
from talent.db.session import transaction
from tests.web.world import PASSWORD, Site


def registration(number: int) -> dict[str, object]:
    """A person of that number."""
    return {
        "name": f"Orang {number}",
        "email": f"orang{number}@example.com",
        "password": PASSWORD,
        "birth_year": 1990,
        "consent": True,
    }


@pytest.mark.slow
def test_many_register_at_once(empty_site: Site) -> None:
    # The first of each kind of reference makes its counter; from then on its row is locked in turn.
    assert empty_site.ask("POST", "/register", json=registration(0)).status_code == 201
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda n: empty_site.ask("POST", "/register", json=registration(n)), range(1, 25), timeout=120
            )
        )
    assert [answer.status_code for answer in answers] == [201] * 24
    references = {answer.json()["reference"] for answer in answers}
    assert len(references) == 24
    with transaction(empty_site.engine, write=False) as session:
        assert ledger.verify(session) is None


@pytest.mark.slow
def test_same_person_registers_once_however_often_the_form_is_sent(empty_site: Site) -> None:
    assert empty_site.ask("POST", "/register", json=registration(0)).status_code == 201
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: empty_site.ask("POST", "/register", json=registration(7)), range(8))
        )
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 7


def test_what_fails_halfway_leaves_nothing(site: Site) -> None:
    before = site.ask("GET", "/ledger", by="auditor").json()["meta"]["total"]
    taken = {"name": "Aan", "phone": "081200001111", "region": "99.99"}
    assert site.ask("POST", "/applicants", by="hr", json=taken).status_code == 404
    sessions = 1  # the sign-in of HR is the only deed
    assert site.ask("GET", "/ledger", by="auditor").json()["meta"]["total"] == before + sessions
    assert site.ask("GET", "/applicants", by="hr").json()["meta"]["total"] == len(site.world.applicants)
