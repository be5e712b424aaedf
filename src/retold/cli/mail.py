"""A digest as mail, sent through the server the user names."""

import os
import smtplib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import click

from retold.errors import EnvironmentFault, UsageError


def start_of(since: str | None) -> str:
    """When a digest begins, as the store writes times.

    Raises:
        UsageError: if it is no ISO date or time.
    """
    if since is None:
        return (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="microseconds")
    try:
        moment = datetime.fromisoformat(since).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"--since {since}: an ISO date or time is wanted, 2025-10-14 or 2025-10-14T08:00") from error
    return moment.isoformat(timespec="microseconds")


def message(to: str, subject: str, text: str, page: bytes) -> EmailMessage:
    """A mail with the text and, as an alternative, the page."""
    mail = EmailMessage()
    mail["To"] = to
    mail["From"] = os.environ.get("RETOLD_MAIL_FROM", to)
    mail["Subject"] = f"Retold: {subject}"
    mail.set_content(text)
    mail.add_alternative(page.decode(), subtype="html")
    return mail


def send(mail: EmailMessage, *, dry_run: bool) -> None:
    """Send through `RETOLD_SMTP` (host:port, with `RETOLD_SMTP_USER` and `RETOLD_SMTP_PASSWORD` if it wants them).

    Raises:
        EnvironmentFault: if no server is named, or it does not take the mail.
    """
    if dry_run:
        click.echo(mail.as_string())
        return
    server = os.environ.get("RETOLD_SMTP")
    if not server:
        raise EnvironmentFault("no mail server is named; set RETOLD_SMTP=host:port, or look first with --dry-run")
    host, _, port = server.partition(":")
    try:
        with smtplib.SMTP(host, int(port or 25), timeout=30) as smtp:
            if os.environ.get("RETOLD_SMTP_USER"):
                smtp.starttls()
                smtp.login(os.environ["RETOLD_SMTP_USER"], os.environ.get("RETOLD_SMTP_PASSWORD", ""))
            smtp.send_message(mail)
    except (OSError, ValueError, smtplib.SMTPException) as error:
        raise EnvironmentFault(f"{server} did not take the mail: {error}") from error
