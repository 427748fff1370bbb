"""Write the two reference pages that are taken from the code.

    python -m tests.contracts.write_pages

The contract tests only compare; whoever changed a sentence or a command runs this and
reads the difference before committing it.
"""

import os
import sys

import django

from tests.contracts.tree import ROOT, SOURCE

REFERENCE = ROOT / "docs" / "reference"
AREAS = {
    "files": "Files · Tệp",
    "rules": "Rulebooks · Bộ quy tắc",
    "plans": "Plan · Kế hoạch",
    "campaigns": "Campaign · Cuộc lấy phiếu",
    "trust": "Trust · Nhật ký, sao lưu, chứng thư",
    "people": "People · Nhân sự",
    "conference": "Conference · Hội nghị",
    "ballots": "Ballots · Phiếu",
    "count": "Count · Kiểm phiếu",
    "outcome": "Results · Kết quả",
    "share": "Figures · Số liệu",
    "papers": "Papers · Văn bản",
    "access": "Access · Đăng nhập, tài khoản, thẻ",
    "": "Other · Khác",
}


def write_errors() -> None:
    """Replace everything below the introduction of `errors.md`."""
    from tests.contracts.test_refusals import MET, PAGE, entry

    by_area: dict[str, list[str]] = {area: [] for area in AREAS}
    for cls in MET:
        parts = cls.__module__.split(".")
        area = next((a for a in AREAS if a in parts), "")
        by_area[area].append(f"### `{cls.code}`\n\n{entry(cls)}\n")
    introduction = PAGE.read_text(encoding="utf-8").split("\n## ")[0].rstrip()
    chapters = [
        f"\n## {AREAS[area]}\n\n" + "\n".join(entries)
        for area, entries in by_area.items()
        if entries
    ]
    PAGE.write_text("\n".join([introduction, *chapters]), encoding="utf-8")


def write_commands() -> None:
    """Replace everything below the introduction of `commands.md`."""
    from tests.contracts.test_pages import all_commands, as_section

    page = REFERENCE / "commands.md"
    introduction = page.read_text(encoding="utf-8").split("\n## ")[0].rstrip()
    parts = [as_section(name, command) for name, command in all_commands()]
    page.write_text("\n".join([f"{introduction}\n", *parts]), encoding="utf-8")


def write_roles() -> None:
    """Replace the table of `roles.md`."""
    from tests.contracts.test_pages import roles_table

    page = REFERENCE / "roles.md"
    introduction = page.read_text(encoding="utf-8").split("\n| ")[0].rstrip()
    page.write_text(f"{introduction}\n\n{roles_table()}", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(SOURCE.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinnhiem.config.settings")
    django.setup()
    write_errors()
    write_commands()
    write_roles()
