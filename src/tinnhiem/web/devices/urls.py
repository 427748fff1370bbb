"""Addresses of a device that is bound, under `thiet-bi/`."""

from django.urls import path

from tinnhiem.web.devices import binding

urlpatterns = [
    path("", binding.device, name="device"),
    path("cho/", binding.state, name="device-state"),
    path("thoi-dung/", binding.give_up, name="give-up-device"),
    path("ban/<slug:slug>/<str:token>/", binding.bind_desk, name="bind-desk"),
    path(
        "ban-kiem-phieu/<slug:slug>/<str:token>/",
        binding.bind_member,
        name="bind-member",
    ),
]
