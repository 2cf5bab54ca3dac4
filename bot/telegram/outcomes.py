"""Every error of the Bot API, sorted once.

The errors are those of `answers.py` and PTB's own. Texts are matched without case, because PTB capitalises
some of them; the first row that fits wins, so the most specific stand first. The table's rows are tested
one by one in tests/contract/test_outcomes.py.
"""

from __future__ import annotations

from collections.abc import Callable

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    TelegramError,
)

from bot.delivery.retry import (
    AFTER_GATEWAY_S,
    BotTrouble,
    Gone,
    Migrated,
    NotSent,
    Outcome,
    Rejected,
    Sent,
    Throttled,
    Unknown,
)
from bot.telegram.answers import FloodError, GatewayError, NotSentError


def _gone(reason: str) -> Outcome:
    return Gone(reason)


def _rejected(reason: str) -> Outcome:
    return Rejected(reason)


def _formatting(reason: str) -> Outcome:
    return Rejected(reason, formatting=True)


def _already(_reason: str) -> Outcome:
    return Sent(None)


# (part of the description, what it means). A text that no row knows is a rejection: the message is dead
# with its reason for the operator to see, and the chat stays, because a chat wrongly given up is told
# nothing ever again.
_FORBIDDEN: tuple[tuple[str, Callable[[str], Outcome]], ...] = (
    ("bot was blocked by the user", _gone),
    ("user is deactivated", _gone),
    ("bot was kicked from", _gone),  # the group chat, supergroup chat, channel chat
    ("bot is not a member of", _gone),
    ("group chat was deleted", _gone),
    ("bot can't initiate conversation with a user", _gone),
    ("bot can't send messages to bots", _gone),
)
_BAD_REQUEST: tuple[tuple[str, Callable[[str], Outcome]], ...] = (
    ("can't parse entities", _formatting),
    ("entities_too_long", _formatting),
    ("entity_", _formatting),  # entity_bounds_invalid and its like: the server's own words for the same
    ("unsupported parse_mode", _formatting),
    ("message is not modified", _already),  # an edit whose first try got through
    ("message_not_modified", _already),
    ("chat not found", _gone),
    ("peer_id_invalid", _gone),
    ("channel_private", _gone),  # thrown out of a channel, as the server says it
    ("user_is_blocked", _gone),
    ("input_user_deactivated", _gone),
    ("user is deactivated", _gone),
    ("group chat was deactivated", _gone),
    # Where the group went is not told; the service message about the move will say so.
    ("group chat was upgraded to a supergroup chat", _rejected),
    # An admin may give the right back, or open the topic again: the chat stays.
    ("not enough rights", _rejected),
    ("have no rights", _rejected),
    ("need administrator rights", _rejected),
    ("chat_write_forbidden", _rejected),
    ("chat_admin_required", _rejected),
    ("chat_restricted", _rejected),
    ("topic_closed", _rejected),
    ("topic_deleted", _rejected),
    ("message thread not found", _rejected),
    # Ours to mend.
    ("message text is empty", _rejected),
    ("message is too long", _rejected),
    ("button_data_invalid", _rejected),
    # Too late to matter.
    ("query is too old", _rejected),
    ("message to edit not found", _rejected),
)


def classify(error: BaseException) -> Outcome:  # noqa: C901, PLR0911  one row for each kind of error
    """What `error`, raised by a call to the Bot API, means for what was being sent.

    A cancellation (or anything else that is no Exception) is no outcome and is raised again. An error of
    a kind that nobody foresaw counts as "perhaps sent": so it can neither be lost in silence nor loop.
    """
    if not isinstance(error, Exception):
        raise error
    reason = error.message if isinstance(error, TelegramError) else type(error).__name__
    match error:
        case FloodError():
            return Throttled(error.retry_after)
        case ChatMigrated():
            return Migrated(error.new_chat_id)
        case EndPointNotFound():
            # PTB's do_api_request turns every InvalidToken into this; the cause tells which it was.
            return BotTrouble(reason) if isinstance(error.__cause__, InvalidToken) else Rejected(reason)
        case InvalidToken():
            return BotTrouble(reason)
        case Conflict():
            # Another process polls with this token, or a webhook is set. The poll's trouble alone: sends go on.
            return NotSent(reason)
        case Forbidden():
            return _look_up(_FORBIDDEN, reason)
        case BadRequest():
            return _look_up(_BAD_REQUEST, reason)
        case NotSentError():
            return NotSent(reason)
        case GatewayError():
            return Unknown(reason, wait=AFTER_GATEWAY_S)
        case _:
            return Unknown(reason)


def _look_up(table: tuple[tuple[str, Callable[[str], Outcome]], ...], reason: str) -> Outcome:
    told = reason.lower()
    return next((outcome for part, outcome in table if part in told), _rejected)(reason)
