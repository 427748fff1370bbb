"""The words of the script: who says what at each act of the hall, what is done."""

from dataclasses import dataclass
from typing import Final

from tinnhiem.papers.catalogue.parts import ABOUT

DESK: Final = "Bộ phận tham mưu"
CHAIR: Final = "Chủ trì"
SECRETARY: Final = "Thư ký"
HEAD: Final = "Trưởng Ban Kiểm phiếu"
COMMITTEE: Final = "Ban Kiểm phiếu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of the hall.

    Attributes:
        who: Who speaks.
        said: What is read aloud, each a paragraph.
        done: What is done meanwhile, in italics.
    """

    title: str
    who: str
    said: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


BEFORE: Final = (
    Act(
        title="Đón tiếp, điểm danh",
        who=DESK,
        said=(
            "Đề nghị các đồng chí điểm danh, ký tên tại bàn đón tiếp, nhận tài liệu "
            "và ổn định chỗ ngồi.",
        ),
        done=(
            "Điểm danh từng người; ai ra ngoài, trở lại thì ghi giờ. Khách mời không "
            "tính vào số người có mặt.",
        ),
    ),
    Act(
        title="Tuyên bố lý do, giới thiệu đại biểu",
        who=DESK,
        said=(
            "Thực hiện {plan_cited} về việc lấy phiếu tín nhiệm, hôm nay, "
            "{conference.starts_at:day}, {plan.head.issuer} tổ chức Hội nghị lấy phiếu "
            f"tín nhiệm {ABOUT}.",
            "Chủ trì Hội nghị: đồng chí {conference.chair.name}, "
            "{conference.chair.title}. Thư ký Hội nghị: đồng chí "
            "{conference.secretary.name}, {conference.secretary.title}. Trân trọng "
            "kính mời đồng chí chủ trì điều hành Hội nghị.",
        ),
    ),
    Act(
        title="Báo cáo số người có mặt",
        who=SECRETARY,
        said=(
            "Hội nghị triệu tập {voters#:count} đồng chí; có mặt …… đồng chí, bằng "
            "……%; vắng mặt …… đồng chí, lý do: ……",
            "Hội nghị chỉ được tiến hành khi có ít nhất "
            "{rulebook.quorum.value:fraction} {rulebook.quorum_base:base} có mặt "
            "({rulebook.quorum.citation}). Như vậy, Hội nghị đủ điều kiện tiến hành.",
        ),
        done=(
            "Chưa đủ thì không tiến hành bước nào sau đây: chờ, hoặc hoãn và triệu "
            "tập lại.",
        ),
    ),
)
PURPOSE: Final = Act(
    title="Quán triệt quan điểm, nguyên tắc, mục đích, yêu cầu",
    who=CHAIR,
    said=(
        "Việc lấy phiếu tín nhiệm góp phần đánh giá uy tín và kết quả thực hiện chức "
        "trách, nhiệm vụ được giao đối với từng cán bộ; giúp cán bộ “tự soi”, “tự "
        "sửa”, tiếp tục phấn đấu, rèn luyện trong công tác; là cơ sở quan trọng để bồi "
        "dưỡng, bố trí, sử dụng cán bộ.",
        "Việc tổ chức lấy phiếu tín nhiệm phải bảo đảm dân chủ, khách quan, công khai, "
        "minh bạch trong lấy phiếu tín nhiệm và sử dụng kết quả tín nhiệm; thực hiện "
        "nghiêm nguyên tắc tập trung dân chủ, tự phê bình và phê bình; nêu cao trách "
        "nhiệm của người được lấy phiếu tín nhiệm và người ghi phiếu tín nhiệm.",
        "Đề nghị các đồng chí đánh giá khách quan, thận trọng, trung thực, công tâm, "
        "theo các tiêu chí sau:",
    ),
)
LISTED: Final = Act(
    title="Thông qua danh sách người được lấy phiếu tín nhiệm",
    who=CHAIR,
    said=("Danh sách người được lấy phiếu tín nhiệm gồm {rated#:count} đồng chí:",),
)
LISTED_AFTER: Final = (
    "Đồng chí nào nhất trí với danh sách, đề nghị giơ tay. (Dừng.) Đồng chí nào không "
    "nhất trí, đề nghị giơ tay. (Dừng.) Đồng chí nào có ý kiến khác? (Dừng.)",
    "Mời các đồng chí được đề nghị báo cáo giải trình trình bày (nếu có).",
)
ELECTING: Final = Act(
    title="Bầu Ban Kiểm phiếu",
    who=CHAIR,
    said=(
        "Ban Kiểm phiếu có nhiệm vụ kiểm tra, niêm phong hòm phiếu; phát phiếu, hướng "
        "dẫn cách ghi phiếu; thu phiếu, kiểm phiếu; lập, ký Biên bản kiểm phiếu; công "
        "bố kết quả tại Hội nghị; niêm phong và bàn giao phiếu. Người được lấy phiếu "
        "tín nhiệm không tham gia Ban Kiểm phiếu.",
        "Đề nghị số lượng thành viên Ban Kiểm phiếu là "
        "{conference.committee.members#:count} đồng chí. Đồng chí nào nhất trí về số "
        "lượng, đề nghị giơ tay. (Dừng.)",
        "Đề nghị danh sách Ban Kiểm phiếu gồm các đồng chí:",
    ),
)
ELECTING_AFTER: Final = (
    "Đồng chí nào nhất trí, đề nghị giơ tay. (Đếm.) Đồng chí nào không nhất trí, đề "
    "nghị giơ tay. (Đếm.) Đồng chí nào có ý kiến khác, đề nghị giơ tay. (Đếm.)",
    "Kết quả biểu quyết: đồng ý …… đồng chí; không đồng ý …… đồng chí; ý kiến khác …… "
    "đồng chí. Ban Kiểm phiếu đã được bầu; mời Ban Kiểm phiếu làm việc.",
)
VOTING: Final = (
    Act(
        title="Phổ biến thể lệ, hướng dẫn cách ghi phiếu",
        who=HEAD,
        said=(
            "Phiếu tín nhiệm có ba mức: {levels}. Phiếu do Ban Kiểm phiếu phát, có dấu "
            "treo của {plan.head.issuer}; mọi phiếu giống nhau, không có ký hiệu "
            "riêng.",
            "{guide}",
            "Phiếu không do Ban Kiểm phiếu phát ra là phiếu không hợp lệ.",
            "Đồng chí nào còn điều gì chưa rõ? (Dừng.)",
        ),
    ),
    Act(
        title="Kiểm tra, niêm phong hòm phiếu",
        who=HEAD,
        said=(
            "Ban Kiểm phiếu mở hòm phiếu để Hội nghị kiểm tra: bên trong không có "
            "phiếu hoặc vật gì khác. Mời hai đồng chí đại diện Hội nghị chứng kiến.",
            "Hòm phiếu đã được khóa, dán giấy niêm phong số ……, có chữ ký của Ban Kiểm "
            "phiếu.",
        ),
        done=(
            "Nghiêng hòm phiếu cho cả hội trường thấy. Ghi người thực hiện, người "
            "chứng kiến, số niêm phong vào sổ phiếu và Biên bản giao nhận phiếu.",
        ),
    ),
    Act(
        title="Phát phiếu",
        who=COMMITTEE,
        said=(
            "Mỗi đồng chí nhận một phiếu và ký nhận vào danh sách. Phiếu ghi hỏng thì "
            "trả lại Ban Kiểm phiếu để đổi phiếu khác, trước khi bỏ vào hòm phiếu.",
            "Ban Kiểm phiếu đã phát ra …… phiếu cho …… đồng chí có mặt. Đồng chí nào "
            "chưa nhận được phiếu? (Dừng.)",
        ),
        done=("Đếm chữ ký nhận phiếu, ghi số phiếu phát ra; phiếu thừa để riêng.",),
    ),
    Act(
        title="Ghi phiếu, bỏ phiếu",
        who=HEAD,
        said=(
            "Đề nghị các đồng chí ghi phiếu rồi lần lượt bỏ phiếu vào hòm phiếu. Mỗi "
            "đồng chí tự ghi phiếu của mình.",
            "Còn đồng chí nào chưa bỏ phiếu? (Dừng.) Việc bỏ phiếu kết thúc; hòm phiếu "
            "đóng lại.",
        ),
        done=("Không đi lại quanh chỗ ghi phiếu, không quay phim, chụp ảnh phiếu.",),
    ),
    Act(
        title="Thu phiếu, công bố số phiếu thu về",
        who=HEAD,
        said=(
            "Niêm phong hòm phiếu còn nguyên, số ……. Ban Kiểm phiếu mở hòm phiếu trước "
            "sự chứng kiến của Hội nghị.",
            "Số phiếu phát ra: …… phiếu; số phiếu thu về: …… phiếu; số phiếu không thu "
            "về: …… phiếu.",
            "Ban Kiểm phiếu kiểm phiếu tại nơi riêng; đề nghị Hội nghị nghỉ, trở lại "
            "khi có thông báo.",
        ),
        done=(
            "Số phiếu phải cân đối mới bắt đầu kiểm: đóng dấu = phát ra + đổi + thừa; "
            "phát ra = thu về + không thu về.",
        ),
    ),
    Act(
        title="Kiểm phiếu, lập và ký Biên bản kiểm phiếu",
        who=COMMITTEE,
        done=(
            "Một người đọc, một người ghi, một người soát; phiếu khó thì cả Ban xem và "
            "quyết định, ghi lý do. Mọi thành viên ký đủ các bản của Biên bản.",
            "Trước khi đủ chữ ký không nói, không để lộ bất cứ con số nào của kết quả.",
        ),
    ),
)
ANNOUNCING: Final = Act(
    title="Công bố kết quả",
    who=HEAD,
    said=(
        "Thay mặt Ban Kiểm phiếu, tôi công bố kết quả kiểm phiếu tín nhiệm. Được "
        "triệu tập {voters#:count} đồng chí, có mặt …… đồng chí; phiếu phát ra …… "
        "phiếu, thu về …… phiếu.",
        "Kết quả của từng đồng chí, theo thứ tự trên phiếu (tỷ lệ tính trên "
        "{rulebook.share_base.value:base}):",
    ),
)
CLOSING: Final = (
    Act(
        title="Tiếp nhận ý kiến, khiếu nại về kiểm phiếu",
        who=HEAD,
        said=(
            "Đồng chí nào có ý kiến, khiếu nại về việc kiểm phiếu? (Dừng.) Ban Kiểm "
            "phiếu trả lời và ghi vào Biên bản kiểm phiếu.",
        ),
    ),
    Act(
        title="Niêm phong, bàn giao phiếu",
        who=COMMITTEE,
        said=(
            "Phiếu thu về, phiếu đổi, phiếu thừa và danh sách ký nhận phiếu được niêm "
            "phong, bàn giao theo Biên bản niêm phong.",
        ),
    ),
    Act(
        title="Kết luận, bế mạc Hội nghị",
        who=CHAIR,
        said=(
            "Hội nghị đã tiến hành theo đúng quy trình. Kết quả được báo cáo và sử "
            "dụng theo quy định.",
            "Cảm ơn các đồng chí. Tôi tuyên bố bế mạc Hội nghị.",
        ),
    ),
)
