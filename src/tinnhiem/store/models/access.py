"""Accounts, cards and who is signed in. Nothing here leads to a ballot."""

import uuid

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models


class Account(models.Model):
    """A member of staff who signs in with a name and a password."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    login = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    title = models.CharField(max_length=200, blank=True)
    # Of `core.access.duty.Duty`: in a small office the clerk looks after the machine.
    duties = models.JSONField(default=list)
    # Who this is among the people of the office: conflicts of roles need it.
    person = models.ForeignKey(
        "store.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    password = models.CharField(max_length=200)
    totp_secret = models.CharField(max_length=64, blank=True)
    # The last thirty-second step that was used: a code read over a shoulder is dead.
    totp_step = models.BigIntegerField(default=0)
    must_change_password = models.BooleanField(default=False)
    # A link to enter once, from the machine's own terminal; only its hash.
    link_sha256 = models.CharField(max_length=64, blank=True)
    link_until = models.DateTimeField(null=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["login"]
        constraints = [
            models.CheckConstraint(
                name="an_account_has_a_password", condition=~models.Q(password="")
            )
        ]

    def __str__(self) -> str:
        return self.login


class Card(models.Model):
    """The card of a summons: a QR code and a PIN, both kept only as hashes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(
        "store.RosterEntry", on_delete=models.CASCADE, related_name="cards"
    )
    token_sha256 = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=200)
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["issued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(revoked_at=None),
                name="one_living_card_each",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class WebSession(AbstractBaseSession):
    """A browser that is signed in, by an account or by a card."""

    account = models.ForeignKey(
        Account, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    card = models.ForeignKey(
        Card, null=True, on_delete=models.CASCADE, related_name="sessions"
    )
    device = models.CharField(max_length=120, blank=True)
    started_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="signed_in_one_way",
                condition=models.Q(account=None) | models.Q(card=None),
            )
        ]


class WrongAnswer(models.Model):
    """A wrong password or PIN, until the door has opened again.

    `subject` is a hash of what was tried, so that the table names nobody.
    """

    subject = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.at}"
