"""A conference from the open door to the signed minutes, as its devices play it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dev.drilling.browser import Browser
from dev.drilling.play import DrillError, Player

CODE = re.compile(r'class="code-large">(\d{3}) (\d{3})<')
WAITING = re.compile(r'/hoi-nghi/thiet-bi/([0-9a-f-]{36})/"')
HALVES = (("first", 0), ("second", 1))
NEXT_ACT = 'id="buoc"'
DONE = "Đã"


@dataclass(slots=True)
class Hall:
    """Who plays: the clerk at the laptop, a desk, three members with a device each."""

    player: Player
    told: Mapping[str, Any]
    clerk: Browser
    desk: Browser
    members: Sequence[Browser]

    @property
    def at(self) -> str:
        """Where the campaign's pages lie."""
        return f"/cuoc/{self.told['slug']}/"


def play(player: Player, told: Mapping[str, Any]) -> None:
    """Play the whole story; whatever goes wrong raises."""
    port = player.server.port
    hall = Hall(
        player,
        told,
        Browser(port, sessionid=told["session"]),
        Browser(port),
        [Browser(port) for _ in range(3)],
    )
    player.offers = lambda _player: _require_offer(hall)
    _open_the_door(hall)
    _elect(hall)
    _hand_out(hall)
    _vote(hall)
    _count(hall)
    _sign(hall)


def _step(hall: Hall, wanted: str) -> None:
    page = f"{hall.at}hoi-nghi/"
    # «sure» is what the question before a deed that cannot be undone would add.
    hall.player.send(hall.clerk, page, wanted=wanted, sure="on")


def _open_the_door(hall: Hall) -> None:
    _step(hall, "check-in")
    _bind(hall, hall.desk, "ban", name="Bàn 1", by=hall.clerk)
    for number in hall.told["voters"]:
        _scan(hall, number)
    _step(hall, "quorate")


def _scan(hall: Hall, number: int) -> None:
    player = hall.player
    key = str(UUID(int=player.luck.getrandbits(128), version=4))
    body = {"key": key, "text": str(number), "mode": "arrive"}
    path = f"{hall.at}diem-danh/json/luot/"
    answer = player.deliver(
        lambda: hall.desk.post_json(path, body), told=f"scan {number}"
    )
    if '"tone": "ok"' not in answer.text and '"ok"' not in answer.text:
        message = f"scan {number}: {answer.text[:300]}"
        raise DrillError(message)


def _elect(hall: Hall) -> None:
    here = str(len(hall.told["voters"]))
    roles = ("head", "secretary", "member")
    lines: dict[str, str] = {"in_favour": here, "against": "0", "abstained": "0"}
    for place, (number, role) in enumerate(
        zip(hall.told["committee"], roles, strict=True), 1
    ):
        lines |= {f"person_{place}": str(number), f"role_{place}": role}
    hall.player.send(hall.clerk, f"{hall.at}hoi-nghi/ban-kiem-phieu/", **lines)
    head, *others = hall.members
    _bind(hall, head, "ban-kiem-phieu", name="", by=hall.clerk)
    for other in others:
        _bind(hall, other, "ban-kiem-phieu", name="", by=head)


def _bind(hall: Hall, device: Browser, place: str, *, name: str, by: Browser) -> None:
    """Ask on the device, read the code aloud, type it on the other one."""
    player, devices = hall.player, f"{hall.at}hoi-nghi/thiet-bi/"
    address = re.compile(rf"/thiet-bi/{place}/[\w-]+/[\w-]+/")
    found = address.search(player.get(by, devices))
    if found is None:
        message = f"no invitation to bind «{place}»"
        raise DrillError(message)
    page = player.get(device, found[0])
    if name:
        player.send(device, found[0], having="name", name=name)
    else:
        mine = hall.told["names"][list(hall.members).index(device)]
        member = re.search(rf'value="(\d+)"[^<]*<?[^<]*{re.escape(mine)}', page)
        if member is None:
            member = re.search(
                rf'value="(\d+)"(?:(?!value=).)*?{re.escape(mine)}', page, re.DOTALL
            )
        if member is None:
            message = f"{mine} is not offered as a member"
            raise DrillError(message)
        player.send(device, found[0], having="member", member=member[1])
    code = CODE.search(player.get(device, "/thiet-bi/"))
    waiting = WAITING.search(player.get(by, devices))
    if code is None or waiting is None:
        message = f"no code on the device, or no request before {place}"
        raise DrillError(message)
    player.send(by, f"{devices}{waiting[1]}/", code=code[1] + code[2])


def _hand_out(hall: Hall) -> None:
    head, ledger = hall.members[0], f"{hall.at}phieu/"
    numbers = hall.told["voters"]
    half = len(numbers) // 2
    for some in (numbers[:half], numbers[half:]):
        typed = ", ".join(map(str, some))
        button = ("whom", "ticked")
        hall.player.send(head, f"{ledger}phat/", button=button, numbers=typed)
    seen = {"by": hall.told["names"][0], "witnesses": "cả Hội nghị"}
    for words in (seen, {**seen, "seal": "NP 01"}):
        hall.player.send(head, ledger, button=("deed", "box"), **words)
    _step(hall, "ballots-issued")


def _vote(hall: Hall) -> None:
    head, ledger = hall.members[0], f"{hall.at}phieu/"
    _step(hall, "voting")
    record = ("deed", "record")
    hall.player.send(head, ledger, button=record, exchanged="1")
    _step(hall, "closed")
    seen = {"by": hall.told["names"][0], "witnesses": "cả Hội nghị", "seal": "NP 01"}
    hall.player.send(head, ledger, button=("deed", "box"), **seen)
    sheets = str(len(hall.told["sheets"]))
    hall.player.send(head, ledger, button=record, returned=sheets, unused="3")


def _count(hall: Hall) -> None:
    player, count = hall.player, f"{hall.at}kiem-phieu/"
    sheets: list[str] = hall.told["sheets"]
    batches = (sheets[:13], sheets[13:])
    sizes = ", ".join(str(len(batch)) for batch in batches)
    player.send(hall.members[0], f"{count}mo/", sizes=sizes, way="double")
    for number, batch in enumerate(batches, 1):
        for part, who in HALVES:
            _key(hall, batch, f"{count}nhap/{number}/{part}/", who=hall.members[who])
    player.send(hall.members[0], f"{count}doi-soat/", having="once")


def _key(hall: Hall, batch: Sequence[str], path: str, *, who: Browser) -> None:
    """Key a batch sheet by sheet, as the page's script sends its drafts."""
    player, version = hall.player, 0
    writer = str(player.luck.getrandbits(64))
    player.get(who, path)
    for turn in range(1, len(batch) + 1):
        draft = {"rows": batch[:turn], "row": "", "version": version}
        body = {**draft, "writer": writer, "turn": turn}
        answer = player.deliver(
            lambda body=body: who.post_json(f"{path}luu/", body),  # type: ignore[misc]
            told=f"{path} sheet {turn}",
        )
        version = int(answer.text.partition(":")[2].strip(" }"))
    kept = re.search(r'data-rows="([^"]*)"', player.get(who, path))
    if kept is None or kept[1].split(",") != list(batch):
        message = f"{path}: keyed {len(batch)} sheets, kept {kept and kept[1]}"
        raise DrillError(message)
    player.send(who, path, having="/xong/")


def _sign(hall: Hall) -> None:
    for member in hall.members:
        hall.player.send(member, f"{hall.at}kiem-phieu/ky/", having="sure", sure="on")
    result = f"{hall.at}ket-qua/"
    hall.player.send(hall.clerk, result, having="/cong-bo/", sure="on")
    hall.player.send(hall.clerk, result, having="/be-mac/", sure="on")


def _require_offer(hall: Hall) -> None:
    """Require that the hall's page names the next act, whoever is to take it."""
    page = hall.player.get(hall.clerk, f"{hall.at}hoi-nghi/")
    if "Việc tiếp theo" not in page:
        message = "the hall's page offers no next act"
        raise DrillError(message)
