"""Chinese names of towns and countries, as news agencies write them. Only those that are sure; no sound tells more."""

from __future__ import annotations

NAMES = {
    "巴马科": "Bamako", "加奥": "Gao", "基达尔": "Kidal", "通布图": "Tombouctou", "廷巴克图": "Tombouctou",
    "莫普提": "Mopti", "塞古": "Ségou", "锡卡索": "Sikasso", "库佳拉": "Koutiala", "卡伊": "Kayes", "凯斯": "Kayes",
    "库利科罗": "Koulikoro", "梅纳卡": "Ménaka", "杰内": "Djenné", "泰萨利特": "Tessalit", "邦贾加拉": "Bandiagara",
    "尼亚美": "Niamey", "阿加德兹": "Agadez", "津德尔": "Zinder", "马拉迪": "Maradi", "塔瓦": "Tahoua",
    "多索": "Dosso", "迪法": "Diffa", "蒂拉贝里": "Tillabéri", "阿尔利特": "Arlit",
    "瓦加杜古": "Ouagadougou", "博博迪乌拉索": "Bobo-Dioulasso", "瓦希古亚": "Ouahigouya", "吉博": "Djibo",
    "多里": "Dori", "卡亚": "Kaya", "库杜古": "Koudougou", "法达恩古尔马": "Fada N'Gourma", "邦福拉": "Banfora",
    "马里": "Mali", "尼日尔": "Niger", "布基纳法索": "Burkina Faso",
}  # fmt: skip
