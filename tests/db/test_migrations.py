"""The migrations lead to the schema of the models, with rows in the tables, and back."""

from datetime import date

import pytest
from sqlalchemy import Engine, inspect, text

from talent.applicants.models import Applicant, CommittedLoad
from talent.audit.actors import SYSTEM
from talent.audit.ledger import record
from talent.db import migrate
from talent.db.session import transaction


def _fill(engine: Engine) -> None:
    with transaction(engine) as session:
        person = Applicant(reference="APL-2026-0001", name="Sari Wulandari")
        session.add(person)
        session.flush()
        session.add(
            CommittedLoad(
                applicant_key=person.key,
                source_ref="PLC-2026-0001",
                fte_percent=60,
                from_on=date(2026, 1, 1),
                to_on=date(2026, 6, 30),
            )
        )
        record(session, action="test.fill", subject=("applicant", person.reference), actor=SYSTEM)


def test_schema_equals_the_models(engine: Engine) -> None:
    assert migrate.current(engine) == migrate.head()
    assert migrate.differences(engine) is None


@pytest.mark.proves("R9")
def test_down_and_up_again_with_rows_in_it(engine: Engine) -> None:
    _fill(engine)
    migrate.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(engine)
    assert migrate.differences(engine) is None
    _fill(engine)


def test_a_second_upgrade_changes_nothing(engine: Engine) -> None:
    _fill(engine)
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM applicant")).scalar_one() == 1
