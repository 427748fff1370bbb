"""One pile keyed twice: two files are two, and nothing is said that is not known."""

from pathlib import Path

import click

from tinnhiem.core.count.errors import SameFileTwiceError


def require_two_files(first: Path, second: Path | None) -> None:
    """Refuse one file as both entries, under whatever name it is given.

    Raises:
        SameFileTwiceError: It is one file.
    """
    if second is None or not (first.exists() and second.exists()):
        return  # a missing file is refused where it is read
    if first.samefile(second):
        raise SameFileTwiceError(str(second))


def say_how_often_entered(first: Path, second: Path | None) -> None:
    """Say aloud when nothing shows that two persons keyed the pile."""
    if second is None:
        click.echo("Mới nhập một lần: chưa có lần nhập thứ hai để đối chiếu.")
    elif first.read_bytes() == second.read_bytes():
        # Two faultless entries may well be equal; only people know if one is a copy.
        click.echo(
            "Lưu ý: hai tệp giống hệt nhau. Nếu một tệp là bản chép của tệp kia thì "
            "mới có một lần nhập; bảo người thứ hai nhập lại từ phiếu."
        )
