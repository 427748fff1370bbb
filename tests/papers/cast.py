"""Invented people in the seed's offices: name, post, voter category."""

OFFICEHOLDERS = (
    ("Nguyễn Văn Ưởng", "Ủy viên UBND tỉnh, Chánh Văn phòng"),
    ("Lê Thị Mỹ Hạnh", "Phó Chánh Văn phòng"),
    ("Phạm Quốc Toản", "Phó Chánh Văn phòng"),
    ("Đỗ Hữu Nghĩa", "Phó Chánh Văn phòng"),
)
VOTERS = (
    *((name, title, "Tập thể lãnh đạo Văn phòng") for name, title in OFFICEHOLDERS),
    ("Trần Thị Ưng", "Trưởng phòng Tổng hợp", "Trưởng các phòng chuyên môn, nghiệp vụ"),
    ("Võ Đình Kỳ", "Trưởng phòng Nội chính", "Trưởng các phòng chuyên môn, nghiệp vụ"),
    (
        "Bùi Thanh Thúy",
        "Trưởng phòng Kinh tế",
        "Trưởng các phòng chuyên môn, nghiệp vụ",
    ),
    (
        "Hồ Ngọc Diễm",
        "Trưởng phòng Khoa giáo - Văn xã",
        "Trưởng các phòng chuyên môn, nghiệp vụ",
    ),
    ("Đinh Công Lượng", "Trưởng phòng Hành chính - Quản trị", "Đảng ủy viên"),
    ("Tạ Minh Khuê", "Trưởng phòng Công nghiệp - Xây dựng", "Đảng ủy viên"),
    (
        "Mai Xuân Trữ",
        "Trưởng phòng Nông nghiệp - Tài nguyên",
        "Trưởng các phòng chuyên môn, nghiệp vụ",
    ),
    ("Cao Thị Quế", "Đảng ủy viên", "Đảng ủy viên"),
    ("Lương Bá Hiển", "Đảng ủy viên", "Đảng ủy viên"),
    ("Phan Thế Vỹ", "Đảng ủy viên", "Đảng ủy viên"),
    ("Trịnh Thu Hoài", "Đảng ủy viên", "Đảng ủy viên"),
    ("Nguyễn Hoàng Ẩn", "Đảng ủy viên", "Đảng ủy viên"),
    ("Lý Văn Sửu", "Phó Trưởng ban Tiếp công dân", "Phó Trưởng ban Tiếp công dân"),
    ("Kiều Thị Ngà", "Phó Trưởng ban Tiếp công dân", "Phó Trưởng ban Tiếp công dân"),
    (
        "Huỳnh Tấn Phước",
        "Giám đốc Trung tâm Phục vụ - Kiểm soát TTHC tỉnh",
        "Giám đốc Trung tâm Phục vụ - Kiểm soát TTHC tỉnh",
    ),
    (
        "Vương Khánh Ly",
        "Giám đốc Trung tâm Công báo và tin học",
        "Giám đốc Trung tâm Công báo và tin học",
    ),
    ("Đặng Thị Ỷ", "Chủ tịch Công đoàn cơ sở", "Chủ tịch Công đoàn Cơ sở"),
    ("Lê Văn Ổn", "Bí thư Chi đoàn", "Bí thư Chi đoàn"),
    ("Thái Bảo Ngân", "Đảng ủy viên", "Đảng ủy viên"),
    ("Châu Gia Thịnh", "Đảng ủy viên", "Đảng ủy viên"),
    ("Quách Như Ý", "Đảng ủy viên", "Đảng ủy viên"),
    ("Tôn Nữ Diệu Huyền", "Đảng ủy viên", "Đảng ủy viên"),
)
