"""Lay the hall's foundation: devices, screens, sittings, deeds done once.

Presence so far belongs to the first sitting. Reversing forgets the devices, the screens
and which sitting a stay belonged to.
"""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0010_keep_a_draft_for_each_side"),
    ]

    operations = [
        migrations.AddField(
            model_name="campaign",
            name="sitting",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="presenceinterval",
            name="desk",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="presenceinterval",
            name="sitting",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.CreateModel(
            name="DoneOnce",
            fields=[
                ("key", models.UUIDField(primary_key=True, serialize=False)),
                ("deed", models.CharField(max_length=40)),
                ("answer", models.JSONField(default=dict)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.campaign",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HallScreen",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("token", models.CharField(max_length=43, unique=True)),
                ("shows_names", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="screens",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Adjournment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("sitting", models.PositiveSmallIntegerField()),
                ("starts_at", models.DateTimeField(null=True)),
                ("adjourned_at", models.DateTimeField()),
                ("present", models.PositiveIntegerField()),
                ("summoned", models.PositiveIntegerField()),
                ("reason", models.TextField()),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adjournments",
                        to="store.campaign",
                    ),
                ),
            ],
            options={
                "ordering": ["sitting"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "sitting"),
                        name="a_sitting_is_adjourned_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="adjourning_needs_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HallDevice",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=60)),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("public_key", models.BinaryField(max_length=32)),
                ("code", models.CharField(blank=True, max_length=6)),
                ("wrong_codes", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=120)),
                ("revoked_at", models.DateTimeField(null=True)),
                ("wrapped_key", models.BinaryField(default=bytes)),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to="store.campaign",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="devices",
                        to="store.committeemember",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("confirmed_at__isnull", False), ("revoked_at", None)
                        ),
                        fields=("member",),
                        name="one_living_device_a_member",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "committee"), ("member__isnull", False)),
                            models.Q(("kind", "desk"), ("member", None)),
                            _connector="OR",
                        ),
                        name="a_member_has_the_committees_device",
                    ),
                ],
            },
        ),
    ]
