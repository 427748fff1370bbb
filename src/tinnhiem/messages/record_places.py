"""Where in the record a figure of a paper comes from, and how it is put right."""

import re
from typing import Final

_INDEX: Final = re.compile(r"\[([^\]]+)\]")
# The longest beginning that fits is the one that counts.
_PLACES: Final = (
    ("plan.head", "phần đầu của Kế hoạch"),
    ("plan.minutes", "mục Biên bản kiểm phiếu trong Kế hoạch"),
    ("plan", "Kế hoạch"),
    ("rulebook", "bộ quy tắc đang áp dụng"),
    ("overrides", "quyết định áp dụng khác bộ quy tắc"),
    ("voters", "danh sách người ghi phiếu"),
    ("officeholders", "danh sách người được lấy phiếu"),
    ("rated", "danh sách người được lấy phiếu"),
    ("issued", "sổ đăng ký văn bản đi"),
    ("markings", "quyết định về độ mật, phạm vi lưu hành"),
    ("outcomes", "kết quả kiểm phiếu"),
    ("conference.account", "sổ theo dõi phiếu"),
    ("conference.committee", "kết quả bầu Ban Kiểm phiếu"),
    ("conference.attendance", "điểm danh"),
    ("conference.absences", "danh sách vắng mặt"),
    ("conference.sealing", "việc niêm phong"),
    ("conference.remarks", "ý kiến ghi trong khi kiểm phiếu"),
    ("conference.accepted_warnings", "cảnh báo đối soát đã chấp nhận"),
    ("conference.chair", "người chủ trì hội nghị"),
    ("conference.secretary", "thư ký hội nghị"),
    ("conference.counting", "thời gian kiểm phiếu"),
    ("conference", "thông tin hội nghị"),
)
_REMEDIES: Final = (
    ("plan", "sửa Kế hoạch (xem «Sửa kế hoạch của một cuộc lấy phiếu»)"),
    ("rulebook", "ghi quyết định áp dụng khác: tinnhiem campaign override"),
    ("overrides", "ghi lại quyết định: tinnhiem campaign override"),
    ("voters", "sửa tệp nhân sự rồi nhập lại: tinnhiem people import"),
    ("officeholders", "sửa tệp nhân sự rồi nhập lại: tinnhiem people import"),
    ("rated", "sửa tệp nhân sự rồi nhập lại: tinnhiem people import"),
    ("issued", "văn thư cấp số, ngày khi phát hành"),
    ("markings", "người có thẩm quyền quyết định lại"),
    ("outcomes", "Ban Kiểm phiếu kiểm lại và nhập lại: tinnhiem count"),
    ("conference.account", "ghi lại số phiếu: tinnhiem ballots record"),
    ("conference.committee", "ghi lại việc bầu: tinnhiem committee elect"),
    ("conference.attendance", "ghi lại điểm danh: tinnhiem conference check-in"),
    ("conference.absences", "ghi lại: tinnhiem conference absent"),
    ("conference.sealing", "ghi lại: tinnhiem committee seal"),
    ("conference.remarks", "ghi thêm ý kiến: tinnhiem committee remark"),
    ("conference", "sửa thông tin hội nghị: tinnhiem conference set"),
)
_FIELDS: Final = {
    "name": "họ và tên",
    "title": "chức vụ",
    "unit": "đơn vị",
    "printed": "số phiếu in ra",
    "damaged": "số phiếu hỏng khi in, đóng dấu",
    "stamped": "số phiếu giao Ban Kiểm phiếu",
    "issued": "số phiếu phát ra",
    "exchanged": "số phiếu đổi",
    "unused": "số phiếu thừa",
    "returned": "số phiếu thu về",
    "foreign": "số phiếu không do Ban Kiểm phiếu phát ra",
    "missing": "số phiếu không thu về",
    "present": "số người có mặt",
    "share": "tỷ lệ có mặt",
    "starts_at": "thời gian họp",
    "venue": "địa điểm",
    "opened_at": "giờ khai mạc",
    "closed_at": "giờ bế mạc",
    "counting_from": "giờ bắt đầu kiểm phiếu",
    "counting_to": "giờ kết thúc kiểm phiếu",
    "role": "nhiệm vụ trong Ban Kiểm phiếu",
    "in_favour": "số phiếu đồng ý",
    "against": "số phiếu không đồng ý",
    "abstained": "số phiếu không có ý kiến",
    "issuer": "cơ quan ban hành",
    "place": "địa danh",
    "signer_title": "chức vụ người ký",
    "signer_name": "họ và tên người ký",
    "high": "số phiếu tín nhiệm cao",
    "confidence": "số phiếu tín nhiệm",
    "low": "số phiếu tín nhiệm thấp",
    "copies": "số bản",
    "number": "số",
    "symbol": "ký hiệu",
}


def place_words(path: str) -> str:
    """Return in words what stands at a path of the record.

    >>> place_words("conference.account.issued")
    'số phiếu phát ra (sổ theo dõi phiếu)'
    """
    area = _longest(path, _PLACES) or "hồ sơ cuộc lấy phiếu"
    found = _INDEX.findall(path)
    last = _INDEX.sub("", path).rpartition(".")[2].removesuffix("#")
    name = _FIELDS.get(last) or _FIELDS.get(found[-1] if found else "", "")
    if path.endswith("#"):
        name = "số lượng"
    place = f"{area}, dòng {int(found[0]) + 1}" if _is_row(found) else area
    return f"{name} ({place})" if name else place


def remedy_words(path: str) -> str:
    """Return in words how the record is put right at a path."""
    return _longest(path, _REMEDIES) or "sửa trong hồ sơ cuộc lấy phiếu"


def _is_row(found: list[str]) -> bool:
    return bool(found) and found[0].isdigit()


def _longest(path: str, table: tuple[tuple[str, str], ...]) -> str:
    fitting = [(len(start), words) for start, words in table if path.startswith(start)]
    return max(fitting, default=(0, ""))[1]
