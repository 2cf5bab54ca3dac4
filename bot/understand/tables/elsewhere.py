# ruff: noqa: E501  word lists as prose: a table, not code
"""How tolls are told in languages of the region and of the wires that are neither English nor French.

One row a language: numerals, words for the killed, the wounded and the taken, words after which a part of a number
told before follows, and nouns whose number counts no people. Only words that are sure stand here; a word that other
languages use for something else is left out. Words are written as people write them and are folded when loaded; Arabic ones stand folded here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language's words. `numerals`: "word value" pairs; the other lists are words, `_` joins those of a phrase."""

    numerals: str
    joiners: str
    killed: str
    injured: str
    taken: str
    parts: str
    things: str
    nobody_dead: str = ""
    nobody_hurt: str = ""
    noun_first: bool = False  # "motorbikes thirty"


SPANISH = Tongue(
    "uno 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 "
    "dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiún 21 veintiuno 21 veintiuna 21 veintidós 22 "
    "veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 "
    "cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100 ciento 100 decena 10 docena 12 quincena 15 veintena 20 treintena 30",
    "y",
    "muerto muertos muerta muertas murió murieron mueren muere fallecido fallecidos fallecieron fallecen asesinado asesinados "
    "asesinada asesinadas asesinó asesinaron asesinan asesinar matan mataron mató matado matando matar abatido abatidos ejecutados "
    "ejecutado ejecutaron degollados perdieron_la_vida perdió_la_vida cadáveres cuerpos",
    "herido heridos herida heridas hirieron hirió hiriendo lesionados",
    "secuestrado secuestrados secuestrada secuestradas secuestraron secuestró secuestran secuestrar secuestro rehén rehenes cautivos raptados raptadas",
    "incluido incluidos incluida incluidas entre_ellos entre_ellas ellos_eran dos_de_ellos de_los_cuales",
    "años año horas hora kilómetros km motos motocicletas vehículos camiones casas aldeas pueblos localidades ataques días meses semanas cabezas reses",
    "sin_víctimas sin_muertos ningún_muerto no_hubo_muertos no_hubo_víctimas no_hay_muertos no_hay_víctimas",
    "sin_víctimas sin_heridos ningún_herido no_hubo_heridos no_hubo_víctimas no_hay_heridos no_hay_víctimas",
)
PORTUGUESE = Tongue(
    "dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 catorze 14 quatorze 14 quinze 15 "
    "dezasseis 16 dezesseis 16 dezassete 17 dezessete 17 dezoito 18 dezanove 19 dezenove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 "
    "sessenta 60 setenta 70 oitenta 80 noventa 90 cem 100 cento 100 dezena 10 dúzia 12 quinzena 15 vintena 20 trintena 30",
    "e",
    "morto mortos morta mortas morreu morreram morrem matou mataram matam matar assassinado assassinados assassinada assassinadas "
    "assassinaram executados executadas perderam_a_vida perdeu_a_vida degolados cadáveres corpos",
    "ferido feridos ferida feridas feriu feriram",
    "sequestrado sequestrados sequestrada sequestradas sequestraram sequestrou sequestram raptado raptados raptada raptadas raptaram raptou refém reféns",
    "incluindo entre_eles entre_elas entre_os_quais dos_quais",
    "anos ano horas hora quilómetros quilômetros km motas motos motociclos veículos camiões caminhões casas aldeias ataques dias meses semanas cabeças",
    "sem_vítimas sem_mortos nenhum_morto não_houve_mortos não_houve_vítimas não_há_mortos não_há_vítimas",
    "sem_vítimas sem_feridos nenhum_ferido não_houve_feridos não_houve_vítimas não_há_feridos não_há_vítimas",
)
GERMAN = Tongue(
    "zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 "
    "sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 "
    "achtzig 80 neunzig 90 hundert 100 einhundert 100 dutzend 12",
    "",
    "getötet getöteten tötete töteten töten tötet tot tote toten toter todesopfer erschossen ermordet ermordeten ermordete starb "
    "starben sterben gestorben umgekommen hingerichtet enthauptet leichen gefallen kamen_ums_leben ums_leben",
    "verletzt verletzte verletzten verletzter verwundet verwundete verwundeten schwerverletzte",
    "entführt entführte entführten entführen verschleppt verschleppte verschleppten verschleppen geiseln geisel geiselnahme",
    "darunter davon unter_ihnen",
    "jahre jahren jahr kilometer km stunden tage tagen monate wochen motorrädern motorräder fahrzeuge fahrzeugen lastwagen häuser dörfer "
    "dörfern angriffe angriffen uhr rinder meter",
    "keine_opfer keine_toten tote_gab_es_nicht niemand_getötet niemand_kam_ums_leben",
    "keine_opfer keine_verletzten niemand_verletzt niemand_wurde_verletzt",
)
ITALIAN = Tongue(
    "due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 "
    "sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 "
    "ottanta 80 novanta 90 cento 100 decina 10 dozzina 12 quindicina 15 ventina 20 trentina 30",
    "e",
    "morto morti morta morte uccisi ucciso uccisa uccise uccidono uccidendo hanno_ucciso assassinati giustiziati deceduti "
    "perso_la_vita perdono_la_vita vittime cadaveri",
    "ferito feriti ferita ferite",
    "rapiti rapito rapita rapite sequestrati sequestrato sequestrata sequestrate ostaggi ostaggio",
    "tra_cui fra_cui di_cui compresi inclusi tra_loro",
    "anni anno ore chilometri km moto motociclette veicoli camion case villaggi attacchi giorni mesi settimane",
    "nessun_morto nessuna_vittima senza_vittime",
    "nessun_ferito nessuna_vittima senza_vittime senza_feriti",
)
TURKISH = Tongue(
    "iki 2 üç 3 dört 4 beş 5 altı 6 yedi 7 sekiz 8 dokuz 9 on 10 yirmi 20 otuz 30 kırk 40 elli 50 altmış 60 yetmiş 70 seksen 80 doksan 90 yüz 100",
    "",
    "öldü öldürüldü öldürdü öldürülen ölen ölü ölüm öldüren hayatını_kaybetti hayatını_kaybeden şehit",
    "yaralandı yaralanan yaralı yaraladı",
    "kaçırıldı kaçırılan kaçırdı kaçıran kaçırılması rehin rehine esir",
    "bunlardan aralarında içinde",
    "yıl yaşında yaşındaki kilometre km saat gün ay hafta araç motosiklet kamyon ev köy köye saldırı",
    "ölen_olmadı",
    "yaralanan_olmadı",
)
ARABIC = Tongue(
    "اثنان 2 اثنين 2 اثنتان 2 شخصان 2 شخصين 2 جنديان 2 جنديين 2 رجلان 2 رجلين 2 امراتان 2 امراتين 2 طفلان 2 طفلين 2 مدنيان 2 شرطيان 2 شرطيين 2 "
    "ثلاثة 3 ثلاث 3 اربعة 4 اربع 4 خمسة 5 خمس 5 ستة 6 ست 6 سبعة 7 سبع 7 ثمانية 8 ثماني 8 ثمان 8 تسعة 9 تسع 9 عشرة 10 عشر 10 "
    "عشرون 20 عشرين 20 ثلاثون 30 ثلاثين 30 اربعون 40 اربعين 40 خمسون 50 خمسين 50 ستون 60 ستين 60 سبعون 70 سبعين 70 ثمانون 80 ثمانين 80 "
    "تسعون 90 تسعين 90 مية 100 ماية 100",
    "",
    "قتلى قتيل قتيلا قتل وقتل قتلوا مقتل ومقتل بمقتل قتلت يقتل يقتلون مصرع ومصرع لقوا مصرعهم استشهد توفي وفاة جثث جثة اردى اردوا فقتل فقتلوا",
    "اصيب واصيب اصابة واصابة جرح وجرح جريح جريحا جرحى وجرحى اصيبوا واصيبوا جرحوا مصابين مصابا مصاب",
    "خطف وخطف خطفوا اختطاف واختطاف اختطف واختطف اختطفوا واختطفوا مختطفين مختطفا رهاين رهينة احتجز واحتجز احتجزوا",
    "بينهم بينهن منهم من_بينهم ضمنهم",
    "عام عاما سنة سنوات اعوام كيلومتر كيلومترا كلم كم ساعة ساعات يوم يوما ايام شهر اشهر اسابيع دراجة دراجات سيارة سيارات شاحنة شاحنات منزل منازل قرية قرى هجوم هجمات",
    "دون_وقوع_قتلى دون_سقوط_قتلى دون_سقوط_ضحايا دون_وقوع_ضحايا",
    "دون_وقوع_اصابات دون_سقوط_ضحايا دون_وقوع_ضحايا دون_سقوط_جرحى",
)
HAUSA = Tongue(
    "biyu 2 uku 3 huɗu 4 hudu 4 biyar 5 shida 6 bakwai 7 takwas 8 tara 9 goma 10 ashirin 20 talatin 30 arba'in 40 hamsin 50 sittin 60 "
    "saba'in 70 tamanin 80 casa'in 90 ɗari 100 dari 100",
    "sha da",
    "kashe hallaka mutu mutuwar rasu bindige sassare gawa gawarwaki halaka rasa_rayukansu rasa_ransu rasa_rayuka",
    "raunata jikkata rauni raunuka jikkatar raunin",
    "sace sacewa garkuwa sacen awon_gaba",
    "cikinsu cikinsa daga_cikinsu har_da haɗa_da hada_da",
    "shekara shekaru kilomita babura motoci mota gidaje ƙauyuka kauyuka kwanaki kwana awa sa'o'i makonni watanni shanu dabbobi ƙarfe karfe",
    "ba_wanda_ya_mutu ba_a_rasa_rai babu_wanda_ya_mutu ba_a_kashe_kowa",
    "ba_wanda_ya_ji_rauni babu_wanda_ya_ji_rauni ba_a_ji_wa_kowa_rauni babu_wanda_ya_jikkata",
    noun_first=True,
)
BAMBARA = Tongue(
    "fila 2 fla 2 saba 3 naani 4 duuru 5 duru 5 wɔɔrɔ 6 wolonwula 7 wolonfila 7 wolonfla 7 segin 8 seegin 8 kɔnɔntɔn 9 kononton 9 tan 10 mugan 20",
    "ni",
    "fagara faga fagalen sara salen suw",
    "joginna jogin joginnen mandimina",
    "minɛna minɛ minɛnen",
    "",
    "misi moto motow so sow dugu kilo kilomɛtɛrɛ san waati lɛrɛ tile",
    noun_first=True,
)
FULFULDE = Tongue(
    "ɗiɗi 2 ɗiɗo 2 didi 2 dido 2 tati 3 tato 3 nay 4 nayi 4 nayo 4 jowi 5 joyi 5 njowo 5 njoyo 5 jeegom 6 njeegomo 6 jeeɗiɗi 7 njeeɗiɗo 7 "
    "jeetati 8 njeetato 8 jeenay 9 njeenayo 9 sappo 10 noogaas 20",
    "e",
    "mbarii mbaraama waraama maayi maayii maaydi",
    "barminaama mbarminaama gaañaama ngaañaama",
    "nanngi nanngaama nanngii",
    "",
    "na'i moto mootooji wuro gure duuɓi nyalnde",
    noun_first=True,
)
ZARMA = Tongue(
    "hinka 2 hinza 3 taaci 4 gu 5 iddu 6 iyye 7 ahakku 8 yegga 9 iway 10 waranka 20",
    "cindi nda",
    "wi buu bu",
    "maray marayan",
    "",
    "",
    "hawyan motoyan jiiri saaya",
    noun_first=True,
)
# Months stand behind the numbers of days.
MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro fevereiro março maio junho julho setembro "
    "outubro novembro dezembro januar februar märz april mai juni juli august september oktober november dezember gennaio febbraio aprile maggio "
    "giugno luglio settembre ottobre dicembre ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık يناير فبراير مارس ابريل "
    "ابريل مايو ماي يونيو يوليو اغسطس غشت سبتمبر اكتوبر نوفمبر ديسمبر janairu fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba"
)
# What joins a second number to the first, whatever the language.
AND = "y e und sowie ve da ni nda و"
TONGUES = (SPANISH, PORTUGUESE, GERMAN, ITALIAN, TURKISH, ARABIC, HAUSA, BAMBARA, FULFULDE, ZARMA)

# Italian and German write twenty-one to ninety-nine as one word.
GERMAN_UNITS = "ein 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9"
ITALIAN_UNITS = "uno 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9"
