"""What is said of a copy that somebody holds against the list of fingerprints."""

from typing import Final

STATES: Final = {
    "draft": "dự thảo",
    "final": "chính thức",
    "issued": "đã phát hành",
    "rehearsal": "diễn tập",
    "replaced": "đã thay thế",
    "cancelled": "đã hủy",
}
ENDED: Final = {
    "replaced": (
        "ĐÃ THAY THẾ: văn bản này không còn hiệu lực, đã có văn bản khác thay thế."
    ),
    "cancelled": "ĐÃ HỦY: số của văn bản này đã hủy, văn bản không còn hiệu lực.",
}
SAID: Final = {
    "intact": "NGUYÊN VẸN: nội dung đúng như khi được lập.",
    "listed": "MÃ CÓ TRONG DANH SÁCH: {what}; chưa so nội dung.",
    "altered": "ĐÃ BỊ SỬA: nội dung khác bản được lập.",
    "unknown": "KHÔNG CÓ TRONG DANH SÁCH: mã này không do cơ quan lập danh sách cấp.",
    "unlisted": (
        "TỰ KHỚP: chữ trên tệp khớp với nội dung tệp mang theo, nhưng chưa có danh "
        "sách vân tay để xác nhận. Xin cơ quan ban hành tệp van-tay.json rồi dùng "
        "--list."
    ),
    "unproven": (
        "CHƯA XÁC NHẬN ĐƯỢC: tệp không mang theo nội dung gốc nên không so được từng "
        "chữ. Hãy so bản giấy với bản gốc của cơ quan ban hành."
    ),
}
