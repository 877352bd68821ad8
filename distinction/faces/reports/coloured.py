"""The same tables with colour and lines, for people at a terminal."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table as Drawn
from rich.text import Text

from distinction.faces.reports.terminal import Table


def show(tables: Sequence[Table], console: Console) -> None:
    """Texts of others are shown as they are: no markup is read from them."""
    for each in tables:
        console.print(_drawn(each))
        if each.foot:
            console.print(Text(f" {each.foot}", style="dim"))


def _drawn(table: Table) -> Drawn:
    drawn = Drawn(
        title=Text(table.title, style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        header_style="dim",
    )
    for place, column in enumerate(table.columns):
        drawn.add_column(Text(column), justify="right" if place in table.numbers else "left")
    for row in table.rows:
        drawn.add_row(*(Text(cell, style="cyan" if cell.startswith("#") else "") for cell in row))
    return drawn
