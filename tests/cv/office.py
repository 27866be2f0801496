"""Small ODT, RTF, LinkedIn and Europass files for the tests, written by hand."""

import csv
import io
from collections.abc import Mapping, Sequence

from tests.cv.documents import archive

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {"text": "text", "style": "style", "table": "table", "office": "office", "draw": "drawing",
          "fo": "xsl-fo-compatible"}  # fmt: skip
ODT_SPACES = " ".join(f'xmlns:{short}="{_OASIS}:{name}:1.0"' for short, name in _NAMES.items())
ODT_STYLES = """
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="White" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="Tiny" style:family="text"><style:text-properties fo:font-size="2pt"/></style:style>
<style:style style:name="Upper" style:family="text"><style:text-properties fo:text-transform="uppercase"/>
</style:style>
<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Dark" style:family="table-cell"><style:table-cell-properties fo:background-color="#203040"/>
</style:style>
<style:style style:name="Big" style:family="paragraph">
<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>"""


def odt(*blocks: str, header: str = "", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument text with these blocks of XML as its body and one header."""
    content = (
        f"<office:document-content {ODT_SPACES}><office:automatic-styles>{ODT_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{''.join(blocks)}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {ODT_SPACES}><office:master-styles><style:master-page><style:header>{header}"
        f"</style:header></style:master-page></office:master-styles></office:document-styles>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": content, "styles.xml": styles, **(parts or {})})


def p(text: str, style: str = "") -> str:
    """A paragraph; `text` may hold XML."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def h(text: str) -> str:
    """A heading of the first level."""
    return f'<text:h text:outline-level="1">{text}</text:h>'


def rtf(body: str) -> bytes:
    """An RTF with two fonts and three colours."""
    head = (
        r"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Wingdings;}"
        r"{\f2\fcharset204 Arial;}}{\colortbl;\red255\green255\blue255;\red20\green30\blue60;}"
        r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}"
    )
    return (head + body + "}").encode("latin-1")


def tables(files: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """A ZIP of CSV files; the first row of each is its header."""
    entries: dict[str, str | bytes] = {}
    for name, rows in files.items():
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        entries[name] = "\ufeff" + buffer.getvalue()
    return archive(entries)


LINKEDIN: dict[str, Sequence[Sequence[str]]] = {
    "Basic/Profile.csv": (
        ("First Name", "Last Name", "Address", "Birth Date", "Headline", "Summary", "Geo Location", "Twitter Handles",
         "Websites"),
        ("Asep", "Sunandar", "Jl. Melati 1", "Mar 3, 1990", "Backend Developer", "Menulis layanan.",
         "Bandung, Jawa Barat, Indonesia", "[asepsun]", "[PORTFOLIO:https://asep.example.com]"),
    ),
    "Basic/Email Addresses.csv": (
        ("Email Address", "Confirmed", "Primary", "Updated On"),
        ("lama@example.com", "Yes", "No", "1/1/20"),
        ("asep@example.com", "Yes", "Yes", "1/1/24"),
    ),
    "Basic/PhoneNumbers.csv": (("Extension", "Number", "Type"), ("", "0812 3456 7890", "Mobile")),
    "Basic/Positions.csv": (
        ("Company Name", "Title", "Description", "Location", "Started On", "Finished On"),
        ("PT Maju Jaya", "Backend Developer", "- Menulis layanan, \"REST\"\n- Memimpin tim", "Bandung", "Jan 2020", ""),
        ("CV Karya", "Staf IT", "", "Cimahi", "Mar 2017", "Dec 2019"),
    ),
    "Basic/Education.csv": (
        ("School Name", "Start Date", "End Date", "Notes", "Degree Name", "Activities"),
        ("Universitas Pasundan", "2012", "2016", "", "S1 Teknik Informatika", ""),
    ),
    "Basic/Skills.csv": (("Name",), ("Python",), ("Docker",)),
    "Basic/Languages.csv": (("Name", "Proficiency"), ("Indonesian", "Native or bilingual proficiency")),
    "Basic/Certifications.csv": (
        ("Name", "Url", "Authority", "Started On", "Finished On", "License Number"),
        ("AWS Practitioner", "", "Amazon", "May 2022", "", ""),
    ),
    "Basic/Connections.csv": (("First Name", "Last Name"), ("Orang", "Lain")),
    "Basic/messages.csv": (("FROM", "CONTENT"), ("Orang Lain", "rahasia")),
}  # fmt: skip

PASSPORT = """<?xml version="1.0" encoding="UTF-8"?>
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="en"><LearnerInfo><Identification>
<PersonName><FirstName>Asep</FirstName><Surname>Sunandar</Surname></PersonName>
<ContactInfo><Address><Contact><AddressLine>Jl. Melati 1</AddressLine><Municipality>Bandung</Municipality>
<Country><Code>ID</Code></Country></Contact></Address><Email><Contact>asep@example.com</Contact></Email>
<TelephoneList><Telephone><Contact>+62 812 3456 7890</Contact></Telephone></TelephoneList></ContactInfo>
<Demographics><Birthdate year="1990" month="--03" day="---04"/><Gender><Code>M</Code></Gender></Demographics>
</Identification><Headline><Type><Code>preferred_job</Code></Type><Description><Label>Backend Developer</Label>
</Description></Headline><WorkExperienceList><WorkExperience><Period><From year="2020" month="--01"/><Current>true
</Current></Period><Position><Label>Backend Developer</Label></Position>
<Activities>&lt;p&gt;Menulis layanan&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Memimpin tim&lt;/li&gt;&lt;/ul&gt;</Activities>
<Employer><Name>PT Maju Jaya</Name></Employer></WorkExperience></WorkExperienceList><EducationList><Education>
<Period><From year="2012"/><To year="2016"/></Period><Title>S1 Teknik Informatika</Title>
<Organisation><Name>Universitas Pasundan</Name></Organisation></Education></EducationList><Skills><Linguistic>
<MotherTongueList><MotherTongue><Description><Label>Indonesian</Label></Description></MotherTongue></MotherTongueList>
<ForeignLanguageList><ForeignLanguage><Description><Label>English</Label></Description><ProficiencyLevel>
<Listening>B2</Listening><Reading>C1</Reading><Writing>B2</Writing></ProficiencyLevel></ForeignLanguage>
</ForeignLanguageList></Linguistic><Computer><Description>Python; Docker</Description></Computer></Skills>
</LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0" encoding="UTF-8"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9"
 xmlns:eures="http://www.europass_eures.eu/1.0" xmlns:hr="http://www.hr-xml.org/3"><CandidatePerson><PersonName>
<oa:GivenName>Asep</oa:GivenName><hr:FamilyName>Sunandar</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>asep@example.com</oa:URI></Communication>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>62</CountryDialing>
<oa:DialNumber>81234567890</oa:DialNumber></Communication><hr:BirthDate>1990-03-04</hr:BirthDate></CandidatePerson>
<CandidateProfile><EmploymentHistory><EmployerHistory><hr:OrganizationName>PT Maju Jaya</hr:OrganizationName>
<PositionHistory><PositionTitle>Backend Developer</PositionTitle><eures:EmploymentPeriod><eures:StartDate>
<hr:FormattedDateTime>2020-01</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator>
</eures:EmploymentPeriod><oa:Description>&lt;ul&gt;&lt;li&gt;Menulis layanan&lt;/li&gt;&lt;/ul&gt;</oa:Description>
<City>Bandung</City></PositionHistory></EmployerHistory></EmploymentHistory><EducationHistory>
<EducationOrganizationAttendance><hr:OrganizationName>Universitas Pasundan</hr:OrganizationName><AttendancePeriod>
<StartDate><hr:FormattedDateTime>2012</hr:FormattedDateTime></StartDate><EndDate><hr:FormattedDateTime>2016
</hr:FormattedDateTime></EndDate></AttendancePeriod><EducationDegree><hr:DegreeName>S1 Teknik Informatika
</hr:DegreeName></EducationDegree></EducationOrganizationAttendance></EducationHistory><PersonQualifications>
<PersonCompetency><CompetencyID>English</CompetencyID><hr:TaxonomyID>language</hr:TaxonomyID>
<eures:CompetencyDimension><eures:Score><hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>
</PersonCompetency></PersonQualifications><Skills><PersonCompetency><hr:TaxonomyID>Digital_Skill</hr:TaxonomyID>
<hr:CompetencyName>Python</hr:CompetencyName></PersonCompetency></Skills></CandidateProfile></Candidate>"""
