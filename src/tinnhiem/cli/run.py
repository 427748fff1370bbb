"""Running a command so that every failure is a Vietnamese sentence and an exit code.

Exit codes, the same for every command: 0 done or clean; 1 findings, faults or a
refusal by the law; 2 the input or the call cannot be read; 70 a fault of ours. Never
a stack trace: that of a fault of ours goes to a file that the sentence names.
"""

import sys
from typing import Final, NoReturn

import click
from click import exceptions as no

from tinnhiem.core.errors import VoteError

DONE: Final = 0
REFUSED: Final = 1
UNREADABLE: Final = 2
BROKEN: Final = 70
INTERRUPTED: Final = 130


def run(command: click.Command) -> NoReturn:
    """Run `command` with the arguments of this process, then exit."""
    try:
        code = command.main(standalone_mode=False)
    except VoteError as refusal:
        complain(sentence_for_refusal(refusal))
        sys.exit(exit_code_of(refusal))
    except click.Abort:
        complain("Đã dừng theo yêu cầu. Những việc đã xong vẫn được giữ.")
        sys.exit(INTERRUPTED)
    except click.ClickException as refusal:
        complain(sentence_for_call(refusal))
        sys.exit(UNREADABLE)
    except Exception as fault:  # noqa: BLE001 - the last resort: never a stack trace
        complain(sentence_for_fault(fault))
        sys.exit(BROKEN)
    sys.exit(code if isinstance(code, int) else DONE)


def sentence_for_refusal(refusal: VoteError) -> str:
    """Return the Vietnamese sentence and the code of a refusal."""
    # Every area's sentences are loaded here, so only when one is needed: a command
    # that succeeds should not wait for them.
    from tinnhiem.messages import say

    return f"{say(refusal)} [{refusal.code}]"


def exit_code_of(refusal: VoteError) -> int:
    """Return 2 for input that cannot be read, 1 for what the law or a fact refuses."""
    return UNREADABLE if refusal.is_of_input else REFUSED


def sentence_for_fault(fault: Exception) -> str:
    """Keep the trace for the developers; return what to tell the clerk."""
    # Only needed on the worst day; a command that succeeds should not wait for them.
    import os
    import tempfile
    import traceback
    from pathlib import Path

    told = "".join(traceback.format_exception(fault))
    try:
        # A name nobody can guess or have put there, readable by this account only.
        handle, name = tempfile.mkstemp(prefix="tinnhiem-loi-", suffix=".txt")
        place = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(told)
    except OSError:
        place = Path("stderr")
        click.echo(told, err=True)
    return (
        "Chương trình gặp lỗi ngoài dự kiến; việc đang làm chưa được ghi, số liệu cũ "
        f"còn nguyên. Chi tiết ở {place}; gửi tệp này cho người phụ trách kỹ thuật."
    )


def complain(sentence: str) -> None:
    """Print a refusal to stderr."""
    click.echo(f"Lỗi: {sentence}", err=True)


def sentence_for_call(refusal: click.ClickException) -> str:
    """Return in Vietnamese what was wrong with the way a command was called.

    A command that was called without saying which deed answers with its help.
    """
    if isinstance(refusal, no.NoArgsIsHelpError):
        return f"chưa chọn lệnh.\n\n{refusal.format_message()}"
    where = ""
    if isinstance(refusal, no.UsageError) and refusal.ctx is not None:
        where = f" Xem cách dùng: {refusal.ctx.command_path} --help"
    return f"{refusal.format_message()}{where}"
