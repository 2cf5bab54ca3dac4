"""Reading GeoNames dumps: every broken row is told with its line, and none can stop the rest."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.places import dump as module
from bot.places.dump import BadRowError, NoDumpError, read_dump, read_row, size_of, visible
from tests.dumps import row, write


def test_a_row():
    line = row("Ségou", 13.4317, -6.2157, "P.PPLA", geonameid=2451185, ascii="Segou", other="Segou,Сегу", admin1="05",
               population=92552)  # fmt: skip
    found = read_row(line.encode())
    assert (found.geonameid, found.name, found.names) == (2451185, "Ségou", ("Segou", "Segou", "Сегу"))
    assert (found.lat, found.lon, found.feature, found.country) == (13.4317, -6.2157, "P.PPLA", "ML")
    assert (found.admin, found.population) == (("05", "", "", ""), 92552)


def cells(**changed):
    """A good row with some of its columns (by number) replaced."""
    good = row("Tessit").split("\t")
    for column, value in changed.items():
        good[int(column[1:])] = value
    return "\t".join(good).encode()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "1 columns"),
        (b"Tessit\t15.2\t0.29", "3 columns"),
        (row("Tessit").encode() + b"\t", "20 columns"),
        (cells(c1=""), "no name"),
        (cells(c1=" \u200b "), "no name"),  # nothing that can be seen
        (cells(c1="---"), "no name"),
        (cells(c1="x" * 201), "over 200"),
        (cells(c0="x"), "geonameid"),
        (cells(c0="0"), "geonameid"),
        (cells(c0="-5"), "geonameid"),
        (cells(c0="4294967296"), "geonameid"),  # our arrays hold 32 bits
        (cells(c0="9" * 5000), "geonameid"),
        (cells(c0="٣"), "geonameid"),  # a digit, but not one of theirs
        (cells(c4="north"), "latitude that is no number"),
        (cells(c4=""), "latitude that is no number"),
        (cells(c4="nan"), "latitude that is no number"),
        (cells(c4="1_0"), "latitude that is no number"),  # what Python would take
        (cells(c4="90.1"), "beyond ±90"),
        (cells(c5="inf"), "longitude that is no number"),
        (cells(c5="-180.5"), "beyond ±180"),
        (cells(c8="Mali"), "country"),
        (cells(c8=""), "country"),
        (cells(c6="PP"), "feature"),
        (cells(c7="p p"), "feature"),
        (cells(c14="many"), "population"),
        (cells(c14="-1"), "population"),
        (row("Tess\0it").encode(), "NUL"),
        (row("Tessit").encode("utf-16"), "NUL"),
        (row("Ségou").encode("latin-1"), "UTF-8"),
        (row("Tessit").encode() + b"\xed\xa0\x80", "UTF-8"),  # half a surrogate pair
    ],
)
def test_a_broken_row_says_why(line, why):
    with pytest.raises(BadRowError, match=why):
        read_row(line)


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        ("  Gao  \u00a0 Sud ", "Gao Sud"),
        ("Kid\u202eal", "Kidal"),  # a control that turns the writing direction
        ("Ga\x07o", "Gao"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner is spelling
    ],
)
def test_names_hold_only_what_can_be_seen(told, seen):
    assert visible(told) == seen


@given(st.binary(max_size=400) | st.lists(st.text(max_size=12), min_size=17, max_size=21).map(lambda c: "\t".join(c).encode("utf-8", "replace")))  # fmt: skip  # noqa: E501  two strategies
def test_any_bytes_are_a_row_or_a_bad_one(line):
    try:
        found = read_row(line)
    except BadRowError:
        return
    assert found.name
    assert abs(found.lat) <= 90
    assert abs(found.lon) <= 180
    assert found.geonameid > 0


@given(body=st.lists(st.binary(max_size=60) | st.just(row("Tessit").encode()), max_size=8).map(b"\n".join))
def test_any_file_is_a_dump_or_none(tmp_path_factory, body):
    """Good rows and faults together are all lines that hold anything."""
    path = tmp_path_factory.mktemp("any") / "ML.txt"
    path.write_bytes(body)
    lines = [line for line in body.removeprefix("\ufeff".encode()).split(b"\n") if line.strip()]
    try:
        found = read_dump(path)
    except NoDumpError:
        return
    assert found.rows
    assert len(found.rows) + len(found.faults) == len(lines)


def test_the_rest_of_a_file_is_read(tmp_path):
    """Line numbers count blank lines; a byte order mark and Windows line ends do no harm."""
    rows = ["\ufeff" + row("Gao") + "\r", "", "broken", row("Ansongo"), row("Bourem", 95)]
    found = read_dump(write(tmp_path / "ML.txt", rows))
    assert [each.name for each in found.rows] == ["Gao", "Ansongo"]
    assert found.faults == [(3, "has 1 columns, not 19"), (5, "has a latitude beyond ±90")]
    assert found.lines == [rows[0].strip("\ufeff\r").encode(), rows[3].encode()]


def test_rows_of_another_country_are_faults(tmp_path):
    """Else one stray row would put a country of one place in place of a whole one."""
    rows = [row("Gao"), row("Dori", country="BF"), row("Ansongo")]
    found = read_dump(write(tmp_path / "x.txt", rows))
    assert (found.country, len(found.rows)) == ("ML", 2)
    assert found.faults == [(2, "is a row of BF in a dump of ML")]


def test_an_endless_line_is_one_bad_row(tmp_path):
    found = read_dump(write(tmp_path / "ML.txt", [row("Gao"), "x" * (3 * module.MAX_LINE), row("Bourem")]))
    assert [each.name for each in found.rows] == ["Gao", "Bourem"]
    assert [line for line, _ in found.faults] == [2]


def test_progress_counts_every_byte(tmp_path):
    for name in ("ML.txt", "ML.zip"):
        path, read = write(tmp_path / name, [row("Gao"), "x" * 300_000, "", row("Bourem")]), []
        read_dump(path, read.append)
        assert sum(read) == size_of(path) > 300_000


def test_an_archive(tmp_path):
    found = read_dump(write(tmp_path / "ML.zip", [row("Gao"), "broken"]))
    assert ([each.name for each in found.rows], found.faults) == (["Gao"], [(2, "has 1 columns, not 19")])


def archive(*members):
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as made:
        for name in members:
            made.writestr(name, row("Gao") + "\n")
    return body.getvalue()


def torn(body):
    """An archive whose member's bytes are not those that were packed."""
    at = body.index(b"Gao")
    return body[:at] + b"Dao" + body[at + 3 :]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "not one good row"),
        (b"id,name\n1,Gao\n", r"not one good row \(line 1 has 1 columns"),
        (b"%PDF-1.7\x00\xff" * 1000, "not one good row"),
        (archive("readme.txt"), "holds no country dumps"),
        (archive("ML.txt", "BF.txt"), "holds 2 country dumps"),
        (torn(archive("ML.txt")), "broken archive"),
        (archive("ML.txt")[:40], "not one good row"),  # cut short: no archive any more
    ],
    ids=["empty", "csv", "pdf", "readme", "two countries", "torn", "cut short"],
)
def test_what_is_no_dump_is_refused(tmp_path, body, why):
    path = tmp_path / "ML.zip"
    path.write_bytes(body)
    with pytest.raises(NoDumpError, match=why):
        read_dump(path)


@pytest.mark.parametrize("name", ["gone.txt", "folder"])
def test_what_can_t_be_read_is_refused(tmp_path, name):
    (tmp_path / "folder").mkdir()
    with pytest.raises(NoDumpError, match="can't be read"):
        read_dump(tmp_path / name)


def test_a_bomb_is_refused(tmp_path, monkeypatch):
    """An archive tells nothing true about its size: what counts is what comes out."""
    monkeypatch.setattr(module, "MAX_BYTES", 100_000)
    path = write(tmp_path / "ML.zip", [row("Gao")] * 2000)
    assert path.stat().st_size < 20_000
    with pytest.raises(NoDumpError, match="larger than any"):
        read_dump(path)
