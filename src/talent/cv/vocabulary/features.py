"""Tables of feature and score: what a piece of an entry's head is (position, organisation, place, …).

Each table is a tuple of `(feature, test, points)`; a total is the sum over the features that hold, and is kept
beside the result so that a person can see why.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from talent.cv.vocabulary.caseless import Caseless
from talent.cv.vocabulary.degrees import find_degree
from talent.cv.vocabulary.places import is_place

POSITION_WORDS = Caseless(
    r"\b(?:engineer|developer|programmer|programer|analyst|analis|manager|manajer|staf|staff|"
    r"koordinator|coordinator|"
    r"kepala|ketua|wakil|sekretaris|bendahara|anggota|director|direktur|officer|assistant|asisten|"
    r"intern|magang|"
    r"internship|consultant|konsultan|specialist|spesialis|designer|desainer|perancang|architect|"
    r"arsitek|lead|leader|"
    r"supervisor|administrator|admin|operator|teknisi|technician|guru|dosen|lecturer|teacher|"
    r"pengajar|tutor|mentor|"
    r"instruktur|instructor|trainer|relawan|volunteer|reporter|jurnalis|journalist|wartawan|editor|"
    r"redaktur|penulis|"
    r"writer|copywriter|researcher|peneliti|scientist|ilmuwan|pemeriksa|verifikator|verifier|"
    r"fact[- ]checker|perawat|nurse|"
    r"bidan|dokter|doctor|apoteker|fasilitator|facilitator|pendamping|petugas|pengelola|pengembang|penyuluh|"
    r"pranata|analis|arsiparis|auditor|akuntan|accountant|kasir|cashier|sales|marketing|pemasaran|recruiter|"
    r"executive|eksekutif|head|chief|vp|cto|ceo|cfo|coo|founder|pendiri|co-founder|owner|pemilik|"
    r"partner|freelance|freelancer|"
    r"pekerja lepas|kontributor|contributor|fotografer|photographer|videografer|videographer|"
    r"animator|ilustrator|illustrator|"
    r"surveyor|kartografer|drafter|tenaga ahli|ahli|pustakawan|librarian|driver|sopir|pengemudi|"
    r"logistik|gudang|"
    r"qa|tester|scrum master|product owner|devops|sre|pelatih|pembina|penanggung jawab|humas|"
    r"public relations|moderator|"
    r"produser|producer|penyiar|announcer|presenter|komandan|danru|medis|paramedis|"
    r"member|treasurer|secretary|chair(?:man|woman|person)?|president|captain|delegate|pegiat|penggiat|investigator|lulusan|graduate|organi[sz]er|penyelenggara|"
    r"speaker|pembicara|pengisi|narasumber|host|kurir|programmer|webmaster|"
    r"bagian|divisi|anggota|peserta|penyelia|kasubag|kabid|kasi|camat|lurah|ajudan|"
    r"pelaksana|fungsional|"
    r"strategist|planner|perencana|evangelist|advocate|steward|representative|support|helpdesk|"
    r"apprentice|trainee|fellow|insinyur|expert|associate|reviewer|penelaah|annotator|anotator|archivist|"
    r"epidemiologist|epidemiolog|economist|ekonom|statistician|civil servant|pegawai negeri sipil|"
    r"engineering|cleaner|barista|waiter|pramusaji|chef|koki|satpam|security guard|penjaga|mandor|"
    r"foreman|inspector|"
    r"crew|kru|ambassador|creator|kreator|collector|kolektor|juru|merchandiser|penata|telemarketing|telemarketer|teller|"
    r"underwriter|notulis|penjahit|welder|purchasing|generalist|paralegal|advokat|pengacara|lawyer|counsel|counsell?or|"
    r"konselor|psikolog|psychologist|radiografer|fisioterapis|physiotherapist|terapis|therapist|sanitarian|kameramen|"
    r"cameraman|anchor|pilot|cook|housekeeping|guide|pramugari|pramugara|komisaris|clerk|controller|modell?er|hunter|"
    r"buruh|worker|montir|mekanik|mechanic|electrician|tukang|penari|musisi|broker|trader|pramuniaga|spg|resepsionis|"
    r"receptionist|caraka|pengasuh|stylist|wali kelas|rektor|dekan|kaprodi|professor|profesor|asdos|tentor|kader|"
    r"aktivis|activist|fundraiser|buyer|courier|debunking|paralegal|handler|packer|picker|estimator|appraiser|"
    r"pengurus|board member|deputi|bendahari|notaris|hakim|jaksa|panitera|penyidik|polisi|prajurit|bintara|perwira|"
    r"pengawas|examiner|translator|penerjemah|interpreter|juru bahasa|enumerator|interviewer|"
    r"dispatcher|responder)\b",
)
POSITION_START = re.compile(
    r"^(?:senior|junior|sr\.?|jr\.?|lead|head|chief|kepala|wakil|asisten|assistant|staf|staff|"
    r"koordinator|ketua|anggota|"
    r"magang|intern|relawan|pengembang|petugas|tenaga|tim|vice|associate|principal|deputy|ui|ux|"
    r"ui/ux|full[- ]?stack|back[- ]?end|"
    r"front[- ]?end|frontend|backend|data|software|web|mobile|android|ios|it|product|project|quality|"
    r"machine|devops|cloud|"
    r"system|network|database|social|content|graphic|digital|customer|business|finance|hr|human|"
    r"research|field|bidan|guru)\b",
    re.I,
)
POSITION_END = Caseless(
    r"(?:engineer|developer|manager|analyst|officer|specialist|designer|intern|assistant|coordinator|"
    r"consultant|lead|"
    r"architect|scientist|administrator|programmer|director|editor|writer|reporter|staff|supervisor|"
    r"technician|volunteer|"
    r"researcher|lecturer|teacher|trainer|tester|master|owner|founder|head|magang|muda|pertama|madya|"
    r"utama|pelaksana|lapangan|development|service|affairs?|relations|acquisition|support|program(?:me)?|operations|"
    r"seo|dba|legal|communications?|accounting|security|control|assurance|student|honorer|lepas|tetap|helper|partner)$",
)
ORGANISATION_FORMS = Caseless(
    r"(?:^|\s)(?:pt|cv|ud|pd|fa|tbk|inc|llc|ltd|corp|co|gmbh|pte|plc|bumn|bumd|bumdes|lsm|ngo|pbb|un|"
    r"unicef|undp|rs|rsud|rsup|puskesmas|"
    r"bpbd|bps|bpjs|kpu|tni|polri|sd|smp|sma|smk|man|pmi|osis|bem|himpunan|ukm|dprd|bkn|bkd|bpkp|kpk|"
    r"diskominfo|bappeda|dinkes|disdik|dlh|bv|ag|bhd|nv|kk|persero|perumda|perum|pdam|pln|bri|bni|btn|bca|rri|tvri|"
    r"lbh|kap|bmkg|brin|lipi|bnpb|basarnas|ojk|bssn|polda|polres|polsek|kejaksaan|pemda|setda|dpmptsp|disdukcapil|"
    r"dispora|dishub|pupr|bawaslu|baznas|mui|ipnu|hmi|pmii|gmni|kammi|hima\w*|dema|mapala|kopma|paskibra|sman|smkn|"
    r"smpn|sdn|mtsn?|tk|paud|kpk|bpk|lsp|giz|wwf|gpdi)\.?(?:\s|$|,)",
)
ORGANISATION_WORDS = Caseless(
    r"\b(?:dinas|badan|kementerian|ministry|sekretariat|direktorat|pemerintah|pemprov|pemkab|pemkot|"
    r"government|kecamatan|"
    r"kelurahan|desa|universitas|university|institut|institute|politeknik|polytechnic|sekolah|school|"
    r"college|akademi|"
    r"academy|yayasan|foundation|komunitas|community|lembaga|perkumpulan|asosiasi|association|"
    r"koperasi|bank|rumah sakit|"
    r"hospital|klinik|clinic|pusat|center|centre|studio|labs?|laboratorium|laboratory|group|grup|"
    r"holding|company|perusahaan|"
    r"perseroan|toko|store|startup|agency|agensi|media|radio|televisi|tv|koran|harian|majalah|pers|"
    r"press|news|portal|"
    r"technologies|technology|teknologi|solutions|solusi|systems|sistem|digital|software house|"
    r"consulting|consultants|partners|"
    r"indonesia|nusantara|persada|mandiri|sejahtera|abadi|jaya|makmur|utama|karya|bersama|organisasi|"
    r"organization|"
    r"organisation|himpunan|ikatan|forum|gerakan|aliansi|alliance|jaringan|network|palang merah|"
    r"karang taruna|pramuka|unit|"
    r"puskesmas|posyandu|pesantren|masjid|gereja|kantor|balai|biro|bureau|upt|uptd|kepolisian|komisi|"
    r"commission|"
    r"council|dewan|museum|perpustakaan|library|hotel|restoran|cafe|kafe|pabrik|factory|rental|"
    r"bengkel|percetakan|"
    r"relawan|jabar|jawa barat|lab|kelompok|paguyuban|jejaring|fakultas|faculty|departemen|"
    r"department|taman|rumah|sanggar|klub|club|percik|trust|society|federation)\b",
)
# Words that names have much oftener than positions have.
NAMELY_WORDS = Caseless(
    r"\b(?:board|committee|komite|union|serikat|persatuan|perhimpunan|senat|youth|express|motors?|sekuritas|securities|"
    r"insurance|asuransi|capital|ventures?|travel|catering|coffee|kopi|kitchen|warung|kedai|bakery|butik|boutique|salon|"
    r"apotek|farma|pharma|optik|photography|productions?|pictures|films|records|entertainment|games|interactive|"
    r"properti|property|energi|energy|mining|steel|tekstil|textile|garment|garmen|foods?|agro|farm|perkebunan|plantation|"
    r"airlines?|airways|shipping|pelayaran|ekspedisi|cargo|telecom|telekomunikasi|cyber|robotics|tech|electronics|"
    r"associates|rekan|firma|bimbingan belajar|international|internasional|nasional|lestari|sentosa|prima|perkasa|"
    r"global|asia|pacific|pasifik|zakat|wakaf|stasiun|gugus|angkatan|relief|rescue|emergency response|movement|"
    r"cooperative|corporation|enterprises?|industries|ltda?|sons|brothers|collective|kolektif|house|hub|space|works)\b|"
    r"&\s*(?:co|sons|partners|company)\b",
)
EMPLOYMENT = re.compile(
    r"^\(?(?:full[- ]?time|part[- ]?time|penuh waktu|paruh waktu|kontrak|contract|freelance|lepas|"
    r"tetap|permanent|"
    r"magang|internship|remote|hybrid|on-?site|wfh|pkwt|pkwtt|temporary|seasonal|karyawan tetap|"
    r"karyawan kontrak)\)?$",
    re.I,
)
INSTITUTION_WORDS = Caseless(
    r"\b(?:universitas|university|universität|institut|institute|politeknik|polytechnic|"
    r"sekolah tinggi|sekolah|school|college|"
    r"universiti|universit[éey]\w*|universidad\w*|hogeschool|hochschule|école|ecole|polytechnique|polytechnics?|ponpes|pondok|"
    r"aliyah|tsanawiyah|ibtidaiyah|kampus|campus|seminari|seminary|gymnasium|lyc[ée]e|"
    r"akademi|academy|stmik|stie|stm|smea|stikes|stkip|stikom|stia|iain|uin|stain|poltekkes|madrasah|pesantren|"
    r"itb|unpad|upi|ugm|its|ipb|unikom|unpas|unisba|unjani|itenas|telkom|binus|unpar|undip|unair|uny|"
    r"uns|unsoed|"
    r"bootcamp|faculty of|conservatory)\b|^(?:sma|stm|smk|smu|man|mas|smpn?|smkn|sman|mts|sd)\b|^ui$",
)
AREA_WORDS = Caseless(
    r"\b(?:jurusan|program studi|prodi|major(?:ing)?|minor|konsentrasi|peminatan|bidang|fakultas|"
    r"faculty|department|"
    r"teknik|ilmu|manajemen|akuntansi|sistem informasi|informatika|komputer|hukum|ekonomi|komunikasi|psikologi|"
    r"statistika?|matematika|fisika|kimia|biologi|farmasi|kedokteran|keperawatan|kebidanan|"
    r"pendidikan|sastra|desain|"
    r"administrasi|geografi|geodesi|planologi|perencanaan|jurnalistik|science|engineering|"
    r"informatics|management|"
    r"accounting|law|economics|communications?|psychology|statistics|mathematics|design|studies|arts|"
    r"ipa|ips|mipa|"
    r"rekayasa|multimedia|elektro|mesin|sipil|arsitektur|agribisnis|pertanian|hubungan internasional|sosiologi|"
    r"systems|technology|computing|public health|kesehatan|business|bisnis|administration|literature|"
    r"education|linguistics?|linguistik|geography|geology|geologi|geophysics|geofisika|geomatics|physics|chemistry|biology|"
    r"biotechnology|bioteknologi|nursing|midwifery|pharmacy|medicine|dentistry|nutrition|gizi|epidemiology|epidemiologi|"
    r"journalism|sociology|anthropology|antropologi|philosophy|filsafat|history|sejarah|theology|teologi|politics|"
    r"political|politik|criminology|kriminologi|forestry|kehutanan|agriculture|fisheries|perikanan|peternakan|tourism|"
    r"pariwisata|hospitality|perhotelan|finance|keuangan|banking|perbankan|actuarial|aktuaria|architecture|languages|"
    r"kartografi|cartography|remote sensing|penginderaan|electronics|elektronika|telekomunikasi|otomotif|tata boga|"
    r"animasi|animation|social work|kesejahteraan sosial|oceanography|oseanografi|meteorology|meteorologi)\b",
)


DUTY = re.compile(
    r"^(?:(?!Advanced|Applied|United|Limited|Red|Certified|Trusted|Combined|Associated|Integrated|Allied|Skilled|Retired|"
    r"Registered|Licensed|Distributed|Embedded)[A-Z][a-z]{2,}ed|"
    r"Led|Wrote|Built|Ran|Set up|Drew|Made|Cut|Kept|Brought|Held|Taught|Grew|Won|Oversaw|Drove|Took|Gave|Wrapped|Sold|"
    r"Laid|Paid|Dealt|Met|Shot|Began|Chose|Spent|Told|Bought|Put|Sought|Saw|Fed|Swept|"
    r"Spoke|Found|Sent|Helped|Responsible for|Bertanggung jawab|Berkolaborasi|Bekerja|Berperan|Terlibat|"
    r"(?!(?:Menteri|Medan|Merdeka|Mentor(?:s|ing)?|Member(?:s|ship)?|Mekanik|Mesin|Menara|Merpati|Memes?|Menu|Merah|"
    r"Mekar|Memo(?:r\w*|s)?|Mentari|Melati|Merapi|Merbabu|Melbourne|Meeting|Mental|"
    r"(?:Medi|Mega|Metro|Mechanic|Merch|Merid|Mess|Meth|Meta|Merc)\w*)(?!\w))"
    r"Me(?:m|n|ng|ny|l|r|w|y)?[a-z]{4,}(?:kan|i|)?)\s+(?:[^\s/|–-]\S*\s+\S+|[a-z]{3,}$)"
)
SCHOOL_INITIALS = re.compile(
    r"^(?:U(?:I|M|B|II|MY|MS|MM|AD|AJY|KDW|KSW|PN|IN|NNES|NJ|NESA|SU|NSRI|NAND|NRI|NILA|NHAS|NTAN|LM|NMUL|NUD|NDIKSHA|NRAM|"
    r"NDANA|NPATTI|NCEN|NTAD|HO|NSRAT|NG|MI|NTAR|PH|NIBI|NIKA|BAYA|NISSULA|CL|CLA|DINUS|NPAS|NPAR|NPAD|GM|NS|NY|NDIP|NAIR)|"
    r"I(?:TB|PB|TS|TERA|TK|TPLN|PDN|KIP|SBI|SI|AIN|TENAS|THB)|ST(?:AN|IS|IN|T|P|IA|IE|MIK|IKES|KIP|IKOM)|NHI|LP3I|BSI|AMIKOM|MIT|ETH|"
    r"LSE|NUS|NTU|KAIST|PKBM|BLK|LPK|POLBAN|POLMAN|Polban|Polman|Unpad|Unpas|Unpar|Undip|Unair|Unhas|Unnes|Unesa|Unand|"
    r"Unsri|Unila|Untan|Unmul|Unud|Unram|Uncen|Unisba|Unikom|Binus|Trisakti|Untar|Gunadarma|Paramadina|Maranatha|Widyatama|"
    r"Amikom|Udinus|Ubaya|Petra|RevoU|Hacktiv8|Purwadhika|Caltech|Harvard|Stanford|Oxford|Cambridge|Waseda|Keio)\b"
)
SCHOOL_NUMBER = re.compile(r"\b(?:negeri|swasta|state|n)\s*\d|\bnegeri\b|\d{1,3}\s+[A-Z]", re.I)
LONG_WORD = re.compile(r"[^\W\d_]{3,}")
FIGURES = re.compile(r"\d{2}")
DOMAIN = re.compile(r"\w\.(?:com|id|co|org|net|io)\b")
LEVEL_AND_SUBJECT = re.compile(
    rf"^(?:sma|smk|smu|stm|smea|man|ma)\s+(?:(?!negeri|swasta|n\s).)*?(?:{AREA_WORDS.pattern})|"
    rf"^stm\s+elektronika$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an entry's head with what its setting tells."""

    text: str
    bold: bool = False
    first: bool = False
    line: int = 0
    slot: int = 0
    after_preposition: bool = False


Test = Callable[[Piece], bool]
Table = tuple[tuple[str, Test, float], ...]


@cache
def _has(words: Caseless | re.Pattern[str]) -> Test:
    """Whether the words stand in a piece; tables that ask for the same words share one test."""
    return lambda piece: words.search(piece.text) is not None


@cache
def _opens_with(words: Caseless | re.Pattern[str]) -> Test:
    """Whether a piece begins with the words."""
    return lambda piece: words.match(piece.text) is not None


def _after_at(piece: Piece) -> bool:
    return piece.after_preposition


def _is_only_place(piece: Piece) -> bool:
    return is_place(piece.text)


def _reads_like_a_sentence(piece: Piece) -> bool:
    """Most of its words begin small, as those of a name or a title do not."""
    words: list[str] = LONG_WORD.findall(piece.text)
    if len(words) < 4 or piece.text.islower():
        return False
    return sum(word[0].islower() for word in words) > 0.6 * len(words)


POSITION: Table = (
    ("reads_like_a_sentence", _reads_like_a_sentence, -3.0),
    ("tells_of_a_duty", _opens_with(DUTY), -4.0),
    ("word_of_a_position", _has(POSITION_WORDS), 2.0),
    ("starts_like_a_position", _opens_with(POSITION_START), 0.8),
    ("ends_like_a_position", _has(POSITION_END), 1.0),
    ("form_of_an_organisation", _has(ORGANISATION_FORMS), -2.0),
    ("only_a_place", _is_only_place, -4.0),
    ("only_terms_of_employment", _opens_with(EMPLOYMENT), -2.5),
    ("very_long", lambda piece: len(piece.text) > 80, -2.0),
    ("after_at", _after_at, -2.0),
    ("has_figures", _has(FIGURES), -0.4),
)
ORGANISATION: Table = (
    ("reads_like_a_sentence", _reads_like_a_sentence, -3.5),
    ("word_of_many_names", _has(NAMELY_WORDS), 0.9),
    ("tells_of_a_duty", _opens_with(DUTY), -4.0),
    ("form_of_an_organisation", _has(ORGANISATION_FORMS), 2.4),
    ("word_of_an_organisation", _has(ORGANISATION_WORDS), 1.4),
    ("starts_like_a_body", _opens_with(ORGANISATION_WORDS), 0.8),
    ("word_of_a_position", _has(POSITION_WORDS), -0.8),
    ("ends_like_a_position", _has(POSITION_END), -1.0),
    ("only_a_place", _is_only_place, -4.0),
    ("only_terms_of_employment", _opens_with(EMPLOYMENT), -3.0),
    ("very_long", lambda piece: len(piece.text) > 90, -2.0),
    ("after_at", _after_at, 2.0),
    ("domain_name", _has(DOMAIN), 1.0),
)


def _is_degree(text: str) -> bool:
    degree = find_degree(text)
    return degree is not None and degree.end - degree.start >= len(text.strip(" .,()"))


INSTITUTION: Table = (
    ("reads_like_a_sentence", _reads_like_a_sentence, -3.0),
    ("after_at", _after_at, 1.8),
    ("known_by_initials", _opens_with(SCHOOL_INITIALS), 2.5),
    ("word_of_a_school", _has(INSTITUTION_WORDS), 3.0),
    ("names_a_degree", lambda piece: find_degree(piece.text) is not None, -0.8),
    ("only_a_degree", lambda piece: _is_degree(piece.text), -3.0),
    ("only_a_place", _is_only_place, -3.0),
    ("number_of_a_school", _has(SCHOOL_NUMBER), 1.2),
    ("level_and_subject", _opens_with(LEVEL_AND_SUBJECT), -2.0),
    ("all_capitals_short", lambda piece: piece.text.isupper() and 2 < len(piece.text) < 8, 0.5),
    (
        "word_of_a_subject",
        lambda piece: bool(AREA_WORDS.search(piece.text)) and not INSTITUTION_WORDS.search(piece.text),
        -0.8,
    ),
    ("word_of_a_subject_first", _opens_with(AREA_WORDS), -1.2),
)
STUDY: Table = (
    ("reads_like_a_sentence", _reads_like_a_sentence, -2.5),
    ("after_at", _after_at, -1.5),
    ("known_by_initials", _opens_with(SCHOOL_INITIALS), -1.5),
    ("names_a_degree", lambda piece: find_degree(piece.text) is not None, 2.5),
    ("degree_first", lambda piece: (d := find_degree(piece.text)) is not None and d.start == 0, 1.0),
    ("word_of_a_subject", _has(AREA_WORDS), 1.2),
    ("level_and_subject", _opens_with(LEVEL_AND_SUBJECT), 2.5),
    ("number_of_a_school", _has(SCHOOL_NUMBER), -2.0),
    ("word_of_a_school", _has(INSTITUTION_WORDS), -2.2),
    ("only_a_place", _is_only_place, -3.0),
)


def points(piece: Piece, *tables: Table) -> tuple[dict[str, float], ...]:
    """For each of the tables the features that hold for `piece`, with their scores."""
    held: dict[Test, bool] = {}
    for table in tables:
        for _, test, _ in table:
            if test not in held:
                held[test] = test(piece)
    return tuple({name: score for name, test, score in table if held[test]} for table in tables)


def score(table: Table, piece: Piece) -> float:
    """The sum of `points`."""
    (spoke,) = points(piece, table)
    return sum(spoke.values())
