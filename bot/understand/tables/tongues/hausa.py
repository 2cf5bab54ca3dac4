"""Hausa."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

HAUSA = Tongue(
    name="Hausa",
    common=(
        "da na ya ta sun wani wasu inda ba a ciki har ne ce kuma mutum mutane ga an suka aka cikin yan daga ran "
        "ranar wanda waɗanda ko shi su mai masu kan zuwa in ji"
    ),
    numerals=(
        "biyu 2 uku 3 huɗu 4 hudu 4 biyar 5 shida 6 bakwai 7 takwas 8 tara 9 goma 10 ashirin 20 talatin 30 arba'in "
        "40 hamsin 50 sittin 60 saba'in 70 tamanin 80 casa'in 90 ɗari 100 dari 100"
    ),
    joiners="sha da",
    killed=(
        "kashe hallaka mutu mutuwar rasu bindige sassare gawa gawarwaki halaka rasa_rayukansu rasa_ransu rasa_rayuka"
    ),
    injured="raunata jikkata rauni raunuka jikkatar raunin",
    taken="sace sacewa garkuwa sacen awon_gaba",
    parts="cikinsu cikinsa daga_cikinsu har_da haɗa_da hada_da",
    things=(
        "shekara shekaru kilomita babura motoci mota gidaje ƙauyuka kauyuka kwanaki kwana awa sa'o'i makonni "
        "watanni shanu dabbobi ƙarfe karfe"
    ),
    nobody_dead=(
        "ba_wanda_ya_mutu ba_a_rasa_rai babu_wanda_ya_mutu ba_a_kashe_kowa babu_wanda_aka_kashe ba_wanda_aka_kashe"
    ),
    nobody_hurt="ba_wanda_ya_ji_rauni babu_wanda_ya_ji_rauni ba_a_ji_wa_kowa_rauni babu_wanda_ya_jikkata",
    noun_first=True,
    ones="wani wata ɗaya daya guda",
    persons="likita mutum yaro yarinya mace direba makiyayi manomi soja malami",
    forces="soja sojoji sojojin 'yan_sanda jami'an_tsaro jandarma",
    people="mutum mutane manoma manomi makiyaya yara mata fasinjoji mazauna 'yan_kasuwa mutanen",
    happened={
        "mine or bomb": "nakiya bam bama-bamai abin_fashewa",
        "strike from the air or afar": "harin_sama hare-haren_sama jirgin_yaƙi jirgi_mara_matuƙi",
        "explosion": "fashewa ta_fashe ya_fashe fashewar tarwatse",
        "attack on forces": (
            "sansanin_soja sansanin_sojoji barikin_soja barikin_sojoji harin_sansanin hari_kan_sojoji"
        ),
        "ambush": "kwanton_ɓauna kwanton_bauna",
        "fighting": "artabu musayar_wuta arangama fafatawa gwabza",
        "kidnapping": "yin_garkuwa garkuwa_da kuɗin_fansa",
        "civilians killed": "kisan_gilla harbe sun_harbe suka_harbe",
        "a settlement or civilians attacked": "sun_ƙone suka_ƙone ƙone_gidaje wawashe sace_shanu kora_shanu",
        "blockade or road closed": (
            "ƙawanya kawanya dokar_hana_fita toshe_hanya datse_hanya rufe_hanya hana_fita an_rufe_hanya tare_hanya"
        ),
        "protest or riot": "zanga-zanga zanga-zangar bore tarzoma yajin_aiki",
        "coup or mutiny": "juyin_mulki",
        "arrests or seizures": "sun_kama an_kama",
        "ultimatum or threat": "barazana wa'adi",
        "displacement": "sun_tsere suka_tsere tserewa",
        "withdrawal": "janye_sojoji janyewar sun_janye",
        "attack": "hari harin hare-hare hare-haren farmaki mahara maharan sun_afka suka_afka",
        "armed men": "'yan_bindiga ƴan_bindiga yan_bindiga ɗauke_da_makamai masu_bindiga 'yan_fashi",
        "armed group": "boko_haram iswap 'yan_ta'adda ƴan_ta'adda 'yan_ta'addan",
    },
    other={
        "drill": "atisaye atisayen",
        "sport": "gasar gasa wasan wasanni kokawa kokawar ƙwallo ƙwallon kulob takobi",
        "trial": "kotu kotun alƙali shari'a hukuncin ɗaurin",
        "nature": "cuta cutar kwalara sankarau rigakafi allurar annoba zazzaɓin",
        "weather": "ruwan_sama ambaliya ambaliyar fari damina ciyawa",
        "trade": "farashi farashin kasuwar_hatsi girbi amfanin_gona",
        "politics": (
            "firaminista ganawa ƙaddamar_da rattaba_hannu yarjejeniya minista ministan taro zaɓe zaben jakada naɗa "
            "majalisa ziyara"
        ),
        "culture": "biki_na bikin_al'adu fim littafi waƙa mawaƙi",
        "aid": "tallafi raba_kayan agaji_ga aikin_gina",
        "accident": "haɗarin_mota hatsarin_mota haɗari hatsari kife ya_rufta",
        "anniversary": "tunawa_da cikar_shekara zagayowar",
        "training": "horo horaswa",
    },
    over="kuɓuta kubuta sako sun_sako an_sako an_saki 'yanta kuɓutar an_buɗe_hanya",
    denied="musanta karyata ƙaryata",
    before=Beside(
        between="tsakanin hanyar",
        near="kusa_da kusa_da_garin kudu_da arewa_da gabas_da yamma_da",
        border="iyaka_da iyakar",
        origin="daga",
        destination="zuwa",
        care="asibitin",
        office="magajin_garin gwamnan prefet_na sarkin hakimin radiyo",
        division="jihar yankin gundumar lardin",
        target="garin ƙauyen kauyen harin kasuwar sansanin",
        at="a",
    ),
    articles="garin gari ƙauyen kauyen birnin",
    joins="da zuwa",
    weekdays="litinin 0 talata 1 laraba 2 alhamis 3 jumma'a 4 juma'a 4 asabar 5 lahadi 6",
    months=(
        "janairu 1 fabrairu 2 maris 3 afrilu 4 mayu 5 yuni 6 yuli 7 agusta 8 satumba 9 oktoba 10 nuwamba 11 disamba 12"
    ),
    days="yau 0 jiya -1 shekaranjiya -2 daren_jiya -1 yau_da_safe 0",
    of_month="ga_watan ga_wata watan",
    past="a_bara bara_ma watan_da_ya_gabata makon_da_ya_gabata shekarar_da_ta_gabata makwanni_biyu_da_suka_wuce",
    since="tun tun_daga tun_ran",
    voices={
        "ARMY": "rundunar_soja hedkwatar_tsaro",
        "GOVERNMENT": "gwamnati ma'aikatar jami'an_tsaro",
        "LOCAL_AUTHORITY": "magajin_garin magajin_gari gwamnan gwamna prefet hakimi hakimin dagacin",
        "POLICE": "'yan_sanda",
        "HEALTH": "asibiti asibitin likitan",
    },
    says="in_ji ya_ce ta_ce sun_ce tabbatar bayyana a_cewar sanar",
    silent="bai_ce_komai ba_su_ce_komai",
    rumour="jita-jita ba_a_tabbatar",
)
