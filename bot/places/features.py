"""Which features of a dump vigie keeps, and what they are to it.

GeoNames' classes and codes (https://www.geonames.org/export/codes.html). The news of a conflict names more than
villages: wells, camps, mines, hills, forests. Where nobody lives the importance is 0, so that of two
places of one name the inhabited one comes first. Streams, dunes and marshes are left out: news does not name them, and
they bear the names of half the villages. Airports and stations are left out as well: they are told of by their town.
"""

# ruff: noqa: SIM905  a list of words is easier to read as a text
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Kind


@dataclass(frozen=True, slots=True)
class Feature:
    """What one feature code means: the `division` and `kind` of its places, and their least importance."""

    division: str
    kind: Kind
    importance: int


def _table(kind: Kind, importance: int, **codes: str) -> dict[str, Feature]:
    return {
        f"{group}.{code}": Feature(division, kind, importance)
        for division, listed in codes.items()
        for group, _, names in (each.partition(":") for each in listed.split())
        for code in names.split(",")
    }


# A spot is told as a town is: people within reach of it are woken. What stretches is an area.
FEATURES: Mapping[str, Feature] = {
    **_table(Kind.REGION, 4, region="A:ADM1"),
    **_table(Kind.CERCLE, 3, district="A:ADM2"),
    **_table(Kind.TOWN, 2, commune="A:ADM3,ADM4"),
    **_table(Kind.TOWN, 5, town="P:PPLC"),
    **_table(Kind.TOWN, 4, town="P:PPLA"),
    **_table(Kind.TOWN, 3, town="P:PPLA2"),
    **_table(Kind.TOWN, 2, town="P:PPLA3,PPLA4,PPLG"),
    **_table(Kind.TOWN, 1, village="P:PPL,PPLA5,PPLL,PPLS,PPLR,PPLF,STLMT"),
    **_table(
        Kind.TOWN,
        0,
        village="P:PPLQ,PPLW,PPLH,PPLCH",
        quarter="P:PPLX",
        locality="L:LCTY",
        oasis="L:OAS",
        camp="S:CMP,CMPRF,CMPMN,CMPL,CMPLA,CMPO",
        base="L:MILB S:INSM,FT,STNB",
        mine="S:MN,MNA,MNAU,MNFE,MNQ,MNU,MNDT,MNC,MNCU,MNN L:MNA,CLG,OILF,GASF",
        post="S:CSTM,PP,PSTB,PSTC,PSTP,BDG R:CRSRD",
        dam="S:DAM,DAMSB",
        well="H:WLL,WLLS,WLLQ,WTRH,SPNG,SPNT",
        hill="T:HLL,MT,PK,BUTE,MESA,RK,CONE,PASS,GAP",
        island="T:ISL,ISLET",
    ),
    **_table(
        Kind.AREA,
        0,
        forest="V:FRST,FRSTF,GRVC L:RESF,RESN,RESW,RES,PRK",
        lake="H:LK,LKI,LKS,LKSI,LGN,RSV,PND,PNDI,PNDS",
        wadi="H:WAD,WADS,WADB",
        hills="T:HLLS,MTS,RDGE,PLAT,UPLD,ERG,ISLS,VAL,PLN,CLF,ESCP",
        area="L:AREA,RGN,RGNE,RGNH",
    ),
}

# What a country calls its first- and second-level divisions; elsewhere region and district.
LEVELS: Mapping[str, tuple[str, str]] = {
    "ML": ("region", "cercle"), "BF": ("region", "province"), "NE": ("region", "department"),
    "MR": ("wilaya", "department"), "SN": ("region", "department"), "GN": ("region", "prefecture"),
    "CI": ("region", "department"), "TG": ("region", "prefecture"), "BJ": ("department", "commune"),
    "NG": ("state", "district"), "DZ": ("wilaya", "district"), "TD": ("region", "department"),
    "GH": ("region", "district"), "GW": ("region", "district"), "GM": ("region", "district"),
}  # fmt: skip

# Words that make sentences, folded. Somewhere each is a village's name too, but in a text never a place by itself.
GRAMMAR = frozenset(
    """
    de du des la le les l d un une et ou a au aux en par pour sur sous dans avec sans se sa son ses ce cet cette ces
    il elle ils elles on nous vous je tu ne pas que qui dont ont sont etait y si plus
    the an of to in on at by for from with and or as is are was were be been it its he his she her they them we us
    you not no so that this these those than more some all any
    """.split()
)

# People who live there make a village a town; far under the seats of divisions, that GeoNames marks itself.
_POPULOUS = ((100_000, 3), (10_000, 2))


def importance(feature: Feature, population: int) -> int:
    """The built-in table's scale, from 5 (capital) to 1 (village), and 0 where nobody lives."""
    if feature.kind is not Kind.TOWN or feature.importance == 0:
        return feature.importance
    return max(feature.importance, next((rank for people, rank in _POPULOUS if population >= people), 0))
