"""The words of protected facts in Indonesian and English: labels, values that stand alone, phrases of prose.

Only tables; `protected` says where each of them counts. Sources: UU 27/2022 art. 4 (general and specific personal
data), the forms of Indonesian CVs (daftar riwayat hidup), TRUST F1.
"""

import re
from collections.abc import Sequence
from typing import Final

from talent.cv.vocabulary.caseless import Caseless

Table = tuple[tuple[Caseless, str], ...]

_RELIGION = (
    r"(?:islam|kristen(?:\s*(?:protestan|katolik))?|kath?olik|protestan|hindu|buddha|budha|kong\s?hu\s?cu|"
    r"muslim(?:ah)?|moslem|christian(?:ity)?|(?:roman\s+)?catholic(?:ism)?|hinduism|buddhis[tm]|protestant|"
    r"confucian(?:ism|ist)?|atheist|jewish|sikh)"
)
_MARITAL = (
    r"(?:(?:belum|sudah|tidak|telah)\s*(?:ber)?(?:kawin|menikah|nikah|keluarga)|menikah|kawin|lajang|single|"
    r"(?:un)?married|not\s+married|divorced?|widow(?:ed|er)?|separated|janda|duda|cerai(?:\s*(?:hidup|mati))?|"
    r"[kt]k?\s?/\s?\d)"
)
_SEX = (
    r"(?:laki\s*[-‐–]?\s*laki|lelaki|perempuan|pria|wanita|(?:fe)?male|woman|man|l\s*/\s*p|"
    r"\(?(?:she|he)\s*/\s*(?:hers?|him|his|they)\)?)"
)
_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|ags|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}\.?"
_BIRTH_YEAR = r"(?:19[4-9]\d|200\d|201[0-2])"
BIRTH_DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ /.-]+(?:{_MONTH}|\d{{1,2}})[ ,/.-]+{_BIRTH_YEAR}|"
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_BIRTH_YEAR}|{_BIRTH_YEAR}-\d\d-\d\d)"
)
AGE: Final = r"\(?\d{2}\s*(?:tahun|thn|th|years?[\s-]*old|y\.?\s?o\.?|years)\)?"
_BODY = r"\d{3}(?:[.,]\d)?\s*cm(?:\s*[/,|&-]?\s*\d{2,3}(?:[.,]\d)?\s*kgs?)?|\d{2,3}(?:[.,]\d)?\s*kgs?"
_COUNT = r"(?:\d{1,2}|satu|dua|tiga|empat|lima|enam|one|two|three|four|five|six|a)"
_TENS = (
    r"(?:(?:dua|tiga|empat|lima|enam)\s*puluh(?:\s*(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan))?|"
    r"(?:delapan|sembilan|tujuh|enam|lima)\s*belas|(?:twenty|thirty|forty|fifty|sixty)(?:[\s-](?:one|two|three|four|"
    r"five|six|seven|eight|nine))?|eighteen|nineteen)"
)
_NATION = r"(?:wni|wna|indonesian\s*citizen|warga\s*negara\s*\w+)"

# Labels that name a protected fact wherever they stand.
LABELS: Final[tuple[tuple[str, str], ...]] = (
    (r"tempat\s*(?:/|,|dan|&|\+)?\s*(?:tanggal|tgl\.?|tg\.?)\s*lahir|tempat\s*lahir|(?:tanggal|tgl\.?)\s*lahir|"
     r"tahun\s*lahir|t\.?\s?t\.?\s?l\.?(?=\s*[:=\t]\s*\D{{0,40}}\d{{1,2}}[ /.-])|kelahiran|"
     r"(?:date|place|year|city|country)(?:\s*(?:and|/|&|,)\s*(?:date|place))?\s*of\s*birth|birth\s*-?\s*(?:date|place|"
     r"day|year)|(?:place|date)\s*(?:/|&|and|,)\s*(?:date|place)\s*of\s*birth|d\.?\s?o\.?\s?b\.?|"
     r"place\s*(?:/|&|and)\s*d\.?o\.?b\.?", "birth"),
    (r"usia(?:\s*saat\s*ini)?|umur|age(?=\s*[:=\t]?\s*\d)", "age"),
    (r"jenis\s*kelamin|gender|sex|kelamin|j\.?\s?k\.?(?=\s*[:=\t]\s*(?:l|p|pr|lk)\b)|pronouns?", "sex"),
    (r"agama|religion|kepercayaan|agama\s*/\s*kepercayaan|faith(?=\s*[:=\t])", "religion"),
    (rf"status\s*(?:perkawinan|pernikahan|kawin|nikah|sipil|keluarga|marital)|(?:marital|civil|family)\s*status|"
     rf"status(?=\s*[:=\t]?\s*{_MARITAL}\b)", "marital_status"),
    (r"kewarganegaraan|kebangsaan|warga\s*negara|nationality|citizenship|(?<!\w)kewarga\s*-?\s*negaraan",
     "nationality"),
    (r"suku\s*bangsa|suku(?=\s*[:=\t])|etnis|ethnicity|ethnic(?:\s*group)?|race(?=\s*[:=\t])|daerah\s*asal|"
     r"asal\s*daerah", "ethnicity"),
    (r"(?:tinggi|berat)\s*(?:/|dan|&)\s*(?:tinggi|berat)(?:\s*badan)?|(?:tinggi|berat)\s*badan|tb\s*[/,&]\s*bb|"
     r"(?:body\s*)?(?:height|weight)\s*(?:/|&|and)\s*(?:height|weight)|body\s*(?:height|weight)", "body"),
    (r"gol(?:ongan|\.)?\s*darah|goldar|blood\s*(?:type|group)", "blood_type"),
    (r"(?:nama|pekerjaan|pendidikan|alamat|usia|umur|agama|no\.?\s*(?:hp|telp?))\s*(?:lengkap\s*)?(?:ayah|ibu|bapak|"
     r"orang\s*tua|ortu|wali|suami|istri|isteri|pasangan|anak|mertua|saudara)(?:\s*kandung)?|"
     r"(?:suami|istri|isteri)\s*/\s*(?:suami|istri|isteri)|(?<!bahasa\s)(?:ayah|ibu|bapak|orang\s*tua|suami|istri|isteri|"
     r"pasangan)(?:\s*kandung)?(?=\s*[:=\t])|"
     r"jumlah\s*(?:anak|saudara|tanggungan)|anak\s*ke(?:\s*-?\s*\d+)?|anak(?=\s*[:=\t])|"
     r"(?:name\s*of\s*)?(?:father|mother|parent|spouse|husband|wife|guardian)(?:'s|’s|s)?"
     r"(?:\s*(?:name|occupation|job|maiden\s*name|phone))?(?=\s*[:=\t])|"
     r"(?:number\s*of\s*)?(?:children|dependents|dependants|siblings)(?=\s*[:=\t])|"
     r"(?:kontak|nomor|no\.?)\s*darurat|emergency\s*contact", "family"),
    (r"(?:no\.?|nomor|number)?\s*(?:nik|k\.?t\.?p\.?|e-?ktp|induk\s*kependudukan|identitas)(?:\s*/\s*(?:nik|ktp))?"
     r"(?:\s*(?:no\.?|number))?|id\s*(?:card)?\s*(?:number|no\.?)|national\s*id(?:entity)?(?:\s*(?:card\s*)?"
     r"(?:number|no\.?))?|identity\s*(?:card\s*)?(?:number|no\.?)", "nik"),
    (r"(?:no\.?|nomor)?\s*(?:n\.?i\.?p\.?p?p?k?|induk\s*pegawai|karpeg|kartu\s*pegawai|nuptk|nidn)(?:\s*(?:baru|lama))?|"
     r"employee\s*(?:id|number|no\.?)|civil\s*servant\s*(?:id|number)(?:\s*number)?", "nip"),
    (r"(?:(?:no|nomor|number)\.?\s*)?(?:rek(?:ening|\.)|rek(?=\s*[:=\t]))(?:\s*(?:bank|\w{2,10})){0,2}|"
     r"(?:(?:no|nomor|number)\.?\s*)?bank\s*account(?:\s*(?:no\.?|number))?|account\s*(?:no\.?|number)",
     "bank_account"),
    (r"(?:no\.?|nomor|number)?\.?\s*(?:npwp|bpjs(?:\s*(?:kesehatan|ketenagakerjaan|tk))?|paspor|passport|"
     r"sim(?:\s*[abcd]\d?)?(?=\s*(?:no|number|[:=\t]|\d{6}))|kk(?=\s*[:=\t\d])|kartu\s*keluarga|"
     r"tax\s*(?:id|number)|driv(?:er|ing)(?:'s|’s)?\s*licen[cs]e|taspen|skck)(?:\s*(?:no\.?|number|nomor))?",
     "sensitive_number"),
    (r"(?:jenis\s*|ragam\s*)?disabilitas|penyandang\s*disabilitas|kebutuhan\s*khusus|riwayat\s*(?:penyakit|kesehatan|"
     r"medis)|(?:kondisi|status|keadaan)\s*(?:kesehatan|fisik)|disabilit(?:y|ies)(?:\s*status)?|medical\s*(?:history|"
     r"condition)|health\s*(?:status|condition)|buta\s*warna|color\s*blind(?:ness)?|merokok|perokok|smoker|"
     r"(?:kesehatan|health)(?=\s*[:=\t]\s*(?:sehat|baik|sangat|good|excellent|fit|healthy|normal|tidak|none))",
     "health"),
    (r"partai(?:\s*politik)?(?=\s*[:=\t])|(?:keanggotaan|afiliasi)\s*(?:partai|politik|serikat)(?:\s*\w+)?|"
     r"political\s*(?:party|affiliation|views?)|(?:trade|labou?r)?\s*union\s*membership|serikat\s*(?:pekerja|buruh)"
     r"(?=\s*[:=\t])", "affiliation"),
)  # fmt: skip

# Labels that mean a protected fact only among personal data: "Lahir", "Tinggi", "Weight" also head other things.
PERSONAL_LABELS: Final[tuple[tuple[str, str], ...]] = (
    (r"lahir|born|ttl|birth", "birth"),
    (r"age", "age"),
    (r"height|weight|tinggi|berat|tb|bb|postur", "body"),
    (r"kesehatan|health", "health"),
    (r"suku|race|origin|asal", "ethnicity"),
    (r"anak|children|family|keluarga", "family"),
    (r"citizen|nation", "nationality"),
)

SHAPES: Final[dict[str, str]] = {
    "religion": _RELIGION,
    "sex": _SEX,
    "marital_status": _MARITAL,
    "age": AGE,
    "nationality": _NATION,
    "body": _BODY,
    "birth": rf"(?:[A-Z][\w.' ]{{2,30}}[,/]\s*)?{BIRTH_DATE}(?:\s*{AGE})?",
    "blood_type": r"(?:golongan\s*darah|gol\.?\s*darah|blood\s*type)\s*(?:ab|a|b|o)\s*[+-]?",
}

# What states a protected fact in running text about oneself. Each stands for the words that are taken out.
_SELF = r"(?:(?:saya|aku|i\s+am|i['’]m|i\s+was)\s+)?"
_WORD = r"[A-Z][\w'’]+"
_PLACE_NAME = rf"(?-i:{_WORD}(?:\s+(?:{_WORD}))*)"
PHRASES: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:di\s+|pada\s+|dengan\s+)?(?:ber)?(?:usia|umur)(?:\s*(?:saya|ku|saat\s+ini))*(?:\s*(?:adalah|kini|sekarang|:))?"
     rf"\s+(?:yang\s+)?(?:ke-?)?(?:\d{{2}}|{_TENS})(?:\s*(?:tahun|thn|th)\b)?", "age"),
    (rf"(?:an?\s+)?(?:young\s+)?(?:\d{{2}}|{_TENS})[\s-]*years?[\s-]*olds?(?:\s+of\s+age)?|"
     rf"(?:an?\s+)?\d{{2}}\s*(?:y\.o\.|yo)(?!\w)|(?:at\s+the\s+age\s+of|aged?|my\s+age\s+is)\s+(?:\d{{2}}|{_TENS})"
     rf"(?![\d-])(?!\s*(?:to|and|–|%|years?\s+of\s+exp))|(?:\d{{2}}|{_TENS})\s+years?\s+of\s+age", "age"),
    (r"(?:termasuk\s+)?(?:seorang\s+)?generasi\s+(?:z|milenial)|gen[\s-]?z\b", "age"),
    (rf"{_SELF}(?:(?:di)?lahir(?:kan)?|kelahiran|born)(?:\s+(?:dan|and)\s+(?:besar|dibesarkan|tumbuh|raised|"
     rf"grew\s+up))?(?:\s+(?:kota|kabupaten|tahun|tanggal|di|in|on|pada|at|in\s+the\s+year))*"
     rf"(?:\s+{_PLACE_NAME})?(?:\s*,?\s*(?:(?:pada|tanggal|tahun|on|in)\s+){{0,4}}(?:{BIRTH_DATE}|{_BIRTH_YEAR}))?"
     rf"(?:\s*,?\s*(?:dan|and)\s+(?:(?:di)?besar(?:kan)?|tumbuh|raised|grew\s+up)(?:\s+(?:di|in)\s+{_PLACE_NAME})?)?",
     "birth"),
    (rf"(?:saya\s+)?(?:(?:mem)?ber|men(?:gan)?ut\s+|memeluk\s+|pemeluk\s+|penganut\s+|dengan\s+)?agama\s+"
     rf"(?:saya\s+)?(?:adalah\s+)?{_RELIGION}|"
     rf"(?:adalah\s+|sebagai\s+)?seorang\s+(?:pemeluk\s+)?{_RELIGION}(?:\s+(?:yang\s+)?taat)?|"
     rf"{_RELIGION}\s+yang\s+taat|(?<=saya\s){_RELIGION}(?=\s*[,.;]|\s+(?:dan|yang|berusia|belum|sudah)\b)|"
     rf"(?:an?\s+)?(?:devout|practi[cs]ing|observant|faithful|committed)\s+{_RELIGION}|"
     rf"(?<=am\s){_RELIGION}|(?<=am\sa\s){_RELIGION}|(?<=as\sa\s){_RELIGION}|my\s+(?:religion|faith)\s+is\s+\w+",
     "religion"),
    (rf"(?:dan\s+|saya\s+|masih\s+)?(?:belum|sudah|telah)\s+(?:menikah|kawin|berkeluarga)(?:\s+(?:dan|dengan)\s+"
     rf"(?:memiliki|mempunyai|punya|dikaruniai)?\s*{_COUNT}(?:\s+orang)?\s+anak)?|"
     rf"(?:ber)?status(?:nya)?\s+(?:saya\s+)?(?:adalah\s+)?{_MARITAL}|(?<=saya\s)(?:menikah|lajang)|masih\s+lajang|"
     rf"(?:memiliki|mempunyai|dikaruniai)\s+{_COUNT}(?:\s+orang)?\s+anak\b|"
     rf"(?:seorang\s+)?(?:ibu|ayah|bapak)\s+(?:rumah\s+tangga|(?:dari|dengan)\s+{_COUNT}(?:\s+orang)?\s+(?:anak|putr[ai])|"
     rf"{_COUNT}\s+anak|tunggal)|seorang\s+(?:ibu|ayah|istri|isteri|suami|janda|duda)\b", "marital_status"),
    (rf"(?:an?\s+)?(?:happily\s+|newly\s+)?(?:(?:un)?married|divorced|widowed)(?:\s+(?:with|and\s+have|and\s+the\s+\w+\s+of)"
     rf"\s+{_COUNT}\s+(?:kids?|child(?:ren)?|sons?|daughters?))?(?!\s+to\s+(?:the|my)\s+(?:job|work))|"
     rf"(?<=am\s)single(?!\s*-|\s+\w+\s+\w+er\b)|(?:a\s+)?single\s+(?=woman|man|mother|father|parent|mom|dad|lady)|"
     rf"(?:(?:an?|as|the|proud|single)\s+){{0,4}}(?:mother|father|mom|mum|dad|parent)\s+(?:of|to)\s+{_COUNT}"
     rf"(?:\s+\w+)?(?:\s+(?:kids?|child(?:ren)?|sons?|daughters?))?|(?:an?\s+)(?:(?:full-time|stay-at-home|working|"
     rf"single|new)\s+){{0,4}}(?:mother|father|mom|mum|dad|wife|husband|widow|widower|housewife|bachelor(?!['’]?s?\s+(?:of|"
     rf"degree|in)))\b(?!\s+(?:company|ship|board|tongue))", "marital_status"),
    (r"(?<=saya\s)(?:adalah\s+)?(?:seorang\s+)?(?:perempuan|wanita|pria|laki\s*-?\s*laki|lelaki)(?:\s+(?:muda|dewasa|"
     r"lajang|tulen))?|(?:seorang|adalah|sebagai|sosok)\s+(?:seorang\s+)?(?:pria|wanita|perempuan|laki\s*-?\s*laki|lelaki|"
     r"gadis|pemuda|pemudi|putri|ibu|srikandi)(?:\s+(?:muda|dewasa|lajang))?(?!\s+(?:pengusaha|pelaku))|"
     r"^(?:perempuan|wanita|pria|laki\s*-?\s*laki)(?=\s*,|\s+(?:muda|berusia|kelahiran|asal|lajang|berumur|\d))"
     r"(?:\s+muda)?|jenis\s+kelamin\s+(?:saya\s+)?(?:adalah\s+)?[\w-]+", "sex"),
    (r"(?:(?:as\s+)?an?\s+)?(?:young\s+|adult\s+|mature\s+)?(?<=\ba\s)(?:fe)?male\b|(?<=old\s)(?:fe)?male\b|"
     r"(?:as\s+)?an?\s+(?:young\s+|adult\s+|strong\s+)?(?:woman|man|girl|lady|gentleman|guy)\b|"
     r"(?<=old\s)(?:woman|man|lady|girl|guy|gentleman)\b|(?<=married\s)(?:woman|man|lady)\b|"
     r"(?<=single\s)(?:woman|man|mother|father|mom|dad|lady|parent)\b|\(?\b(?:she|he)\s*/\s*(?:hers?|him|his)\)?|"
     r"(?<=i\sam\s)(?:fe)?male\b", "sex"),
    (r"(?:ber)?suku\s+(?:asli\s+)?(?:sunda|jawa|batak|minang(?:kabau)?|betawi|bugis|dayak|tionghoa|melayu|bali|"
     r"papua|madura|aceh|ambon|manado|sasak|toraja|banjar)|"
     r"(?:seorang\s+)?(?:orang|warga|putr[ai])\s+(?:asli\s+)?(?:sunda|jawa|batak|minang|betawi|bugis|dayak|tionghoa|"
     r"madura|papua|ambon)\b|(?:ber)?(?:darah|keturunan)\s+(?-i:[A-Z]\w+)(?:[\s-]+(?-i:[A-Z]\w+))?|"
     r"(?:saya\s+)?(?:ber)?asal(?:\s+dari|\s+(?:kota|kabupaten|suku|daerah)|(?=\s+(?-i:[A-Z])))\s*(?-i:[A-Z]\w+"
     r"(?:\s+[A-Z]\w+)*)|putr[ai]\s+(?:asli\s+)?daerah(?:\s+(?-i:[A-Z]\w+))?|"
     r"(?:originally\s+|i\s+(?:come|hail)\s+|hailing\s+|native\s+)(?:from|of)\s+(?-i:[A-Z]\w+(?:\s+[A-Z]\w+)*)|"
     r"(?:an?\s+)?(?:ethnic\s+)?(?:sundanese|javanese|batak(?:nese)?|minang|betawi|buginese|dayak|madurese|balinese|"
     r"papuan|acehnese|chinese[\s-]indonesian)(?=\s+(?:woman|man|descent|origin|heritage|ethnicity|by\s+birth))"
     r"(?:\s+(?:descent|origin|heritage|ethnicity|by\s+birth))?", "ethnicity"),
    (r"(?:dengan\s+)?(?:(?:tinggi|berat)(?:\s+badan)?(?:\s+(?:saya|sekitar))?\s*:?\s*\d{2,3}\s*(?:cm|kg)"
     r"(?:\s*(?:dan|,|/)\s*)?)+|\b\d{3}\s*cm\s*(?:/|,|dan|and|&)\s*\d{2,3}\s*kg|\d{3}\s*cm\s+tall|"
     r"(?:height|weight)\s+(?:is|of)\s+\d{2,3}\s*(?:cm|kg)|i\s+weigh\s+\d{2,3}\s*kg", "body"),
    (r"(?:ber)?gol(?:ongan|\.)\s+darah\s+(?:ab|a|b|o)\b|blood\s+(?:type|group)\s+(?:is\s+)?(?:ab|a|b|o)\b",
     "blood_type"),
    (r"(?:ber)?kewarganegaraan\s+\w+|(?:seorang\s+)?warga\s+negara\s+(?:indonesia|asing|malaysia)|\bwni\b|"
     r"(?:an?\s+)?indonesian\s+(?:citizen|national)\b", "nationality"),
    (r"(?:saya\s+|adalah\s+|merupakan\s+|sebagai\s+|seorang\s+){1,4}penyandang\s+(?:disabilitas|difabel|tuna\w+)(?:\s+(?:fisik|"
     r"netra|rungu|daksa|wicara|mental|sensorik|intelektual|ganda))*|(?:saya|seorang)\s+(?:difabel|tuna\s?(?:netra|rungu|"
     r"daksa|wicara)|tuli)\b|(?:dalam\s+(?:keadaan|kondisi)\s+)?sehat\s+(?:jasmani|fisik|secara\s+fisik)(?:\s*(?:dan|maupun|"
     r",|&)\s*(?:rohani|mental))?|(?:i\s+am|i['’]m|as)\s+(?:an?\s+)?(?:deaf|blind|disabled|visually\s+impaired|"
     r"person\s+with\s+an?\s+disability|wheelchair\s+user)|(?:i\s+have|living\s+with|menderita|mengidap)\s+(?:an?\s+)?"
     r"(?:disability|diabetes|epilep\w+|asthma|asma|hiv|kanker|cancer|hipertensi)", "health"),
    (r"(?:saya\s+|sebagai\s+|seorang\s+|adalah\s+){0,4}(?:anggota|kader|simpatisan|pengurus|fungsionaris)\s+(?:aktif\s+)?"
     r"(?:dari\s+)?(?:partai|serikat\s+(?:pekerja|buruh))(?:\s+(?-i:[A-Z]\w+))*|"
     r"(?:an?\s+)?(?:active\s+)?member\s+of\s+(?:the\s+)?(?:(?-i:[A-Z]\w+)\s+){0,6}(?:(?-i:Party)|(?:trade|labou?r)\s+union)|"
     r"(?:an?\s+)?(?:trade|labou?r)\s+union(?:ist|\s+member)", "affiliation"),
)  # fmt: skip

# Numbers that are protected wherever they stand.
NUMBERS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?<![\d.,/-])[1-9]\d{5}(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])(?:0[1-9]|1[0-2])\d{6}(?![\d.])|"
     r"(?<![\d-])[1-9]\d{3}[ .-]\d{4}[ .-]\d{4}[ .-]\d{4}(?![\d-])|"
     r"(?<![\d-])[1-9]\d{5}[ .-]\d{6}[ .-]\d{4}(?![\d-])|(?<![\d.])[1-9]\d{5}[\dx*•]{4,6}(?<=[x*•])[x*•]{4,6}", "nik"),
    (r"(?<!\d)(?:19|20)\d{6}[ .-]?(?:19|20)\d{4}[ .-]?[12][ .-]?\d{3}(?!\d)|(?<!\d)\d{18}(?!\d)", "nip"),
    (r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)", "sensitive_number"),
)  # fmt: skip
NUMBER_LABEL: Final = re.compile(
    r"(?:\b(?:no(?:mor)?\.?\s*)?(?:nip|nik|ktp|e-?ktp|npwp|kk|bpjs|nipppk)\b[\s.:/-]*)$", re.I
)

FAMILY_HEADINGS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?:riwayat|data|susunan|latar\s*belakang|informasi|keterangan)\s*keluarga|keluarga|(?:istri|suami)\s*/\s*\w+|"
     r"(?:bapak|ayah|orang\s*tua)(?:\s*dan\s*ibu)?\s*(?:kandung|mertua)|saudara\s*kandung|family(?:\s*(?:background|data|details|"
     r"information|history))?|data\s*orang\s*tua|kontak\s*darurat|emergency\s*contacts?", "family"),
    (r"(?:riwayat|data|kondisi|keterangan)\s*(?:kesehatan|penyakit|medis)|kesehatan|health(?:\s*\w+)?|medical\s*\w+",
     "health"),
    (r"(?:data|informasi)\s*(?:rekening|bank|perbankan)|rekening(?:\s*bank)?|bank\s*(?:account|details)",
     "bank_account"),
)  # fmt: skip


def compiled(table: Sequence[tuple[str, str]], form: str) -> Table:
    """The patterns of a table set into `form`, case not minded."""
    return tuple((Caseless(form.format(pattern)), kind) for pattern, kind in table)
