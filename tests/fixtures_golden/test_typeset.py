"""CVs typeset by TeX print a person's words letter by letter; without its class a layout is left out."""

import shutil
from dataclasses import replace

import pytest

from fixtures.cvs.golden.document_text import document_text
from fixtures.cvs.golden.layouts.typeset import LAYOUTS, TypesettingError, joined, tex, typeset
from fixtures.cvs.golden.make import lacking
from fixtures.cvs.golden.people import person
from fixtures.cvs.golden.printed import Printed

PDFLATEX = pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")


def test_words_are_escaped_once_and_tex_is_left_alone() -> None:
    assert tex(r"R&D_50% {x}~\n") == r"R\&D\_50\% \{x\}\textasciitilde{}\textbackslash{}n"
    assert tex(tex("R&D")) == r"R\&D"
    assert joined(["C#", "R&D"], r" \textbullet{} ") == r"C\# \textbullet{} R\&D"


def test_a_layout_whose_class_is_missing_is_named() -> None:
    layout = replace(LAYOUTS[0], needs=("no-such-class.cls",))
    assert lacking(layout) == "no-such-class.cls"


@PDFLATEX
def test_a_typeset_page_prints_the_person() -> None:
    layout = next(each for each in LAYOUTS if each.name == "own-cv-sty")
    if lacking(layout):
        pytest.skip(f"{lacking(layout)} is not installed")
    nabila = person("nabila")
    text = Printed(document_text(layout.make(nabila, "en"), "pdf"))
    resume = nabila.resume("en")
    values = [nabila.name, resume["basics"]["email"], resume["basics"]["phone"]]
    values += [line for job in resume["work"] for line in (job["name"], job["position"], *job["highlights"])]
    assert [value for value in values if not text.has(value)] == []


@PDFLATEX
def test_what_tex_refuses_is_said_in_its_words() -> None:
    with pytest.raises(TypesettingError, match="Undefined control sequence"):
        typeset(r"\documentclass{article}\begin{document}\nosuch\end{document}", "pdflatex")
