"""The words by which ads say how hard a requirement is and at which level, in Indonesian and English.

Explicit words (wajib, diutamakan, a plus) say it outright. Verbs and nouns of command (menguasai, familiar with) say it
more softly: what says it outright, and a heading for what is only a plus, stand above them.
"""

import re
from typing import Final

from scoring.types import RequirementKind

_MUST: Final = (
    r"(?:di)?wajib(?:kan)?|harus|diharuskan|keharusan|mutlak|must(?:[- ]have)?|required|mandatory|essential|"
    r"shall|dipersyaratkan|disyaratkan|obligatory|is a must"
)
_SHOULD: Final = (
    r"(?:lebih |sangat )?(?:diutamakan|diprioritaskan|dianjurkan)|diharapkan|preferred|preferabl[ey]|"
    r"(?:highly |strongly )?recommended|should|sebaiknya|ideally|idealnya|advantageous for"
)
_PLUS: Final = (
    r"(?:menjadi |merupakan |adalah |sebagai |is |as )?(?:sebuah |suatu |an? )?(?:big |huge |strong |great )?"
    r"(?:nilai (?:tambah|lebih|plus)(?:an|nya)?(?: yang signifikan)?|poin (?:tambah|plus)|"
    r"keuntungan(?: yang signifikan| tersendiri)?|plus(?: point)?|bonus|advantage|added value|asset)|"
    r"lebih disukai|disukai|nice[- ]to[- ]have|good[- ]to[- ]have|desirable|desired|optional|opsional|"
    r"(?:would be|is) (?:beneficial|advantageous|welcome)"
)
_STRONG: Final = (
    r"menguasai|penguasaan|dikuasai|mahir|kemahiran|(?<!tenaga )ahli|keahlian|pakar|terampil|fasih|minimal|minimum|"
    r"proficien(?:t|cy)|expert(?:ise)?|strong|solid|excellent|proven|mastery|in-depth|mendalam|kuat|"
    r"fluent|at least"
)
_WEAK: Final = (
    r"familiar(?:ity)?|keakraban|akrab|terbiasa|mampu|bisa|dapat|exposure|comfortable|tertarik|"
    r"interest(?:ed)?|"
    r"pernah|awareness|mengenal|mengetahui"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


EXPLICIT: Final = (
    (RequirementKind.PLUS, _words(_PLUS)),
    (RequirementKind.SHOULD, _words(_SHOULD)),
    (RequirementKind.MUST, _words(_MUST)),
)
SOFT: Final = ((RequirementKind.MUST, _words(_STRONG)), (RequirementKind.SHOULD, _words(_WEAK)))

NOT_ASKED: Final = _words(
    r"(?:tidak|tak|bukan|not|no|isn't|aren't|belum|without) (?:lah )?(?:\w+ )?(?:wajib|diwajibkan|harus|"
    r"diharuskan|keharusan|"
    r"perlu|diperlukan|dibutuhkan|mandatory|required|needed|necessary|essential|a must|a requirement|syarat)"
)
"""Before or behind a skill: it is named to say that it is not asked."""
NEGATED: Final = _words(
    r"tidak(?! (?:hanya|terbatas|cuma))|bukan(?! (?:hanya|cuma))|tanpa|without|not(?! (?:only|limited))|no"
)
"""Before a skill in the same clause: what the work is not about."""

LEVELS: Final = (
    (5, _words(r"(?<!tenaga )ahli|expert(?:ise)?|pakar|mastery|world[- ]class")),
    (4, _words(r"mahir|kemahiran|advanced?|lanjut(?:an)?|mendalam|in-depth|deep|strong|kuat|solid|fasih|"
               r"fluent|excellent|"
               r"extensive|profesional|professional|sangat baik|thorough")),
    (3, _words(r"menguasai|penguasaan|terampil|proficien(?:t|cy)|menengah|intermediate|keahlian|skilled|"
               r"good|baik|hands[- ]on|working knowledge")),
    (2, _words(r"(?:me)?maham[i]|pemahaman|paham|mengerti|understanding|familiar(?:ity)?|keakraban|akrab|"
               r"terbiasa|"
               r"knowledge|pengetahuan|exposure|mengenal|mengetahui")),
    (1, _words(r"dasar(?:-dasar)?|basics?|fundamentals?|beginner|pemula|entry[- ]level|awareness")),
)  # fmt: skip
MODIFIERS: Final = frozenset({1, 4, 5})
"""Levels whose words narrow another one beside them: "strong understanding", "pemahaman dasar"."""

EXAMPLES: Final = _words(
    r"seperti(?: halnya)?|misal(?:nya)?|mis\.?|contoh(?:nya)?|such as|e\.g\.?|eg\.?|for example|"
    r"for instance|like"
)
_OF_TIME: Final = (
    r"(?!\s*(?:\(\w+\)\s*)?(?:[+–-]|s\.?d|(?:to|hingga|sampai|tahun|thn|th|bulan|bln|years?|yrs?|months?)\b))"
)
ONE_OF: Final = _words(
    rf"(?:salah|minimal|setidaknya|paling tidak|sedikitnya|minimum) (?:satu|1)(?: atau lebih)?{_OF_TIME}|"
    r"(?:at least|any|one|either) (?:one )?of(?! (?:those|these|them|which|the (?:above|following))\b)|"
    rf"at least one(?! of\b){_OF_TIME}|any of|either|salah satunya|one or more"
)
OR: Final = re.compile(r"\b(?:atau|or|maupun)\b|/", re.IGNORECASE)
AND_OTHERS: Final = _words(
    r"dll|dsb|dst|dan lain(?:-lain| lain)?|dan sejenisnya|atau sejenisnya|sejenis(?:nya)?|etc|or similar|"
    r"or equivalent|lainnya"
)
QUALIFIES: Final = re.compile(
    r"\s*(?:(?:minimal|minimum|min\.?|at least|maksimal|pendidikan|lulusan|gelar|bachelor|diploma|s1|d3|"
    r"smk|sma|"
    r"memiliki|mempunyai|punya|menguasai|penguasaan|memahami|pemahaman|paham|mahir|kemahiran|terampil|"
    r"mengerti|mengetahui|hafal|keahlian|kemampuan|"
    r"pengetahuan|pengalaman|berpengalaman|familiar|keakraban|terbiasa|mampu|fasih|bersedia|teliti|berpikir|"
    r"strong|solid|good|excellent|proven|proficien\w+|experience[d]?|knowledge|understanding|ability|"
    r"familiarity|skilled|bisa|dapat|sanggup|lancar|cakap|cekatan|rajin|ramah|ulet|tekun|sabar|"
    r"pekerja keras|percaya diri|"
    r"mandiri|menyukai|berminat|tertarik|berjiwa|berorientasi|berdedikasi|able to|capable|willing|"
    r"passion\w*|comfortable|"
    r"detail[- ]oriented|self[- ]motivated|fast learner|team player|hands-on|fluency|demonstrated|"
    r"certifi\w+|bersertifikat|"
    r"expert\w*|fluent|must|have|possess|candidate|berpenampilan|komunikatif|jujur|disiplin|energik)\b|"
    r"\d+\+?\s*(?:tahun|years?))",
    re.IGNORECASE,
)
"""How a sentence begins that says what a person must bring, also where no heading says so."""
BEGINS_AS_DUTY: Final = re.compile(
    r"[\W\d]*(?:(?:turut|ikut|serta|aktif|secara \w+) )?(?:"
    r"(?!merupakan|menjadi (?:bagian|salah|perusahaan)|mengapa|menurut|mengingat|meskipun|melalui|menarik|"
    r"menuju|"
    r"mengundang|mencari|membutuhkan|membuka|menawarkan (?:gaji|lingkungan|kesempatan))"
    r"me(?:[lrwy]|m[bpf]?|n[cdjstz]?|ng|ny|nge)[a-z]{3,}|"
    r"ber(?:tanggung ?jawab|koordinasi|kolaborasi|komunikasi|partisipasi|kontribusi|interaksi|negosiasi|"
    r"diskusi|"
    r"peran|tugas|jualan)|"
    r"be?kerja ?sama|bantu|terlibat|responsible|"
    r"(?:manag|creat|writ|driv|analy[sz]|overse|prepar|ensur|configur|serv|handl|schedul|promot|produc|"
    r"coordinat|collaborat|negotiat|facilitat|investigat|evaluat|communicat|execut|optimi[sz]|organi[sz]|"
    r"advis|"
    r"improv|updat|provid|integrat|participat|contribut|translat|operat|automat|troubleshoot)(?:es?|ing)?|"
    r"(?:develop|maintain|support|lead|conduct|perform|implement|design|build|monitor|report(?!\w* to\b)|"
    r"review|train|"
    r"research|establish|deliver|plan|assist|help|set|draft|test|deploy|document|identify|define|present|"
    r"process|"
    r"record|interpret|teach|sell|mentor|coach|supervise|work(?=\w* (?:with|closely|on) (?!us\b)))(?:e?s|"
    r"[a-z]?ing)?)"
    r"\b",
    re.IGNORECASE,
)
"""How a duty begins that no heading announces: with a verb of doing ("Menyusun …", "Berkoordinasi …", "Prepare …"),
unless the verb tells of the firm ("Merupakan …", "Membutuhkan …").
"""
