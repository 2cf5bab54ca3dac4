"""Turkish."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

TURKISH = Tongue(
    name="Turkish",
    common=(
        "ve bir bu ile için olarak da de olan daha en çok sonra kadar göre oldu edildi etti eden ise değil gibi "
        "üzere ardından günü tarafından yakınlarında kentinde bölgesinde"
    ),
    numerals=(
        "iki 2 üç 3 dört 4 beş 5 altı 6 yedi 7 sekiz 8 dokuz 9 on 10 yirmi 20 otuz 30 kırk 40 elli 50 altmış 60 "
        "yetmiş 70 seksen 80 doksan 90 yüz 100"
    ),
    killed="öldü öldürüldü öldürdü öldürülen ölen ölü ölüm öldüren hayatını_kaybetti hayatını_kaybeden şehit",
    injured="yaralandı yaralanan yaralı yaraladı",
    taken="kaçırıldı kaçırılan kaçırdı kaçıran kaçırılması rehin rehine esir",
    parts="bunlardan aralarında içinde",
    things="yıl yaşında yaşındaki kilometre km saat gün ay hafta araç motosiklet kamyon ev köy köye saldırı",
    nobody_dead="ölen_olmadı",
    nobody_hurt="yaralanan_olmadı",
    ones="bir",
    persons="kişi adam kadın çocuk sürücü çoban çiftçi tüccar sivil köylü öğretmen imam asker polis askerin",
    forces="asker askerler askeri polis jandarma askerin",
    people="sivil siviller köylü köylüler çocuk kadın yolcu çoban tüccar çiftçi",
    happened={
        "mine or bomb": "mayın mayına mayının el_yapımı_patlayıcı bombalı_saldırı bomba_yüklü intihar_saldırısı",
        "strike from the air or afar": (
            "bombala* bombardıman* hava_saldırısı hava_saldırıları iha_saldırısı siha_saldırısı havan bombaladı "
            "bombalandı roket füze hava_saldırısında"
        ),
        "explosion": "patlama* patladı patlattı patlama patlamada patlaması",
        "attack on forces": "askeri_üs askeri_üsse askeri_konvoya askeri_karakola askeri_noktaya üssüne",
        "ambush": "pusu* pusu pusuda pusuya pusunun pusudaki",
        "fighting": "çatışma* çatışma çatışmalar çatışmada çatışmalarda çatıştı çatışması",
        "civilians killed": "katliam katledildi katletti",
        "a settlement or civilians attacked": (
            "köye_saldırı köyüne_saldırı yağmaladı yağmalandı ateşe_verdi ateşe_verildi yaktı tarandı taradı "
            "otobüs_tarandı"
        ),
        "blockade or road closed": (
            "kuşat* abluka* abluka ablukaya kuşatma kuşatması kuşattı yol_kapatıldı yolu_kapattı "
            "sokağa_çıkma_yasağı ulaşıma_kapatıldı"
        ),
        "protest or riot": (
            "gösterici* protesto* protesto protestolar protestocular gösteri gösteriler göstericiler ayaklanma "
            "yağma grev"
        ),
        "coup or mutiny": "darbe darbe_girişimi isyan_çıktı",
        "arrests or seizures": "gözaltına tutuklandı yakalandı",
        "ultimatum or threat": "tehdit ültimatom",
        "displacement": "yerinden_edildi kaçtı göç_etti evlerini_terk",
        "withdrawal": "çekildi çekiliyor geri_çekildi boşalttı",
        "attack": (
            "saldır* baskın* saldırı saldırıda saldırısı saldırısında saldırının saldırıyı saldırdı saldırılar "
            "saldırılarda baskın baskını baskınında saldırgan saldırganlar saldırganın"
        ),
        "armed men": "silahlı_kişiler silahlı_kişilerce silahlı_kişilerin silahlı_saldırganlar silahlılar silahlı",
        "armed group": "terörist teröristler teröristin terör_örgütü deaş cihatçı jnim boko_haram",
    },
    other={
        "drill": "tatbikat tatbikatı tatbikatta",
        "trade": "fiyat fiyatı fiyatları ihracat pamuk",
        "sport": "maç maçı gol golü futbol ligi lig penaltı takım milli_takım şampiyona",
        "trial": "mahkeme mahkemesi dava davası yargılandı sanık sanıklar hapis_cezası",
        "anniversary": "yıl_dönümü yıldönümü anma bağımsızlık bağımsızlığı yıl_önce",
        "weather": "yağış sel seller kuraklık hasat",
        "culture": "festival film roman müze sergi konser",
        "politics": (
            "başbakan bakanı ziyareti görüştü bakan_yardımcısı zirve seçim seçimler büyükelçi atandı meclis "
            "ziyaret_etti dışişleri"
        ),
        "aid": "yardım_dağıttı su_kuyusu bağışladı kuyusu proje açılış açtı tika kızılay",
        "accident": "trafik_kazası kaza kazada devrildi çöktü",
        "nature": "kolera menenjit salgın sıtma kızamık",
        "training": "eğitim kursu",
    },
    over="serbest_bırakıldı serbest kurtarıldı abluka_kaldırıldı yeniden_açıldı",
    denied="yalanladı yalanlandı asılsız",
    behind=Beside(
        between="arasında arasındaki",
        near=(
            "yakınlarında yakınında yakınlarındaki kasabası_yakınlarında köyü_yakınlarında kenti_yakınlarında "
            "yakınlarına civarında çevresinde"
        ),
        border="sınırındaki sınırında sınırı sınırına",
        origin="'dan 'den 'tan 'ten",
        destination="yolunda_giden 'a_giden",
        office="belediyesi valisi belediye_başkanı havalimanı",
        division="bölgesinde bölgesindeki bölgesi eyaleti eyaletinde",
        target="'e_saldırı 'a_saldırı köyüne kasabasına kentine",
        at=(
            "kasabasında köyünde kentinde şehrinde ilçesinde 'da 'de 'ta 'te kasabasındaki köyündeki 'deki 'daki "
            "yolunda"
        ),
    ),
    joins="ile ve",
    weekdays="pazartesi 0 salı 1 çarşamba 2 perşembe 3 cuma 4 cumartesi 5 pazar_günü 6",
    months="ocak 1 şubat 2 mart 3 nisan 4 mayıs 5 haziran 6 temmuz 7 ağustos 8 eylül 9 ekim 10 kasım 11 aralık 12",
    days="bugün 0 dün -1 dün_gece -1 bu_sabah 0 bu_gece 0 önceki_gün -2",
    past="geçen_yıl geçen_ay geçen_hafta bir_yıl_önce iki_yıl_önce ölmüştü",
    voices={
        "ARMY": "ordu genelkurmay savunma_bakanlığı savunma_bakanlığının ordusu",
        "GOVERNMENT": "bakanlık bakanlığı hükümet",
        "LOCAL_AUTHORITY": "vali belediye belediyesi belediye_başkanı kaymakam",
        "POLICE": "polis savcılık",
        "HEALTH": "hastane",
    },
    says="açıkladı açıklamasında bildirdi bildirildi doğruladı belirtti söyledi yineledi duyurdu",
    silent="açıklama_yapmadı yorum_yapmadı",
    rumour="iddia iddiası söylenti doğrulanmadı",
)
