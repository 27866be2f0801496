"""Cases both ways: what is a protected fact in Indonesian and English, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talent.cv import parse
from talent.cv.layout import TextLine
from talent.cv.protection.protected import set_aside

MARK = "0812-3456-7890"


def seen(text: str, area: str = "personal") -> tuple[str, set[str]]:
    """What stays of one line and the kinds that were found in it."""
    apart = set_aside([TextLine(text, page=2)], [area])
    return "\n".join(line.text for line in apart.kept), apart.kinds


LINES = (
    ("Agama : Islam", "religion"),
    ("Agama: Kristen Protestan", "religion"),
    ("RELIGION: Catholic", "religion"),
    ("Agama\tHindu", "religion"),
    ("Agama\t:\tBuddha", "religion"),
    ("Tempat, Tanggal Lahir : Garut, 3 Maret 1990", "birth"),
    ("Tempat/Tgl Lahir: Garut, 03-03-1990", "birth"),
    ("TTL : Garut, 3 Maret 1990", "birth"),
    ("Date of Birth: 12 May 1995", "birth"),
    ("Place, Date of Birth: Garut, March 3, 1990", "birth"),
    ("D.O.B. 12/05/1995", "birth"),
    ("Bandung, 12 Mei 1995", "birth"),
    ("Born: 12 May 1995", "birth"),
    ("Lahir: Bandung, 12-05-1995", "birth"),
    ("Usia : 28 tahun", "age"),
    ("Umur 28 th", "age"),
    ("Age: 28", "age"),
    ("28 tahun", "age"),
    ("28 years old", "age"),
    ("Jenis Kelamin : Perempuan", "sex"),
    ("Gender: Male", "sex"),
    ("Laki-laki", "sex"),
    ("Pronouns: she/her", "sex"),
    ("(she/her)", "sex"),
    ("Status Perkawinan : Belum menikah", "marital_status"),
    ("Status: Lajang", "marital_status"),
    ("Marital Status - Single", "marital_status"),
    ("Belum Kawin", "marital_status"),
    ("Tinggi/Berat Badan : 170 cm / 65 kg", "body"),
    ("TB / BB : 158 / 50", "body"),
    ("Height: 170 cm", "body"),
    ("170 cm / 65 kg", "body"),
    ("Golongan Darah : O", "blood_type"),
    ("Blood Type: AB", "blood_type"),
    ("Kewarganegaraan : Indonesia", "nationality"),
    ("Nationality: Indonesian", "nationality"),
    ("WNI", "nationality"),
    ("Suku : Sunda", "ethnicity"),
    ("Ethnicity: Javanese", "ethnicity"),
    ("NIK : 3273011205950001", "nik"),
    ("No. KTP: 3273011205950001", "nik"),
    ("NIK 327301******0001", "nik"),
    ("3273 0112 0595 0001", "nik"),
    ("NIP. 19950512 202203 1 001", "nip"),
    ("199505122022031001", "nip"),
    ("NPWP : 12.345.678.9-012.000", "sensitive_number"),
    ("12.345.678.9-012.000", "sensitive_number"),
    ("No. KK : 3273010101010001", "sensitive_number"),
    ("BPJS Kesehatan: 0001234567890", "sensitive_number"),
    ("SIM A : 123456789012", "sensitive_number"),
    ("Passport No: X1234567", "sensitive_number"),
    ("No. Rekening BCA: 1234567890", "bank_account"),
    ("Rekening Bank: BRI 1234", "bank_account"),
    ("Bank account: BNI 0001112223", "bank_account"),
    ("Nama Ayah : Budi Contoh", "family"),
    ("Pekerjaan Orang Tua: Petani", "family"),
    ("Ibu Kandung : Siti Contoh", "family"),
    ("Mother's maiden name: Contoh", "family"),
    ("Spouse: Dewi Contoh", "family"),
    ("Anak ke : 2 dari 3", "family"),
    ("Jumlah Anak: 2", "family"),
    ("Kontak Darurat: 0813-0000-0000", "family"),
    ("Disabilitas : Tunanetra", "health"),
    ("Riwayat Penyakit: tidak ada", "health"),
    ("Kesehatan : Baik", "health"),
    ("Health status: excellent", "health"),
    ("Afiliasi politik: tidak ada", "affiliation"),
    ("Trade union membership: none", "affiliation"),
    ("Kode Pos : 40111", "address"),
    ("Jl. Melati No. 4 RT 03/RW 05", "address"),
    ("12 Orchid Street", "address"),
)  # fmt: skip


@pytest.mark.proves("F1")
@pytest.mark.parametrize(("text", "kind"), LINES)
def test_a_line_of_personal_data_is_taken_out_whole(text: str, kind: str) -> None:
    assert seen(text) == ("", {kind})


RUNNING = (
    (f"Bandung, 12 Mei 1995 | Islam | Lajang | {MARK}", MARK, {"birth", "religion", "marital_status"}),
    (f"Bandung, 12 Mei 1995, Islam, Lajang, {MARK}", MARK, {"birth", "religion", "marital_status"}),
    (f"Perempuan • 28 tahun • {MARK}", MARK, {"sex", "age"}),
    (f"{MARK} | Perempuan, 28 tahun, Islam, belum menikah", MARK, {"sex", "age", "religion", "marital_status"}),
    (f"Agama: Islam Status: Belum Menikah HP: {MARK}", f"HP: {MARK}", {"religion", "marital_status"}),
    (f"Agama\tIslam\tStatus\tLajang\tHP\t{MARK}", f"HP\t{MARK}", {"religion", "marital_status"}),
    (f"HP : {MARK}   Jenis Kelamin : Pria", f"HP : {MARK}", {"sex"}),
    (f"NIP 19950512 202203 1 001 / {MARK}", MARK, {"nip"}),
    (f"Asep Contoh (3273011205950001), {MARK}", f"Asep Contoh, {MARK}", {"nik"}),
    ("Alamat : Jl. Melati No. 4 RT 03/RW 05, Kel. Citarum, Kec. Coblong, Kota Bandung, Jawa Barat 40115",
     "Alamat : Kota Bandung, Jawa Barat", {"address"}),
    (f"Jl. Soekarno Hatta No. 12 Bandung 40286 | {MARK}", f"Bandung | {MARK}", {"address"}),
    ("Address: Perumahan Griya Asri Blok C2 No. 7, Depok, West Java 16411", "Address: Depok, West Java", {"address"}),
)  # fmt: skip


@pytest.mark.proves("F1")
@pytest.mark.parametrize(("text", "rest", "kinds"), RUNNING)
def test_of_a_running_line_the_harmless_parts_stay(text: str, rest: str, kinds: set[str]) -> None:
    assert seen(text) == (rest, kinds)


SENTENCES = (
    ("Saya perempuan berusia 26 tahun, beragama Islam, belum menikah.", "",
     {"sex", "age", "religion", "marital_status"}),
    ("I am a 26-year-old married woman.", "", {"age", "marital_status", "sex"}),
    ("I am a 26-year-old married woman who leads a backend team of five.", "leads a backend team of five.",
     {"age", "marital_status", "sex"}),
    ("Backend developer berusia 26 tahun dengan pengalaman lima tahun di Python.",
     "Backend developer dengan pengalaman lima tahun di Python.", {"age"}),
    ("Saya lahir di Bandung pada 12 Mei 1995.", "", {"birth"}),
    ("Saya lahir dan besar di Jayapura.", "", {"birth"}),
    ("Kelahiran Garut, 3 Maret 1990, saya menulis layanan REST dengan Python.",
     "menulis layanan REST dengan Python.", {"birth"}),
    ("I was born in Jayapura and raised in Makassar.", "", {"birth"}),
    ("Seorang muslimah yang taat.", "", {"religion"}),
    ("I am a devout Christian.", "", {"religion"}),
    ("As a practising Muslim I value honesty.", None, {"religion"}),
    ("Saya seorang ibu dari dua anak.", "", {"marital_status"}),
    ("Mother of two, building data pipelines with Airflow and Spark.",
     "building data pipelines with Airflow and Spark.", {"marital_status"}),
    ("Saya sudah menikah dan memiliki 2 anak.", "", {"marital_status"}),
    ("Saya bersuku Sunda.", "", {"ethnicity"}),
    ("Saya berasal dari Papua.", "", {"ethnicity"}),
    ("Tinggi badan 170 cm dan berat badan 60 kg.", "", {"body"}),
    ("Saya penyandang disabilitas netra.", "", {"health"}),
    ("Sehat jasmani dan rohani.", "", {"health"}),
    ("I am a person with a disability.", "", {"health"}),
    ("Saya kader Partai Contoh.", "", {"affiliation"}),
    ("I am a member of the Example Party.", "", {"affiliation"}),
    ("Warga negara Indonesia.", "", {"nationality"}),
    ("Di usia 24 tahun saya memimpin tim data di perusahaan logistik.",
     "saya memimpin tim data di perusahaan logistik.", {"age"}),
    ("A 30-year-old father of three with ten years of Java experience.", None, {"age", "marital_status"}),
)  # fmt: skip


@pytest.mark.proves("F1")
@pytest.mark.parametrize(("text", "rest", "kinds"), SENTENCES)
def test_what_a_sentence_of_the_profile_says_about_oneself_is_taken_out(
    text: str, rest: str | None, kinds: set[str]
) -> None:
    stays, found = seen(text, "summary")
    assert kinds <= found
    if rest is not None:
        assert stays == rest


def test_a_street_with_its_number_goes_wherever_it_stands() -> None:
    assert seen("Jl. Pahlawan Lama No. 150", "summary") == ("", {"address"})
    assert seen("Data analyst Jl. Melati No. 15 Surabaya", "summary") == (
        "Data analyst Surabaya",
        {"address"},
    )
    assert seen("Gang Haji Mukti No. 89, Bandung", "skills") == ("Bandung", {"address"})


def test_a_sentence_is_one_though_the_page_breaks_its_lines() -> None:
    lines = [
        TextLine("Pengembang backend yang terbiasa dengan Python. Saya perempuan", page=2),
        TextLine("berusia 26 tahun, beragama", page=2),
        TextLine("Islam dan belum", page=2),
        TextLine("menikah. Terbiasa bekerja jarak jauh.", page=2),
    ]
    apart = set_aside(lines, ["summary"] * 4)
    said = " ".join(line.text for line in apart.kept)
    assert said == "Pengembang backend yang terbiasa dengan Python. Terbiasa bekerja jarak jauh."
    assert apart.kinds == {"sex", "age", "religion", "marital_status"}


HARMLESS = (
    ("Universitas Islam Bandung", "education"),
    ("S1 Hukum, Universitas Islam Bandung, 2010 - 2014", "education"),
    ("Universitas Kristen Maranatha | 2015 - 2017", "education"),
    ("SMA Katolik Contoh", "education"),
    ("Sekolah Tinggi Agama Buddha", "education"),
    ("Kementerian Agama Kabupaten Garut", "work"),
    ("Staf Kantor Urusan Agama", "work"),
    ("Bank Muslim Sejahtera", "work"),
    ("Muslim Aid Indonesia", "volunteer"),
    ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", "work"),
    ("Melatih 30 perempuan usia 26 tahun ke atas", "work"),
    ("Mendampingi anak berusia 5 tahun di posyandu", "volunteer"),
    ("Taught children aged 10 to read", "work"),
    ("Merancang rangkaian TTL dan CMOS", "work"),
    ("TTL electronics, VHDL", "skills"),
    ("Merancang rangkaian TTL: 74HC dan CMOS", "projects"),
    ("Status: selesai", "projects"),
    ("Status : aktif", "work"),
    ("Januari 2019 - Mei 2021", "work"),
    ("Bandung, 12 Mei 2009", "work"),
    ("Weight: 12 kg per unit, height 40 cm", "projects"),
    ("Average response time fell by 26 percent", "work"),
    ("Maintained a 10-year-old codebase at a bank", "work"),
    ("Package weight estimation with OpenCV", "projects"),
    ("Single sign-on dengan SAML", "work"),
    ("Single-page applications in React", "skills"),
    ("Race conditions, deadlocks", "skills"),
    ("Gender analysis; inclusion of people with disabilities", "skills"),
    ("Studi gender dan disabilitas di 12 desa", "work"),
    ("Pendamping penyandang disabilitas di Kota Bandung", "volunteer"),
    ("Health information systems (DHIS2)", "skills"),
    ("Kesehatan masyarakat", "skills"),
    ("Blood bank management application", "projects"),
    ("Anggota Partai? Tidak: pemantau pemilu independen", "work"),
    ("Account management, bank reconciliation", "skills"),
    ("ORCID 0000-0002-1825-0097", "head"),
    ("https://www.linkedin.com/in/asep-contoh-19950512", "contact"),
    ("No. Sertifikat 62019 2512 0001234 2021", "certificates"),
    ("Bachelor of Science, Example University", "education"),
    ("Bahasa Indonesia, English", "languages"),
    ("26 tahun pengalaman di bidang logistik", "summary"),
    ("Over 20 years of experience with rural women entrepreneurs.", "summary"),
    ("I mentor young women in technology and train 200 people aged 60 and over.", "summary"),
    ("Berpengalaman 10 tahun membangun sistem informasi Kementerian Agama.", "summary"),
    ("Jalan keluar bagi masalah data dibuat bersama tim.", "summary"),
    ("Bahasa ibu: Bahasa Indonesia", "languages"),
    ("Peneliti model kecil yang jalan di komputer biasa", "head"),
    ("Kota Bandung", "personal"),
    ("Bandung, Jawa Barat, Indonesia", "head"),
    ("Domisili: Kota Cimahi", "personal"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "area"), HARMLESS)
def test_what_only_looks_like_a_protected_fact_stays_as_it_is(text: str, area: str) -> None:
    assert seen(text, area) == (text, set())


LABELS = {
    "Agama": ("religion", ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu")),
    "Jenis Kelamin": ("sex", ("Laki-laki", "Perempuan", "Pria", "Wanita")),
    "Status Pernikahan": ("marital_status", ("Menikah", "Belum Menikah", "Lajang", "Cerai Mati")),
    "Golongan Darah": ("blood_type", ("A", "B", "AB", "O")),
    "Kewarganegaraan": ("nationality", ("WNI", "Indonesia")),
    "Religion": ("religion", ("Muslim", "Christian", "Catholic")),
    "Sex": ("sex", ("Male", "Female")),
    "Marital Status": ("marital_status", ("Married", "Single", "Divorced")),
}
HARMLESS_PARTS = (MARK, "asep@example.com", "Kota Bandung", "github.com/asep-contoh")


@pytest.mark.proves("F1")
@settings(max_examples=300, deadline=None)
@given(
    facts=st.lists(st.sampled_from(sorted(LABELS)), min_size=1, max_size=4, unique=True),
    choice=st.integers(0, 5),
    joint=st.sampled_from((" | ", "   ", " • ", "\t", " ; ")),
    colon=st.sampled_from((": ", " : ", ":")),
    extra=st.lists(st.sampled_from(HARMLESS_PARTS), max_size=2, unique=True),
    upper=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_facts_in_any_order_and_joint_go_and_the_rest_stays(
    facts: list[str], choice: int, joint: str, colon: str, extra: list[str], upper: bool, order: object
) -> None:
    assert hasattr(order, "shuffle")
    parts = []
    for label in facts:
        values = LABELS[label][1]
        text = f"{label}{colon}{values[choice % len(values)]}"
        parts.append(text.upper() if upper else text)
    parts += extra
    order.shuffle(parts)
    stays, kinds = seen(joint.join(parts))
    assert kinds == {LABELS[label][0] for label in facts}
    assert all(part in stays for part in extra)
    assert not any(label.lower() in stays.lower() for label in facts)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=120), st.sampled_from(("personal", "summary", "work", "head")))
def test_any_text_gives_only_its_own_characters_back(text: str, area: str) -> None:
    line = "".join(letter for letter in text if letter not in "\n\r")
    apart = set_aside([TextLine(line, page=2)], [area])
    for kept, (_, places) in zip(apart.kept, apart.origins, strict=True):
        assert kept.text == "".join(line[place] for place in places)
    assert all(0 <= cut.start <= cut.end <= len(line) for _, cut in apart.facts)


@pytest.mark.proves("F1")
def test_the_columns_of_a_table_of_people_are_taken_out() -> None:
    heads, row = "Nama\tAgama\tJenis Kelamin\tTelepon", "Asep Contoh\tIslam\tPria\t0812-3456-7890"

    def line(text: str) -> TextLine:
        cells, start = [], 0
        for part in text.split("\t"):
            cells.append((start, start + len(part)))
            start += len(part) + 1
        return TextLine(text, page=2, cells=cells, table=1)

    apart = set_aside([line(heads), line(row)], ["personal", "personal"])
    said = "\n".join(each.text for each in apart.kept)
    assert apart.kinds == {"religion", "sex"}
    assert "Islam" not in said
    assert "Pria" not in said
    assert "Asep Contoh" in said
    assert "0812-3456-7890" in said


@pytest.mark.proves("F1")
@pytest.mark.parametrize(
    ("text", "kind"),
    [("Status\tSingle", "marital_status"), ("Weight\t60 kg", "body"), ("Tinggi : 170 cm", "body")],
)
def test_a_label_with_its_value_goes_from_any_section(text: str, kind: str) -> None:
    assert seen(text, "education") == ("", {kind})


@pytest.mark.proves("F1")
def test_what_stands_under_a_heading_about_the_family_goes_whole() -> None:
    parsed = parse(
        b"Asep Contoh\nasep@example.com\n\nDATA KELUARGA\nBudi Contoh, petani\nSiti Contoh, guru\n\n"
        b"PENGALAMAN KERJA\nAnalis, PT Maju Jaya\n2019 - 2021\n- Menulis SQL\n\nKEAHLIAN\nPython, SQL\n"
    )
    assert "petani" not in parsed.pages[0].text
    assert "family" in parsed.protected
    assert [skill["name"] for skill in parsed.resume["skills"]] == ["Python", "SQL"]
    assert parsed.resume["work"][0]["highlights"] == ["Menulis SQL"]


CV = b"""Asep Contoh
asep@example.com | Bandung, 12 Mei 1995 | Islam | 0812-3456-7890
Alamat: Jl. Melati No. 4 RT 03/05, Kota Bandung 40111

RINGKASAN
Saya pria berusia 29 tahun yang menulis perangkat lunak dengan Python dan PostgreSQL sejak 2015.

PENGALAMAN KERJA
Analis, PT Maju Jaya
Januari 2019 - Mei 2021
- Menulis SQL

KEAHLIAN
Python, SQL
"""


@pytest.mark.proves("F1")
def test_kept_apart_they_stand_in_a_part_of_their_own() -> None:
    dropped, kept = parse(CV), parse(CV, protected="keep")
    assert dropped.protected_facts == ()
    assert kept.resume == dropped.resume
    assert kept.protected == dropped.protected == ("address", "age", "birth", "religion", "sex")
    said = {fact.kind: fact.quote for fact in kept.protected_facts}
    assert said["birth"] == "Bandung, 12 Mei 1995"
    assert said["religion"] == "Islam"
    quoted = [(fact.page, fact.start, fact.end, fact.quote) for fact in kept.protected_facts]
    quoted += [(field.page, field.start, field.end, field.quote) for field in kept.fields]
    for page, start, end, quote in quoted:
        assert kept.pages[page - 1].text[start:end] == quote
    for one, two in zip(dropped.fields, kept.fields, strict=True):
        assert (one.path, one.value, one.confidence, one.box) == (
            two.path,
            two.value,
            two.confidence,
            two.box,
        )
    assert kept.pages[0].text.startswith("Asep Contoh\nasep@example.com | Bandung, 12 Mei 1995 | Islam")
    assert "1995" not in dropped.pages[0].text
    assert "1995" not in str(kept.resume)
