"""The words and marks of lists of skills: what parts items, names groups, says levels, and what is no item at all."""

import re

GROUP = re.compile(
    r"^(?:\[([^\]:\t,;]{2,40})\]\s+(?=[^\[]+$)|([^:\t,;]{2,45}?)\s*(?:[:：]|[-=]>|→|\s=\s)\s*)"
)
DASH_GROUP = re.compile(r"^([A-Z][^:\t,;]{2,30}?)\s+[–—]\s+(?=[^,;/|]+[,;/|])")
DASH_NAME = re.compile(r"([^:\t,;]{2,30}?)\s+[-–—]\s+(?=\S)")
DASH_LABEL = re.compile(r"[A-Z][^:\t,;]{2,30}?\s+[–—]\s+\S")
ENOUGH = re.compile(r"\w[\w+#. ]*(?:\s*[,;|/•·]\s*|\t)\S")
NEXT_GROUP = re.compile(r"[;|]\s+([A-Z][^:\t,;|]{2,40}?\s*:\s)")
CELL_GROUP = re.compile(r"^([^\t,;]{2,45}?)\t+(?=[^\t]*(?:[,;|•·]|\s/\s))")
SEPARATED = re.compile(r"[,;|•·]|\s[/+](?:\s|$)")
# What parts the first item of a list from the second: its colour may differ from theirs.
BETWEEN_ITEMS = re.compile(r"\s*(?:[,;•·]|/\s)")
BETWEEN_TWO = re.compile(r"\s+(?:dan|and|serta)\s+", re.I)
# The last word of a line whose list goes on with one more item below, and the first of the line that holds it.
ENDS_JOINING = re.compile(r"[,;|•·]?\s(?:dan|and|serta|&)\s*$", re.I)
# A full stop behind the last item of a list; "vs." and "etc." go on.
ENDS_SENTENCE = re.compile(r"\w{2}\.$")
BEGINS_ITEM = re.compile(r"^(?:[,;|/•·]|(?:dan|and|serta)(?=\s))\s", re.I)
# Crafts whose names are two words with "and" between.
ONE_CRAFT = re.compile(
    r"(?:(?:monitoring|pemantauan|perencanaan|planning|pengendalian|analisis|analysis) (?:dan|and) "
    r"(?:evaluasi|evaluation|penganggaran|budgeting|pengembangan|development|pelaporan|reporting)|"
    r"(?:penelitian|riset|research|pelatihan|training|learning|pembelajaran|organi[sz]ation) (?:dan|and) "
    r"(?:pengembangan|development)|(?:rekrutmen|recruitment) (?:dan|and) (?:seleksi|selection)|"
    r"(?:occupational |keselamatan dan )?(?:health|kesehatan|safety|keselamatan) (?:dan|and) "
    r"(?:safety|health|kesehatan|keselamatan)(?: kerja)?|(?:\w+ )?barang dan jasa|search and rescue|"
    r"supply and demand|water and sanitation|air dan sanitasi|hukum dan (?:ham|peraturan))",
    re.I,
)
# Names that groups of skills bear and skills do not.
GROUP_NAME = re.compile(
    r"^(?:(?:programming|scripting|markup)? ?languages?|bahasa(?: pemrograman)?|frameworks?|libraries|"
    r"kerangka kerja|pustaka|databases?|basis data|tools?|perkakas|perangkat(?: lunak)?|aplikasi|software|"
    r"(?:soft|hard|technical|general|other|core) skills?|keahlian (?:umum|teknis|lain(?:nya)?|utama)|"
    r"kemampuan (?:umum|teknis|lain(?:nya)?)|lainnya|lain-lain|others?|platforms?|technologies|teknologi|"
    r"methods?|metode|cloud|devops|infrastructure|infrastruktur)$",
    re.I,
)
# Of these, the ones that are no skill even where nothing tells them from what they name.
NO_SKILL = re.compile(
    r"^(?:programming languages?|bahasa pemrograman|(?:soft|hard|technical|general|other) skills|"
    r"keahlian (?:umum|teknis|lain(?:nya)?)|kemampuan (?:umum|teknis|lain(?:nya)?)|lainnya|lain-lain|others?)$",
    re.I,
)
# What stands in the margins of pages or beside the list, and is no item.
NO_ITEM = re.compile(
    r"@|https?:|www\.|(?:^|\s)(?:halaman|hal\.?|page)\s+\d+(?:\s*(?:dari|of|/)\s*\d+)?$|\bcurriculum vitae\b|"
    r"^\d+\s*(?:dari|of)\s*\d+$|"
    r"^(?:ubah|sunting|hapus|edit|delete|lihat semua|show all)$|^[\W_]+$|^\(\d\)(?:\s+\(\d\))*$|"
    r"\b(?:powered|built|made|created) (?:by|with)\b|"
    r"^(?:(?:19|20)\d\d)(?:\s*[-–—]\s*(?:(?:19|20)\d\d|\w+))?$|^(?:ipk|gpa)\b|\d[\d ().-]{7,}\d",
    re.I,
)
# "Analysis (Pandas, SPSS)": a group whose items stand in brackets.
BRACKETED = re.compile(r"([^(),;:|•·]{3,45}?)\s*\(([^()]+)\)\s*")
LEVEL_TAIL = re.compile(
    r"\s*(?:\(([^()]{2,40})\)|\s(\d{1,2}\+?\s(?:tahun|thn|years?|yrs?|bulan|months?))|\[([^\[\]]{2,40})\]|[-–—:=]\s*([^-–—:]{2,30})|\t+(.{1,30})|\s(\d{1,3}\s?%|\d{1,2}\s?/\s?(?:5|10)|"
    r"[★⭐●■▮⬤☆○□▯◯ ]{3,20}))\s*:?$"
)
# How long something was used, where others say how well: "Python (3 tahun)".
DURATION = re.compile(r"^[(\s]*\d{1,2}\+?\s*(?:tahun|thn|years?|yrs?|bulan|months?)[)\s]*$", re.I)
# The marks behind a skill in the columns of a table of levels: "Linux | | √".
TICKS = re.compile(r"(?:\t+\s*[√✓✔☑]\s*)+$")
HEADER_CELL = re.compile(
    r"^(?:no\.?|(?:nama )?(?:keahlian|keterampilan|kemampuan|kompetensi|bidang|perangkat)|nama|skills?|tools?|"
    r"tingkat(?: \w+)?|level|kemahiran|keterangan|penguasaan|proficiency|rating|nilai|competenc(?:e|y)|technology|"
    r"years?|tahun|pengalaman|experience)$",
    re.I,
)
# How much further in items with marks stand than the name of their list, in points.
INDENT = (8.0, 60.0)
