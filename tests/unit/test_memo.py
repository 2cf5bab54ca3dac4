from __future__ import annotations

from bot.understand.text.memo import Memo, Words


def test_words_know_where_they_begin() -> None:
    text = " two  words\nand d'une ligne\n"
    words = Words(text)
    assert [text[start : start + len(word)] for start, word in zip(words.starts, words, strict=True)] == words
    assert "".join(words) == text.replace(" ", "").replace("\n", "")


def test_a_word_is_asked_about_once() -> None:
    asked: list[str] = []
    lengths: Memo[int] = Memo(lambda word: asked.append(word) or len(word))
    assert [told for _, _, _, told in lengths.over(Words("to be or not to be"))] == [2, 2, 2, 3, 2, 2]
    assert asked == ["to", "be", "or", "not"]


def test_words_of_which_nothing_is_told_are_skipped() -> None:
    capitals: Memo[bool] = Memo(str.isupper)
    assert list(capitals.over(Words("the FLA said"))) == [(1, 4, "FLA", True)]
    assert list(capitals.over(Words(""))) == []


def test_of_noise_only_the_last_is_kept() -> None:
    asked: list[str] = []
    lengths: Memo[int] = Memo(lambda word: asked.append(word) or len(word))
    noise = "x" * 10_000
    assert lengths[noise] == lengths[noise] == len(noise)
    assert asked == [noise]
    assert lengths["word"] == len("word")
    assert list(lengths) == ["word"]
