"""The command line and the API are two doors to one service: the same requisition has one answer through both."""

import json
from datetime import UTC, datetime

import pytest
from litestar.testing import TestClient

from talent.accounts.users import find_user, set_password
from talent.app import create_app
from talent.audit.actors import OPERATOR
from talent.cli.main import run
from talent.core import clock
from talent.db.session import transaction
from talent.seed.demo import staff_email
from tests.factories.demo import Demo

pytestmark = pytest.mark.slow
PASSWORD = "a long pass phrase for the test"


@pytest.mark.parametrize("reference", ["REQ-2026-0001", "REQ-2026-0007"])
def test_both_give_the_same_shortlist(
    demo_database: Demo, reference: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALENT_DATA_DIR", str(demo_database.settings.data_dir))
    with clock.frozen(datetime(2026, 11, 24, 9, tzinfo=UTC)):
        assert run(["match", reference, "--format", "json", "--top", "50"], "en") == 0
        printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        with transaction(demo_database.engine) as session:
            lead = find_user(session, staff_email("lead1" if reference.endswith("1") else "lead2"))
            assert lead is not None
            set_password(session, lead, password=PASSWORD, actor=OPERATOR)
            address = lead.email
    settings = demo_database.settings.model_copy(update={"secure_cookies": False})
    with TestClient(create_app(settings, demo_database.engine)) as client:
        signed_in = client.post(
            "/api/v1/session", json={"address": address, "password": PASSWORD, "transport": "bearer"}
        )
        headers = {"Authorization": f"Bearer {signed_in.json()['token']}"}
        run_made = client.post(
            f"/api/v1/requisitions/{reference}/match", json={"as_of": "2026-11"}, headers=headers
        )
        assert run_made.status_code in {200, 201}, run_made.text
        assert run_made.json()["reference"] == printed[0]["run"]
        answer = client.get(
            f"/api/v1/runs/{printed[0]['run']}/matches", params={"limit": 50}, headers=headers
        )
    served = answer.json()["data"]
    figures = ("rank", "tied", "score", "confidence", "bucket")
    assert [(row["applicant"], *(row[name] for name in figures)) for row in printed] == [
        (row["candidate"], *(row[name] for name in figures)) for row in served
    ]
    for row in served:
        assert sum(line["contribution"] for line in row["card"]["lines"]) == pytest.approx(
            row["card"]["score"], abs=1e-9
        )
