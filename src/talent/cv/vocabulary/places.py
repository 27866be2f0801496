"""Places named in CVs: the 27 areas of West Java with their Kemendagri codes, and other cities and regencies.

Codes: Kepmendagri 100.1.1-6117/2022, province 32. Names that a kabupaten and a kota share (Bandung, Bekasi,
Bogor, Cirebon, Sukabumi, Tasikmalaya) give a code only where the document says which of the two it is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from talent.cv.vocabulary.caseless import Caseless, one_of

REGENCIES = {
    "bogor": "32.01", "sukabumi": "32.02", "cianjur": "32.03", "bandung": "32.04", "garut": "32.05",
    "tasikmalaya": "32.06", "ciamis": "32.07", "kuningan": "32.08", "cirebon": "32.09", "majalengka": "32.10",
    "sumedang": "32.11", "indramayu": "32.12", "subang": "32.13", "purwakarta": "32.14", "karawang": "32.15",
    "bekasi": "32.16", "bandung barat": "32.17", "pangandaran": "32.18",
}  # fmt: skip
CITIES = {
    "bogor": "32.71", "sukabumi": "32.72", "bandung": "32.73", "cirebon": "32.74", "bekasi": "32.75",
    "depok": "32.76", "cimahi": "32.77", "tasikmalaya": "32.78", "banjar": "32.79",
}  # fmt: skip
DISTRICTS = {
    "cibinong": "32.01", "cileungsi": "32.01", "palabuhanratu": "32.02", "pelabuhan ratu": "32.02",
    "cibadak": "32.02",
    "cugenang": "32.03", "cipanas": "32.03", "soreang": "32.04", "baleendah": "32.04", "majalaya": "32.04",
    "dayeuhkolot": "32.04", "tarogong": "32.05", "singaparna": "32.06", "kawali": "32.07", "sumber": "32.09",
    "arjawinangun": "32.09", "kadipaten": "32.10", "jatiwangi": "32.10", "jatinangor": "32.11",
    "tanjungsari": "32.11",
    "pamanukan": "32.13", "cikampek": "32.15", "cikarang": "32.16", "tambun": "32.16", "cibitung": "32.16",
    "lembang": "32.17", "padalarang": "32.17", "ngamprah": "32.17", "parigi": "32.18",
}  # fmt: skip
OTHER = (
    "jakarta", "jakarta selatan", "jakarta pusat", "jakarta timur", "jakarta barat", "jakarta utara",
    "dki jakarta", "south jakarta", "central jakarta", "east jakarta", "west jakarta", "north jakarta",
    "surabaya", "semarang", "yogyakarta", "jogja", "jogjakarta", "solo", "surakarta", "malang", "denpasar",
    "medan", "palembang", "makassar", "balikpapan", "samarinda", "banjarmasin", "pontianak", "pekanbaru",
    "padang", "batam", "bandar lampung", "lampung", "serang", "tangerang", "tangerang selatan", "cilegon",
    "manado", "mataram", "kupang", "ambon", "jayapura", "palu", "kendari", "gorontalo", "ternate", "jambi",
    "bengkulu", "banda aceh", "sleman", "bantul", "magelang", "salatiga", "tegal", "pekalongan",
    "purwokerto", "banyumas", "cilacap", "kudus", "klaten", "wonogiri", "kediri", "madiun", "jember",
    "sidoarjo", "gresik", "mojokerto", "pasuruan", "banyuwangi", "blitar", "singapore", "singapura",
    "kuala lumpur", "tokyo", "sydney", "melbourne", "london", "amsterdam", "padang panjang", "payakumbuh",
    "pariaman", "sawahlunto", "solok", "dumai", "binjai", "pematangsiantar", "sibolga", "tebing tinggi",
    "tanjungbalai", "padangsidimpuan", "gunungsitoli", "langsa", "lhokseumawe", "sabang", "subulussalam",
    "lubuklinggau", "prabumulih", "pagar alam", "metro", "pangkalpinang", "tanjungpinang", "probolinggo",
    "batu", "singkawang", "banjarbaru", "palangkaraya", "palangka raya", "bontang", "tarakan", "bitung",
    "tomohon", "kotamobagu", "parepare", "palopo", "baubau", "bau-bau", "bima", "sorong", "merauke",
    "manokwari", "nabire", "timika", "wamena", "tidore", "tual", "labuan bajo", "ende", "maumere",
    "atambua", "singaraja", "gianyar", "ubud", "badung", "tabanan", "lumajang", "lamongan", "tuban",
    "bojonegoro", "ngawi", "magetan", "ponorogo", "pacitan", "trenggalek", "tulungagung", "nganjuk",
    "jombang", "bondowoso", "situbondo", "sampang", "pamekasan", "sumenep", "bangkalan", "demak", "jepara",
    "pati", "rembang", "blora", "grobogan", "sragen", "karanganyar", "sukoharjo", "boyolali", "temanggung",
    "wonosobo", "banjarnegara", "purbalingga", "pemalang", "batang", "kendal", "ungaran", "kulon progo",
    "gunungkidul", "wates", "puncak jaya", "abepura", "sentani", "deli serdang", "kisaran", "berastagi",
    "bandung barat", "perth", "brisbane", "canberra", "adelaide", "bangkok", "manila", "hanoi", "seoul",
    "beijing", "shanghai", "hong kong", "taipei", "osaka", "kyoto", "delft", "rotterdam", "leiden",
    "utrecht", "den haag", "the hague", "berlin", "munich", "paris", "manchester", "leeds", "edinburgh",
    "new york", "san francisco", "boston", "dili", "penang", "johor bahru", "bukittinggi", "purworejo",
    "kebumen", "brebes", "rangkasbitung", "pandeglang", "lebak",
    "meulaboh", "padang sidempuan", "padangpanjang", "pagaralam", "sungai penuh", "tebingtinggi",
    "tidore kepulauan", "tanjung balai", "tanjung pinang", "pangkal pinang", "lubuk linggau", "bandarlampung",
    "banjar baru", "pare-pare", "pematang siantar", "gunung sitoli", "padangsidempuan", "jogyakarta",
    "aceh barat", "aceh besar", "aceh jaya", "aceh selatan", "aceh singkil", "aceh tamiang", "aceh tengah",
    "aceh tenggara", "aceh timur", "aceh utara", "bireuen", "gayo lues", "bener meriah", "pidie", "pidie jaya",
    "simeulue", "nagan raya", "sigli", "takengon", "humbang hasundutan", "kabanjahe", "labuhanbatu",
    "rantau prapat", "langkat", "stabat", "mandailing natal", "nias selatan", "nias utara", "padang lawas",
    "pakpak bharat", "samosir", "serdang bedagai", "simalungun", "tapanuli selatan", "tapanuli tengah",
    "tapanuli utara", "tarutung", "balige", "lubuk pakam", "agam", "dharmasraya", "kepulauan mentawai",
    "lima puluh kota", "padang pariaman", "pasaman", "pasaman barat", "pesisir selatan", "painan", "sijunjung",
    "solok selatan", "tanah datar", "batusangkar", "bengkalis", "indragiri hilir", "indragiri hulu",
    "bangkinang", "kepulauan meranti", "kuantan singingi", "pelalawan", "rokan hilir", "rokan hulu",
    "tembilahan", "bintan", "natuna", "kepulauan anambas", "tanjung balai karimun", "batanghari", "muara bungo",
    "kerinci", "merangin", "muaro jambi", "sarolangun", "tanjung jabung barat", "tanjung jabung timur",
    "bangka barat", "bangka selatan", "bangka tengah", "belitung", "belitung timur", "sungailiat",
    "tanjung pandan", "banyuasin", "empat lawang", "muara enim", "musi banyuasin", "musi rawas", "ogan ilir",
    "ogan komering ilir", "ogan komering ulu", "kayuagung", "baturaja", "sekayu", "bengkulu selatan",
    "bengkulu tengah", "bengkulu utara", "kepahiang", "lebong", "mukomuko", "rejang lebong", "seluma", "curup",
    "lampung barat", "lampung selatan", "lampung tengah", "lampung timur", "lampung utara", "mesuji",
    "pesawaran", "pesisir barat", "pringsewu", "tanggamus", "tulang bawang", "way kanan", "kotabumi",
    "kalianda", "serpong", "bintaro", "ciputat", "pamulang", "balaraja", "bumi serpong damai", "bsd",
    "kepulauan seribu", "kebayoran baru", "menteng", "cilandak", "tebet", "cengkareng", "kelapa gading",
    "purwodadi", "cepu", "wonosari", "ambarawa", "kutoarjo", "gombong", "sidareja", "mungkid", "slawi", "kajen",
    "mlati", "bangil", "lawang", "kepanjen", "caruban", "kraksaan", "jembrana", "buleleng", "klungkung",
    "semarapura", "bangli", "karangasem", "amlapura", "sanur", "lombok barat", "lombok tengah", "lombok timur",
    "lombok utara", "selong", "sumbawa", "sumbawa barat", "sumbawa besar", "dompu", "taliwang", "kalabahi",
    "flores timur", "larantuka", "manggarai", "manggarai barat", "manggarai timur", "ruteng", "nagekeo",
    "ngada", "bajawa", "rote ndao", "sabu raijua", "sumba barat", "sumba barat daya", "sumba tengah",
    "sumba timur", "waingapu", "waikabubak", "timor tengah selatan", "timor tengah utara", "kefamenanu",
    "bengkayang", "kapuas hulu", "kayong utara", "ketapang", "kubu raya", "melawi", "mempawah", "sambas",
    "sanggau", "sekadau", "sintang", "putussibau", "barito kuala", "barito selatan", "barito timur",
    "barito utara", "hulu sungai selatan", "hulu sungai tengah", "hulu sungai utara", "kotabaru", "tabalong",
    "tanah bumbu", "tanah laut", "martapura", "gunung mas", "kuala kapuas", "katingan", "kotawaringin barat",
    "kotawaringin timur", "pangkalan bun", "sampit", "lamandau", "murung raya", "pulang pisau", "sukamara",
    "seruyan", "muara teweh", "berau", "tanjung redeb", "kutai barat", "kutai kartanegara", "kutai timur",
    "mahakam ulu", "penajam paser utara", "ibu kota nusantara", "tenggarong", "sangatta", "bulungan",
    "tanjung selor", "malinau", "nunukan", "tana tidung", "minahasa", "minahasa selatan", "minahasa tenggara",
    "minahasa utara", "tondano", "bolaang mongondow", "kepulauan sangihe", "tahuna", "kepulauan talaud",
    "luwuk", "donggala", "morowali", "parigi moutong", "tojo una-una", "tolitoli", "ampana", "bantaeng",
    "barru", "watampone", "bulukumba", "enrekang", "gowa", "sungguminasa", "jeneponto", "kepulauan selayar",
    "luwu", "luwu timur", "luwu utara", "masamba", "maros", "pangkep", "pinrang", "sidenreng rappang", "sidrap",
    "sinjai", "soppeng", "takalar", "tana toraja", "toraja utara", "rantepao", "wajo", "sengkang", "bombana",
    "buton", "kolaka", "konawe", "konawe selatan", "wakatobi", "unaaha", "boalemo", "bone bolango",
    "gorontalo utara", "pohuwato", "limboto", "majene", "mamasa", "mamuju", "mamuju tengah", "pasangkayu",
    "polewali mandar", "polewali", "maluku barat daya", "maluku tengah", "maluku tenggara", "kepulauan aru",
    "kepulauan tanimbar", "seram bagian barat", "seram bagian timur", "masohi", "namlea", "saumlaki",
    "halmahera barat", "halmahera selatan", "halmahera tengah", "halmahera timur", "halmahera utara", "tobelo",
    "jailolo", "kepulauan sula", "sanana", "pulau morotai", "pulau taliabu", "sofifi", "asmat", "agats",
    "biak numfor", "boven digoel", "deiyai", "dogiyai", "intan jaya", "jayawijaya", "keerom", "kepulauan yapen",
    "lanny jaya", "mamberamo raya", "mappi", "mimika", "paniai", "pegunungan bintang", "oksibil", "sarmi",
    "supiori", "tolikara", "waropen", "yahukimo", "dekai", "yalimo", "fakfak", "kaimana", "maybrat",
    "raja ampat", "waisai", "sorong selatan", "tambrauw", "teluk bintuni", "teluk wondama", "abu dhabi",
    "accra", "addis ababa", "amman", "ankara", "antwerp", "athens", "atlanta", "auckland", "baghdad",
    "bandar seri begawan", "bangalore", "bengaluru", "barcelona", "beirut", "belfast", "bern", "birmingham",
    "bogota", "bremen", "bristol", "brussels", "brussel", "bucharest", "budapest", "buenos aires", "cairo",
    "kairo", "california", "cambridge", "cape town", "cardiff", "chennai", "chicago", "chiang mai",
    "christchurch", "cologne", "colombo", "copenhagen", "dallas", "darwin", "davao", "delhi", "new delhi",
    "denver", "dhaka", "doha", "dresden", "dubai", "dublin", "dusseldorf", "eindhoven", "frankfurt", "fukuoka",
    "geneva", "jenewa", "glasgow", "gold coast", "gothenburg", "groningen", "guangzhou", "hamburg", "helsinki",
    "ho chi minh city", "hobart", "houston", "hyderabad", "incheon", "islamabad", "istanbul", "jeddah",
    "johannesburg", "kabul", "karachi", "kathmandu", "kobe", "kuching", "kota kinabalu", "lagos", "lahore",
    "lausanne", "lille", "lisbon", "liverpool", "los angeles", "luxembourg", "lyon", "macau", "madinah",
    "madrid", "makkah", "mekkah", "malacca", "melaka", "mexico city", "miami", "milan", "montreal", "moscow",
    "mumbai", "munchen", "nagoya", "nairobi", "nanjing", "naypyidaw", "newcastle", "nottingham", "oslo",
    "ottawa", "oxford", "philadelphia", "phnom penh", "portland", "porto", "prague", "pune", "putrajaya",
    "cyberjaya", "petaling jaya", "shah alam", "subang jaya", "quezon city", "makati", "cebu", "riyadh", "rome",
    "salzburg", "sao paulo", "sapporo", "seattle", "sheffield", "shenzhen", "southampton", "stockholm",
    "strasbourg", "stuttgart", "taguig", "taichung", "tainan", "tallinn", "toronto", "tsukuba", "turin",
    "vancouver", "vienna", "vientiane", "warsaw", "washington dc", "wellington", "wollongong", "wuhan",
    "yangon", "yokohama", "zurich",
)  # fmt: skip
PROVINCES = {
    "jawa barat": "Jawa Barat", "west java": "Jawa Barat", "jabar": "Jawa Barat", "jawa tengah": "Jawa Tengah",
    "central java": "Jawa Tengah", "jateng": "Jawa Tengah", "jawa timur": "Jawa Timur", "east java": "Jawa Timur",
    "jatim": "Jawa Timur", "banten": "Banten", "dki jakarta": "DKI Jakarta", "bali": "Bali", "aceh": "Aceh",
    "daerah istimewa yogyakarta": "DI Yogyakarta", "di yogyakarta": "DI Yogyakarta", "diy": "DI Yogyakarta",
    "sumatera utara": "Sumatera Utara", "north sumatra": "Sumatera Utara", "sumatera barat": "Sumatera Barat",
    "west sumatra": "Sumatera Barat", "sumatera selatan": "Sumatera Selatan", "south sumatra": "Sumatera Selatan",
    "riau": "Riau", "kepulauan riau": "Kepulauan Riau", "riau islands": "Kepulauan Riau",
    "bangka belitung": "Bangka Belitung", "kalimantan barat": "Kalimantan Barat", "west kalimantan": "Kalimantan Barat",
    "kalimantan tengah": "Kalimantan Tengah", "central kalimantan": "Kalimantan Tengah",
    "kalimantan selatan": "Kalimantan Selatan", "south kalimantan": "Kalimantan Selatan",
    "kalimantan timur": "Kalimantan Timur", "east kalimantan": "Kalimantan Timur",
    "kalimantan utara": "Kalimantan Utara", "north kalimantan": "Kalimantan Utara",
    "sulawesi utara": "Sulawesi Utara", "north sulawesi": "Sulawesi Utara", "sulawesi tengah": "Sulawesi Tengah",
    "central sulawesi": "Sulawesi Tengah", "sulawesi selatan": "Sulawesi Selatan", "south sulawesi": "Sulawesi Selatan",
    "sulawesi tenggara": "Sulawesi Tenggara", "southeast sulawesi": "Sulawesi Tenggara",
    "sulawesi barat": "Sulawesi Barat", "west sulawesi": "Sulawesi Barat", "nusa tenggara barat": "Nusa Tenggara Barat",
    "west nusa tenggara": "Nusa Tenggara Barat", "ntb": "Nusa Tenggara Barat", "ntt": "Nusa Tenggara Timur",
    "nusa tenggara timur": "Nusa Tenggara Timur", "east nusa tenggara": "Nusa Tenggara Timur", "maluku": "Maluku",
    "maluku utara": "Maluku Utara", "north maluku": "Maluku Utara", "papua": "Papua", "papua barat": "Papua Barat",
    "west papua": "Papua Barat", "papua barat daya": "Papua Barat Daya", "papua selatan": "Papua Selatan",
    "papua tengah": "Papua Tengah", "papua pegunungan": "Papua Pegunungan", "victoria": "Victoria",
    "new south wales": "New South Wales", "queensland": "Queensland", "selangor": "Selangor",
}  # fmt: skip
COUNTRIES = {
    "indonesia": "ID", "singapore": "SG", "singapura": "SG", "malaysia": "MY", "australia": "AU", "japan": "JP",
    "jepang": "JP", "belanda": "NL", "netherlands": "NL", "germany": "DE", "jerman": "DE", "uk": "GB",
    "united kingdom": "GB", "inggris": "GB", "united states": "US", "usa": "US", "thailand": "TH", "vietnam": "VN",
    "philippines": "PH", "filipina": "PH", "hong kong": "HK", "taiwan": "TW", "france": "FR", "prancis": "FR",
    "new zealand": "NZ", "selandia baru": "NZ", "canada": "CA", "kanada": "CA", "italy": "IT", "spain": "ES",
    "sweden": "SE", "switzerland": "CH", "swiss": "CH", "austria": "AT", "belgium": "BE", "denmark": "DK",
    "norway": "NO", "finland": "FI", "ireland": "IE", "poland": "PL", "turkey": "TR", "turki": "TR", "egypt": "EG",
    "mesir": "EG", "saudi arabia": "SA", "arab saudi": "SA", "qatar": "QA", "united arab emirates": "AE",
    "brunei": "BN", "brunei darussalam": "BN", "cambodia": "KH", "myanmar": "MM", "bangladesh": "BD",
    "pakistan": "PK", "nepal": "NP", "brazil": "BR", "kenya": "KE", "papua new guinea": "PG", "korea selatan": "KR",
    "tiongkok": "CN", "amerika serikat": "US", "timor-leste": "TL", "timor leste": "TL", "india": "IN",
    "china": "CN", "south korea": "KR",
}  # fmt: skip
REMOTE = ("remote", "jarak jauh", "hybrid", "wfh", "work from home", "daring", "onsite", "on site", "hibrida")


# How many letters a place has at most, with the larger places it lies in.
LONGEST = 60
_PLACE = Caseless(
    r"(?<![a-z])(?:(?P<kind>(?:kota|kabupaten)(?: adm(?:inistrasi|\.)?)?|kab\.?|kec\.?|kecamatan)\s+)?(?P<name>"
    # "Buah Batu" is a part of Bandung, not Batu in East Java.
    r"(?:(?<!buah )|(?!batu(?![a-z])))(?:"
    + one_of({*REGENCIES, *CITIES, *DISTRICTS, *OTHER})
    + r"))(?:\s+(?P<suffix>city|regency))?(?![a-z])"
)
_REGION = Caseless(rf"(?<![a-z])({one_of(PROVINCES)})(?![a-z])")
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:"
    + "|".join(map(re.escape, sorted((*COUNTRIES, *REMOTE), key=len, reverse=True)))
    + r")(?![a-z])"
)
_COUNTRY = re.compile(
    r"(?<![\w-])(?:" + "|".join(sorted(COUNTRIES, key=len, reverse=True)) + r")(?![\w-])", re.I
)
_WORDS = re.compile(r"[^\w\s.]+")
_LETTERS = re.compile(r"[a-z]+")
# What a place is made of; most texts have another word, and need not be taken apart.
_KNOWN = frozenset(
    _LETTERS.findall(" ".join((*REGENCIES, *CITIES, *DISTRICTS, *OTHER, *PROVINCES, *COUNTRIES, *REMOTE)))
) | {"kota", "administrasi", "adm", "kabupaten", "kab", "kec", "kecamatan", "city", "regency"}


@dataclass(frozen=True, slots=True)
class Place:
    """A named place at `text[start:end]`; `code` is None outside West Java and for shared names."""

    start: int
    end: int
    name: str
    code: str | None


def find_places(text: str) -> list[Place]:
    """Cities, regencies and districts of `text`, left to right."""
    return [Place(*match.span(), match.group(), _code(match)) for match in _PLACE.finditer(text)]


def find_province(text: str) -> tuple[int, int, str] | None:
    """The first province: where it stands and its Indonesian name."""
    match = _REGION.search(text)
    return None if match is None else (*match.span(), PROVINCES[match.group().lower()])


def country_of(text: str) -> tuple[int, int, str] | None:
    """The last country named: where it stands and its ISO 3166 code."""
    matches = [*_COUNTRY.finditer(text)]
    return None if not matches else (*matches[-1].span(), COUNTRIES[matches[-1].group().lower()])


def _code(match: re.Match[str]) -> str | None:
    name, kind, suffix = match["name"].lower(), (match["kind"] or "").lower(), (match["suffix"] or "").lower()
    if kind.startswith("kab") or suffix == "regency":
        return REGENCIES.get(name)
    if kind == "kota" or suffix == "city":
        return CITIES.get(name)
    if name in REGENCIES and name in CITIES:
        return None
    return REGENCIES.get(name) or CITIES.get(name) or DISTRICTS.get(name)


def of_place(text: str) -> bool:
    """Whether all words of `text` are such as places are made of."""
    return _KNOWN.issuperset(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether `text` is nothing but a place: "Kab. Bogor", "Bandung, Jawa Barat", "Remote", "Jakarta, Indonesia"."""
    rest = text.strip(" .,;()[]")
    if not 0 < len(rest) <= LONGEST or not of_place(rest):
        return False
    rest = rest.lower()
    for pattern in (_PLACE, _REGION):
        rest = pattern.sub(" ", rest)
    return not _WORDS.sub("", _ELSEWHERE.sub(" ", rest)).strip(" .")
