"""Compiles the gettext catalogues when a wheel is built, so that installations read `.mo` files.

A checkout needs none of this: `talent.core.i18n` reads the `.po` files where no compiled one lies beside.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `talent.mo` beside each `talent.po` before the files of the wheel are collected."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        for po in sorted(Path(self.root, "src/talent/locale").glob("*/LC_MESSAGES/talent.po")):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                write_mo(target, read_po(source, locale=po.parts[-3]))
