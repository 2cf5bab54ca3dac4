# ruff: noqa: E501, SIM905, ISC004  word lists as prose: a table, not code
"""Who does what to whom: plain words, English and French side by side, folded (small letters, no accents).

A sentence tells of an incident where somebody armed, the forces or a crowd does one of these deeds. A verb stands
once, by its base; `deeds.py` makes its forms. People are told by `tables/people`; here stand those who are told by
several words, and the things that a deed can hit. To extend: add a word to the column of its language.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.model import EventType

_T = EventType

# Armed people whom no single word of `tables/people` tells: (English, French).
ARMED = (
    "jnim gsim issp isgs iswap jas aqim katiba dozos militia militias|islamic state|boko haram|ansaroul islam|dan na ambassagou"
    "|gunmen on motorbikes|motorbike gunmen|men on motorbikes|men on bikes|armed motorcyclists|armed men|armed man|armed individuals|armed groups|armed group|unidentified men|unknown men|masked men|men on motorcycles|motorbike riders|armed persons|armed elements",
    "jnim gsim eigs aqmi katiba dozos donsos|etat islamique|boko haram|ansaroul islam|dan na ambassagou|hommes sur motos|hommes sur des motos|hommes sur moto|motocyclistes en armes|motocyclistes armes|motards armes|hommes armes|homme arme|individus armes|hommes encagoules"
    "|groupe arme|groupes armes|groupe terroriste|groupes terroristes|inconnus armes|hommes a moto|hommes en armes|elements armes|coupeurs de route|voleurs de betail",
)
FORCES = (
    "army soldiers troops fama fds vdp wagner|africa corps|national guard|security forces|defence forces|defense forces|armed forces|self-defence group",
    "armee soldats militaires fama fds vdp wagner|africa corps|garde nationale|forces armees|forces de defense|forces de securite|eaux et forets|groupe d'autodefense",
)
CROWD = (
    "protesters demonstrators youths students pupils residents inhabitants villagers women traders drivers crowd mob strikers miners|young people",
    "manifestants jeunes etudiants eleves habitants populations population villageois femmes commercants chauffeurs transporteurs foule grevistes riverains orpailleurs",
)
# What belongs to people who live there.
THINGS = (
    "village villages hamlet hamlets town home homes house houses shop shops market markets granary granaries cattle livestock herd herds school schools clinic church mosque truck trucks bus buses bar bars field fields camp site",
    "village villages hameau hameaux maison maisons boutique boutiques marche marches grenier greniers betail troupeau troupeaux boeufs ecole ecoles dispensaire eglise mosquee camion camions car cars champ champs site cases",
)
# Where the forces stand.
POSTS = (
    "camp camps post posts outpost outposts base bases barracks position positions checkpoint checkpoints airport airbase convoy convoys patrol patrols garrison station brigade",
    "camp camps poste postes base bases caserne aeroport gendarmerie position positions checkpoint convoi convois patrouille patrouilles garnison brigade commissariat",
)
# What is blocked.
WAYS = (
    "boats boat pinnaces canoes crossing crossings road roads highway track traffic vehicles vehicle river bridge bridges ferry axis supplies transport trade access movement barrier barriers checkpoint checkpoints levy tax curfew embargo fuel food",
    "traversee traversees passage bac bacs embarcations pirogues pinasses route routes axe axes goudron piste circulation trafic vehicules vehicule fleuve pont ponts bac ravitaillement transport acces deplacements barrage barrages taxe couvre-feu embargo carburant vivres sortir",
)


class Deed(NamedTuple):
    """One kind of deed: its type, who has to do it, whether the forces as its target make it a battle, its verbs."""

    why: str
    type: EventType
    by: str  # "armed", "army", "both" (the forces, or armed) or "crowd"
    fought: bool
    en: str
    fr: str


DEEDS = (
    Deed("civilians killed", _T.VIOLENCE, "both", True,
         "kill shoot execute murder behead stab slay lynch slaughter massacre assassinate torture beat flog",
         "tuer abattre executer assassiner egorger decapiter poignarder lyncher massacrer torturer bastonner fouetter"),
    Deed("shots fired", _T.VIOLENCE, "armed", True, "fire", "tirer mitrailler"),
    Deed("an attack", _T.VIOLENCE, "armed", True,
         "attack raid assault storm harass target ambush invade encircle surround enter",
         "attaquer assaillir harceler cibler viser envahir encercler investir rentrer debarquer"),
    Deed("burning or looting", _T.VIOLENCE, "armed", False,
         "burn torch loot plunder ransack steal rustle destroy vandalise rob extort confiscate smash pillage",
         "incendier bruler piller saccager voler detruire vandaliser braquer extorquer confisquer depouiller racketter"),
    Deed("somebody taken", _T.ABDUCTION, "armed", False, "kidnap abduct", "kidnapper enlever"),
    Deed("a way blocked", _T.ACCESS, "armed", False,
         "block stop halt intercept forbid ban prohibit prevent impose besiege barricade blockade erect",
         "bloquer barrer arreter stopper intercepter interdire empecher imposer assieger barricader ranconner refouler eriger"),
    Deed("an arrest", _T.OTHER, "army", False, "arrest detain apprehend capture", "arreter interpeller apprehender capturer"),
    Deed("a threat", _T.OTHER, "armed", False, "threaten warn order", "menacer sommer ordonner avertir"),
    Deed("a crowd in the way", _T.UNREST, "crowd", False,
         "block barricade demonstrate protest riot ransack", "bloquer barricader manifester protester saccager"),
)  # fmt: skip

# Told as a thing: fighting between sides, fire from afar, what is not to be used, arrests by the forces.
FIGHTS = "fighting clash clashes firefight battle battles skirmish skirmishes hostilities combat combats affrontement affrontements accrochage accrochages escarmouche escarmouches hostilites"
FIRE = "rocket rockets mortar mortars roquette roquettes obus"
BANS = "ban bans prohibition interdiction interdictions interdits interdit interdite interdites"
ARRESTS = "arrest arrests arrestation arrestations interpellation interpellations"

# Forms that no rule makes.
IRREGULAR = {
    "shoot": "shoot shoots shot shooting", "slay": "slays slew slain slaying", "beat": "beat beats beaten beating",
    "steal": "steal steals stole stolen stealing", "burn": "burn burns burnt burned burning",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "abattre": "abat abattent abattu abattus abattue abattues abattre",
    "assaillir": "assailli assaillis assaillie assaillent", "investir": "investi investis investie investissent",
    "envahir": "envahi envahis envahie envahissent", "detruire": "detruit detruits detruite detruites detruisent detruire",
    "interdire": "interdit interdits interdite interdites interdisent interdire",
}  # fmt: skip
# French verbs whose «sont» is no passive: «ils sont rentrés».
MOVING = "rentrer debarquer"
DOUBLING = frozenset("stab rob kidnap stop ban".split())
