"""`vigie places link`: the links, the code for a poster, and what is asked where it is not clear."""

import zlib

import pytest
import segno

from bot.cli import main
from bot.sandbox.server import Sandbox

LINK = "https://t.me/vigie_bot?start=w_ml-diboli"


pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.mark.parametrize("asked", ["ml-diboli", "Diboli", "diboli"])
def test_links_of_a_place(capsys, asked):
    assert main(["places", "link", asked, "--bot", "@vigie_bot"]) == 0
    told = capsys.readouterr().out
    assert LINK in told
    assert "https://t.me/vigie_bot?startgroup=w_ml-diboli" in told


def test_a_name_that_several_places_have(capsys):
    assert main(["places", "link", "Gao", "--bot", "vigie_bot"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "ml-gao" in told.err
    assert "ml-r-gao" in told.err


def test_a_name_that_no_place_has(capsys):
    assert main(["places", "link", "Nowhereville", "--bot", "vigie_bot"]) == 1
    assert capsys.readouterr().out == ""


def modules(png):
    """The code's dark modules, read back from the picture: PNG, one bit a pixel, 12 pixels a module, a border of 4."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, width, depth = 8, b"", 0, 0
    while at < len(png):
        size, kind = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        body = png[at + 8 : at + 8 + size]
        if kind == b"IHDR":
            width, depth = int.from_bytes(body[:4], "big"), body[8]
        data += body if kind == b"IDAT" else b""
        at += 12 + size
    assert depth == 1
    row = (width + 7) // 8 + 1
    raw = zlib.decompress(data)
    lines = [bytes(row - 1)]
    for start in range(0, len(raw), row):
        line = raw[start + 1 : start + row]
        assert raw[start] in {0, 2}, "PNG filters: none, or the difference to the line above"
        lines.append(bytes((a + b) % 256 for a, b in zip(line, lines[-1], strict=True)) if raw[start] else line)
    lines = lines[1:]
    count = width // 12 - 8
    middle = [(4 + i) * 12 + 6 for i in range(count)]
    return [[not lines[y][x // 8] >> (7 - x % 8) & 1 for x in middle] for y in middle]


def test_the_code_holds_the_link(tmp_path):
    """Read back module by module, it is the code of that link at level Q."""
    assert main(["places", "link", "ml-diboli", "--bot", "vigie_bot", "--qr", "diboli.png"]) == 0
    expected = segno.make(LINK, error="q", micro=False)
    assert modules((tmp_path / "diboli.png").read_bytes()) == [[bool(each) for each in row] for row in expected.matrix]


def test_a_picture_that_cannot_be_written(capsys):
    assert main(["places", "link", "ml-diboli", "--bot", "vigie_bot", "--qr", "missing/diboli.png"]) == 2
    assert "missing/diboli.png" in capsys.readouterr().err


def test_the_bots_name_is_asked_of_telegram(tmp_path, capsys):
    """With the configuration's token; where Telegram is away, it says what to give."""
    import asyncio

    async def asked():
        async with Sandbox(username="found_bot") as sandbox:
            text = f"telegram:\n  token: '{sandbox.token}'\n  api_root: {sandbox.url}\n"
            (tmp_path / "config.yaml").write_text(text)
            return await asyncio.to_thread(main, ["places", "link", "ml-diboli"])

    assert asyncio.run(asked()) == 0
    assert "https://t.me/found_bot?start=w_ml-diboli" in capsys.readouterr().out
    assert main(["places", "link", "ml-diboli"]) == 2
    assert "--bot" in capsys.readouterr().err
