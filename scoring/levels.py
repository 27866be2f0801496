"""The five levels: what words, KKNI levels and months of use say about them.

1 follow, 2 assist, 3 apply, 4 enable, 5 set strategy. The table beside SFIA, e-CF and KKNI stands in
`docs/scoring.md`.
"""

from scoring.policy import Policy

WORDS: dict[str, int] = {
    **dict.fromkeys(
        ("dasar", "pemula", "tahu", "mengenal", "beginner", "basic", "novice", "awareness", "elementary"), 1
    ),
    **dict.fromkeys(("cukup", "working", "pre-intermediate", "limited working", "familiar"), 2),
    **dict.fromkeys(("menengah", "sedang", "baik", "intermediate", "good", "competent", "conversational"), 3),
    **dict.fromkeys(
        ("mahir", "lancar", "sangat baik", "advanced", "proficient", "practitioner", "fluent", "very good"), 4
    ),
    **dict.fromkeys(("ahli", "pakar", "expert", "native", "penutur asli", "mother tongue", "bilingual"), 5),
}
"""Level words of CVs in Indonesian and English, folded. A word not in it says nothing."""

KKNI: dict[int, int] = {1: 1, 2: 1, 3: 1, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4, 9: 5}
"""KKNI level (Perpres 8/2012) to our level: total over 1–9 and never falling."""


def level_of_word(word: str) -> int | None:
    """The level that a word states, or None."""
    return WORDS.get(" ".join(word.casefold().split()))


def level_of_months(months: int, policy: Policy) -> int:
    """The level assumed after so many months of use."""
    return sum(months >= least for least in policy.level_months)
