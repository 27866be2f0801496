"""Entries written as a form: a label before each value ("Jabatan Analis"), with no mark between the two."""

import re

from talent.cv.layout import TextLine

FORM_LABEL = re.compile(
    r"^(?P<label>tanggal|dates?(?: \(from.{1,3}to\))?|jabatan(?: atau posisi)?|occupation or position held|"
    r"position held|nama dan alamat(?: perusahaan| instansi| pemberi(?: kerja)?)?|name and address of(?: employer)?|"
    r"employer|perusahaan|instansi|gelar(?: yang diperoleh)?|title of qualification(?: awarded)?|kualifikasi|"
    r"bidang(?: studi| utama)?|principal subjects(?:/\w+)?|institusi|institution|"
    r"nama dan jenis(?: lembaga| organisasi| institusi)?(?: pendidikan)?(?: dan pelatihan)?|"
    r"name and type of(?: organisation)?(?: providing)?(?: education)?(?: and training)?|lokasi|location|"
    r"organi[sz]ation|role|peran|posisi|position|periode|period)\s+(?=\S)",
    re.I,
)
REST_OF_LABEL = re.compile(
    r"^(?:(?:of |and |dan |atau |yang )?(?:providing|type of|perusahaan|pemberi|kerja|instansi|employer|awarded|"
    r"covered|organisation|education|training|pendidikan|pelatihan|lembaga|posisi|diperoleh|utama|studi)\s*)+$",
    re.I,
)


def is_form(lines: list[TextLine]) -> bool:
    """Whether a section is a form: its lines begin with labels that no mark parts from the value."""
    labels = [match["label"].lower() for line in lines if (match := FORM_LABEL.match(line.text))]
    return len(set(labels)) >= 3 and len(labels) >= 0.4 * len(lines)
