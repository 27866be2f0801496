"""Compiles the gettext catalogues when a wheel is built, so that installations read `.mo` files.

A checkout needs none of this: `talent.core.i18n` reads the `.po` files where no compiled one lies beside. The compiled
files therefore go into the wheel from a folder of their own, and never lie in the checkout, where they would grow old.
"""

import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts a `talent.mo` beside each `talent.po` of the wheel."""

    _folder: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the files of the wheel are collected."""
        if version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory(prefix="talent-locale-")
        for po in sorted(Path(self.root, "src/talent/locale").glob("*/LC_MESSAGES/talent.po")):
            lang = po.parts[-3]
            compiled = Path(self._folder.name, f"{lang}.mo")
            with po.open("rb") as source, compiled.open("wb") as target:
                write_mo(target, read_po(source, locale=lang))
            build_data["force_include"][str(compiled)] = f"talent/locale/{lang}/LC_MESSAGES/talent.mo"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the compiled files."""
        if self._folder is not None:
            self._folder.cleanup()
