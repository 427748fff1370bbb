"""What a search for ways from a person to a mark found, in words a head can act on."""

from typing import Final

from tinnhiem.core.secrecy.leak import Blind, LeakKind, LookedAt

CALL: Final = (
    "Dừng kiểm phiếu, không sao chép thư mục này đi đâu, báo người phụ trách kỹ thuật; "
    "đây là lỗi của chương trình hoặc cơ sở dữ liệu đã bị can thiệp."
)
REWRITE: Final = (
    "Mở lại chương trình với thư mục này (tinnhiem serve) để ghi lại toàn bộ bảng rồi "
    "soát lại; nếu vẫn còn thì báo người phụ trách kỹ thuật."
)
REMOVE: Final = (
    "Giao tệp cho Ban Kiểm phiếu niêm phong hoặc hủy theo biên bản, rồi xóa hẳn khỏi "
    "thư mục."
)

# What was found, and what to do about it.
LEAKS: Final[dict[LeakKind, tuple[str, str]]] = {
    LeakKind.RELATION: ("Câu trả lời nối với một bảng không được nối", CALL),
    LeakKind.SHARED_KEY: ("Câu trả lời và một bảng khác dùng chung mã", CALL),
    LeakKind.MOMENT: ("Bảng của việc kiểm phiếu có cột thời gian", CALL),
    LeakKind.COUNTING_KEY: ("Câu trả lời có số đếm tăng dần", CALL),
    LeakKind.EXTRA_COLUMN: ("Bảng câu trả lời có cột ngoài quy định", CALL),
    LeakKind.WHOLE_ROW: ("Một hàng giữ dấu của nhiều người: là cả tờ phiếu", CALL),
    LeakKind.TRIGGER: ("Có trigger hoặc view đọc bảng câu trả lời", CALL),
    LeakKind.GROUPED_ROWS: (
        "Thứ tự các dòng theo từng người được lấy phiếu, không phải đã xáo trộn",
        CALL,
    ),
    LeakKind.SORTED_MARKS: (
        "Dấu của một người xếp theo thứ tự, không phải đã xáo trộn",
        CALL,
    ),
    LeakKind.SHEETS_IN_ORDER: ("Các dòng nằm liền nhau theo từng tờ phiếu", CALL),
    LeakKind.PARALLEL_ORDER: ("Hai bảng cùng giữ một thứ tự các câu trả lời", CALL),
    LeakKind.REMAINS: (
        "Phần bỏ trống hoặc nhật ký ghi của cơ sở dữ liệu còn dấu phiếu",
        REWRITE,
    ),
    LeakKind.OLD_LINES: (
        "Phần bỏ trống hoặc nhật ký ghi còn dòng câu trả lời đã xóa",
        REWRITE,
    ),
    LeakKind.CLEAR_DRAFT: ("Bản nhập của lần kiểm đang mở không được mã hóa", CALL),
    LeakKind.LEFT_DRAFT: ("Đã ký biên bản mà bản nhập còn lại", REWRITE),
    LeakKind.LEFT_KEY: ("Đã ký biên bản mà khóa của lần kiểm còn lại", REWRITE),
    LeakKind.CLEAR_IMAGE: ("Ảnh trang phiếu không được mã hóa", CALL),
    LeakKind.LEFT_IMAGE: ("Đã ký biên bản mà ảnh trang phiếu còn lại", REWRITE),
    LeakKind.UNEVEN_IMAGES: (
        "Ảnh trang phiếu mã hóa dài ngắn khác nhau: độ dài cho biết trên phiếu có gì",
        CALL,
    ),
    LeakKind.IMAGES_IN_ORDER: (
        "Ảnh trang phiếu nằm theo thứ tự được ghi, không phải theo chỗ bốc thăm",
        CALL,
    ),
    LeakKind.SCAN_FILE: ("Trong thư mục có tệp ảnh quét không mã hóa", REMOVE),
    LeakKind.JOURNAL: ("Nhật ký việc làm có dấu phiếu", CALL),
    LeakKind.DONE_ONCE: ("Bảng chống gửi hai lần giữ dấu phiếu", CALL),
    LeakKind.SESSION: (
        "Phiên làm việc của trình duyệt giữ dấu phiếu",
        "Đăng xuất mọi phiên (trang Tài khoản), soát lại; nếu vẫn còn thì báo người "
        "phụ trách kỹ thuật.",
    ),
    LeakKind.ROW: ("Một bảng khác có dấu phiếu", CALL),
    LeakKind.LOG: (
        "Nhật ký kỹ thuật có dấu phiếu hoặc tên người",
        "Dừng chương trình, niêm phong tệp nhật ký hoặc xóa hẳn, báo người phụ trách "
        "kỹ thuật.",
    ),
    LeakKind.READINGS_FILE: ("Trong thư mục có tệp chứa cả tờ phiếu", REMOVE),
    LeakKind.TEMPORARY_FILE: ("Tệp tạm hoặc tệp ghi lỗi có dấu phiếu", REMOVE),
    LeakKind.CLEAR_IN_VAULT: (
        "Trong kho có tệp không mã hóa",
        "Đưa tệp ra khỏi kho; nếu là hồ sơ thì nộp lại qua trang Hồ sơ.",
    ),
}

LOOKED: Final[dict[LookedAt, str]] = {
    LookedAt.DATABASES: "cơ sở dữ liệu",
    LookedAt.TABLES: "bảng",
    LookedAt.COLUMNS: "cột",
    LookedAt.INDEXES: "chỉ mục",
    LookedAt.LINKS: "khóa ngoại",
    LookedAt.TRIGGERS: "trigger, view",
    LookedAt.ROWS: "hàng",
    LookedAt.LINES: "dòng câu trả lời",
    LookedAt.PAGES: "trang của cơ sở dữ liệu",
    LookedAt.FREE_PAGES: "trong đó trang trống",
    LookedAt.SPARE_BYTES: "byte bỏ trống khác 0",
    LookedAt.OLD_FRAMES: "trang cũ trong nhật ký ghi (WAL)",
    LookedAt.LOG_LINES: "dòng nhật ký kỹ thuật",
    LookedAt.FILES: "tệp khác",
    LookedAt.SEALED_FILES: "trong đó tệp của kho (mã hóa)",
    LookedAt.BACKUPS: "trong đó bản sao lưu",
}

BLIND: Final[dict[Blind, str]] = {
    Blind.NO_PASSPHRASE: (
        "bản sao lưu mã hóa; muốn soát bên trong thì thêm --passphrase-file"
    ),
    Blind.SEALED: "tệp của kho, chỉ mở được bằng mật khẩu kho",
    Blind.PDF: "nội dung nén bên trong tệp PDF",
    Blind.FEW_LINES: "quá ít dòng để biết thứ tự có phải đã xáo trộn hay không",
    Blind.LINK: "đường liên kết ra ngoài thư mục, không đi theo",
    Blind.UNREADABLE: "không đọc được",
}

LIMITS: Final = (
    "Bản soát này nhận ra những hình thức thường gặp của dấu phiếu. Không nhận ra: "
    "lời kể bằng chữ, chữ viết tay, ảnh, dữ liệu nén hoặc mã hóa theo cách khác, thứ "
    "tự các dòng khi kết quả gần như thống nhất, mảnh cũ dưới tầng ổ đĩa (thẻ nhớ, "
    "SSD), bản sao ở máy khác, và máy đã bị người khác điều khiển. Không thấy gì không "
    "có nghĩa là không có gì."
)
