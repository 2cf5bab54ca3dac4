"""Who only tells of it is no victim: "according to the mayor of Tin, three herders …", "…, a nurse said"."""

from __future__ import annotations

from bot.understand.tables import grammar as gr
from bot.understand.tolls.groups import Group, Sentence, is_source

OF_PLACE = 4  # words of "of the village of Tin", between a speaker and his verb
BESIDE = 8  # words from "according to" to the last who is named behind it


def without_speakers(sentence: Sentence) -> None:
    """Leave out whom the sentence names as its source."""
    sentence.groups = [
        each
        for each in sentence.groups
        if not (_is_sourced(sentence, each) or _is_inverted(sentence, each) or _tells(sentence, each))
    ]


def _is_sourced(sentence: Sentence, group: Group) -> bool:
    """Say whether "according to" stands before them, or before whom they speak with: "selon le maire et un élu"."""
    if is_source(sentence, group.start - 1):
        return True
    if sentence.at(group.start - 1) not in {"and", "et"}:
        return False
    for at in range(group.start - 2, max(-1, group.start - 1 - BESIDE), -1):
        if is_source(sentence, at):
            return True
        if sentence.tokens[at] in gr.STOPS or at in sentence.fate_at or sentence.tokens[at] in gr.FINITE - {"a"}:
            return False
    return False


def _is_inverted(sentence: Sentence, group: Group) -> bool:
    """Say whether a verb of saying stands before its subject: "…, said a nurse"."""
    said = sentence.at(group.start - 1) in gr.SPEECH and sentence.at(group.start - 2) in _ENDS_SPEECH
    if not (said and group.single):
        return False
    for at in range(group.end, len(sentence.tokens)):
        if sentence.tokens[at] in gr.STOPS:
            break
        if at in sentence.fate_at or sentence.tokens[at] in gr.FINITE - {"a"}:
            return False  # "…, said a fifth man had lost a foot"
    return True


_ENDS_SPEECH = frozenset((",", '"', "»"))


def _tells(sentence: Sentence, group: Group) -> bool:
    """Say whether one's own verb of saying ends the sentence: "…, a nurse in Gao said"."""
    if not group.single or sentence.at(group.start - 1) not in _ENDS_SPEECH:
        return False
    after = sentence.tokens[group.end : group.end + 1 + OF_PLACE]
    verb = next((at for at, each in enumerate(after) if each in gr.SPEECH), None)
    if verb is None or any(each in gr.STOPS or each in gr.AND for each in after[:verb]):
        return False
    if verb and after[0] not in gr.PLACED | gr.OF:
        return False
    return all(group.end + at not in sentence.fate_at for at in range(verb))
