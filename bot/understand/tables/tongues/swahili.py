"""Swahili."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

SWAHILI = Tongue(
    name="Swahili",
    common="na ya wa katika kwa ni la cha za kuwa hii hiyo watu baada ambao kutoka alisema yake ambacho pia huko",
    numerals=(
        "wawili 2 watatu 3 wanne 4 watano 5 sita 6 saba 7 wanane 8 tisa 9 kumi 10 ishirini 20 thelathini 30 "
        "arobaini 40 hamsini 50 sitini 60 sabini 70 themanini 80 tisini 90 mia 100"
    ),
    joiners="na",
    killed=(
        "waliuawa wameuawa aliuawa ameuawa wamekufa walikufa wamefariki walifariki kuuawa waliouawa kuua kuwaua "
        "wamewaua waliwaua miili"
    ),
    injured="walijeruhiwa wamejeruhiwa majeruhi kujeruhiwa waliojeruhiwa kuwajeruhi",
    taken="walitekwa wametekwa kutekwa waliotekwa kuwateka wamewateka utekaji mateka",
    parts="wakiwemo miongoni_mwao",
    things="miaka mwaka kilomita saa siku wiki miezi pikipiki magari nyumba vijiji ng'ombe bilioni milioni",
    noun_first=True,
    ones="mmoja",
    persons="mtu mwanamume mwanamke mtoto dereva mfugaji mkulima raia askari mwanajeshi",
    forces="wanajeshi mwanajeshi askari polisi",
    people="raia watu wanakijiji wakulima wafugaji wafanyabiashara watoto wanawake abiria",
    happened={
        "mine or bomb": "bomu_la_ardhini bomu_la_kutegwa bomu_lililotegwa",
        "strike from the air or afar": (
            "shambulio_la_anga mashambulizi_ya_anga droni ndege_zisizo_na_rubani makombora"
        ),
        "explosion": "mlipuko milipuko bomu",
        "attack on forces": "kambi_ya_jeshi kambi_ya_kijeshi msafara_wa_jeshi",
        "ambush": "kuvizia waliviziwa shambulizi_la_kuvizia",
        "fighting": "mapigano makabiliano",
        "kidnapping": "utekaji_nyara",
        "civilians killed": "mauaji",
        "blockade or road closed": "kuzingirwa mzingiro amri_ya_kutotoka_nje barabara_imefungwa",
        "protest or riot": "maandamano waandamanaji ghasia mgomo",
        "coup or mutiny": "mapinduzi_ya_kijeshi jaribio_la_mapinduzi",
        "displacement": "walikimbia wamekimbia",
        "attack": "shambulio mashambulizi shambulizi walishambulia wameshambulia kushambulia washambuliaji",
        "armed men": "wenye_silaha watu_wenye_silaha",
        "armed group": "magaidi waasi wanamgambo wapiganaji jnim boko_haram",
    },
    other={
        "drill": "mazoezi_ya_kijeshi mazoezi_ya",
        "trade": "bei_ya mauzo pamba",
        "sport": "mechi bao mabao kandanda soka ligi kombe timu",
        "trial": "mahakama hakimu hukumu kesi",
        "politics": "ziara rais_wa mkutano viongozi waziri benki uchaguzi balozi walikutana kuzindua",
        "nature": "kipindupindu surua ugonjwa chanjo",
        "weather": "mvua mafuriko ukame mavuno",
        "culture": "tamasha filamu riwaya makumbusho",
        "accident": "ajali",
    },
    over="wameachiliwa waliachiliwa kuachiliwa",
    denied="amekanusha imekanusha",
    before=Beside(
        between="kati_ya",
        near="karibu_na nje_ya",
        origin="kutoka",
        destination="kuelekea kwenda",
        care="hospitali_ya",
        office="meya_wa gavana_wa",
        division="mkoa_wa jimbo_la",
        target="kijiji_cha mji_wa",
        at="katika huko mjini",
    ),
    joins="na",
    weekdays="jumatatu 0 jumanne 1 jumatano 2 alhamisi 3 ijumaa 4 jumamosi 5 jumapili 6",
    months=(
        "januari 1 februari 2 machi 3 aprili 4 mei 5 juni 6 julai 7 agosti 8 septemba 9 oktoba 10 novemba 11 desemba 12"
    ),
    days="leo 0 jana -1 juzi -2 usiku_wa_jana -1",
    past="mwaka_jana mwezi_uliopita wiki_iliyopita",
    since="tangu",
    voices={
        "ARMY": "jeshi",
        "GOVERNMENT": "serikali wizara",
        "LOCAL_AUTHORITY": "meya gavana mkuu_wa_mkoa",
        "POLICE": "polisi",
        "HEALTH": "hospitali",
    },
    says="alisema walisema imesema ilisema alithibitisha imethibitisha kwa_mujibu_wa",
    rumour="uvumi",
)
