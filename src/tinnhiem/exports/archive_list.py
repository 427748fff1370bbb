"""The list of a bundle as a person reads it, with any editor."""

from tinnhiem.core.archive.manifest import ArchiveManifest


def readable_manifest(manifest: ArchiveManifest, *, phase: str) -> str:
    """Return the list as UTF-8 text.

    Args:
        manifest: Without this text itself.
        phase: How far the campaign had come, in words.
    """
    rows = "\n".join(
        f"{number:>5}  {one.size:>12}  {one.sha256}  {one.path}"
        for number, one in enumerate(manifest.files, start=1)
    )
    left_out = "".join(f"- {words}\n" for words in manifest.left_out)
    return (
        "BẢNG KÊ GÓI LƯU TRỮ\n\n"
        f"Cuộc lấy phiếu: {manifest.title}\n"
        f"Tên ngắn: {manifest.slug}\n"
        f"Giai đoạn: {phase}\n"
        f"Lập lúc: {manifest.made_at:%H:%M ngày %d/%m/%Y}\n"
        f"Người lập: {manifest.made_by or 'không ghi'}\n"
        f"Nhật ký: {manifest.head.entries} dòng, dòng cuối có vân tay "
        f"{manifest.head.digest}\n\n"
        "Gói không có tờ phiếu nào: chương trình không lưu nguyên tờ phiếu.\n"
        f"{'Không đưa vào gói:' if left_out else ''}\n{left_out}\n"
        "Kiểm tra không cần chương trình: giải nén rồi chạy  sha256sum -c SHA256SUMS\n"
        "Kiểm tra bằng chương trình:  tinnhiem archive verify <tệp gói>\n\n"
        f"{'TT':>5}  {'byte':>12}  {'SHA-256':<64}  tệp\n{rows}\n"
    )
