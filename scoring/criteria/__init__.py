"""The criteria, one a file. A new one is added here and nowhere else; the order is that of the score card."""

from scoring.criteria.availability import availability
from scoring.criteria.basis import basis
from scoring.criteria.criterion import Criterion, Finding
from scoring.criteria.education import education
from scoring.criteria.experience import experience
from scoring.criteria.language import language
from scoring.criteria.place import place
from scoring.criteria.skills import skills

CRITERIA: tuple[Criterion, ...] = (skills, experience, education, language, availability, place, basis)

__all__ = ["CRITERIA", "Criterion", "Finding"]
