"""Fulfulde."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

FULFULDE = Tongue(
    name="Fulfulde",
    common="e ɓe nde o ko oo ɗe ndee ɗum min wiyi mbii fa to haa kala kadi on yimɓe dow ɗo walla",
    numerals=(
        "jeegomo 6 jeeɗiɗo 7 jeetato 8 jeenayo 9 jowo 5 joyo 5 ɗiɗi 2 ɗiɗo 2 didi 2 dido 2 tati 3 tato 3 nay 4 nayi "
        "4 nayo 4 jowi 5 joyi 5 njowo 5 njoyo 5 jeegom 6 njeegomo 6 jeeɗiɗi 7 njeeɗiɗo 7 jeetati 8 njeetato 8 "
        "jeenay 9 njeenayo 9 sappo 10 noogaas 20"
    ),
    joiners="e",
    killed="mbari mbarii mbaraama waraama maayi maayii maaydi maayɓe",
    injured="barminaama mbarminaama gaañaama ngaañaama ɓarmini ɓarminaama mbarmini",
    taken="nanngi nanngaama nanngii",
    things="na'i moto mootooji wuro gure duuɓi nyalnde keme",
    noun_first=True,
    forces="sooje sooje'en soojeeɓe",
    people="yimɓe demooɓe aynaaɓe sukaaɓe rewɓe",
    happened={
        "explosion": "fettii fetti bom bommbo",
        "attack": "yanii njanii",
        "armed men": "wondiiɓe_fetelaaji jom_fetelaaji joom_fetelaaji fetelaaji",
        "armed group": "jihaadiyankooɓe",
    },
    over="yoofaama njoofaama",
    before=Beside(
        between="hakkunde laawol",
        near="sera sara kommbi",
        origin="iwde diga",
        division="leydi diiwaan",
        target="wuro saare",
        at="to haa e",
    ),
    joins="e fa",
    weekdays="altine 0 altinee 0 talaata 1 alarba 2 alkamiisa 3 aljumaa 4 aset 5 alet 6",
    days="hannde 0 keeŋan -1 keenyaŋ -1 hanki -1",
    voices={
        "LOCAL_AUTHORITY": "jowro perefee meer",
    },
    says="wiyi mbii",
    rumour="kabaaru_goongaajo",
)
