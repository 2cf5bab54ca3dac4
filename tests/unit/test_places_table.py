"""The built-in table as a table: divisions by name, positions against their seats, names that clash.

What any gazetteer must hold (ids, parents, cycles) is in test_gazetteer.py; here is what this one promises.
"""

import math
from collections import Counter, defaultdict

import pytest

from bot.model import Kind
from bot.understand.gazetteer.gazetteer import Gazetteer, distance_km
from bot.understand.gazetteer.names import fold
from bot.understand.gazetteer.table import builtin_places

GAZETTEER = Gazetteer.builtin()
PLACES = tuple(GAZETTEER)
TOWNS = tuple(place for place in PLACES if place.kind is Kind.TOWN)
HOME = ("ML", "BF", "NE")

# Law 2023-006 of Mali; decree of July 2025 of Burkina Faso, new name and the old one it replaces or "".
MALI = [
    "Kayes", "Koulikoro", "Sikasso", "Ségou", "Mopti", "Tombouctou", "Gao", "Kidal", "Taoudénit", "Ménaka",
    "Nioro", "Kita", "Dioïla", "Nara", "Bougouni", "Koutiala", "San", "Douentza", "Bandiagara",
]  # fmt: skip
NIGER = ["Agadez", "Diffa", "Dosso", "Maradi", "Tahoua", "Tillabéri", "Zinder", "Niamey"]
BURKINA = {
    "Bankui": "Boucle du Mouhoun", "Djôrô": "Sud-Ouest", "Goulmou": "Est", "Guiriko": "Hauts-Bassins",
    "Kadiogo": "Centre", "Kuilsé": "Centre-Nord", "Liptako": "Sahel", "Nakambé": "Centre-Est",
    "Nando": "Centre-Ouest", "Nazinon": "Centre-Sud", "Oubri": "Plateau-Central", "Sirba": "", "Soum": "",
    "Sourou": "", "Tannounyan": "Cascades", "Tapoa": "", "Yaadga": "Nord",
}  # fmt: skip

# Cercles of Mali by new region, as the law of 2023 counts them.
CERCLES = {
    "bandiagara": 9, "bougouni": 10, "dioila": 6, "douentza": 6, "gao": 16, "kayes": 10, "kidal": 9, "kita": 6,
    "koulikoro": 8, "koutiala": 8, "menaka": 6, "mopti": 8, "nara": 6, "nioro": 6, "san": 7, "segou": 11,
    "sikasso": 8, "taoudenit": 6, "tombouctou": 13,
}  # fmt: skip

# How far a town may lie from the seat of the second-level division that it is in, in km. Mali and Niger have
# cercles and departments larger than Belgium: those of the desert are let go further.
REACH_KM = {"ML": 205, "BF": 125, "NE": 290}
DESERT = {"ml-c-tombouctou", "ml-c-taoudenit", "ne-d-bilma", "ne-d-arlit"}
DESERT_KM = 800
SAME_KM = 5


def regions(country, name):
    return [p for p in GAZETTEER.named(name) if p.kind is Kind.REGION and p.country == country]


@pytest.mark.parametrize(
    ("country", "name"),
    [("ML", name) for name in (*MALI, "District de Bamako")]
    + [("NE", name) for name in (*NIGER[:-1], "Région de Niamey")]
    + [("BF", name) for pair in BURKINA.items() for name in pair if name],
)
def test_every_first_level_division_is_there(country, name):
    assert len(regions(country, name)) == 1, name


def test_mali_has_its_159_cercles():
    """Each cercle is counted in the region that the reform gave it; the old ones keep their old region too."""
    cercles = [p for p in PLACES if p.country == "ML" and p.kind is Kind.CERCLE]
    assert len(cercles) == sum(CERCLES.values()) == 159
    new = {region: f"ml-r-{region}" for region in CERCLES}
    for region, wanted in CERCLES.items():
        inside = {p.id for p in GAZETTEER.inside(new[region]) if p.kind is Kind.CERCLE}
        assert len(inside) >= wanted, region


@pytest.mark.parametrize(
    ("town", "above"),
    [
        ("ml-konna", {"ml-c-mopti", "ml-c-konna", "ml-r-mopti"}),
        ("ml-sandare", {"ml-c-nioro", "ml-c-sandare", "ml-r-kayes", "ml-r-nioro"}),
        ("ml-ouelessebougou", {"ml-c-kati", "ml-c-ouelessebougou", "ml-r-koulikoro", "ml-r-bougouni"}),
        ("ml-yangasso", {"ml-c-bla", "ml-c-yangasso", "ml-r-segou", "ml-r-san"}),
        ("bf-arbinda", {"bf-p-soum", "bf-p-karo-peli", "bf-r-sahel", "bf-r-soum"}),
        ("bf-kantchari", {"bf-p-tapoa", "bf-p-dyamongou", "bf-r-est", "bf-r-tapoa"}),
        ("dz-in-guezzam", {"dz-r-tamanrasset", "dz-r-in-guezzam"}),
    ],
)
def test_old_and_new_parents(town, above):
    """A watch on either division is woken by what happens in the town."""
    assert above <= {each.id for each in GAZETTEER.ancestors(GAZETTEER.get(town))}


def test_most_divisions_at_home_have_a_seat():
    """The few without are ones whose seat is a well or a camp of no certain position."""
    lacking = {p.id for p in PLACES if p.country in HOME and p.kind in {Kind.REGION, Kind.CERCLE} and not p.seat}
    assert lacking <= {
        "ml-c-foum-elba", "ml-c-al-ourche", "ml-c-mena", "ml-c-kassambere", "ml-c-achibogho", "ml-c-inlamawane",
    }  # fmt: skip


def test_towns_lie_near_the_seat_of_their_division():
    far = []
    for town in TOWNS:
        for parent in map(GAZETTEER.get, town.parents):
            if town.country not in HOME or parent.kind is not Kind.CERCLE or not parent.seat:
                continue
            away = distance_km(town, GAZETTEER.get(parent.seat))
            if away > (DESERT_KM if parent.id in DESERT else REACH_KM[town.country]) and away != math.inf:
                far.append((town.id, parent.id, round(away)))
    assert far == []


def test_no_two_rows_tell_one_place():
    """Two towns of one name in one country lie further apart than any survey errs."""
    named = defaultdict(list)
    for town in TOWNS:
        named[town.country, fold(town.name)].append(town)
    twice = [
        (one.id, other.id)
        for same in named.values()
        for at, one in enumerate(same)
        for other in same[at + 1 :]
        if distance_km(one, other) < SAME_KM
    ]
    assert twice == []


def test_no_id_is_given_twice():
    """Of two rows with one id the second would be lost unseen."""
    ids = Counter(place.id for place in builtin_places())
    assert [place_id for place_id, rows in ids.items() if rows > 1] == []


def test_names_are_words():
    """Two letters at least, no stray blanks, nothing that the index could never find."""
    for place in PLACES:
        for name in (place.name, *(name for _, name in place.names), *place.variants):
            assert name == name.strip(), place.id
            assert "  " not in name, place.id
            assert len(fold(name)) >= 2, (place.id, name)


def test_importance_follows_the_division():
    """5 a capital, 4 the seat of a region, 3 of a cercle, 2 a commune, 1 a village; a town may weigh more, not less."""
    assert {place.importance for place in PLACES} <= {1, 2, 3, 4, 5}
    for place in PLACES:
        if place.country in HOME and place.kind is Kind.CERCLE and place.seat:
            assert GAZETTEER.get(place.seat).importance >= 3, place.id


@pytest.mark.parametrize(("country", "least"), [("ML", 850), ("BF", 650), ("NE", 390)])
def test_enough_towns_at_home(country, least):
    assert sum(town.country == country for town in TOWNS) >= least


# Communes of Burkina Faso by province: 351, of which 302 are rural and 49 urban.
COMMUNES = {
    "bale": 10, "bam": 9, "banwa": 6, "bazega": 7, "bougouriba": 5, "boulgou": 13, "boulkiemde": 15, "comoe": 9,
    "ganzourgou": 8, "gnagna": 7, "gourma": 6, "houet": 13, "ioba": 8, "kadiogo": 7, "kenedougou": 13,
    "komondjari": 3, "kompienga": 3, "kossi": 10, "koulpelogo": 8, "kourittenga": 9, "kourweogo": 5, "leraba": 8,
    "loroum": 4, "mouhoun": 7, "nahouri": 5, "namentenga": 8, "nayala": 6, "noumbiel": 5, "oubritenga": 7,
    "oudalan": 5, "passore": 9, "poni": 10, "sanguie": 10, "sanmatenga": 11, "seno": 6, "sissili": 7, "soum": 9,
    "sourou": 8, "tapoa": 8, "tuy": 7, "yagha": 6, "yatenga": 13, "ziro": 6, "zondoma": 5, "zoundweogo": 7,
}  # fmt: skip


def test_burkina_has_its_communes():
    """The seat of each is a town of the table."""
    assert sum(COMMUNES.values()) == 351
    known = {
        province: sum(p.kind is Kind.TOWN and p.importance > 1 for p in GAZETTEER.inside(f"bf-p-{province}"))
        for province in COMMUNES
    }
    assert {
        province: wanted - known[province] for province, wanted in COMMUNES.items() if known[province] < wanted
    } == {}


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("an air strike in the Timbuktu Triangle of Borno", "ng-a-timbuktu-triangle"),  # far from Timbuktu
        ("une embuscade dans la forêt de Faya", "ml-a-faya"),  # not Faya-Largeau in Chad
        ("attaque dans le Dallol Bosso", "ne-a-dallol-bosso"),  # not Bosso on Lake Chad
        ("tués au bord du lac Horo", "ml-a-lac-horo"),
    ],
)
def test_an_area_is_not_the_town_in_its_name(text, place_id):
    assert next(mention.places[0].id for mention in GAZETTEER.scan(text)) == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("مالي", "ml"),
        ("تمبكتو", "ml-tombouctou"),
        ("ليري", "ml-lere"),
        ("نيامي", "ne-niamey"),
        ("واغادوغو", "bf-ouagadougou"),
        ("Haïré", "ml-boni"),  # a commune's own name leads to its seat
        ("Ouro Ali", "ml-senossa"),
        ("Bahn", "bf-banh"),
        ("Mourah", "ml-moura"),
        ("Djelgodji", "bf-p-soum"),  # the province's name since 2025
        ("Bourra", "ml-tassiga"),
        ("Kolonigué", "ml-molobala"),
        ("Kala Siguida", "ml-n-debougou"),
        ("Hamzakoma", "ml-minkiri"),
        ("Togoro Kotia", "ml-sossobe"),
        ("Tarka", "ne-belbedji"),
        ("Sambisa Forest", "ng-a-sambisa"),
    ],
)
def test_other_spellings_lead_there(name, place_id):
    assert GAZETTEER.named(name)[0].id == place_id


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_are_shown_with_the_apostrophe_of_the_words_around_them(language):
    """«cercle de N’Tillit», as «l’armée»; a name that is looked up may have either."""
    assert not [place for place in GAZETTEER if "'" in place.name_in(language)]
    assert GAZETTEER.named("N'Tillit") == GAZETTEER.named("N’Tillit") != ()
