"""Folding, tokens with their places, and roots."""

import pytest
from hypothesis import strategies as st

from scoring.text import fold, key_of, root, tokens, without_joints
from tests.scoring.laws import law


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("C++, C# dan .NET", ["c++", "c#", "dan", ".net"]),
        ("ASP.NET Node.js", ["asp", "net", "node", "js"]),
        ("UI/UX & A/B testing", ["ui", "ux", "a", "b", "testing"]),
        ("Python+Django", ["python", "django"]),
        ("budi.python@example.com, situs https://contoh.id/docker dan www.example.com/r", ["situs", "dan"]),
        ("R\u00e9sum\u00e9 o\ufb03ce \uff30ython", ["resume", "office", "python"]),
        ("py\u200bthon do\u00adcker re\u0301act", ["python", "docker", "react"]),
        ("docker .\u00ad python", ["docker", "python"]),
        ("", []),
        ("—•|", []),
    ],
)  # fmt: skip
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


def test_punctuation_parts_words() -> None:
    parted = [
        token.text for token in tokens("data, analysis. Web (mobile) ui/ux node.js") if token.after_stop
    ]
    assert parted == ["data", "analysis", "web", "mobile", "ui"]


@law(st.text(max_size=60))
def test_tokens_lie_where_they_say(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.text
        end = token.end


@law(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "family",
    [
        ("mengolah", "pengolahan", "diolah"),
        ("mengelola", "pengelolaan", "dikelola", "kelola"),
        ("menulis", "penulisan", "tulis", "ditulis"),
        ("menyunting", "penyuntingan", "sunting"),
        ("pemetaan", "peta"),
        ("mengembangkan", "pengembangan", "dikembangkan"),
        ("memprogram", "pemrograman", "program", "programming", "programs"),
        ("merancang", "perancangan", "dirancang"),
        ("meneliti", "penelitian"),
        ("mengecek", "pengecekan", "cek", "dicek"),
        ("analisa", "analisis", "menganalisis", "analysis", "analyzing", "analyse"),
        ("test", "tests", "testing", "tested"),
        ("manage", "managing", "management", "managed"),
        ("visualization", "visualisation", "visualizing", "visualising"),
        ("modelling", "modeling", "models"),
        ("study", "studies"),
        ("memakai", "pakai", "dipakai", "pemakaian"),
    ],
)
def test_inflections_share_a_root(family: tuple[str, ...]) -> None:
    assert len({root(word) for word in family}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("project", "product"), ("java", "javascript"), ("mengolah", "mengelola"), ("politik", "politeknik")],
)
def test_different_words_keep_apart(one: str, other: str) -> None:
    assert root(one) != root(other)


def test_keys_leave_out_connectors_and_keep_joints() -> None:
    assert key_of("Analysis of the Data") == ("analysis", "data")
    assert key_of("Pengadaan barang dan jasa") == ("pengadaan", "barang", "dan", "jasa")
    assert without_joints(key_of("Pengadaan barang dan jasa")) == key_of("pengadaan barang/jasa")
    assert key_of("lapor.go.id") == ("lapor", "go", "id")
