"""Addresses of the count, under `kiem-phieu/`."""

from django.urls import path

from tinnhiem.web.count import (
    camera,
    card,
    keying,
    opening,
    overview,
    reconciling,
    scan_pages,
    scan_rows,
    scan_sample,
    scan_seat,
    scan_wall,
    scanning,
    settling,
    signing,
)

ENTRY = "nhap/<int:number>/<str:part>/"

urlpatterns = [
    path("", overview.overview, name="count"),
    path("tinh-hinh/", overview.live, name="count-live"),
    path("mo/", opening.begin, name="open-count"),
    path("kiem-lai/", opening.again, name="recount"),
    path("lo/", opening.declare, name="declare-batches"),
    path("lo/<int:number>/giao-lai/", keying.send_back, name="send-back-batch"),
    path("lo/<int:number>/o-lech/", settling.differences, name="differences"),
    path(ENTRY, keying.key_batch, name="key-batch"),
    path(ENTRY + "luu/", keying.keep, name="keep-batch"),
    path(ENTRY + "xong/", keying.finish, name="finish-batch"),
    path(ENTRY + "sua-lai/", keying.take_up, name="take-up-batch"),
    path("lo/<int:number>/quet/", scanning.scan_batch, name="scan-batch"),
    path("lo/<int:number>/quet/bo/", scanning.drop, name="drop-scans"),
    path("lo/<int:number>/quet/giu/", scanning.keep, name="keep-scans"),
    path("lo/<int:number>/chup/", camera.camera, name="scan-camera"),
    path("lo/<int:number>/chup/khung/", camera.look, name="scan-camera-look"),
    path("lo/<int:number>/chup/anh/", camera.take, name="scan-camera-take"),
    path("trang/", scan_pages.scan_pages, name="scan-pages"),
    path("trang/nhap-tay/", scan_pages.key_page, name="key-scanned-page"),
    path("trang/xem-lai/", scan_pages.call_up, name="call-up-page"),
    path("dong/", scan_rows.scan_rows, name="scan-rows"),
    path("anh-nho/", scan_wall.scan_wall, name="scan-wall"),
    path("mau/", scan_sample.scan_sample, name="scan-sample"),
    path("mau/phieu/", scan_sample.drawn_sheet, name="drawn-sheet"),
    path("anh/<str:key>/", scan_seat.picture, name="scan-picture"),
    path("anh/<str:key>/<int:row>/", scan_seat.picture, name="scan-picture-row"),
    path("khong-ro/", settling.doubts, name="doubts"),
    path("doi-soat/", reconciling.reconcile, name="reconcile"),
    path("ky/", signing.sign, name="sign-count"),
    path("ky/tu-choi/", signing.refuse, name="refuse-to-sign"),
    path("ky/in/<int:number>/", signing.print_out, name="print-minutes-to-sign"),
    path("phim/", card.card, name="count-card"),
    path("nhan/", card.labels, name="count-labels"),
]
