"""Facts that the law protects and that never decide about a person, recognised in order to be dropped.

Every line (or part of a line) that states one is set aside before any field is looked for, so that neither the
resume nor a phrase can hold it; only the kind is told. Kinds: photo, birth, age, sex, religion, marital_status,
nationality, ethnicity, body, blood_type, family, nik, nip, sensitive_number.
"""

import re

from talent.cv.headings import section_of
from talent.cv.layout import TextLine

LABELS: tuple[tuple[str, str], ...] = (
    (r"tempat\s*(?:/|,|dan|&)?\s*(?:tanggal|tgl\.?)\s*lahir|tempat\s*lahir|(?:tanggal|tgl\.?)\s*lahir|ttl|"
     r"(?:date|place)(?:\s*(?:and|/|&|,)\s*(?:date|place))?\s*of\s*birth|birth\s*(?:date|place|day)|"
     r"birthdate|d\.?o\.?b\.?|born|lahir",
     "birth"),
    (r"usia|umur|age", "age"),
    (r"jenis\s*kelamin|gender|sex|kelamin", "sex"),
    (r"agama|religion|kepercayaan", "religion"),
    (r"status(?:\s*(?:perkawinan|pernikahan|kawin|nikah|sipil|keluarga))|(?:marital|civil)\s*status|"
     r"status\s*marital|status(?=\s*:?\s*"
     r"(?:belum|sudah|tidak)?\s*(?:kawin|menikah|nikah|lajang|single|married|janda|duda|cerai))",
     "marital_status"),
    (r"kewarganegaraan|kebangsaan|warga\s*negara|nationality|citizenship", "nationality"),
    (r"suku(?:\s*bangsa)?|etnis|ethnicity|race", "ethnicity"),
    (r"(?:tinggi|berat)(?:\s*(?:/|dan|&)\s*(?:tinggi|berat))?(?:\s*badan)?|tb\s*/\s*bb|height|weight|"
     r"height\s*/\s*weight", "body"),
    (r"gol(?:ongan|\.)?\s*darah|blood\s*(?:type|group)", "blood_type"),
    (r"nama\s*(?:ayah|ibu|orang\s*tua|suami|istri|pasangan)|(?:jumlah\s*)?anak(?:\s*ke)?|"
     r"jumlah\s*saudara|anak\s*ke", "family"),
    (r"(?:no\.?|nomor)?\s*(?:nik|ktp|induk\s*kependudukan|identitas)|nik\s*/\s*ktp|nik|"
     r"id\s*(?:card)?\s*number|national\s*id(?:entity)?(?:\s*number)?",
     "nik"),
    (r"(?:no\.?|nomor)?\s*(?:nip|induk\s*pegawai)(?:\s*baru)?|employee\s*(?:id|number)", "nip"),
    (r"(?:no\.?|nomor)?\s*(?:npwp|bpjs|paspor|passport|sim|kk|rekening)(?:\s*(?:no|number))?", "sensitive_number"),
)  # fmt: skip
_LABELLED = tuple(
    (re.compile(rf"^\s*(?:\d{{1,2}}[.)]\s*)?(?:{pattern})\s*\.?\s*(?:[:=\t]|$|(?=\d)|-\s)", re.I), kind)
    for pattern, kind in LABELS
)
_VALUES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), kind)
    for pattern, kind in (
        (
            r"(?<![\d.])\d{16}(?![\d.])|(?<!\d)\d{4}[ .-]\d{4}[ .-]\d{4}[ .-]\d{4}(?!\d)|"
            r"(?<!\d)\d{6}[ .-]\d{6}[ .-]\d{4}(?!\d)",
            "nik",
        ),
        (r"(?<!\d)(?:19|20)\d{6}\s?(?:19|20)\d{4}\s?[12]\s?\d{3}(?!\d)|(?<!\d)\d{18}(?!\d)", "nip"),
    )
)
_ALONE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"^\s*(?:{pattern})\s*[.,]?\s*$", re.I), kind)
    for pattern, kind in (
        (r"islam|kristen(?:\s*protestan)?|katolik|katholik|protestan|hindu|buddha|budha|"
         r"kong\s?hu\s?cu|konghucu|muslim|muslimah|"
         r"moslem|christian|catholic|hinduism|buddhist|buddhism|protestant", "religion"),
        (r"laki\s*-?\s*laki|perempuan|pria|wanita|male|female|l\s*/\s*p", "sex"),
        (r"(?:belum|sudah|tidak)\s*(?:kawin|menikah|nikah)|menikah|kawin|lajang|single|married|"
         r"divorced|widowed|janda|duda|cerai(?:\s*\w+)?",
         "marital_status"),
        (r"\d{2}\s*(?:tahun|thn|th|years?\s*old|y\.?o\.?)", "age"),
        (r"(?:wni|indonesian?\s*citizen|warga\s*negara\s*indonesia)", "nationality"),
        (r"\d{3}\s*cm(?:\s*[/,|&-]?\s*\d{2,3}\s*kg)?|\d{2,3}\s*kg", "body"),
    )
)  # fmt: skip
_SENTENCE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), kind)
    for pattern, kind in (
        (r"\b(?:berusia|usia|umur|berumur)\s*(?:saya\s*)?(?:\d{2}|[a-z]+\s+(?:puluh|belas))|"
         r"\b\d{2}\s*[- ]years?[- ]old\b|\baged?\s+\d{2}\b|\bgenerasi\s+z\b", "age"),
        (r"\b(?:lahir\s+(?:di|pada|tahun|dan)|kelahiran|born\s+(?:in|on)|dilahirkan)\b", "birth"),
        (r"\bber?agama\b|\bseorang\s+(?:muslim|muslimah|kristen|katolik|hindu|buddha)\b|\b(?:muslim|"
         r"muslimah|christian|catholic|hindu|buddhist)\b(?!\s+(?:university|school|aid))|"
         r"\bagama\s+(?:saya\s+)?(?:adalah\s+)?(?:islam|kristen|katolik|hindu|buddha|konghucu)\b", "religion"),
        (r"\b(?:belum|sudah|telah)\s+(?:menikah|kawin)\b|\b(?:i\s+am|i'm)\s+(?:married|single)\b|"
         r"\b(?:married|divorced)\s+with\b|\bberstatus\s+(?:menikah|lajang|kawin|janda|duda)\b|"
         r"\bibu\s+rumah\s+tangga\b|\b(?:seorang|a)\s+(?:ibu|ayah|mother|father)\b", "marital_status"),
        (r"\b(?:seorang|adalah)\s+(?:pria|wanita|perempuan|laki-laki|lelaki)\b|\bjenis\s+kelamin\b|"
         r"\bas\s+a\s+(?:woman|man)\b|\b(?:fe)?male\b", "sex"),
        (r"\b(?:bersuku|suku)\s+(?:sunda|jawa|batak|minang|betawi|bugis|dayak|tionghoa|melayu|"
         r"bali)\b|\bketurunan\b", "ethnicity"),
        (r"\b(?:tinggi|berat)\s+badan\b|\b\d{3}\s*cm\b.*\b\d{2,3}\s*kg\b", "body"),
    )
)  # fmt: skip
_PLACE_AND_DATE = re.compile(
    r"^\s*[A-Z][A-Za-z .]{2,30}[,/]\s*(?:\d{1,2}[ /.-](?:\w{3,10}|\d{1,2})[ /.-](?:19[4-9]\d|20[01]\d))\s*$"
)
_INLINE_SPLIT = re.compile(r"\s*[|•·;]\s*|\t+")


def label_kind(text: str) -> str | None:
    """The kind when `text` begins with a protected label ("Agama : …", "Jenis Kelamin")."""
    return next((kind for pattern, kind in _LABELLED if pattern.match(text)), None)


def value_kind(text: str) -> str | None:
    """The kind when `text` is nothing but a protected value ("Laki-laki", "Belum menikah", a NIK)."""
    return next((kind for pattern, kind in _ALONE if pattern.match(text)), None)


def number_kind(text: str) -> str | None:
    """The kind when a NIK or NIP stands anywhere in `text`."""
    return next((kind for pattern, kind in _VALUES if pattern.search(text)), None)


def sentence_kinds(text: str) -> set[str]:
    """The kinds that a sentence of running text states."""
    found = {kind for pattern, kind in _SENTENCE if pattern.search(text)}
    number = number_kind(text)
    return found | ({number} if number else set())


def set_aside(lines: list[TextLine], personal: set[int]) -> tuple[list[TextLine], set[str]]:
    """The lines without those that state a protected fact, and the kinds that were seen.

    `personal` are the indexes of lines in which a bare place and date is a birth (the head of the document and
    the section of personal data). A line that states other things as well is cut: only its harmless parts stay.
    """
    kept: list[TextLine] = []
    kinds: set[str] = set()
    waiting: str | None = None
    for index, line in enumerate(lines):
        kind = label_kind(line.text)
        if kind is not None and (not _has_other_parts(line.text) or line.text.count("\t") == 1):
            kinds.add(kind)
            bare = re.sub(r"[\s:=\t.]+$", "", line.text)
            waiting = kind if label_kind(bare + ":") == kind and _label_only(line.text) else None
            continue
        if waiting is not None and len(line.text) < 60 and _follows_label(line.text):
            waiting = None
            continue
        waiting = None
        alone = value_kind(line.text) or (
            "birth" if index in personal and _PLACE_AND_DATE.match(line.text) else None
        )
        if alone is not None:
            kinds.add(alone)
            continue
        part_kinds = _cut_parts(line, index in personal)
        kinds |= part_kinds
        if line.text.strip(" |•·;,\t-"):
            kept.append(line)
    return kept, kinds


def _label_only(text: str) -> bool:
    """The label stands alone, its value is on the next line."""
    return any(re.fullmatch(rf"\s*(?:{pattern})\s*\.?\s*:?\s*", text, re.I) for pattern, _ in LABELS)


def _follows_label(text: str) -> bool:
    """The next line is the value and not the next label or heading."""
    return section_of(text) is None and label_kind(text) is None and "@" not in text


def _has_other_parts(text: str) -> bool:
    return len([part for part in _INLINE_SPLIT.split(text) if part.strip()]) > 2 or "|" in text


def _cut_parts(line: TextLine, personal: bool) -> set[str]:
    """Blank the protected parts of a line in place: its length stays, so every offset holds."""
    kinds: set[str] = set()
    position = 0
    spans: list[tuple[int, int]] = []
    for match in [*_INLINE_SPLIT.finditer(line.text), None]:
        end = len(line.text) if match is None else match.start()
        part = line.text[position:end]
        kind = label_kind(part) or value_kind(part)
        if kind is None and personal and _PLACE_AND_DATE.match(part):
            kind = "birth"
        if kind is not None and end - position < len(line.text):
            kinds.add(kind)
            spans.append((position, end))
        if match is not None:
            position = match.end()
    for pattern, kind in _VALUES:
        for match in pattern.finditer(line.text):
            kinds.add(kind)
            before = re.search(
                r"(?:\b(?:NIP|NIK|No\.?\s*KTP|KTP)\b[\s.:]*)$", line.text[: match.start()], re.I
            )
            spans.append((before.start() if before else match.start(), match.end()))
    for start, end in spans:
        line.text = line.text[:start] + " " * (end - start) + line.text[end:]
    return kinds
