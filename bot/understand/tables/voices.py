# ruff: noqa: E501, ISC004  one rule a line and word lists as prose: a table, not code
"""Who speaks in a report, English and French side by side, and how much their word counts.

Patterns run over folded text. Order matters: the strongest voice for the incident itself comes first.
"""

from __future__ import annotations

from bot.model import Voice

# An authority's word makes an incident Observed (corpus/README, convention 5).
AUTHORITIES: tuple[tuple[Voice, str], ...] = (
    (
        Voice.ARMY,
        r"\b(?:the army|army (?:spokes\w+|statement|said|says)|armies|military (?:source|official|spokes\w+|command|statement)|general staff|defen[cs]e minist\w+|security sources?|troops said"
        r"|l'armee|etat-major|source militaire|ministere de la defense|ministre de la defense|sources? securitaires?|forces armees|ejercito|exercito|الجيش|direction de l'information|dirpa)",
    ),
    (
        Voice.GOVERNMENT,
        r"\b(?:(?:interior|security|transport|foreign|health|territorial|justice) minist(?:er|ry)|ministry|government (?:said|says|spokes\w+|statement|confirmed)|presidency|prime minister|customs service|embassy|state television"
        r"|minist(?:ere|re) (?:de|des|du|en)|gouvernement|presidence|premier ministre|direction (?:regionale |generale )?des douanes|direction regionale|ambassade|porte-parole)",
    ),
    (
        Voice.LOCAL_AUTHORITY,
        r"\b(?:(?:deputy |sub-)?(?:governors?|prefects?|mayors?)(?:'s office)?|governorate|village (?:chief|head|elders?)|chief of the village|district official|local (?:official|authorit)\w*|officials? said|town hall|district head|councillors?|canton chief"
        r"|(?:sous-)?prefets?|(?:adjoint au )?maires?|gouverneur\w*|gouvernorat|chefs? de (?:village|canton|quartier|fraction|secteur)|autorites (?:locales|administratives|regionales|communales|coutumieres)|mairie|prefecture|action sociale|conseillers? (?:communa|municipa)\w+|un elu|elus? loca\w+|haut-commissaire|delegue du village|president de la delegation speciale|hakimin|prefecto|عمدة|والي|محافظ)",
    ),
    (
        Voice.POLICE,
        r"\b(?:police|gendarmer(?:ie|y)|gendarmerie officer|gendarmes? said|public prosecutor|procureur|parquet|commissaire|protection civile|civil protection|sapeurs-pompiers)\b",
    ),
    (
        Voice.HEALTH,
        r"\b(?:hospital (?:official|source|director|staff)|(?:regional|district|health) (?:hospital|centre|officer|official)s?|hospital|doctors?|nurses?|medical (?:source|official)s?|medics|health (?:worker|source)"
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
    r"\b(?:(?:has|have|had|did|does) (?:not|yet to|n't)(?: \w+){0,2} (?:comment\w*|repl(?:y|ied)|respond\w*|react\w*|confirm\w*|said|speak|spoken|answer\w*)|(?:could )?not (?:immediately )?(?:be )?(?:reached|confirmed|available|reply)|declined to|no (?:immediate |official )?(?:comment|word|confirmation|reaction|statement|response)|not confirmed by|neither\b|without confirmation|was not available"
    r"|n'a (?:pas|encore|toujours)(?: \w+){0,3} (?:reagi|commente|communique|confirme|repondu|souhaite)\w*|n'ont (?:pas|encore)(?: \w+){0,2} (?:reagi|commente|communique|confirme)|aucune? (?:reaction|confirmation|communique|commentaire|source officielle)|pas (?:encore )?(?:ete )?(?:confirme|reagi)|sans confirmation|injoignable|reste muet\w*|ni l'armee ni)"
)
# How a voice is told to speak, so that "the army sent reinforcements" is no confirmation.
SPEECH = (
    r"\b(?:said|says|say|told|acknowledged|confirm(?:ed|s|ing)?|announc\w+|according to|report(?:ed|s)|imposed|decreed|banned|ordered|statement|spoke of|spokes\w+|declar\w+|put the (?:toll|number)|counted|warn\w+|source[sd]?\b|register|asks?|admitted"
    r"|selon|d'apres|a (?:indique|annonce|declare|affirme|confirme|precise|corrige|fait savoir|reconnu|assure|rapporte|dit|appris)|a (?:ramene|porte|revu|prolonge|instaure|decrete|interdit|impose|ordonne|suspendu|leve)\b|annonc\w+|confirm\w+|indiqu\w+|precise\w*|assure\b|communique|parle d|fait etat|informe\w*|joints? |decrivent|dit\b|disent|explique|apres de|aupres d|porte a la connaissance|rectifie|dement\w*|yace|tabbatar|confirmo|según|segun|afirm\w+|أفاد|قال|أعلن)"
)

# Words of rumour: Possible whatever else.
RUMOUR = (
    r"\b(?:rumou?rs?|unconfirmed|unverified|can anyone confirm|anyone confirm|allegedly|hearing that|they say that|people are saying|i'?m told|not (?:been )?(?:independently )?verified|cannot be verified"
    r"|on (?:parle|dit|nous dit|raconte|m'a dit)|il parait|parait que|rumeurs?|non confirmee?s?|a confirmer|non verifiee?s?|info a prendre|a verifier|qui peut confirmer|selon des rumeurs|aurai(?:t|ent) (?:ete|eu)|serai(?:t|ent) tombe)"
)
# The message itself may be false: Possible even where officials pass it on.
UNPROVEN = r"\bauthenticit(?:y|e)\b"
# One person or body speaks, by name or alone: Likely.
SINGLE = (
    r"\b(?:single source|source unique|one source|credible reports|une seule source|un seul temoin|according to one)\b"
)
# Several who were asked apart.
INDEPENDENT = (
    r"\b(?:(?:two|three|four|five|six|several|many|other) (?:\w+ )?(?:residents?|witnesses|villagers|drivers|inhabitants|survivors)|residents (?:said|say|and|who)|witnesses|separately|locals said|villagers said|residents say"
    r"|(?:deux|trois|quatre|cinq|six|plusieurs|des) (?:\w+ )?(?:habitants|temoins|riverains|villageois|voyageurs|sources)|temoins|separement|شهود|testigos|shaidu)\b"
)
# Sources by their name: who is an authority, who is the street.
SOURCE_AUTHORITY = r"armee|army|dirpa|fama\b|etat-major|minist|gouvernorat|prefecture|mairie|police|gendarmerie|protection civile|civil protection|hopital|hospital"
SOURCE_SOCIAL = r"reseau social|social|facebook|whatsapp|twitter|telegram|tiktok|\bx\b|post public|public post|forum whatsapp|citizen|anonym"
