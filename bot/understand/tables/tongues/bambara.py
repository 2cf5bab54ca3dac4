"""Bambara."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

BAMBARA = Tongue(
    name="Bambara",
    common="ye ka la na ni ko bɛ tɛ ma o u a an aw min don kɛra tun ani kɔnɔ kan fɛ bɔ taa nana in nin bɛɛ",
    numerals=(
        "fila 2 fla 2 saba 3 naani 4 duuru 5 duru 5 wɔɔrɔ 6 wolonwula 7 wolonfila 7 wolonfla 7 segin 8 seegin 8 "
        "kɔnɔntɔn 9 kononton 9 tan 10 mugan 20"
    ),
    joiners="ni",
    killed="fagara faga fagalen sara salen suw",
    injured="joginna jogin joginnen mandimina",
    taken="minɛna minɛ minɛnen",
    things="misi moto motow so sow dugu kilo kilomɛtɛrɛ san waati lɛrɛ tile",
    nobody_dead="mɔgɔ_si_ma_faga mɔgɔ_si_ma_sa mɔgɔ_ma_sa mɔgɔ_ma_faga",
    noun_first=True,
    ones="kelen",
    persons="mɔgɔ cɛ muso den sɔrɔdasi",
    forces="sɔrɔdasi sɔrɔdasiw polisi zandaramu",
    people="mɔgɔ mɔgɔw cikɛla cikɛlaw jagokɛla jagokɛlaw muso musow den denw",
    happened={
        "explosion": "pɛrɛnna bɔnbu",
        "attack": "binna bin_kɛra binkanni binkanniw",
        "armed men": "marifatigiw marifatigi bolofɛn_gɛlɛntigiw binkannikɛlaw",
        "armed group": "jihadikɛlaw jihadisitiw terɔrisiw",
        "a settlement or civilians attacked": "ye_dugu_jeni dugu_jenina sow_jeni",
        "blockade or road closed": "sira_datugu datugu siraw_datugu sira_tigɛ siraw_tigɛ",
    },
    other={
        "sport": "kupu kuru ntolantan ntolatan ntolatanna",
        "politics": "minisiri wasa_kalata kalata",
        "anniversary": "zanwuye seli hakilijigin",
        "trial": "kiritigɛ kiritigɛla kiritigɛso",
        "weather": "sanji",
        "trade": "sɔngɔ suman_sɔngɔ",
        "nature": "bana kɔlɛra",
    },
    over="bilala hɔrɔnyara",
    behind=Beside(
        between="cɛ furancɛ",
        near="kɛrɛfɛ kɛrɛ_fɛ lamini lamini_na",
        destination="fan_fɛ sira_fɛ",
        office="perefe dugutigi mɛri gɔfɛrɛnɛri",
        division="mara_la mara kafo kubeda marabolo",
        at="kɔnɔ kan la na dugu dugu_kan",
    ),
    joins="ani ni",
    weekdays="ntɛnɛn 0 tɛnɛn 0 tarata 1 araba 2 alamisa 3 juma 4 sibiri 5",
    days="bi 0 kunun -1",
    past="salon",
    voices={
        "LOCAL_AUTHORITY": "perefe dugutigi mɛri gɔfɛrɛnɛri dugutigiw",
        "GOVERNMENT": "gɔfɛrɛnaman",
    },
    says="ko dantigɛ y'o_dantigɛ y'a_fɔ",
)
