"""`tinnhiem audit`: is the journal what it was?"""

from pathlib import Path

import click

from tinnhiem.cli.campaign.options import FOLDER, open_folder
from tinnhiem.config.clock import current_time
from tinnhiem.core.files import FileNotWritableError, FileUnreadableError
from tinnhiem.core.trust.anchor import ChainHead, ChainState, anchor_text, read_anchor
from tinnhiem.store.audit import chain_states, heads


@click.group()
def audit() -> None:
    """Soát nhật ký: có ai sửa, xóa, cắt bớt dòng nào không."""


@audit.command()
@FOLDER
@click.option(
    "--anchor",
    "place",
    type=click.Path(path_type=Path),
    help="Tệp mốc đã ghi trước đây và giữ ở nơi khác.",
)
def verify(data: Path, place: Path | None) -> int:
    """Soát mọi chuỗi nhật ký; có tệp mốc thì soát cả việc cắt bớt dòng cuối."""
    known = _known(place) if place else {}
    open_folder(data)
    states = chain_states(known)
    for state in states:
        click.echo(f"{name_words(state)}: {state_words(state)}")
    if not place:
        click.echo(
            "Chưa đối chiếu với mốc nào: việc cắt bớt những dòng cuối, hoặc viết lại "
            "cả chuỗi, không thể phát hiện. Ghi mốc bằng: tinnhiem audit anchor <tệp>."
        )
    return 0 if all(state.is_sound for state in states) else 1


@audit.command()
@FOLDER
@click.argument("target", type=click.Path(path_type=Path), metavar="TỆP")
def anchor(data: Path, target: Path) -> None:
    """Ghi mốc nhật ký vào một tệp mới, để giữ ở nơi khác (USB, hồ sơ giấy)."""
    open_folder(data)
    text = anchor_text(heads(), taken_at=current_time())
    try:
        with target.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise FileNotWritableError(str(target), detail=error.strerror or "") from error
    click.echo(f"Đã ghi mốc: {target}. Giữ tệp này ngoài máy đang dùng.")


def name_words(state: ChainState) -> str:
    """Return whose chain it is."""
    return f"Cuộc lấy phiếu «{state.name}»" if state.name else "Cơ quan"


def state_words(state: ChainState) -> str:
    """Return what was found of one chain."""
    found = []
    if state.broken_at is not None:
        found.append(f"ĐỨT ở dòng {state.broken_at}: có dòng bị sửa, xóa hoặc chèn")
    if state.cut_from is not None:
        found.append(f"BỊ CẮT: mốc có {state.cut_from} dòng, nay còn ít hơn")
    if state.is_other:
        found.append("KHÁC MỐC: chuỗi đã được viết lại")
    told = "; ".join(found) or "liền mạch"
    return f"{state.head.entries} dòng, {told}. {state.head.digest}".rstrip()


def _known(place: Path) -> dict[str, ChainHead]:
    try:
        text = place.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise FileUnreadableError(str(place), detail=error.strerror or "") from error
    return read_anchor(text, path=str(place))
