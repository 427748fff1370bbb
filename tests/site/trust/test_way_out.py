"""Secret papers on a machine with a way out: said on every page of the staff."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.site.builders import (
    SLUG,
    make_account,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.cli.campaign.serve import warn_of_way_out
from tinnhiem.config.way_out import has_way_out
from tinnhiem.core.access.duty import Duty

HEAD = "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT\n"
DEFAULT = "eth0 00000000 0101A8C0 0003 0 0 100 00000000 0 0 0\n"
LOCAL = "eth0 0001A8C0 00000000 0001 0 0 100 00FFFFFF 0 0 0\n"
# Half of all addresses: a mask that is not empty is no default route.
HALF = "tun0 00000000 00000000 0001 0 0 0 00000080 0 0 0\n"
NOWHERE_6 = f"{'0' * 32} 00 {'0' * 32} 00 {'0' * 32} ffffffff 1 0 00200200 lo\n"
DEFAULT_6 = f"{'0' * 32} 00 {'0' * 32} 00 fe80{'0' * 28} 400 1 0 00450003 wlan0\n"
OPEN, UNKNOWN = "tuyến mặc định", "không đọc được bảng định tuyến"


@pytest.mark.parametrize(
    ("route", "route_6", "found"),
    [
        pytest.param(HEAD + LOCAL + DEFAULT, "", True, id="a default route"),
        pytest.param(HEAD + LOCAL, NOWHERE_6, False, id="only the hall"),
        pytest.param(HEAD, "", False, id="no cable"),
        pytest.param(HEAD + HALF, "", False, id="not everywhere"),
        pytest.param(HEAD, DEFAULT_6, True, id="only over IPv6"),
        pytest.param("", "", None, id="tables without a line"),
        pytest.param(HEAD + "eth0\n\n", "x\n", False, id="broken lines"),
    ],
)
def test_a_default_route_is_a_way_out(
    tmp_path: Path, route: str, route_6: str, found: bool | None
) -> None:
    (tmp_path / "route").write_text(route, encoding="ascii")
    (tmp_path / "ipv6_route").write_text(route_6, encoding="ascii")

    assert has_way_out(tmp_path) is found


def test_a_system_without_such_tables_is_not_called_safe(tmp_path: Path) -> None:
    assert has_way_out(tmp_path) is None


@pytest.fixture
def routes(tmp_path: Path, settings: Settings) -> Path:
    """A machine with a default route, in an office with a secret paper."""
    (tmp_path / "net").mkdir()
    table = tmp_path / "net" / "route"
    table.write_text(HEAD + DEFAULT, encoding="ascii")
    settings.ROUTE_TABLES = table.parent
    return table


def classified() -> None:
    campaign = save_campaign(planned_record(), phase="planned")
    campaign.markings.create(
        code="D20",
        secrecy="mat",
        listed_in="Danh mục thử",
        item="1",
        decided_by="Vũ Minh Tâm",
        decided_on="2023-07-01",
    )


def page(client: Client) -> str:
    return client.get("/tai-khoan/").content.decode()


@pytest.mark.usefixtures("folder")
def test_staff_are_warned_until_the_cable_is_out(
    routes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    classified()
    client = signed_in(Duty.CLERK)

    assert OPEN in page(client)
    assert OPEN in client.get(f"/cuoc/{SLUG}/nhat-ky/").content.decode()
    warn_of_way_out()
    assert OPEN in capsys.readouterr().err

    routes.write_text(HEAD + LOCAL, encoding="ascii")
    assert "bí mật nhà nước" not in page(client)
    warn_of_way_out()
    assert not capsys.readouterr().err

    routes.unlink()
    assert UNKNOWN in page(client)


@pytest.mark.usefixtures("folder", "routes")
def test_an_office_without_secret_papers_is_not_warned() -> None:
    save_campaign(planned_record(), phase="planned")

    assert "bí mật nhà nước" not in page(signed_in(Duty.CLERK))


@pytest.mark.usefixtures("folder", "routes")
def test_a_visitor_learns_nothing_of_secret_papers() -> None:
    classified()
    make_account(Duty.ADMIN)

    assert "bí mật nhà nước" not in Client().get("/dang-nhap/").content.decode()
