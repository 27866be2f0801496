"""Names that are skills wherever they stand: they tell a list of skills that has no heading of its own.

The table holds what is common in CVs and means nothing else in a list; it says what a list is about, not what a person
can do. The library of skills, which knows far more, is no part of the reader.
"""

import re

_NAMES = """
python|c|r|go|java|javascript|typescript|kotlin|swift|php|ruby|golang|c++|c#|.net|.net core|asp.net|scala|perl|matlab
dart|html|css|html/css|html5|css3|sass|react|react.js|reactjs|react native|vue|vue.js|angular|svelte|next.js|node.js
nodejs
express|express.js|nestjs|django|flask|fastapi|laravel|codeigniter|spring|spring boot|ruby on rails|flutter|bootstrap
tailwind|tailwind css|jquery|graphql|rest api|wordpress|git|github|gitlab|github actions|docker|kubernetes|jenkins|nginx
apache|linux|ubuntu|bash|powershell|terraform|ansible|prometheus|grafana|elasticsearch|kafka|rabbitmq|redis|ci/cd|aws
azure|google cloud|gcp|firebase|heroku|vmware|vmware vsphere|proxmox|cisco|cisco ios|mikrotik|tcp/ip|vpn|firewall
sql|mysql|postgresql|postgres|sqlite|mongodb|oracle|sql server|mariadb|nosql|bigquery|snowflake|hadoop|spark
apache spark|airflow|dbt|tableau|power bi|looker|looker studio|metabase|excel|ms excel|microsoft excel|google sheets
pandas|numpy|scikit-learn|tensorflow|pytorch|keras|opencv|xgboost|jupyter|machine learning|deep learning|data analysis
data science|data visualization|data visualisation|data mining|analisis data|statistika|statistics|nlp|computer vision
natural language processing|spss|stata|r studio|rstudio|sas|eviews|nvivo|atlas.ti|microsoft office|ms office
microsoft word|ms word|word|powerpoint|ms powerpoint|microsoft powerpoint|outlook|google workspace|google docs|notion
trello|jira|asana|slack|confluence|scrum|agile|kanban|ms project|microsoft project|okr|photoshop|adobe photoshop
illustrator|adobe illustrator|indesign|adobe indesign|premiere|adobe premiere|adobe premiere pro|after effects
adobe after effects|lightroom|coreldraw|figma|sketch|adobe xd|canva|blender|sketchup|autocad|revit|3ds max|solidworks
capcut|davinci resolve|wireframing|prototyping|ui/ux|ux design|ui design|user research|usability testing|copywriting
content writing|seo|sem|google ads|google analytics|facebook ads|meta ads|social media|social media management
digital marketing|email marketing|mailchimp|hubspot|salesforce|public relations|media relations|public speaking
presentation|presentasi|negotiation|negosiasi|leadership|kepemimpinan|teamwork|team work|kerja sama tim|kerjasama tim
communication|komunikasi|time management|manajemen waktu|problem solving|pemecahan masalah|critical thinking
berpikir kritis|creativity|kreativitas|adaptability|project management|manajemen proyek|risk management
manajemen risiko|event management|customer service|pelayanan pelanggan|sap|myob|accurate|zahir|odoo|erp|accounting
akuntansi|perpajakan|taxation|brevet a & b|brevet a b|audit|budgeting|penganggaran|administrasi|administration
fotografi|photography|videografi|videography|video editing|penyuntingan video|desain grafis|graphic design
penulisan|menulis|penulisan berita|jurnalistik|fact-checking|cek fakta|osint|gis|qgis|arcgis|arcgis pro|postgis
geoserver|leaflet|google earth engine|remote sensing|penginderaan jauh|pemetaan|kobotoolbox|first aid
pertolongan pertama|legal drafting|nmap|wireshark|burp suite|metasploit|splunk|penetration testing|network security
keamanan jaringan|jaringan komputer|unity|unreal engine|arduino|raspberry pi|iot|selenium|postman|junit|cypress
mengemudi|driving|translation|penerjemahan|research|riset|project planning|data entry|microsoft access|visual basic
social network analysis|google earth pro|google classroom|google forms|google calendar|google data studio|google meet
adobe acrobat|adobe audition|microsoft teams|microsoft outlook|microsoft dynamics|microsoft powerpoint|power query
power automate|active directory|windows server|red hat|github copilot|visual studio|visual studio code|android studio
speech recognition|image processing|big data|data engineering|data governance|data warehouse|data cleaning
data modelling|feature engineering|a/b testing|unit testing|user interface|user story mapping|card sorting
design thinking|motion graphics|photo editing|video production|media sosial|media monitoring|media planning
content creation|content strategy|brand strategy|crisis communication|internal communication|event planning
market research|business development|business analysis|business intelligence|financial analysis|financial modelling
financial reporting|cost control|internal audit|laporan keuangan|analisis keuangan|rekonsiliasi bank
manajemen keuangan|manajemen acara|manajemen mutu|manajemen konflik|manajemen perubahan|manajemen data|manajemen tim
change management|conflict resolution|quality control|quality assurance|stakeholder management|supply chain
supply chain management|team leadership|team management|decision making|strategic planning|strategic thinking
analytical thinking|attention to detail|creative thinking|emotional intelligence|work ethic|sistem informasi
sistem operasi|analisis kebijakan|analisis sistem|analisis tanah|evaluasi program|penulisan laporan|penulisan proposal
penulisan kreatif|penulisan siaran pers|pengolahan data|pengelolaan arsip|tata naskah dinas|survei daring
survei topografi|survei lapangan|wawancara mendalam|pemasaran digital|pelayanan publik|layanan pelanggan|hukum kontrak
hukum pidana|hukum perdata|legal research|contract drafting|rekam medis|rekam medis elektronik|asuhan keperawatan
kurikulum merdeka|penyusunan rpp|penyusunan anggaran|pengadaan barang|irigasi tetes|pengendalian hama terpadu
perlindungan anak|kaji cepat|radio komunikasi|manajemen posko|cash transfer programming|theory of change
logical framework|berpikir analitis|pengambilan keputusan|kerja tim|kerja sama|analisis beban kerja
network administration|cloud computing|server administration|incident response|threat hunting|digital forensics
vulnerability assessment|technical writing
""".replace("\n", "|")
KNOWN = frozenset(name.strip() for name in _NAMES.split("|") if name.strip())
_LEVEL = re.compile(r"\s*(?:[(:–—-].*|\d{1,3}\s?%|[★☆●○■□]+)$")


def is_known(name: str) -> bool:
    """Whether `name`, with or without a level behind it, is one of the table."""
    text = " ".join(name.casefold().split()).strip(" .,;:•·-")
    return text in KNOWN or _LEVEL.sub("", text) in KNOWN


def share_known(names: list[str]) -> float:
    """The share of the names that are known, between 0 and 1; 0 where there are none."""
    return sum(map(is_known, names)) / len(names) if names else 0.0
