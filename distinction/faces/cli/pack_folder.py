"""What stands beside a pack.toml in its folder: the form and the worked cases, checked too."""

from pathlib import Path

from distinction.rules.criteria.pack import Pack


def folder_faults(folder: Path, pack: Pack) -> list[str]:
    return []
