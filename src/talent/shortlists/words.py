"""Says the engine's codes in Indonesian and English, with labels of skills instead of ids and dates instead of months.

Everything that is shown of a score goes through here, on the terminal, on pages and in letters, so that the same
fact has the same words everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel import Locale
from babel.dates import format_date

from scoring.explain import Reason
from scoring.gates import GateResult
from scoring.lexicon import Lexicon
from scoring.scorecard import Line
from scoring.sensitivity import Change, Relaxation
from scoring.types import Need
from talent.core.i18n import translate

_MONTHS: Final = frozenset({"from", "to", "held_from", "held_to"})
_SHARES: Final = frozenset({"coverage", "lost", "threshold", "contribution", "affinity", "fte", "known"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one need in one language."""

    need: Need
    lexicon: Lexicon
    lang: str

    def skill(self, skill_id: str) -> str:
        """Return the skill's label."""
        return self.lexicon.label(skill_id, self.lang)

    def requirement(self, key: str) -> str:
        """Return what a requirement asks for: its skills, any of which counts."""
        for requirement in self.need.requirements:
            if requirement.key == key:
                return " / ".join(self.skill(each.skill) for each in requirement.accepts if each.asked)
        return key

    def line(self, line: Line) -> str:
        """Return the name of a line of the score card."""
        if line.part == "requirement":
            return self.requirement(line.key)
        return self._say(line.code, {"language": line.key.removeprefix("language:")})

    def gate(self, gate: GateResult) -> str:
        """Return what a gate asks for."""
        if gate.code == "gate.fte" and gate.params.get("required") is not None:
            # Canonical JSON writes the whole time as the integer 1.
            return self._say(gate.code, {**gate.params, "required": float(gate.params["required"] or 0)})
        return self._say(gate.code, gate.params)

    def status(self, gate: GateResult) -> str:
        """Return met, unmet or unknown."""
        return translate(f"gate.status.{gate.status.value}", self.lang)

    def reason(self, reason: Reason) -> str:
        """Return a sentence for a part of an explanation."""
        return self._say(reason.code, reason.params)

    def change(self, change: Change) -> str:
        """Return what the applicant could show, and what it would make of the score."""
        words = self._say(change.code, change.params)
        return translate("change.effect", self.lang, change=words, score=percent(change.shown_score))

    def relaxation(self, relaxation: Relaxation) -> str:
        """Return what the lead could relax, and how many more people would meet all."""
        params = {"requirement": relaxation.key, "before": relaxation.before, "after": relaxation.after}
        if relaxation.code == "relax.language":
            params["language"] = relaxation.key.removeprefix("language:")
        words = self._say(relaxation.code, params)
        return translate("relax.effect", self.lang, change=words, more=relaxation.more)

    def _say(self, code: str, params: Mapping[str, object]) -> str:
        known = {"requirement": "", "skill": "", "level": "", **params}
        known["requirement"] = self.requirement(str(known.get("key") or known["requirement"]))
        return translate(code, self.lang, **{name: self._value(name, value) for name, value in known.items()})

    def _value(self, name: str, value: object) -> object:
        if value is None or value == "":
            return "–"
        if name == "skill":
            return self.skill(str(value))
        if name == "language":
            return language_name(str(value), self.lang)
        if name in _MONTHS and isinstance(value, int):
            return month(value, self.lang)
        if isinstance(value, float) and (name in _SHARES or value <= 1):
            return percent(value)
        return value


def percent(share: float) -> str:
    """Return a share of 0–1 as whole per cent, as scores are shown."""
    return f"{share * 100:.0f}%"


def month(index: int, lang: str) -> str:
    """Return a month index as a month with its year."""
    return format_date(date(index // 12, index % 12 + 1, 1), "MMM yyyy", locale=lang)


def language_name(code: str, lang: str) -> str:
    """Return the name of a language by its ISO 639-1 code, the code itself where it is unknown."""
    return str(Locale(lang).languages.get(code, code))
