"""Words around and inside skill phrases that must not be taken at face value.

Some names of skills are ordinary words: they link only with context, whatever the library says. Others say
how well or since when, and are no part of the name.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY = _words("""
    access apex basic beam blender bootstrap bun c cake chef chrome clean consul crystal d dart drive echo edge elm
    excel express fiber flask flow forms gin go helm hive jest julia lens lua make maya meet mocha nest node nomad
    notion office oracle outlook pascal pig play processing project pulsar puppet r rails ray ruby rust s safe salt
    scala sheets shell slack slides snowflake spark spring storm swift tailor teams unity v vault word zoom
""")
"""Names of technology that mean something else in a sentence (go, rust, excel, access, lua …)."""

CUES = _words("""
    menggunakan memakai pakai menguasai mahir bahasa pemrograman framework library aplikasi
    dengan with in using language programming proficient software microsoft ms google
""")
"""Words after which a capitalised ordinary word is the name of a tool."""

VERBS = _words("react flutter")
"""Names of technology that are ordinary where they are not capitalised, or where "to" follows."""

LEVEL_WORDS = _words("""
    dasar pemula menengah mahir ahli lanjut lanjutan tingkat level sangat baik menguasai mampu bisa dapat
    memahami pemahaman terbiasa penggunaan tersertifikasi pengalaman berpengalaman kemampuan keahlian pengetahuan
    menggunakan tahun bulan bahasa pemrograman aplikasi teknik
    basic beginner intermediate advanced expert proficient proficiency fluent good strong familiar certified
    experience experienced skill skills knowledge understanding using years year months
    programming language framework library tools tool software
""")
"""Words that say how well, since when or what kind of thing, but not which skill."""

PLACES = _words("java jawa sunda betawi madura bali")
"""Names of languages that are places first."""

OF_PLACES = _words("""
    west east central north south northern southern western eastern island islands sea province indonesia
    barat timur tengah selatan utara pulau provinsi prov kabupaten laut bank
""")
"""Words beside which they are meant as the place: West Java, Jawa Barat, Java island."""

FILE_ENDINGS = _words("html css php json xml js sql csv java py ts yml yaml")
"""Names of technology that stand behind a dot where a file is named: `index.html`."""

PRONOUNS = _words("it as or")
"""Words that begin other forms of a name only by chance: "it manages" is no IT management."""
