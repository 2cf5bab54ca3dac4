"""What Telegram turns into links by itself: addresses, bare domains, @names, /commands, #tags.

The server and the apps do this to every text that is not already code or a link. A town named like a
domain ("Kayes.ml") becomes a link that nobody wrote, so the sandbox has to show it. After TDLib's
`find_entities`; its list of top-level domains is cut here to the country codes and the common rest.
"""

from __future__ import annotations

import re

from bot.sandbox.markup import Entity, units

# Country codes and the generic domains that occur in news: after the IANA root zone.
DOMAINS = frozenset(
    """
    ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz
    ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk
    fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq
    ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh
    mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk
    pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz
    tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm
    zw com org net info biz int edu gov mil name pro mobi asia cat coop jobs museum tel travel africa app
    blog cloud club dev live media news online press radio shop site space store tech today top video website
    wiki world xyz
    """.split()  # noqa: SIM905  a table to read, not 300 quoted words
)

_LABEL = r"[^\W_](?:[\w\-]{0,62}[^\W_])?"
_URL = re.compile(
    r"(?<![\w@/.\-])(?P<scheme>(?:https?|ftp|tg|ton|tonsite)://)?"
    rf"(?P<host>(?:{_LABEL}\.)+{_LABEL})(?::\d{{1,5}})?(?P<rest>[/?#][^\s<>\"«»]*)?",
    re.IGNORECASE,
)
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)")
_EMAIL = re.compile(rf"(?<![\w.+\-])[\w.+\-]{{1,64}}@(?:{_LABEL}\.)+[A-Za-z]{{2,8}}(?![\w@])")
_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{2,32}(?![\w@])")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_HASHTAG = re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}(?![\w#])")
_CASHTAG = re.compile(r"(?<![\w$])\$[A-Z]{1,8}(?![\w$])")
_CLOSED = {"code", "pre", "text_link", "text_mention", "custom_emoji", "date_time"}


def add_automatic(text: str, entities: list[Entity]) -> list[Entity]:
    """Return the entities with Telegram's automatic ones added, in the order of their offsets."""
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _CLOSED]
    found: list[Entity] = []
    for kind, begin, end in _candidates(text):
        offset = units(text[:begin])
        stop = offset + units(text[begin:end])
        if all(stop <= low or offset >= high for low, high in taken):
            taken.append((offset, stop))
            found.append({"type": kind, "offset": offset, "length": stop - offset})
    return sorted([*entities, *found], key=lambda e: (e["offset"], -e["length"]))


def _candidates(text: str) -> list[tuple[str, int, int]]:
    """All that might be linked, strongest kind first."""
    spans = [("email", *match.span()) for match in _EMAIL.finditer(text)]
    spans += [("url", match.start(), end) for match in _URL.finditer(text) if (end := _url_end(match))]
    for kind, pattern in (
        ("mention", _MENTION),
        ("bot_command", _COMMAND),
        ("hashtag", _HASHTAG),
        ("cashtag", _CASHTAG),
    ):
        spans += [(kind, *match.span()) for match in pattern.finditer(text)]
    return spans


def _url_end(match: re.Match[str]) -> int:
    """Where the address ends, its trailing punctuation left out; 0 where Telegram sees no address."""
    host = match["host"]
    known = host.rsplit(".", 1)[-1].lower() in DOMAINS or _IPV4.fullmatch(host)
    if not match["scheme"] and not known:
        return 0
    if not match["rest"]:
        return match.end()
    kept = match[0].rstrip(".,:;!?'\"»)]}…")
    if kept.count("(") > kept.count(")"):
        kept = match[0][: len(kept) + 1]
    return match.start() + len(kept)
