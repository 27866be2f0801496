"""Creates every table of the first round, the ledger's and the load's triggers among them.

A migration imports only alembic and sqlalchemy, holds no lock for long on a large table, and can be undone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_OVER = """
    SELECT 1 FROM committed_load AS point
    WHERE point.applicant_key = NEW.applicant_key
      AND point.from_on <= NEW.to_on AND point.to_on >= NEW.from_on
      AND (
        SELECT SUM(load.fte_percent) FROM committed_load AS load
        WHERE load.applicant_key = NEW.applicant_key
          AND load.from_on <= {start} AND load.to_on >= {start}
      ) > 100
"""

_SQLITE = [
    """
    CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END
    """,
    """
    CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
    BEGIN SELECT RAISE(ABORT, 'ledger_append_only'); END
    """,
    *(
        f"""
        CREATE TRIGGER committed_load_{verb} AFTER {verb.upper()} ON committed_load
        WHEN EXISTS ({_OVER.format(start="MAX(point.from_on, NEW.from_on)")})
        BEGIN SELECT RAISE(ABORT, 'committed_load_capacity'); END
        """
        for verb in ("insert", "update")
    ),
]

_POSTGRESQL = [
    """
    CREATE FUNCTION ledger_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'ledger_append_only' USING ERRCODE = 'restrict_violation'; END $$
    """,
    """
    CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
    FOR EACH ROW EXECUTE FUNCTION ledger_append_only()
    """,
    """
    CREATE TRIGGER ledger_entry_no_truncate BEFORE TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_only()
    """,
    f"""
    CREATE FUNCTION committed_load_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        -- The applicant's row is locked first: of two transactions at once the second sees the first one's load.
        -- The lock lets foreign keys through, or two inserts would wait for each other for ever.
        PERFORM 1 FROM applicant WHERE key = NEW.applicant_key FOR NO KEY UPDATE;
        IF EXISTS ({_OVER.format(start="GREATEST(point.from_on, NEW.from_on)")}) THEN
            RAISE EXCEPTION 'committed_load_capacity' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER committed_load_capacity AFTER INSERT OR UPDATE ON committed_load
    FOR EACH ROW EXECUTE FUNCTION committed_load_capacity()
    """,
]


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "decision_reason",
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("label_id", sa.String(length=160), nullable=False),
        sa.Column("label_en", sa.String(length=160), nullable=False),
        sa.Column("description_id", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=False),
        sa.Column("applies_to", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_decision_reason")),
    )
    op.create_table(
        "job",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_ref", sa.String(length=40), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                name="job_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error_code", sa.String(length=80), nullable=True),
        sa.Column("error_params", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_job")),
        sa.UniqueConstraint("reference", name=op.f("uq_job_reference")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_status"), ["status"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_subject_ref"), ["subject_ref"], unique=False)

    op.create_table(
        "ledger_entry",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_kind", sa.String(length=20), nullable=False),
        sa.Column("actor_ref", sa.String(length=40), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_kind", sa.String(length=40), nullable=False),
        sa.Column("subject_ref", sa.String(length=60), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("entry_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_ledger_entry")),
    )
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_entry_action"), ["action"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_entry_subject_ref"), ["subject_ref"], unique=False)

    op.create_table(
        "library_version",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("skills", sa.Integer(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_library_version")),
    )
    with op.batch_alter_table("library_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_library_version_content_hash"), ["content_hash"], unique=False)

    op.create_table(
        "login_failure",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("bucket", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_failure")),
    )
    with op.batch_alter_table("login_failure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_failure_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_login_failure_bucket"), ["bucket"], unique=False)

    op.create_table(
        "organisational_unit",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("official_name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("parent_key", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_key"],
            ["organisational_unit.key"],
            name=op.f("fk_organisational_unit_parent_key_organisational_unit"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisational_unit")),
        sa.UniqueConstraint("code", name=op.f("uq_organisational_unit_code")),
    )
    op.create_table(
        "outbox_message",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("recipient_kind", sa.String(length=20), nullable=False),
        sa.Column("recipient_ref", sa.String(length=40), nullable=False),
        sa.Column("template", sa.String(length=60), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_outbox_message")),
    )
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_message_recipient_ref"), ["recipient_ref"], unique=False)

    op.create_table(
        "reference_counter",
        sa.Column("prefix", sa.String(length=8), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last > 0", name=op.f("ck_reference_counter_positive")),
        sa.PrimaryKeyConstraint("prefix", "year", name=op.f("pk_reference_counter")),
    )
    op.create_table(
        "region",
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "kabupaten", "kota", name="region_kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_region")),
    )
    op.create_table(
        "skill_family",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label_id", sa.String(length=80), nullable=False),
        sa.Column("label_en", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_skill_family")),
    )
    op.create_table(
        "snapshot",
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "candidate",
                "need",
                "policy",
                "library",
                "pool",
                name="snapshot_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("subject_ref", sa.String(length=20), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("content_hash", name=op.f("pk_snapshot")),
    )
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_snapshot_subject_ref"), ["subject_ref"], unique=False)

    op.create_table(
        "user_account",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("email IS NOT NULL OR phone IS NOT NULL", name=op.f("ck_user_account_reachable")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
        sa.UniqueConstraint("phone", name=op.f("uq_user_account_phone")),
        sa.UniqueConstraint("reference", name=op.f("uq_user_account_reference")),
    )
    op.create_table(
        "applicant",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("user_key", sa.Uuid(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("nip", sa.String(length=18), nullable=True),
        sa.Column("region_code", sa.String(), nullable=True),
        sa.Column(
            "sector",
            sa.Enum(
                "academic",
                "business",
                "community",
                "government",
                "media",
                name="sector",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column(
            "basis",
            sa.Enum(
                "pns",
                "pppk",
                "pppk_part_time",
                "individual_consultant",
                "pkwt",
                "outsourced",
                "intern",
                "volunteer",
                "academic",
                name="employment_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("education_level", sa.Integer(), nullable=True),
        sa.Column("resume", sa.JSON(), nullable=False),
        sa.Column("work_spans", sa.JSON(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("restricted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "birth_year IS NULL OR birth_year BETWEEN 1900 AND 2100",
            name=op.f("ck_applicant_birth_year_range"),
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_applicant_region_code_region")
        ),
        sa.ForeignKeyConstraint(
            ["user_key"], ["user_account.key"], name=op.f("fk_applicant_user_key_user_account")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_applicant")),
        sa.UniqueConstraint("reference", name=op.f("uq_applicant_reference")),
        sa.UniqueConstraint("user_key", name=op.f("uq_applicant_user_key")),
    )
    with op.batch_alter_table("applicant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_applicant_changed_at"), ["changed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_applicant_email"), ["email"], unique=False)
        batch_op.create_index(batch_op.f("ix_applicant_phone"), ["phone"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_key", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_key"], ["user_account.key"], name=op.f("fk_login_session_user_key_user_account")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_session_user_key"), ["user_key"], unique=False)

    op.create_table(
        "programme",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("unit_key", sa.Uuid(), nullable=False),
        sa.Column("name_id", sa.String(length=160), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.Column("description_id", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=False),
        sa.Column("cohort_from", sa.Integer(), nullable=True),
        sa.Column("cohort_to", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "cohort_from IS NULL OR cohort_to IS NULL OR cohort_from <= cohort_to",
            name=op.f("ck_programme_cohort_order"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_key"], ["organisational_unit.key"], name=op.f("fk_programme_unit_key_organisational_unit")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_programme")),
        sa.UniqueConstraint("code", name=op.f("uq_programme_code")),
    )
    op.create_table(
        "role_grant",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("user_key", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "applicant",
                "lead",
                "hr",
                "auditor",
                "admin",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["user_key"], ["user_account.key"], name=op.f("fk_role_grant_user_key_user_account")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_role_grant")),
        sa.UniqueConstraint("user_key", "role", name=op.f("uq_role_grant_user_key_role")),
    )
    op.create_table(
        "skill",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "tool",
                "knowledge",
                "skill",
                "attitude",
                name="skill_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("label_id", sa.String(length=160), nullable=False),
        sa.Column("label_en", sa.String(length=160), nullable=False),
        sa.Column("broader", sa.String(), nullable=True),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["broader"], ["skill.id"], name=op.f("fk_skill_broader_skill")),
        sa.ForeignKeyConstraint(["family"], ["skill_family.code"], name=op.f("fk_skill_family_skill_family")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_skill")),
    )
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_family"), ["family"], unique=False)

    op.create_table(
        "availability",
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.CheckConstraint("fte_percent BETWEEN 1 AND 100", name=op.f("ck_availability_fte_range")),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_availability_applicant_key_applicant")
        ),
        sa.PrimaryKeyConstraint("applicant_key", name=op.f("pk_availability")),
    )
    op.create_table(
        "committed_load",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("source_ref", sa.String(length=20), nullable=False),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.CheckConstraint("from_on <= to_on", name=op.f("ck_committed_load_date_order")),
        sa.CheckConstraint("fte_percent BETWEEN 1 AND 100", name=op.f("ck_committed_load_fte_range")),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_committed_load_applicant_key_applicant")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_committed_load")),
        sa.UniqueConstraint("source_ref", name=op.f("uq_committed_load_source_ref")),
    )
    with op.batch_alter_table("committed_load", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_committed_load_applicant_key"), ["applicant_key"], unique=False)

    op.create_table(
        "consent",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("notice_version", sa.String(length=20), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_consent_applicant_key_applicant")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_applicant_key"), ["applicant_key"], unique=False)

    op.create_table(
        "cv_document",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("extension", sa.String(length=8), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "received",
                "parsed",
                "needs_ocr",
                "unreadable",
                "refused",
                name="document_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason_code", sa.String(length=80), nullable=True),
        sa.Column("reason_params", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("parser_version", sa.String(length=20), nullable=True),
        sa.Column("reading", sa.JSON(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_cv_document_applicant_key_applicant")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_cv_document")),
        sa.UniqueConstraint("applicant_key", "sha256", name=op.f("uq_cv_document_applicant_key_sha256")),
        sa.UniqueConstraint("reference", name=op.f("uq_cv_document_reference")),
    )
    with op.batch_alter_table("cv_document", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cv_document_applicant_key"), ["applicant_key"], unique=False)

    op.create_table(
        "programme_interest",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("programme_key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_programme_interest_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(
            ["programme_key"], ["programme.key"], name=op.f("fk_programme_interest_programme_key_programme")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_programme_interest")),
        sa.UniqueConstraint(
            "programme_key", "applicant_key", name=op.f("uq_programme_interest_programme_key_applicant_key")
        ),
    )
    with op.batch_alter_table("programme_interest", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_programme_interest_applicant_key"), ["applicant_key"], unique=False
        )

    op.create_table(
        "project",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("programme_key", sa.Uuid(), nullable=False),
        sa.Column("unit_key", sa.Uuid(), nullable=False),
        sa.Column("lead_key", sa.Uuid(), nullable=False),
        sa.Column("name_id", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("description_id", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=False),
        sa.Column("region_code", sa.String(), nullable=True),
        sa.Column("spbe_domain", sa.String(length=40), nullable=False),
        sa.Column("pon_tik_area", sa.String(length=40), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "academic",
                "business",
                "community",
                "government",
                "media",
                name="sector",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("manual_cost", sa.BigInteger(), nullable=True),
        sa.Column("digital_cost", sa.BigInteger(), nullable=True),
        sa.Column("cost_source", sa.String(length=400), nullable=True),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_project_date_order")),
        sa.ForeignKeyConstraint(
            ["lead_key"], ["user_account.key"], name=op.f("fk_project_lead_key_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["programme_key"], ["programme.key"], name=op.f("fk_project_programme_key_programme")
        ),
        sa.ForeignKeyConstraint(["region_code"], ["region.code"], name=op.f("fk_project_region_code_region")),
        sa.ForeignKeyConstraint(
            ["unit_key"], ["organisational_unit.key"], name=op.f("fk_project_unit_key_organisational_unit")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_project")),
        sa.UniqueConstraint("reference", name=op.f("uq_project_reference")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_lead_key"), ["lead_key"], unique=False)

    op.create_table(
        "round",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("programme_key", sa.Uuid(), nullable=False),
        sa.Column("name_id", sa.String(length=160), nullable=False),
        sa.Column("name_en", sa.String(length=160), nullable=False),
        sa.Column("opens_on", sa.Date(), nullable=False),
        sa.Column("closes_on", sa.Date(), nullable=False),
        sa.Column("quota", sa.Integer(), nullable=False),
        sa.CheckConstraint("opens_on <= closes_on", name=op.f("ck_round_date_order")),
        sa.CheckConstraint("quota > 0", name=op.f("ck_round_quota_positive")),
        sa.ForeignKeyConstraint(
            ["programme_key"], ["programme.key"], name=op.f("fk_round_programme_key_programme")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_round")),
        sa.UniqueConstraint("reference", name=op.f("uq_round_reference")),
    )
    op.create_table(
        "skill_alias",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.String(), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=True),
        sa.Column("alias", sa.String(length=160), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_skill_alias_skill_id_skill")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_skill_alias")),
        sa.UniqueConstraint("skill_id", "lang", "alias", name=op.f("uq_skill_alias_skill_id_lang_alias")),
    )
    with op.batch_alter_table("skill_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_alias_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "skill_claim",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.String(), nullable=False),
        sa.Column("stated_level", sa.Integer(), nullable=True),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("denied_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "stated_level IS NULL OR stated_level BETWEEN 1 AND 5",
            name=op.f("ck_skill_claim_stated_level_range"),
        ),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_skill_claim_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_skill_claim_skill_id_skill")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_skill_claim")),
        sa.UniqueConstraint("applicant_key", "skill_id", name=op.f("uq_skill_claim_applicant_key_skill_id")),
    )
    with op.batch_alter_table("skill_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_claim_applicant_key"), ["applicant_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_skill_claim_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "skill_neighbour",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("skill_id", sa.String(), nullable=False),
        sa.Column("neighbour_id", sa.String(), nullable=False),
        sa.Column("affinity", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.CheckConstraint("affinity > 0 AND affinity < 1", name=op.f("ck_skill_neighbour_affinity_range")),
        sa.ForeignKeyConstraint(
            ["neighbour_id"], ["skill.id"], name=op.f("fk_skill_neighbour_neighbour_id_skill")
        ),
        sa.ForeignKeyConstraint(["skill_id"], ["skill.id"], name=op.f("fk_skill_neighbour_skill_id_skill")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_skill_neighbour")),
        sa.UniqueConstraint(
            "skill_id", "neighbour_id", name=op.f("uq_skill_neighbour_skill_id_neighbour_id")
        ),
    )
    with op.batch_alter_table("skill_neighbour", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_skill_neighbour_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "claim_evidence",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("claim_key", sa.Uuid(), nullable=False),
        sa.Column("document_key", sa.Uuid(), nullable=True),
        sa.Column(
            "source",
            sa.Enum(
                "work",
                "project",
                "certificate",
                "education",
                "assessed",
                "declared",
                name="evidence_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("entry", sa.String(length=40), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("last_used", sa.String(length=7), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("assessed_by", sa.String(length=20), nullable=True),
        sa.CheckConstraint(
            "level IS NULL OR level BETWEEN 0 AND 5", name=op.f("ck_claim_evidence_level_range")
        ),
        sa.ForeignKeyConstraint(
            ["claim_key"], ["skill_claim.key"], name=op.f("fk_claim_evidence_claim_key_skill_claim")
        ),
        sa.ForeignKeyConstraint(
            ["document_key"], ["cv_document.key"], name=op.f("fk_claim_evidence_document_key_cv_document")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claim_evidence")),
        sa.UniqueConstraint("reference", name=op.f("uq_claim_evidence_reference")),
    )
    with op.batch_alter_table("claim_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_claim_evidence_claim_key"), ["claim_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_evidence_document_key"), ["document_key"], unique=False)

    op.create_table(
        "requisition",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("project_key", sa.Uuid(), nullable=False),
        sa.Column("round_key", sa.Uuid(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft",
                "open",
                "filled",
                "closed",
                "cancelled",
                name="requisition_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title_id", sa.String(length=200), nullable=False),
        sa.Column("title_en", sa.String(length=200), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("role_template", sa.String(length=80), nullable=True),
        sa.Column("openings", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.Column("region_code", sa.String(), nullable=True),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("asn_post", sa.Boolean(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum(
                "pns",
                "pppk",
                "pppk_part_time",
                "individual_consultant",
                "pkwt",
                "outsourced",
                "intern",
                "volunteer",
                "academic",
                name="employment_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("experience_months", sa.Integer(), nullable=True),
        sa.Column("education_level", sa.Integer(), nullable=True),
        sa.Column("budget_code", sa.String(length=60), nullable=True),
        sa.Column("fee_rupiah", sa.Integer(), nullable=True),
        sa.Column("tie_seed", sa.String(length=64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "education_level IS NULL OR education_level BETWEEN 1 AND 9",
            name=op.f("ck_requisition_education_range"),
        ),
        sa.CheckConstraint("fee_rupiah IS NULL OR fee_rupiah >= 0", name=op.f("ck_requisition_fee_range")),
        sa.CheckConstraint("fte_percent BETWEEN 1 AND 100", name=op.f("ck_requisition_fte_range")),
        sa.CheckConstraint("openings > 0", name=op.f("ck_requisition_openings_positive")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_requisition_date_order")),
        sa.ForeignKeyConstraint(
            ["project_key"], ["project.key"], name=op.f("fk_requisition_project_key_project")
        ),
        sa.ForeignKeyConstraint(
            ["region_code"], ["region.code"], name=op.f("fk_requisition_region_code_region")
        ),
        sa.ForeignKeyConstraint(["round_key"], ["round.key"], name=op.f("fk_requisition_round_key_round")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_requisition")),
        sa.UniqueConstraint("reference", name=op.f("uq_requisition_reference")),
    )
    with op.batch_alter_table("requisition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requisition_project_key"), ["project_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_requisition_status"), ["status"], unique=False)

    op.create_table(
        "application",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("requisition_key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "submitted",
                "withdrawn",
                name="application_status",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("motivation", sa.String(length=4000), nullable=True),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_application_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(
            ["requisition_key"], ["requisition.key"], name=op.f("fk_application_requisition_key_requisition")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_application")),
        sa.UniqueConstraint("reference", name=op.f("uq_application_reference")),
        sa.UniqueConstraint(
            "requisition_key", "applicant_key", name=op.f("uq_application_requisition_key_applicant_key")
        ),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_applicant_key"), ["applicant_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_application_requisition_key"), ["requisition_key"], unique=False)

    op.create_table(
        "match_run",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("requisition_key", sa.Uuid(), nullable=False),
        sa.Column("need_hash", sa.String(), nullable=False),
        sa.Column("policy_hash", sa.String(), nullable=False),
        sa.Column("library_hash", sa.String(), nullable=False),
        sa.Column("pool_hash", sa.String(), nullable=False),
        sa.Column("parser_version", sa.String(length=20), nullable=False),
        sa.Column("as_of", sa.String(length=7), nullable=False),
        sa.Column("pool_size", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("result_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(
            ["library_hash"], ["snapshot.content_hash"], name=op.f("fk_match_run_library_hash_snapshot")
        ),
        sa.ForeignKeyConstraint(
            ["need_hash"], ["snapshot.content_hash"], name=op.f("fk_match_run_need_hash_snapshot")
        ),
        sa.ForeignKeyConstraint(
            ["policy_hash"], ["snapshot.content_hash"], name=op.f("fk_match_run_policy_hash_snapshot")
        ),
        sa.ForeignKeyConstraint(
            ["pool_hash"], ["snapshot.content_hash"], name=op.f("fk_match_run_pool_hash_snapshot")
        ),
        sa.ForeignKeyConstraint(
            ["requisition_key"], ["requisition.key"], name=op.f("fk_match_run_requisition_key_requisition")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_match_run")),
        sa.UniqueConstraint("reference", name=op.f("uq_match_run_reference")),
    )
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_run_requisition_key"), ["requisition_key"], unique=False)

    op.create_table(
        "requirement",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("requisition_key", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("skills", sa.JSON(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "must",
                "should",
                "plus",
                name="requirement_kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=True),
        sa.CheckConstraint("level BETWEEN 1 AND 5", name=op.f("ck_requirement_level_range")),
        sa.CheckConstraint("weight > 0 AND weight <= 10", name=op.f("ck_requirement_weight_range")),
        sa.ForeignKeyConstraint(
            ["requisition_key"], ["requisition.key"], name=op.f("fk_requirement_requisition_key_requisition")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_requirement")),
        sa.UniqueConstraint(
            "requisition_key", "position", name=op.f("uq_requirement_requisition_key_position")
        ),
    )
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_requirement_requisition_key"), ["requisition_key"], unique=False)

    op.create_table(
        "match",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("run_key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("candidate_hash", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("tied", sa.Boolean(), nullable=False),
        sa.Column("bucket", sa.String(length=20), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("card", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_match_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(["run_key"], ["match_run.key"], name=op.f("fk_match_run_key_match_run")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_match")),
        sa.UniqueConstraint("run_key", "applicant_key", name=op.f("uq_match_run_key_applicant_key")),
    )
    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_applicant_key"), ["applicant_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_match_run_key"), ["run_key"], unique=False)

    op.create_table(
        "shortlist",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("requisition_key", sa.Uuid(), nullable=False),
        sa.Column("run_key", sa.Uuid(), nullable=True),
        sa.Column("requested_by", sa.String(length=20), nullable=False),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["requisition_key"], ["requisition.key"], name=op.f("fk_shortlist_requisition_key_requisition")
        ),
        sa.ForeignKeyConstraint(["run_key"], ["match_run.key"], name=op.f("fk_shortlist_run_key_match_run")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shortlist")),
        sa.UniqueConstraint("reference", name=op.f("uq_shortlist_reference")),
        sa.UniqueConstraint("requisition_key", name=op.f("uq_shortlist_requisition_key")),
    )
    op.create_table(
        "shortlist_entry",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("shortlist_key", sa.Uuid(), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("match_key", sa.Uuid(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum(
                "match",
                "application",
                "manual",
                name="entry_origin",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "referred",
                "selected",
                "declined",
                "withdrawn",
                name="entry_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("note", sa.String(length=4000), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_shortlist_entry_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(
            ["match_key"], ["match.key"], name=op.f("fk_shortlist_entry_match_key_match")
        ),
        sa.ForeignKeyConstraint(
            ["shortlist_key"], ["shortlist.key"], name=op.f("fk_shortlist_entry_shortlist_key_shortlist")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_shortlist_entry")),
        sa.UniqueConstraint("reference", name=op.f("uq_shortlist_entry_reference")),
        sa.UniqueConstraint(
            "shortlist_key", "applicant_key", name=op.f("uq_shortlist_entry_shortlist_key_applicant_key")
        ),
    )
    with op.batch_alter_table("shortlist_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shortlist_entry_applicant_key"), ["applicant_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_shortlist_entry_shortlist_key"), ["shortlist_key"], unique=False)

    op.create_table(
        "assessment",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("entry_key", sa.Uuid(), nullable=False),
        sa.Column("assessor_ref", sa.String(length=20), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
        sa.Column("note", sa.String(length=4000), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_key"], ["shortlist_entry.key"], name=op.f("fk_assessment_entry_key_shortlist_entry")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_assessment")),
        sa.UniqueConstraint("entry_key", "assessor_ref", name=op.f("uq_assessment_entry_key_assessor_ref")),
        sa.UniqueConstraint("reference", name=op.f("uq_assessment_reference")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assessment_entry_key"), ["entry_key"], unique=False)

    op.create_table(
        "decision",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("entry_key", sa.Uuid(), nullable=False),
        sa.Column(
            "verb",
            sa.Enum(
                "refer",
                "select",
                "decline",
                "withdraw",
                name="verb",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("note", sa.String(length=4000), nullable=True),
        sa.Column("decided_by", sa.String(length=20), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("substr(decided_by, 1, 4) = 'USR-'", name=op.f("ck_decision_decided_by_a_person")),
        sa.ForeignKeyConstraint(
            ["entry_key"], ["shortlist_entry.key"], name=op.f("fk_decision_entry_key_shortlist_entry")
        ),
        sa.ForeignKeyConstraint(
            ["reason_code"], ["decision_reason.code"], name=op.f("fk_decision_reason_code_decision_reason")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_entry_key"), ["entry_key"], unique=False)

    op.create_table(
        "placement",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("applicant_key", sa.Uuid(), nullable=False),
        sa.Column("requisition_key", sa.Uuid(), nullable=False),
        sa.Column("entry_key", sa.Uuid(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "planned",
                "confirmed",
                "active",
                "ended",
                "cancelled",
                name="placement_state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "basis",
            sa.Enum(
                "pns",
                "pppk",
                "pppk_part_time",
                "individual_consultant",
                "pkwt",
                "outsourced",
                "intern",
                "volunteer",
                "academic",
                name="employment_basis",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asn_post", sa.Boolean(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("fte_percent", sa.Integer(), nullable=False),
        sa.Column("fee_rupiah", sa.Integer(), nullable=True),
        sa.Column("unpaid_reason", sa.String(length=60), nullable=True),
        sa.Column("budget_code", sa.String(length=60), nullable=True),
        sa.Column("decree_number", sa.String(length=80), nullable=True),
        sa.Column("planned_by", sa.String(length=20), nullable=False),
        sa.Column("approved_by", sa.String(length=20), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.String(length=60), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "NOT asn_post OR basis IN ('pns', 'pppk', 'pppk_part_time')",
            name=op.f("ck_placement_asn_post_needs_asn"),
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'cancelled') OR (decree_number IS NOT NULL AND approved_by IS NOT NULL)",
            name=op.f("ck_placement_confirmed_with_decree"),
        ),
        sa.CheckConstraint(
            "approved_by IS NULL OR (approved_by <> planned_by AND approved_by NOT IN ('', 'talent', 'operator'))",
            name=op.f("ck_placement_approved_by_a_second_person"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('ended', 'cancelled') OR end_reason IS NOT NULL",
            name=op.f("ck_placement_ended_with_reason"),
        ),
        sa.CheckConstraint("fee_rupiah IS NULL OR fee_rupiah >= 0", name=op.f("ck_placement_fee_range")),
        sa.CheckConstraint("fte_percent BETWEEN 1 AND 100", name=op.f("ck_placement_fte_range")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_placement_date_order")),
        sa.ForeignKeyConstraint(
            ["applicant_key"], ["applicant.key"], name=op.f("fk_placement_applicant_key_applicant")
        ),
        sa.ForeignKeyConstraint(
            ["entry_key"], ["shortlist_entry.key"], name=op.f("fk_placement_entry_key_shortlist_entry")
        ),
        sa.ForeignKeyConstraint(
            ["requisition_key"], ["requisition.key"], name=op.f("fk_placement_requisition_key_requisition")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_placement")),
        sa.UniqueConstraint("reference", name=op.f("uq_placement_reference")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_applicant_key"), ["applicant_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_requisition_key"), ["requisition_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_state"), ["state"], unique=False)

    op.create_table(
        "reveal",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("entry_key", sa.Uuid(), nullable=False),
        sa.Column("revealed_to", sa.String(length=20), nullable=False),
        sa.Column("reason_code", sa.String(), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_key"], ["shortlist_entry.key"], name=op.f("fk_reveal_entry_key_shortlist_entry")
        ),
        sa.ForeignKeyConstraint(
            ["reason_code"], ["decision_reason.code"], name=op.f("fk_reveal_reason_code_decision_reason")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_reveal")),
        sa.UniqueConstraint("entry_key", "revealed_to", name=op.f("uq_reveal_entry_key_revealed_to")),
    )
    with op.batch_alter_table("reveal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reveal_entry_key"), ["entry_key"], unique=False)

    op.create_table(
        "placement_revision",
        sa.Column("key", sa.Uuid(), nullable=False),
        sa.Column("placement_key", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("record", sa.JSON(), nullable=False),
        sa.Column("change", sa.String(length=40), nullable=False),
        sa.Column("recorded_by", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["placement_key"], ["placement.key"], name=op.f("fk_placement_revision_placement_key_placement")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_placement_revision")),
        sa.UniqueConstraint(
            "placement_key", "number", name=op.f("uq_placement_revision_placement_key_number")
        ),
    )
    with op.batch_alter_table("placement_revision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_placement_revision_placement_key"), ["placement_key"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_placement_revision_recorded_at"), ["recorded_at"], unique=False)

    for statement in _POSTGRESQL if op.get_bind().dialect.name == "postgresql" else _SQLITE:
        op.execute(sa.text(statement))


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("placement_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_revision_recorded_at"))
        batch_op.drop_index(batch_op.f("ix_placement_revision_placement_key"))

    op.drop_table("placement_revision")
    with op.batch_alter_table("reveal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reveal_entry_key"))

    op.drop_table("reveal")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_state"))
        batch_op.drop_index(batch_op.f("ix_placement_requisition_key"))
        batch_op.drop_index(batch_op.f("ix_placement_applicant_key"))

    op.drop_table("placement")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_entry_key"))

    op.drop_table("decision")
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assessment_entry_key"))

    op.drop_table("assessment")
    with op.batch_alter_table("shortlist_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shortlist_entry_shortlist_key"))
        batch_op.drop_index(batch_op.f("ix_shortlist_entry_applicant_key"))

    op.drop_table("shortlist_entry")
    op.drop_table("shortlist")
    with op.batch_alter_table("match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_run_key"))
        batch_op.drop_index(batch_op.f("ix_match_applicant_key"))

    op.drop_table("match")
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requirement_requisition_key"))

    op.drop_table("requirement")
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_run_requisition_key"))

    op.drop_table("match_run")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_application_requisition_key"))
        batch_op.drop_index(batch_op.f("ix_application_applicant_key"))

    op.drop_table("application")
    with op.batch_alter_table("requisition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_requisition_status"))
        batch_op.drop_index(batch_op.f("ix_requisition_project_key"))

    op.drop_table("requisition")
    with op.batch_alter_table("claim_evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_evidence_document_key"))
        batch_op.drop_index(batch_op.f("ix_claim_evidence_claim_key"))

    op.drop_table("claim_evidence")
    with op.batch_alter_table("skill_neighbour", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_neighbour_skill_id"))

    op.drop_table("skill_neighbour")
    with op.batch_alter_table("skill_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_claim_skill_id"))
        batch_op.drop_index(batch_op.f("ix_skill_claim_applicant_key"))

    op.drop_table("skill_claim")
    with op.batch_alter_table("skill_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_alias_skill_id"))

    op.drop_table("skill_alias")
    op.drop_table("round")
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_lead_key"))

    op.drop_table("project")
    with op.batch_alter_table("programme_interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_programme_interest_applicant_key"))

    op.drop_table("programme_interest")
    with op.batch_alter_table("cv_document", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cv_document_applicant_key"))

    op.drop_table("cv_document")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_applicant_key"))

    op.drop_table("consent")
    with op.batch_alter_table("committed_load", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_committed_load_applicant_key"))

    op.drop_table("committed_load")
    op.drop_table("availability")
    with op.batch_alter_table("skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_skill_family"))

    op.drop_table("skill")
    op.drop_table("role_grant")
    op.drop_table("programme")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_user_key"))

    op.drop_table("login_session")
    with op.batch_alter_table("applicant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_applicant_phone"))
        batch_op.drop_index(batch_op.f("ix_applicant_email"))
        batch_op.drop_index(batch_op.f("ix_applicant_changed_at"))

    op.drop_table("applicant")
    op.drop_table("user_account")
    with op.batch_alter_table("snapshot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_snapshot_subject_ref"))

    op.drop_table("snapshot")
    op.drop_table("skill_family")
    op.drop_table("region")
    op.drop_table("reference_counter")
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_message_recipient_ref"))

    op.drop_table("outbox_message")
    op.drop_table("organisational_unit")
    with op.batch_alter_table("login_failure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_failure_bucket"))
        batch_op.drop_index(batch_op.f("ix_login_failure_at"))

    op.drop_table("login_failure")
    with op.batch_alter_table("library_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_library_version_content_hash"))

    op.drop_table("library_version")
    with op.batch_alter_table("ledger_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_entry_subject_ref"))
        batch_op.drop_index(batch_op.f("ix_ledger_entry_action"))

    op.drop_table("ledger_entry")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_job_subject_ref"))
        batch_op.drop_index(batch_op.f("ix_job_status"))

    op.drop_table("job")
    op.drop_table("decision_reason")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(sa.text("DROP FUNCTION ledger_append_only()"))
        op.execute(sa.text("DROP FUNCTION committed_load_capacity()"))
