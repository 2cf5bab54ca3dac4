# ruff: noqa: E501, SIM905  word lists as prose: a table, not code
"""The small words that tell who did what to whom, English and French together, folded."""

from __future__ import annotations

# A clause ends here.
STRONG = frozenset(".;:!?|•")
# No list of people goes on over these.
CUTS = frozenset("()–—-")
# … or is cut.
STOPS = STRONG | frozenset(',()"«»–—-')
# What joins people.
AND = frozenset(("and", "et", ",", "as", "ainsi", "plus", "&", "+", "puis"))
# Verbs that nobody but people suffer.
OF_PEOPLE = frozenset(
    "lynched murdered assassinated beheaded abducted kidnapped lynche assassine egorge enleve kidnappe decapite sequestre".split()
)
# What puts a place, a time or a relation between a word and its object.
PLACED = frozenset(
    "in at near on from by to au aux dans par pour sur pres vers entre between with along together alongside avec lors during when lorsque while after before apres avant as en contre against who qui que that which where ou whose devant derriere".split()
)
# Auxiliaries, and the adverbs among them.
AUXILIARIES = frozenset(
    "were was are is been be being have has had ont a sont est ete etaient etait seraient serait auraient aurait furent fut got get gets reported reportedly also egalement aussi later plus".split()
)
# Auxiliaries of the passive.
PASSIVE = frozenset(
    "were was are is been be being ete sont est etaient etait furent fut seraient serait got get".split()
)
# … of one person.
ONE_PASSIVE = frozenset("was is ete est fut been".split())
# … of one, whoever tells it.
ONE_VERB = frozenset("was is has est etait fut".split())
HAS_BEEN = (["a", "ete"], ["has", "been"])
# "Tried to kidnap", «menacé de tuer», "a foiled abduction of".
TRIED = frozenset(
    "tried tries trying try attempted attempting attempt attempts failed failing threatened threatening threaten planned planning wanted vowed sworn tente tentes tentent tentaient tentait tentant tentative tentatives essaye essayent essayaient failli menace menacent menacaient menacant projetaient promis jure".split()
)
WILL = frozenset("will shall would sera seront".split())
TO_DO = frozenset(("to", "de", "d'"))
FOILED = frozenset("attempted foiled thwarted".split())
# "Left for dead", «donnés pour morts».
GIVEN_FOR = frozenset("given left taken mistaken".split())
# … «portées mortes».
THOUGHT = frozenset("donne donnes donnee donnees porte portes portee portees cru crus crue crues".split())
TRIED_IN_COURT = frozenset(
    "tried convicted sentenced jailed trial juge juges jugee jugees condamne condamnes condamnee condamnees proces".split()
)
# Who speaks with the captors is not with them.
IN_TOUCH = frozenset("spoken speak spoke talk talks talked talking contact negotiations negotiated negotiating".split())
# What happens again and again happened to nobody in particular.
OFTEN = frozenset(
    "often usually sometimes regularly frequently routinely occasionally souvent parfois regulierement frequemment habituellement".split()
)
# Who is in hospital for that is not wounded.
ILL = frozenset(
    "diabetic diabetique epileptic epileptique asthmatic asthmatique hypertendu hypertendue hypertensive malaria paludisme typhoid typhoide".split()
)
THE_HURT = frozenset("wounded injured blesses blessees".split())
DO = frozenset(("did", "n'"))
# Auxiliaries of the active perfect.
HAVE = frozenset("a ont avoir ayant aurait auraient avait avaient en".split())
# What may stand before one person.
ARTICLES = frozenset("a an un une the le la l' its his her their son sa leur another one my our mon ma notre".split())
# An object without a number.
VAGUE = frozenset(
    "several many dozens scores hundreds some people civilians villagers soldiers them everyone plusieurs des les de quelques nombreux beaucoup all any their our".split()
)
# What stands between a verb and its number.
HEDGES = frozenset(
    "at least au moins more than over about around some up to nearly almost environ pres quelque quelques plus de d' jusqu'a jusqu' the les des ses its another autres not fewer less moins as many only".split()
)
# Who speaks is not hit.
SPEECH = frozenset(
    "said says say told tells added claimed confirmed indique declare affirme dit raconte explique rapporte confie temoigne precise reported according".split()
)
# … nor is who is named as the source.
SOURCED = frozenset("selon dixit".split())
SOURCED_TWO = frozenset((("according", "to"), ("d'", "apres")))
# A part of a number told before.
PART_OF = frozenset("including include includes included incl dont parmi among notamment".split())
# What begins an aside, over which the subject keeps its verb: "43 patients, nine of them children, are …".
OPENS_ASIDE = PART_OF | frozenset("who whom qui whose them eux elles".split())
# What begins a clause with a subject of its own.
SUBORDINATE = frozenset("when as while after before because lorsque quand apres que qu' dont whose where".split())
BURNT = frozenset("burnt burned brule brulee brules brulees".split())
# What else is done to people, who are no more of the dead or the wounded before.
DONE_TO_PEOPLE = frozenset(
    "arrested arresting detained detaining apprehended caught nabbed interrogated questioned freed freeing liberated rescued released evacuated displaced expelled deported recruited trained deployed received sheltered searched disarmed robbed stripped beat beaten"
    " arrete arretes arretee arretees arretant interpelle interpelles interpellee interpellees interpellant apprehende apprehendes libere liberes liberee liberees secouru secourus evacue evacues deplace deplaces expulse expulses recrute recrutes forme formes deploye deployes desarme desarmes depouille depouilles detrousse detrousses".split()
)
# Beside dead they tell of wounded.
HIT = frozenset(
    "hit struck burnt burned flown evacuated airlifted evacues evacuees brules brulees heliportes heliportees transferes transferees".split()
)
# Of every one as many.
EACH = frozenset("each apiece every chaque chacun chacune".split())
NEITHER = frozenset("neither nor ni".split())
FINITE = frozenset("was were is are had has have ont sont est etaient etait furent fut".split())
RELATIVES = frozenset("who whom that which whose qui que dont where ou".split())
# An age follows.
AGED = frozenset("aged age ages agee agees".split())
# The number of a thing follows.
NO_COUNT = frozenset("n no n° numero number rn page vers article no.".split())
# Nobody is counted.
NEGATIONS = frozenset("aucun aucune no ni sans zero without nor neither".split())
# No subject reaches over these.
BARS = frozenset("que qu' personne nobody aucun aucune no ni none".split())
# Adverbs of time behind a participle.
WHEN = frozenset(
    "last early late this today yesterday morning evening night matin soir nuit overnight hier ce cette instantly outright alike lors suite ici there".split()
)
# English participles that do not end in -ed.
ENGLISH = frozenset("shot dead hurt took led drove killed down death slain".split())
# Reflexive: what falls or blows up by itself.
SELF = frozenset(("se", "s'"))
# Soldiers who fall are dead, but not those who fall into an ambush.
FELL = frozenset(("tombe", "tombes", "tombent", "fallen", "fell"))
# Nouns that are participles behind an auxiliary.
DEAD_WORDS = frozenset(("mort", "morts", "dead"))
# «côté ennemi».
FOE = frozenset(("ennemi", "ennemie", "ennemis", "ennemies", "enemy", "adverse"))
THE_ENEMY = frozenset(("ennemi", "enemy"))
# «côté ami».
FRIEND = frozenset(("ami", "amie", "amis", "amies", "friendly"))
# «deux cousins partis à leur recherche» count no parties.
LEFT_HOME = frozenset("parti partis partie parties".split())
# "the attackers left sixteen bodies".
LEFT = frozenset(("left", "laisse", "laissant", "leaving", "abandonne", "abandonnant"))
# What people are made to do who are taken: "were asked to step down", «ont été sommés de descendre».
COMPELLED = frozenset(
    "asked told made ordered forced obliged invited summoned commanded sommes sommees pries priees obliges obligees contraints contraintes forces forcees invites invitees convoques convoquees".split()
)
# Who was left behind, or let go, was not taken.
LEFT_BEHIND = frozenset(
    "left let allowed sent spared abandoned laisse laisses laissee laissees abandonne abandonnes abandonnee abandonnees renvoye renvoyes renvoyee renvoyees epargne epargnes epargnee epargnees".split()
)
# … so: "left a weaver and his son dead".
LEFT_SO = frozenset("dead wounded injured hurt morts mort blesses blesse".split())
BEHIND = frozenset("behind derriere eux terrain ground".split())
# "… along with a catechist".
WITH = frozenset(("with", "avec", "que", "compagnie"))
# Adverbs between an auxiliary and its verb.
ADVERBS = frozenset("also egalement aussi plus later not pas deja ensuite all tous both".split())
HELPERS = AUXILIARIES | ADVERBS
# An object, though it has no number.
OBJECTS = VAGUE | ARTICLES | frozenset(("him", "her", "himself"))
# Words of place that may stand between a verb and its number.
LEADS_ON = frozenset(("to", "as", "que", "par"))
LEAST = frozenset(("least", "moins"))
# «tombés malades», "fell from a cart"
FELL_OTHERWISE = frozenset(
    "malade malades ds en de du des d' from off to into back behind short silent ill asleep out down victim victims victime victimes nez amoureux".split()
)
# … upon a roadblock, not on the field of honour.
UPON = frozenset("sur upon".split())
# "in memory of the fallen"
THE_FALLEN = frozenset("the les des aux nos our".split())
# "fell into an ambush"
FELL_INTO = frozenset(
    "coma ambush ambuscade embuscade trap piege guet-apens mains main hands hand well puits river fleuve water eau ground sol sick love line control piste".split()
)
# Verbs whose subject may be a thing: seized weapons, a car taken.
OF_THINGS_TOO = frozenset(
    "seized hijacked hurt taken died by from off up par burnt burned loaded dragged into a embarque".split()
)
# Auxiliaries of several.
MANY_PASSIVE = frozenset(("were", "ont", "sont", "seraient"))
# Who finds the dead is not dead: "three traders saw bodies".
SAW = frozenset("saw seen found counted carried buried vu vus voient decouvert trouve compte enterre".split())
# A verb of several.
SEVERAL = frozenset("were are have sont ont etaient avaient furent seraient auraient".split())
# What begins a second person: "… and his driver".
ONE_MORE = frozenset(("his", "her", "a", "an", "son", "sa", "un", "une"))
# What makes one person of what follows it: "the death of the mayor" is not "the son of the mayor".
OF = frozenset(("of", "de", "d'", "du"))
# "One dead", «un mort»: nouns that one article counts.
ONE_COUNTED = frozenset("mort blesse tue otage corps cadavre deces blessee tuee dead".split())
# What joins a second verb to its subject: "taken away and then shot".
THEN = frozenset(("and", "et", "then", "puis", "before"))
# What makes somebody of an unknown noun.
POSSESSIVES = frozenset("its his her their son sa leur my our mon ma notre".split())
# The label of a list line tells the side: «forces de défense : 9 tués ; population civile : 2 tués».
LABEL_FORCES = frozenset("forces fds fama militaires militaire military army armee soldiers vdp".split())
OF_STATE = frozenset(
    "government gouvernemental gouvernementaux gouvernementales gouvernement loyalist loyalists loyalistes".split()
)
LABEL_CIVILIANS = frozenset("civile civil civils civiles civilians civilian population populations".split())
# "Besides the bomber, four people died".
BESIDES = frozenset("outre besides hormis excepte".split())
BESIDES_TWO = (
    ["apart", "from"],
    ["aside", "from"],
    ["addition", "to"],
    ["plus", "de"],
    ["plus", "des"],
    ["dehors", "de"],
    ["dehors", "des"],
)
# «…, son apprenti aussi».
TOO = frozenset("aussi egalement too also".split())
# A body is told with whose it was: «le corps d'un berger a été retrouvé».
BODY = frozenset("body corps corpse cadavre".split())
FOUND = frozenset(
    "found discovered recovered retrouve retrouves decouvert decouverts repeche ramene trouve fished brought washed lay lie gisaient gisent".split()
)
# "put army losses at 17"
PUT = frozenset("put puts putting estimated estimates".split())
# Verbs that take people only where they say whither: "led nine passengers into the bush".
MADE_TO_GO = frozenset(
    "led leading forced forcing oblige obligeant contraint contraignant force forcant marched marching herded dragged loaded bundled".split()
)
WENT = frozenset(("walked", "drove"))
# What attacks are, by men on motorbikes.
HEADED = frozenset("led conduit conduite conduits conduites mene menee menes menees".split())
INTO = frozenset("into onto aboard to towards toward".split())
WHITHER = frozenset(
    "bush forest hills mountains desert pick-up pickup pick-ups pickups vehicle vehicles car cars truck trucks lorry boat boats canoe canoes pillion pillions motorbike motorbikes motorcycle motorcycles unknown border scrub dunes reeds thicket captivity".split()
)
# Nobody yet: "any wounded person seeking care".
WHOEVER = frozenset("any every each tout toute chaque".split())
# Corps whose name also stands for one of its members: «un VDP».
CORPS = frozenset("vdp fama fds dozo gat".split())
# One person told before: "villagers believe that he was marched away".
PRONOUNS = frozenset("he she".split())
# Right before a word of fate: nobody, or anybody.
NOBODY = NEGATIONS | WHOEVER
# What denies a verb, but in "not less than twelve killed".
NOT = frozenset("not pas never jamais".split())
# What goes on a denial, and the words that make its clause one: «ni n'a été blessé», "nor was anyone hurt".
NOR = {"ni": frozenset(("n", "'")), "nor": frozenset(("anyone",))}
NOT_LESS = frozenset("less fewer only moins seulement".split())
# … so many that nobody has counted.
SO_MANY = frozenset("several plusieurs many nombreux scores".split())
NOT_SO_MANY = frozenset("pas plein bcp beaucoup".split())
AMONG = frozenset(("among", "parmi"))
# «du côté des assaillants», "in the army's ranks".
SIDES = frozenset("cote cotes side rangs ranks pertes losses".split())
# Spans of time: "seized a month ago".
SPANS = frozenset(
    "day days week weeks month months year years fortnight decade hour hours jours semaines mois ans".split()
)
# Somebody's: "Adama Keita and his two sons".
HIS = frozenset("his her son sa ses".split())
# What stands before a comma and is no name: «selon lui, sa femme et son fils».
NO_NAMES = frozenset("lui elle eux elles him them me moi helas alas sadly ainsi enfin puis then there here".split())
# Articles of a part whose noun no table counts: «trois employés, un Chinois et deux Nigériens».
ONE_PART = frozenset("a an un une".split())
# Things of which a person may be told: "the head of the school", «le numéro deux de».
HEADS = frozenset(("head",))
# What may stand before the number of those who are somebody's: «ses deux fils».
OWNERS = frozenset("his her their ses leurs the les".split())
# "five of its men".
OWNED = HIS | frozenset(("its", "their", "leurs"))
THEIR_MEN = frozenset(("men", "hommes", "elements"))
# What stands between a part and its whole: "two of the five".
OUT_OF = frozenset("of des sur".split())
# Offices of which one holds each place: "the chiefs of Tin and Boura" are two.
OFFICES = frozenset(
    "chiefs heads mayors prefects imams leaders commanders governors chefs maires prefets sous-prefets commandants gouverneurs directeurs".split()
)
# Nouns wide enough to be told once more by their parts.
WIDE = frozenset(
    "employes employees workers travailleurs men hommes women femmes civilians civils villagers villageois passengers passagers travellers voyageurs residents habitants nationals ressortissants foreigners etrangers humanitaires militaires colleagues collegues members membres relatives proches children enfants staff".split()
)
HOSPITAL = frozenset(
    "hospital hospitals clinic infirmary hopital hopitaux csps cscom csref chr chu dispensaire".split()
)
FOR = frozenset(("for", "pour"))
FOR_WOUNDS = frozenset(
    "treatment treated surgery care operation operations wounds wound injuries injury burns further more emergency soins soin y recevoir etre intervention blessures blessure brulures lack want plus".split()
)
BODYGUARD = (["garde", "du"], ["gardes", "du"])
BODIES = frozenset("bodies corpses remains depouilles".split())
# One more of those told before: "a twelfth died".
ORDINALS = frozenset(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme".split()
)
# Nouns of people that as often describe another noun: "a local organisation".
ALSO_ADJECTIVES = frozenset("local national official individual adult volunteer native".split())
NTH = {
    word: n
    for n, words in enumerate(
        "second seconde deuxieme,third troisieme,fourth quatrieme,fifth cinquieme,sixth sixieme,seventh septieme,eighth huitieme,ninth neuvieme,tenth dixieme,eleventh onzieme,twelfth douzieme".split(
            ","
        ),
        start=2,
    )
    for word in words.split()
}
# … as these describe things and bands: "a terrorist column".
OF_THEIR_KIND = frozenset("terrorist jihadist militant rebel insurgent terroriste djihadiste jihadiste".split())
# Those told before.
THEM = frozenset(("them", "eux"))
OF_THEIRS = (["des", "leurs"], ["des", "siens"], ["of", "theirs"])
# «trente et un d'entre eux»
AMONG_THEM = (["d'", "entre", "eux"], ["d'", "entre", "elles"])
ONESELF = frozenset(("himself", "herself"))
SUBJECTS = frozenset("it he she il elle we nous i".split())
# What is told of no place and no thing, as «touché», «pulvérisé» and "hit" are.
ONLY_OF_PEOPLE = OF_PEOPLE | frozenset(
    "killed shot murdered executed stabbed wounded injured hurt kidnapped tue tuee abattue assassinee egorgee executee fusille poignarde poignardee blesse blessee enlevee kidnappee contusionne noye noyee".split()
)
THEY = frozenset(("they", "ils", "elles"))
OBJECT_PRONOUNS = frozenset("him her them me us himself herself themselves".split())
THE = frozenset(("the", "l'"))
THE_ONE = THE | {"le", "la"}
OLD_OR_YOUNG = frozenset("elderly old young suspected alleged vieux vieil jeune".split())
OTHER = frozenset(("other", "autre"))
# Verbs that take goods as often as people.
OF_GOODS_TOO = frozenset(
    "carried carry carrying carries made making captured capture captures capturing snatched capture capturent hijacked".split()
)
OF_GOODS_OFTEN = OF_GOODS_TOO | frozenset(("seized", "hijacked"))
# Participles that tell of a kidnapping right behind people alone.
BARE_TAKEN = frozenset(("taken", "pris", "saisis", "pri", "prise"))
# What becomes of prisoners of the forces: "taken into custody".
CUSTODY = frozenset("custody detention account consideration".split())
TAKEN = frozenset("taken took taking captured capture".split())
ONE_OF_THEM = frozenset("him her lui elle".split())
# "forced four passengers to follow them", «obligé quatre passagers à les suivre».
FOLLOW = frozenset("follow board climb mount monter grimper suivre embarquer accompagner".split())
# Captors hold people, and so does the army.
HOLDS = frozenset("hold holds holding still detiennent detient detenant".split())
# Who may carry people off, though the word tells no side.
TAKERS = frozenset("they ils men hommes inconnus individus strangers".split())
# Between a number and its participle: "four further wounded", «trois autres blessés».
MORE = frozenset(
    "further more other others additional autres slightly seriously badly legerement grievement gravement".split()
)
ANOTHER = frozenset(("another", "others", "autres"))
MORE_PEOPLE = frozenset("more others other another autres further additional".split())
# "were taken to the town", "taken in", "taken ill": nobody's captives.
SENT = frozenset("to in for ill care back home part on over up there".split())
# No names.
SMALL = (
    STOPS
    | AND
    | PLACED
    | AUXILIARIES
    | HAVE
    | ARTICLES
    | VAGUE
    | HEDGES
    | SPEECH
    | PART_OF
    | OF
    | NEGATIONS
    | PRONOUNS
    | BARS
    | WHEN
)
ROADS = frozenset("road track axis way highway route".split())
# Several, though the noun looks like one: «nos fils».
THEIR_MANY = frozenset("nos vos leurs ses les des ces tes mes".split())
# Who was wounded first, then dead: "was wounded and died".
DIES = frozenset("died later succumbed succombe succombes decede decedes decedee mort morts morte mortes".split())
# Verbs of many uses, and what makes a kidnapping of them.
GRABBED = frozenset(
    "took taking emporte emporter emportent emportant seized seize seizing pris pri prit prirent prenant prennent led".split()
)
# … of which these take people only where somebody is told who would.
TOOK = frozenset("took taking pris pri prit prirent prenant prennent".split())
# "shot at close range", "shot at repeatedly"
THE_SHOOTING = frozenset(
    "close point-blank random night dawn dusk noon midnight him her them us repeatedly several".split()
)
# … but from a weapon these take lives.
CARRIED_OFF = frozenset("took takes taking emporte emportent emportant emporter emporta emporterent".split())
CAPTIVE = frozenset("hostage captive prisoner otage otages away bush brousse".split())
WEAPONS = frozenset(
    "charge charges tir tirs obus mine mines explosion bombe bombes engin frappe frappes drone drones roquette roquettes grenade balle balles rafale rafales attentat blast explosion shell shells shelling bullet bullets rocket rockets strike bomb bombs device embuscade attaque ambush raid attack".split()
)
# Weapons in hand: «blessé à coups de machette un gardien».
IN_HAND = frozenset("machette machettes couteau gourdin gourdins crosse baton batons hache balle balles fouet".split())
BOMBERS = frozenset("bomber kamikaze kamikazes bombers".split())
BROUGHT = frozenset("to home back au for".split())
AWAY = frozenset("away off hostage captive prisoner with avec otage otages".split())
# Behind the number of a second place: "and three in Diabaly".
ELSEWHERE = frozenset("on en in at near a au dans pres more others autres by par during pendant lors".split())
