"""Entries written as a form: a label before each value ("Jabatan Analis"), with no mark between the two."""

import re

from talent.cv.layout import TextLine

FORM_LABEL = re.compile(
    r"^(?P<label>tanggal|dates?(?: \(from.{1,3}to\))?|jabatan(?: atau posisi)?|occupation or position held|"
    r"position held|"
    r"nama dan alamat(?: perusahaan| pemberi kerja)?|name and address of(?: employer)?|employer|perusahaan|instansi|"
    r"gelar|title of qualification(?: awarded)?|kualifikasi|bidang(?: studi)?|principal subjects(?:/\w+)?|institusi|"
    r"institution|name and type of organisation(?: providing education(?: and training)?)?|lokasi|location|"
    r"organi[sz]ation|role|peran|posisi|position|periode|period)\s+(?=\S)",
    re.I,
)
REST_OF_LABEL = re.compile(
    r"^(?:providing|type of|perusahaan|pemberi kerja|employer|awarded|"
    r"providing education(?: and training)?|and training|covered|"
    r"organisation providing education(?: and training)?|education(?: and training)?|of employer)$",
    re.I,
)


def is_form(lines: list[TextLine]) -> bool:
    """Whether a section is a form: its lines begin with labels that no mark parts from the value."""
    labels = [match["label"].lower() for line in lines if (match := FORM_LABEL.match(line.text))]
    return len(set(labels)) >= 3 and len(labels) >= 0.4 * len(lines)
