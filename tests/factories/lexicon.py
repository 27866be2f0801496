"""A small skill library for tests, so that no test of the engine depends on the shipped one."""

from typing import Any

from scoring.lexicon import Lexicon


def _skill(
    skill: str,
    english: str,
    indonesian: str = "",
    *,
    kind: str = "tool",
    en: tuple[str, ...] = (),
    id_: tuple[str, ...] = (),
    ambiguous: tuple[str, ...] = (),
    near: dict[str, float] | None = None,
    broader: str | None = None,
) -> dict[str, Any]:
    return {
        "id": skill,
        "kind": kind,
        "labels": {"id": indonesian or english, "en": english},
        "aliases": {"id": list(id_), "en": list(en)},
        "ambiguous_aliases": list(ambiguous),
        "neighbours": [
            {"id": other, "affinity": affinity, "reason": "same-kind-of-tool"}
            for other, affinity in (near or {}).items()
        ],
        "broader": broader,
        "codes": {},
    }


FAMILIES: list[dict[str, Any]] = [
    {
        "family": "software",
        "labels": {"id": "Rekayasa perangkat lunak", "en": "Software engineering"},
        "skills": [
            _skill("programming", "Programming", "Pemrograman", kind="skill", en=("coding",)),
            _skill(
                "python",
                "Python",
                en=("python3", "python programming"),
                id_=("pemrograman python", "ngoding python"),
                near={"java": 0.4, "r": 0.4},
                broader="programming",
            ),
            _skill("java", "Java", en=("core java",), broader="programming"),
            _skill("javascript", "JavaScript", en=("js", "es6"), near={"typescript": 0.8}, broader="programming"),
            _skill("typescript", "TypeScript", en=("ts",), near={"javascript": 0.9}, broader="programming"),
            _skill("cpp", "C++", en=("cplusplus",), near={"c": 0.6}, broader="programming"),
            _skill("csharp", "C#", en=("c sharp",), near={"dotnet": 0.7}, broader="programming"),
            _skill("c", "C (programming language)", "Bahasa C", en=("c language",), ambiguous=("c",)),
            _skill("go", "Go (programming language)", "Bahasa Go", en=("golang",), ambiguous=("go",)),
            _skill("rust", "Rust", ambiguous=("rust",), broader="programming"),
            _skill("dotnet", ".NET", en=("dotnet", "asp.net", ".net core")),
            _skill("node-js", "Node.js", en=("nodejs", "node js")),
            _skill("react", "React", en=("react.js", "reactjs"), near={"vue": 0.6}),
            _skill("vue", "Vue.js", en=("vue", "vuejs")),
            _skill("spring", "Spring Framework", en=("spring boot",), ambiguous=("spring",)),
            _skill("docker", "Docker", near={"kubernetes": 0.4}),
            _skill("kubernetes", "Kubernetes", en=("k8s",)),
            _skill("postgresql", "PostgreSQL", en=("postgres",), near={"mysql": 0.7}),
            _skill("mysql", "MySQL"),
        ],
    },
    {
        "family": "data",
        "labels": {"id": "Data", "en": "Data"},
        "skills": [
            _skill("r", "R (programming language)", "Bahasa R", ambiguous=("r",), near={"python": 0.4}),
            _skill("data-processing", "Data processing", "Pengolahan data", kind="skill", id_=("olah data",)),
            _skill("data-analysis", "Data analysis", "Analisis data", kind="skill", id_=("analisa data",)),
            _skill(
                "data-visualization", "Data visualization", "Visualisasi data", kind="skill", en=("dataviz",)
            ),
            _skill(
                "machine-learning", "Machine learning", "Pembelajaran mesin", kind="knowledge", en=("ML",)
            ),
            _skill("microsoft-excel", "Microsoft Excel", en=("ms excel",), ambiguous=("excel",)),
            _skill("microsoft-powerpoint", "Microsoft PowerPoint", en=("powerpoint", "ms powerpoint")),
            _skill(
                "geographic-information-systems",
                "Geographic information systems (GIS)",
                "Sistem informasi geografis (SIG)",
                kind="knowledge",
            ),
        ],
    },
    {
        "family": "design",
        "labels": {"id": "Desain", "en": "Design"},
        "skills": [
            _skill("ui-ux-design", "UI/UX design", "Desain UI/UX", kind="skill", en=("ui/ux", "ui ux designer")),
            _skill("ab-testing", "A/B testing", "Pengujian A/B", kind="skill"),
            _skill("user-research", "User research", "Riset pengguna", kind="skill", en=("UX research",)),
            _skill("usability-testing", "Usability testing", "Uji kebergunaan", kind="skill"),
        ],
    },
    {
        "family": "project",
        "labels": {"id": "Proyek", "en": "Project"},
        "skills": [
            _skill("project-management", "Project management", "Manajemen proyek", kind="skill"),
            _skill("product-management", "Product management", "Manajemen produk", kind="skill"),
            _skill("fact-checking", "Fact-checking", "Cek fakta", kind="skill", id_=("pemeriksaan fakta",)),
        ],
    },
]  # fmt: skip


def small_lexicon() -> Lexicon:
    """Thirty-odd skills of four families, with every kind of difficult name."""
    return Lexicon.from_family_dicts(FAMILIES)
