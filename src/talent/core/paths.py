"""Where the shipped files lie: in a checkout at its top level, in an installation inside the package.

An editable install leaves a stale copy of the shipped folders in site-packages, so the checkout is asked first.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def shipped(*parts: str) -> Path:
    """Return the path of a shipped file or folder, such as `shipped("fixtures", "reference")`.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for root in (_CHECKOUT, _PACKAGE):
        path = root.joinpath(*parts)
        if (root == _PACKAGE or (root / "pyproject.toml").exists()) and path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def reference() -> Path:
    """Return the folder of reference data: the skill library, units, regions, reasons, role templates."""
    return shipped("fixtures", "reference")


def demo() -> Path:
    """Return the folder of the demo: fictitious people, their CV files, projects."""
    return shipped("fixtures", "demo")


def migrations() -> Path:
    """Return the folder of the Alembic environment."""
    return shipped("migrations")


def checkout() -> Path | None:
    """Return the top of the source checkout, or None in an installation."""
    return _CHECKOUT if (_CHECKOUT / "pyproject.toml").exists() else None
