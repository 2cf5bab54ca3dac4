# ruff: noqa: E501, ISC004  one rule a line and word lists as prose: a table, not code
"""Who speaks in a report, English and French side by side, and how much their word counts.

Patterns run over folded text. Order matters: the strongest voice for the incident itself comes first.
"""

from __future__ import annotations

from bot.model import Voice

# An authority's word makes an incident Observed.
AUTHORITIES: tuple[tuple[Voice, str], ...] = (
    (
        Voice.ARMY,
        r"\b(?:the (?:\w+ )?army(?! (?:out)?posts?| (?:bases?|camps?|positions?|barracks|garrisons?|convoys?|trucks?|vehicles?|patrols?|columns?|units?|checkpoints?|detachments?|helicopters?|planes?|drones?)\b)|(?:regional|military|army) command|armed forces|fama\b|fds\b|minusma|un mission|peacekeeping mission|army (?:spokes\w+|statement|said|says)|armies|military (?:source|official|spokes\w+|command|statement)|general staff|defen[cs]e minist\w+|security sources?|troops said|army's (?:count|toll|figures?|account)|multinational (?:force|task force)|mnjtf"
        r"|l'armee|armee (?:malienne|nigerienne|burkinabe|de terre)|etat-major|dirpa|emga|zone de defense|commandant (?:de|du|d')|le commandement|sources? militaires?|sources? officielles?|ministere de la defense|ministre de la defense|sources? securitaires?|forces armees|force (?:mixte )?multinationale|bilan (?:officiel|de l'armee)|ejercito|exercito|الجيش|direction de l'information|dirpa)",
    ),
    (
        Voice.GOVERNMENT,
        r"\b(?:(?:interior|security|transport|foreign|health|territorial|justice) minist(?:er|ry)|ministry|government (?:said|says|spokes\w+|statement|confirmed)|presidency|prime minister|customs service|customs (?:post )?(?:chief|officer|collector|inspector)s?|embassy|state (?:television|radio|news agency)|(?<=source: )national guard|national guard (?:said|says|spokes\w+|command|statement)|junta|authorities|rector|(?:regional )?health director|water and forests|official sources?|administrative source"
        r"|ministere|ministre (?:de|des|du|en)|gouvernement|presidence|premier ministre|direction (?:regionale |generale )?des douanes|direction regionale|receveur(?: des douanes)?|chef de poste|ambassade|porte-parole (?:du gouvernement|de l'armee|militaire|du ministere|du gouverneur|de la police)|recteur|rectorat|source administrative|les autorites|directeur (?:regional|general|de l'hopital|de la sante)|chef de port|comanav|gwamnati\w*|المدعي العام)",
    ),
    (
        Voice.LOCAL_AUTHORITY,
        r"\b(?:(?:deputy |sub-)?(?:governors?|prefects?|mayors?)(?:'s office)?|governorate|village (?:chief|head|elders?)|(?:head|chief) of the (?:canton|village|district|commune|department)|chief of the village|district official|local (?:official|authorit)\w*|officials? said|town hall|district head|councillors?|canton chief|port master|high commissioner|haut-commissariat|elected officials?|village authorities|community leaders?|(?:commune|municipal) secretary"
        r"|(?:sous-)?prefets?|(?:adjoint au )?maires?|gouverneur\w*|gouvernorat|magajin gari\w*|gwamna(?!ti)\w*|hakem|burgermeister|prefeito|الحاكم|chefs? d[eu] (?:village|canton|quartier|fraction|secteur|groupement)|secretaires? (?:generale? )?(?:de (?:la )?(?:mairie|commune|prefecture)|communal)|autorites (?:locales|administratives|regionales|communales|coutumieres)|mairie|prefecture|action sociale|conseillers? (?:communa|municipa)\w+|un elu|elus? loca\w+|haut-commissaire|delegue du village|president de la delegation speciale|hakimin|prefecto|عمدة|والي|محافظ)",
    ),
    (
        Voice.POLICE,
        r"\b(?:police|gendarmer(?:ie|y)|gendarmerie officer|gendarmes?|(?:public |state )?prosecutors?|procureur|parquet|commissaire|brigade (?:in|of|at|de|d'|territoriale)|protection civile|civil protection|sapeurs-pompiers)\b",
    ),
    (
        Voice.HEALTH,
        r"\b(?:hospital (?:official|source|director|staff)|(?:regional|district|health) (?:hospital|centre|officer|official)s?|hospital|clinic|doctors?|(?:head )?nurses?|medical (?:source|official)s?|medics|health (?:worker|source)"
        r"|hopital|hospitalier\w*|medecins?|infirmiers?|source (?:medicale|sanitaire|hospitaliere)|centre de sante|district sanitaire)\b",
    ),
)
OTHERS: tuple[tuple[Voice, str], ...] = (
    (Voice.WITNESSES, r"\b(?:residents?|witness(?:es)?|villagers? (?:said|say|told)|inhabitants|locals|drivers? (?:who|said|say)|survivors?|neighbours?"
                      r"|habitants?|riverains?|temoins?|temoignages?|voyageurs|rescapes?|survivants?|ressortissants?)\b"),
    (Voice.AID, r"\b(?:aid (?:worker|group|agency)|ngos?|humanitarian|un agency|ocha|unhcr|ong|humanitaires?|croix-rouge|red cross|organisation de defense)\b"),
    (Voice.ARMED_GROUP, r"\b(?:(?:jnim|gsim|issp|fla|group|movement) (?:said|claimed|spokes\w+)|claimed responsibility|revendiqu\w+|in an audio message|message audio)"),
    (Voice.MEDIA, r"\b(?:local media|media reports?|radio|newspaper|correspondent|reporter|presse locale|medias|journal|correspondant)\b"),
    (Voice.SOCIAL, r"\b(?:facebook|whatsapp|twitter|social (?:media|network)s?|telegram|posts? (?:said|shared|on)|reseaux sociaux|internautes?)\b"),
)  # fmt: skip

# The voice says nothing: "the army did not comment", «l'armée n'a pas réagi».
SILENT = (
    r"\b(?:(?:has|have|had|did|does) (?:not|yet to|n't)(?: \w+){0,2} (?:comment\w*|repl(?:y|ied)|respond\w*|react\w*|confirm\w*|said|speak|spoken|answer\w*)|(?:could )?not (?:immediately )?(?:be )?(?:reached|confirmed|available|reply)|declined to|(?:has |have )?said nothing|n'(?:a|ont) rien dit|garde\w* le silence|no (?:immediate |official )?(?:comment|word|confirmation|reaction|statement|response)|not confirmed by|neither\b|did not (?:pick up|take (?:calls|our calls))|not pick up|without confirmation|was not available"
    r"|n'a (?:pas|encore|toujours)(?: \w+){0,3} (?:reagi|commente|communique|confirme|repondu|souhaite)\w*|n'ont (?:pas|encore)(?: \w+){0,2} (?:reagi|commente|communique|confirme)|aucune? (?:reaction|confirmation|communique|commentaire|source officielle)|pas (?:encore )?(?:ete )?(?:confirme|reagi)|sans confirmation|(?:n'a|n'ont) (?:souhaite|voulu|pas decroche)|injoignable|reste muet\w*|ni l'armee ni)"
)
# How a voice is told to speak, so that "the army sent reinforcements" is no confirmation.
SPEECH = (
    r"\b(?:said|says|admitted|concedes?|conceded|accepted the|by (?:the )?(?:army|police|ministry|governorate)'s|aseguro|segun|dijo|informo|afirmou|segundo|disse|laut|sagte|teilte|say|saying|told|telling|gave a toll|put out|informed|notes?|noted|stressed|quoted|cited|admits?|issued|lists?|logged|estimates?|speaks? of|blamed|revised|claims?|claimed|promises?|describes?|in a (?:note|communique|press release|tweet)|acknowledged|confirm(?:ed|s|ing)?|announc\w+|according to|report(?:ed|s)|reports?\b(?! (?:by|of|on|said|says|from))|repeat(?:s|ed)|imposed|decreed|banned|ordered|statement|spoke of|spokes\w+|declar\w+|put the (?:toll|number|loss(?:es)?|figure|dead)|given by|by the (?:governor|prefect|mayor|sub-prefect)|counted|warn\w+|source[sd]?\b|register|asks?|admitted"
    r"|(?:corrige|rectifie|precise|dement)(?:nt)?\b|affirment?\b|nous apprend|apprend de|declare\b|selon|d'apres|de source|rapporte\w*|estime\w*|parle\b|parlent|evoque\w*|regrette|deplore|rappelle|publie|raconte\w*|temoigne\w*|formel\w*|soutient|soutiennent|promet|repete|a-t-on appris|apprend-on|a appele|recue?s? (?:\S+ )?par|accueillie?s?\b|accueille|nous prie|font etat|signal\w+|in ji|bayyana|a (?:indique|annonce|declare|affirme|confirme|precise|corrige|fait savoir|reconnu|assure|rapporte|dit|appris)|par le (?:gouverneur|prefet|maire|sous-prefet)|bestatig\w+|a (?:montre|presente|constate|signe|abroge|autorise|rouvert|ramene|porte|revu|prolonge|instaure|decrete|interdit|impose|ordonne|suspendu|leve)\b|annonc\w+|confirm\w+|indiqu\w+|precise\w*|assure\b|communique|parle d|fait etat|informe\w*|joints? |decrivent|dit\b|disent|explique|apres de|aupres d|porte a la connaissance|rectifie|dement\w*|yace|tabbatar|confirmo|según|segun|afirm\w+|افاد|قال|اعلن)"
)

# Words of rumour: Possible whatever else.
RUMOUR = (
    r"\b(?:rumou?rs?|unconfirmed|unverified|can anyone confirm|anyone confirm|allegedly|hearing that|they say that|people are saying|i'?m told|not (?:been )?(?:independently )?verified|cannot be verified"
    r"|on (?:parle|dit|nous dit|raconte|m'a dit)|il parait|parait que|rumeurs?|non confirmee?s?|a confirmer|non verifiee?s?|info a prendre|a verifier|qui peut confirmer|selon des rumeurs|not confirmed elsewhere|reported (?:only )?(?:on|by|via) (?:social media|whatsapp|facebook)|only on social media|uniquement sur les reseaux|(?:c'?(?:est)? )pas confirme|info non recoupee|sous toutes reserves|au conditionnel|so they say|heard that|i heard|apparently|je sais pas si|on m'a dit|parait que)"
)
# The conditional of hearsay, in the title or lead: «la ville serait tombée».
CONDITIONAL = r"\b(?<!n')(?:aurai(?:t|ent) (?:ete|eu|fait|attaque|tue|pris|enleve)|serai(?:t|ent) (?:tombee?s?|morts?|en cours|entres))|\breportedly (?:fell|fallen|been taken)"
# The message itself may be false: Possible even where officials pass it on.
UNPROVEN = r"\bauthenticit(?:y|e)\b"
# One person or body speaks, by name or alone: Likely.
SINGLE = r"\b(?:single source|une source (?:\w+ ){1,3}cite\w* par|source (?:[^\s.]+ ){0,4}citee par|not (?:yet )?confirmed by (?:the )?authorities|source unique|one source|credible reports|une seule source|un seul temoin|according to one)\b"
# Several who were asked apart.
INDEPENDENT = (
    # A flash signed by more than one: "… - residents", "… (HABITANTS)".
    r"(?<=[-–—] )(?:residents|witnesses|villagers|inhabitants|habitants|riverains|temoins)(?=\n|$)"
    r"|(?<=\()(?:residents|witnesses|villagers|inhabitants|habitants|riverains|temoins)(?=\)(?:\n|$))|"
    r"\b(?:(?:two|three|four|five|six|several|many|other) (?:\w+ )?(?:residents?|witnesses|villagers|drivers|inhabitants|survivors)(?! (?:were |was |have |had |are )?(?:been |found )?(?:shot|killed|dead|abducted|kidnapped|wounded|injured|hurt|missing|taken|murdered|executed|died|burnt|massacred))|residents (?:said|say|and|who)|witnesses|(?:two|three|several) ngos|deux ong|separately|verified by (?:our|its) team|locals said|villagers said|residents say"
    r"|(?:deux|trois|quatre|cinq|six|plusieurs|des|nombreux) (?:\w+ )?(?:habitants|temoins|riverains|villageois|voyageurs|sources)|temoins|separement|(?:two|three|four|five|six|several|many|\d+) (?:\w+ )?(?:sources|transporters|traders|passengers|herders|farmers|nurses|teachers)[^.;]{0,30}\b(?:said|told|say|reached|interviewed)|interviewed (?:\w+ )?\d+ survivors|(?:deux|trois|quatre|plusieurs|\d+) (?:\w+ )?(?:transporteurs|commercants|chauffeurs|rescapes|survivants|passagers|eleveurs)[^.;]{0,30}\b(?:joints|disent|racontent|contactes|interroges)|(?:disent|selon|aupres de) (?:deux|trois|plusieurs) (?:transporteurs|commercants|chauffeurs|rescapes|survivants|passagers|eleveurs)|شهود|testigos|shaidu)\b"
)
# Sources by their name: who is an authority, who is the street.
SOURCE_AUTHORITY = r"securite publique|information militaire|direction generale|haut commandement|gendarme|prefet|prefect\b|governorate|sous-prefecture|armees?\b|\barm(?:y|ies)\b|armed forces|procureur|parquet|prosecutor|\btgi\b|douane|customs|gouverneur|governor|presidence|presidency|government|gouvernement|\bfds\b|\bemga\b|minusma|mayor|\bmaire\b|defen[cs]e|dirpa|fama\b|etat-major|minist|gouvernorat|prefecture|mairie|police|gendarmerie|protection civile|civil protection|hopital|hospital"
SOURCE_SOCIAL = r"^@|relaye|relayed|tweet|message (?:vocal|transfere|audio|recu)|\baudio\b|vocal|forwarded|transfere|\bsms\b|villager|villageois|\bpost \(|^posts?$|user post|instagram|signal group|groupe (?:de )?quartier|reseau social|social|facebook|whatsapp|twitter|telegram|tiktok|\bx\b|post public|public post|forum whatsapp|citizen|anonym"

# Right before somebody who is asked.
ASKED = r"\b(?:selon|d'apres|according to|aupres d\w*|a?pres d\w*|said|says|told|rapporte\w*|indique|annonce|affirme)(?: le| la| l'| les| the| un| une| a| du)? ?$"
# Right behind somebody: it happened to them, so it is not they who speak.
HIT = (
    r"[^.;]{0,45}?\b(?:ont ete|a ete|est|sont|were|was|had been|have been|has been) (?:\w+ )?"
    r"(?:enleve|tue|kidnap|abduct|killed|shot|bless|wounded|injured|attaqu|attacked|pris|vise|seized|taken|ambush|struck|hit|assassin)"
)
