# ruff: noqa: E501, ISC004, SIM905  one rule a line and word lists as prose: a table, not code
"""The words around a place's name that tell what it is to the story, English and French side by side.

LEFT rows are matched against the folded text that ends where the name begins, RIGHT rows against what
follows it; the first row that fits gives the role.
"""

from __future__ import annotations

from enum import Enum


class Role(Enum):
    """What a named place is to the sentence."""

    TARGET = "attack verb + locative"
    AT = "locative"
    WITNESS = "people there tell of it"
    NEAR = "near"
    BETWEEN = "between two places"
    HEADING = "heading of the title"
    LIST = "list of places hit"
    NONE = "named without a cue"
    DIVISION = "named as a division"
    BORDER = "border or direction"
    DESTINATION = "destination"
    ORIGIN = "origin"
    EARLIER = "another event, named for comparison"
    SPARED = "said not to have been hit"
    HOLDER = "named as what holds another"
    OFFICE = "seat of an office or speaker"
    CARE = "where the wounded were taken"
    TEAM = "team, group or person"

    __hash__ = object.__hash__  # members are single; Enum's own hash is slow, and roles are looked up all the time


_DEF = r"(?:the |la |le |les |l')?"
_SETTLEMENT_EN = r"(?:villages?|towns?|hamlets?|localit(?:y|ies)|city|settlements?|forest|valley|mining sites?|gold sites?|market town|border town|outskirts|communit(?:y|ies)|desert town)"
_SETTLEMENT_FR = r"(?:villages?|foret|vallee|hameaux?|localites?|villes?|bourgs?|bourgades?|site d'orpaillage|sites? aurifere|quartier|campement)"
_DAY_FR = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:matin|soir|dernier|apres-midi|\d{1,2}(?: [a-z]+)?))?|ce (?:matin|soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))"
_POST_EN = r"(?:camps?|bases?|posts?|barracks|garrison|outpost|checkpoint|station|airport|market|mosque|church|prison|jail|school|mine|site|health cent(?:re|er)|positions?|bridge|detachment|siege|blockade|shelling|bombing|jailbreak)"
_POST_FR = r"(?:camp(?: militaire)?|base(?: militaire)?|postes?(?: [a-z]+){0,3}|caserne|garnison|check-?point|aeroport|marche|mosquee|eglise|prison|ecole|mine|site|centre de sante|positions?|pont|douane|detachement(?: [a-z]+)?|siege|blocus|bombardement|pilonnage|evasion|brigade|peage|gare)"

LEFT: tuple[tuple[Role, str], ...] = (
    (
        Role.BORDER,  # "on the regional border between X and Y"
        r"\b(?:borders?|boundary|frontier|frontieres?|limites?)(?: (?:area|zone|region|strip))? (?:between|entre) (?:the (?:regions? of )?|la |le |l'|les (?:regions? de )?)?$",
    ),
    (
        Role.DESTINATION,  # a road that people want mended: "the bad state of the road between X and Y"
        r"\b(?:conditions?|state|repair|rehabilitation|reconstruction|construction|roadwork|degradation|etat|refection|bitumage|deterioration)(?: [\w'-]+){0,2}? (?:of|on|de|du|d') ?(?:the |la |l')?(?:[\w'-]+ ){0,2}?(?:roads?|routes?|highway|axis|axe|tracks?|pistes?|troncon)(?: nationale)? (?:between|from|linking|entre|de|reliant) $|\broadwork between $",
    ),
    (
        Role.EARLIER,  # what somebody says that he came before: "anticipating an attack on the villages of …"
        r"\b(?:anticipat\w+|in anticipation|pre-?empt\w*|en prevision|anticip\w+) (?:of |d'|de |sur )?(?:an? |une? |the |l'|la )?(?:[\w'-]+ )?(?:attacks?|assaults?|raids?|offensive|attaques?|assauts?) (?:on|against|in|at|contre|sur|a|de) (?:the |la |le |les )?(?:(?:towns?|villages?|villes?|camps?|bases?) (?:of |de |d')?)?$",
    ),
    (
        Role.CARE,  # "what survivors say in X"
        r"\b(?:survivors|arrivals|escapees|evacuees|rescape[es]*|evacue[es]*|arrivees)(?: [\w']+)? (?:in|at|a|au) $",
    ),
    (
        Role.CARE,  # "the wounded were shared out between A and B"
        r"\b(?:split|shared|divided|spread|distributed|scattered|dispersed|reparti\w*|partage[es]*|dispatche[es]*|disperse[es]*|eparpille[es]*)(?: [\w'-]+){0,3}? (?:between|among|over|entre|dans|sur) (?:the (?:hospitals|clinics|towns) (?:of|in) |les (?:hopitaux|centres de sante|villes|localites) (?:de |d'))?$",
    ),
    (
        Role.BETWEEN,
        r"(?<!\w)بين(?: مدينتي| بلدتي| قريتي)? $|\b(?:between|entre|zwischen|tsakanin|ta hada|links|linking|relie|reliant|separating|through|axe|troncon) (?:de |the towns of |les villes de |les localites de )?$",
    ),
    (
        Role.SPARED,
        r"(?<!au )(?<!le )(?<!to )(?<!du )\b(?:calme?|quiet) (?:in|at|a|au) $",
    ),
    (
        Role.SPARED,
        r"\b(?:not|neither|nor|ni|non pardon|et non(?: pas)?|non pas|instead of|rather than|plutot qu[e']|au lieu de)(?: (?:in|at|near|on|around|a|au|de|du|pres de|dans))? (?:the |la |le )?$",
    ),
    (
        Role.EARLIER,
        r"\b(?:nothing to do with|rien a voir|unrelated to|(?:sans|aucun|pas de|ni|rien n\'indique (?:un|de)|rien ne (?:permet de )?(?:lie|relie|prouve)\w*(?: un)?|no|not?|without(?: any)?|nothing \w+ an?y?) (?:\w+ )?(?:lien|rapport|link|connection)s?(?: \w+)? (?:avec|entre|to|with|between))\b[^.;]{0,70}$|\b(?:(?:days?|weeks?|months?|years?|jours|semaines|mois|ans) (?:after|apres)|lendemain|confused with|separate from|unlike|similar to|like (?:the one|those)|as in|comme (?:a|celle|celui)|distinct\w* d|a ne pas confondre avec) (?:the |an? |l'|la |le |les |une? )?(?:[\w']+ ){0,3}?(?:on |in |at |of |against |for |de |du |d'|a |contre |sur )?(?:the |la |le |l')?"
        rf"(?:(?:{_SETTLEMENT_EN}|{_POST_EN}) (?:of|in|at) (?:the )?|(?:{_SETTLEMENT_FR}|{_POST_FR}) (?:de |d'|du |a ))?$",
    ),
    (
        Role.EARLIER,  # what mutineers and mourners speak of: "comrades fallen at X"
        r"\b(?:comrades|colleagues|brothers in arms|camarades|collegues|freres d'armes)(?: (?:who|qui))?(?: (?:had|ont|sont|etaient|avaient ete|were|are))? (?:fallen|fell|killed|died|dead|slain|lost|tombe[es]*|tue[es]*|mort[es]*|perdu[es]*) (?:in|at|near|a|au|pres de) $",
    ),
    (
        Role.EARLIER,  # "two days after worshippers died in an attack on a mosque at X"
        r"\b(?:hours?|days?|weeks?|months?|years?|heures?|jours?|semaines?|mois|ans) (?:after|apres) [^.;,:]{0,80} (?:in|at|on|near|of|a|au|dans|pres de|de|sur|contre) (?:the |la |le )?$",
    ),
    (
        Role.EARLIER,  # "the group that had raided X and Y at dawn"
        r"\b(?:that|who|which|qui) (?:had|avaient|avait) (?!been|ete|left|fled|gone|come|quitte|fui)[^.;,:]{3,60} (?:in|at|on|near|of|a|au|dans|pres de|de|sur|contre)? ?(?:the |la |le )?$",
    ),
    (
        Role.EARLIER,
        r"\b(?:against|over|denounc\w+|condemn\w+|demand\w+|contre|denonc\w+|condamn\w+|exig\w+|reclam\w+) (?:the |l'|la |le |les )?(?:arrest|detention|killing|murder|death|assassination|abduction|release|arrestation|detention|meurtre|mort|assassinat|enlevement|liberation)s? (?:of|de|du|des|d')[^,.;]{2,60} (?:in|at|near|a|au) $",
    ),
    (
        Role.EARLIER,  # "arrested the week before in X", «arrêtés la veille à X»
        r"\b(?:arrest|detain|abduct|seiz|kill|arrete|enleve|interpelle|tue)\w*(?: [\w'-]+){0,3}? (?:(?:the|a) (?:week|day|month|year|night) (?:before|earlier)|(?:days|weeks|months) (?:before|earlier)|earlier|previously|la veille|la semaine (?:precedente|d'avant)|le (?:mois|jour) (?:precedent|d'avant)|(?:quelques )?(?:jours|semaines|mois) plus tot|auparavant)(?:,? (?:by|par) (?:[\w'-]+ ){0,3}[\w'-]+)? (?:in|at|near|a|au|pres de) (?:the |la |le )?$",
    ),
    (
        Role.EARLIER,  # what a march, a vow or a revenge is about
        r"\b(?:tribute to|homage to|solidarity with|in memory of|(?:retaliation|revenge) for|avenge|hommage aux?|solidarite avec|a la memoire d\w+|represailles (?:a|de|d'|pour|contre)|venger) [^.;]{0,70}?\b(?:in|at|on|of|near|against|a|au|contre|dans|de|du|d') ?(?:the |la |le )?(?:(?:town|village|market|camp|base) of |(?:ville|village|marche|camp|base|localite) de )?$",
    ),
    (
        Role.OFFICE,  # those who are held there were taken elsewhere
        r"\b(?:youths?|men|women|people|suspects?|prisoners?|detainees?|soldiers|activists?|students?|leaders?|members|hostages?|colleagues?|comrades?|relatives?|those|jeunes|hommes|femmes|personnes|soldats|militants?|eleves|etudiants|camarades|collegues|proches|otages|ceux)(?: [\w']+){0,2}? (?:held|detained|jailed|imprisoned|detenu[es]*|emprisonne[es]*|incarcere[es]*|ecroue[es]*|retenu[es]*) (?:\w+ )?(?:in|at|a|au|dans) (?:the |la |le |(?:la )?(?:prison|maison d'arret) (?:centrale |civile )?de )?$",
    ),
    (
        Role.OFFICE,
        r"\b(?:(?:high )?commissioner|commander|spokes(?:man|woman|person)|chief of staff|haut-commissaire|commandant|porte-parole|chef d'etat-major)(?: [\w'-]+){0,2}? (?:of|in|at|for|de|du|d'|a) ?(?:the |la |le )?(?:(?:zone|region|secteur|theatre)(?: militaire)? (?:de |d'|n°? ?\d+ ?(?:a|de) )?)?$|\b(?:based|stationed|headquartered|base[es]*|stationne[es]*|cantonne[es]*) (?:in|at|a|au) $",
    ),
    (
        Role.DIVISION,
        r"(?:ولاية|بولاية|اقليم|اقليم|باقليم|منطقة|بمنطقة|دايرة|بدايرة) $|\b(?:jihar|leydi|diiwaan|cercles?|circles?|communes?(?: (?:rurale|urbaine))?|regions?|departements?|departments?|provinces?|districts?|prefectures?|wilayas?|state|sous-prefecture|moughataa) (?:of |de |du |des |d'|de l'|de la )?(?:the )?$",
    ),
    (
        Role.AT,  # who works there is no patient: "nurses of the hospital in X went on strike", «le personnel de l'hôpital de X»
        r"\b(?:employees|workers|staff|nurses|doctors|midwives|interns|personnel|employes|travailleurs|agents|infirmier\w*|medecins|sages-femmes|internes|strike|greve|sit-in|attack\w*|raid\w*|storm\w*|attaque\w*) (?:(?:at|of|in|from|on|de|du|a|contre|dans) )?(?:the |l'|la |le )?(?:[\w'-]+ ){0,3}?(?:hospital|hopital|clinic|clinique|chu|health cent(?:re|er)|centre de sante)(?: [\w'-]+)? (?:in|of|at|a|de|d'|du) ?$",
    ),
    (
        Role.CARE,
        r"\b(?:wounded|injured|blesse[es]*)\b[^.;]{0,60} (?:died|succumbed|decede[es]*|succombe[es]*|morts?)(?: [\w']+){0,3}? (?:in|at|a|au) $|\b(?:hospital|hopital(?: regional)?|clinic|chu|centre de sante|health centre|under(?:going)? treatment|(?:recoi\w+|recu) (?:des )?soins|evacuated|evacuee?s?|transferred|transferee?s?|transporte\w*|conduits?|admis|flown|taken to hospital|treated|tended|carted|soigne[es]*|airlifted|helipor\w+|referred)(?: [a-z']+){0,4}? (?:of |in |at |to |de |du |a |au |sur |vers |d')$",
    ),
    (
        Role.OFFICE,
        r"\b(?:governor|prefect|sub-prefect|mayor|deputy|mp|cherif|sherif|cheriff|caliph|khalif\w*|patriarch|emir|official|councill?or|imam|bishop|district|embassy|court|radio|union|association|teacher|resident|correspondent|reporter|minister|office|doctor|native|company|students?|contact|minist\w+ (?:said )?)(?:'s)? (?:of|in|at|from) $|\b(?:prefeito|prefecto|alcalde|gobernador|governador|cherif|calife|khalife|patriarche|prefet|sous-prefet|maire|gouverneur|depute|imam|eveque|ambassade|cour|tribunal|radio|syndicat|parquet|gouvernorat|prefecture|mairie|notables|delegue|ressortissants?|natif|procureur|gendarmerie|commissaire|enseignant|correspondant|joints?|refugies?|recus?|recue|station|brigade)(?: [a-z]+){0,2}? (?:de |du |d'|a |des )(?:la commune de |la region de )?$",
    ),
    (
        Role.OFFICE,
        r"\b(?:said|says|told(?: [\w']+){1,3}|declared|announced|stated|spoke|speaking|interviewed|met|visited|served|serves|serving|lives?|living|born|stud(?:y|ied|ying)|works?|worked|exiled|jailed|contacted|reached by (?:phone|telephone)|survivors reached|one reached"
        r"|declare|indique|annonce|affirme|vit|vivent|vivant|etabli[es]*|installe[es]*|exile[es]*|rencontre[es]*|interroge[es]*|servait|affecte[es]*|residant)(?: (?!in |at |a )[\w'-]+){0,4} (?:in|at|a|au) $|\b(?:dites|dire|demand\w*|appel\w*|tell|urge[sd]?) (?:a |to )?$",
    ),
    (
        Role.OFFICE,  # where they mourn
        r"\b(?:half-mast|mourning|condolences|funerals?|burials?|buried|vigil|deuil|en berne|obseques|enterrement|enterre[es]*|inhumation|inhume[es]*|condoleances)(?: [\w'-]+){0,2} (?:in|at|a|au) $",
    ),
    (
        Role.OFFICE,  # where people talk of it: "messages circulating among traders in Dapaong"
        r"\b(?:circulat\w+|circul\w+|relay\w+|shared|partage\w*|heard as far as|entend\w* jusqu'a)(?: [\w'-]+){0,5} (?:in|at|a|au) $",
    ),
    (
        Role.BORDER,
        r"\b(?:(?:river ?)?banks?|shores?|rives?|berges?|bords?) (?:of (?:the )?|de la |du |de l'|des )$|\b(?:border(?:s|ing)?(?: strip| area| zone)?|frontier|frontieres?|neighbou?ring|voisine?)(?: with| of| from| to| avec| du| de| d| entre)?(?: le | la | l'| du | de | the |'| )$|\b(?:north|south|east|west) of the $|\b(?:faces|face a|across from|en face de|cote) (?:the )?$",
    ),
    (
        Role.AT,  # its edge is still the town
        r"\b(?:(?:on|at|from|by) the (?:[a-z-]+ )?(?:edge|entrance|gates?) (?:of|to)|a l'entree(?: nord| sud| est| ouest| principale)? d[eu]|aux portes d[eu]) ?(?:the (?:town|village|city) of |la (?:ville|localite) de |village de |la |le |the )?$|\b(?:a l'entree(?: nord| sud| est| ouest)?|aux portes) d'$",
    ),
    (
        Role.NEAR,
        r"(?:\b(?:near|close to|not far from|outside|just outside|around|in the vicinity of|on the outskirts of|just (?:below|above)|(?:up|down)stream (?:of|from)|a few (?:km|kilomet\w+|miles) (?:\w+ )?(?:of|from)|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|northeast|northwest|southeast|southwest) of"
        r"|(?:\d[\d.,]*)?(?:km|kilomet\w+|miles?|k) (?:away )?(?:to the )?(?:\w+ )?(?:of|from)|pres d[eu]|non loin d[eu]|(?:alentours|environs|abords) d[eu]|le long d[eu]|(?:en )?peripherie d[eu]|a proximite d[eu]|autour d[eu]|(?:en )?(?:aval|amont) d[eu]|a l'ecart d[eu]|a cote d[eu]|near(?:ed|ing)|a la sortie(?: nord| sud| est| ouest)? d[eu]|peu (?:apres|avant)|a une (?:petite |demi-)?heure d[eu]|au (?:nord|sud|nord-est|nord-ouest|sud-est|sud-ouest) d[eu]|a l'(?:est|ouest) d[eu]"
        r"|(?:\d[\d.,]*)?(?:km|kilometres?) (?:\w+ ){0,2}d[eu]|secteur d[eu]|a (?:la )?hauteur d[eu]|au niveau d[eu]|(?:general )?(?:area|vicinity|surroundings) of|(?:dans|de) (?:la|le) (?:zone|secteur) d[eu]|pres|cerca(?:n[ao])? (?:de|a)|al (?:norte|sur|este|oeste|nor[eo]e?ste|sur?[eo]e?ste) de|perto de|a (?:norte|sul|leste|oeste) de|nei pressi di|vicino a|bei|nahe|unweit von|(?:nord|sud|ost|west)lich von|kusa da(?: garin)?|بالقرب من|قرب)|(?:pres|loin|environs|alentours|abords|sortie|aval|amont|ecart|(?:\d[\d.,]*)?km|kilometres|nord|sud|est|ouest|proximite) d') ?(?:the (?:town|village|city) of |la (?:ville|localite) de |le village de |village |town |the |la |le )?$",
    ),
    (
        Role.TARGET,
        r"\b(?:hommes|individus|bandits?|terroristes?|djihadistes?|jihadistes?|assaillants?|inconnus|motards|gunmen|militants|attackers|fighters|bandits|armed men|jihadists)(?: [\w'-]+){0,7}? (?:rentr|entr|debarqu|surgi|irruption|arriv|entered|stormed|burst|came|swept|rode)\w*(?: (?:in|into))? (?:a|au|dans|sur|into|in|at)? ?(?:le |la |the )?(?:(?:village|town|ville|hameau|bourg) (?:of |de ))?$",
    ),
    (
        Role.DESTINATION,
        r"(?:نحو|الى|الى|باتجاه)(?: مدينة| بلدة| قرية)? $|\b(?:way|trip|journey|transfer\w*|travel\w*|flight|flew|fly\w*|cargo|boats?|pinasses?|bus|buses|trucks?|convoys?|mov\w+|driv\w+|sail\w*|carry\w*|carried|taking|transport\w*|goods|passengers?|voyage\w*|trajet|car|camions?|convois?|marchandises|passagers|convoy\w*)(?: [\w'-]+){0,3}? (?:from|de|d') ?(?!the )[\w'-]+(?: [\w'-]+)?,? (?:to|a|vers|pour) (?:the )?$|\b(?:bound for|(?:on (?:its|their|the|his) )?way to|on (?:its|their|his|the) way back (?:to|from)|(?:on|to|the|main|along the) (?:\w+ )?(?:road|highway|track|route) to|headed (?:for|to)|heading (?:for|to)|towards?|in the direction of|(?:fled|walked|driven|moved|regrouped|arrived|sent|come|travel|trips?|go|drove|link\w*|run|going)(?: in| to| into| at| from)?|reach(?:ed|es)?|vers|en direction d[eu]|a destination d[eu]|ralli\w+|gagn\w+|(?:sur )?(?:la )?(?:route|piste|voie) (?:nationale )?d[eu]|(?:se rendai\w+|rentr\w+|rendus?) (?:a|au)|arrivee?s?(?: [\w']+){0,2}? (?:a|au|de)|retrouve[es]*(?: [\w']+){1,4} (?:a|au)|found (?:alive|safe)(?: \w+)? (?:in|at)|refuge(?: [\w']+){0,3}? (?:a|au|in|at)|(?:left|leave|leaving|fled|fleeing|quitt\w+|fui\w*)(?: (?!for |pour |vers )[\w'-]+){1,3} (?:for|pour|vers)|pour rejoindre|pour|pr|(?:fui|fuit|refugie\w*)(?: [a-z]+){0,2} (?:a|vers|au)|a pied|jusqu'?a|direction(?: de)?|entree? (?:\w+ ){0,2}a|zuwa) (?:the |la |le )?(?:\w{3,}ed |ville de |town of |(?:refugee )?camp of |camp (?:de refugies )?de )?$|\bd'(?:une )?direction $",
    ),
    (
        Role.DESTINATION,  # where people and troops went: "2,870 people registered in X", «les militaires se sont repliés à X»
        r"\b(?:register(?:ed)?|recensee?s?|enregistree?s?|hosted|accueillie?s?|heberge[es]*|shelter(?:ed|ing)|settled|re-?deployed|repositionn\w+|replie[es]*|repli|withdr[ae]w\w*|limped|made it|brought|host sites?(?: are| ?:)?|sites d'accueil ?:?|localites d'accueil ?:?)(?: (?!after|apres|from|de )[\w'-]+){0,2}? ?(?:in|at|into|to|on|a|au|sur|dans|vers)? (?:the |la |le )?$|\bcross(?:ed|es|ing)? (?:over )?(?:in)?to $",
    ),
    (
        Role.TARGET,
        r"\b(?:abduct|kidnap|evict|rustl|stole|seiz|loot)\w*(?: [\w'-]+){0,6}? from (?:the )?(?:(?:village|town)s? of )?$|\b(?:coded as|geocoded (?:as|to|at)|code[es]* (?:a|comme)) (?:(?:the |an? )?(?:approximate )?(?:location|locality|lieu)(?: of| approximatif)? )?$",
    ),
    (
        Role.ORIGIN,
        r"\b(?:return\w*|back|coming|came) from (?:an? |the |their )?(?:\w+ )?(?:mission|patrol|market|deployment|fair|operation|visit|trip|exercise)s? (?:in|at|to|of|near) (?:the )?$|\b(?:rentr|reven|retour|ven)\w* (?:d'une |de la |de |du |d')(?:mission|patrouille|marche|foire|operation|deploiement|visite|exercice)(?: [a-z]+)? (?:a|de|au|d') ?$|"
        r"\b(?:expuls\w+|expelled|chasse[es]*|driven|evicted|deloge[es]*)(?: out)? (?:of|from|d[eu]) $|\b(?:from|left|leave|leaving|leaves|quitt\w*|kitt\w*|parti[es]* d[eu]|venu[es]* d[eu]|venant d[eu]|en provenance d[eu]|reven\w+ d[eu]|rentr\w+ d[eu]|retour d[eu]|depuis|originaires? d[eu]|native of|comes? from|partis? d[eu]|depart d[eu]|sortie? d[eu]|reinforcements sent from|desde) (?:the )?$|\b(?:venus?|partis?|originaires?|provenance) d'$",
    ),
    (
        Role.TARGET,
        rf"\b(?:attack(?:s|ed|ing)?|raid(?:s|ed)?|assault(?:ed)?|ambush(?:ed)?|storm(?:ed|ing)?|struck|hit|entered|bomb(?:ed|ing)|shell(?:ed|ing)|besieged|overr[ua]n|captured|seized|stopped|strikes?|blast|explosion|kill(?:ed|s)?(?: \w+)?|gunfire|shooting|fighting|clash(?:es|ed)?|riots?|protests?|unrest|kidnapp\w+|abduct\w+|massacre|calm (?:had |has )?returned|dead|coup)(?: (?:on|in|at|against|of|to|near the))?(?: (?:the|a|an) (?:\w+ ){{0,2}}{_SETTLEMENT_EN} of)? $",
    ),
    (
        Role.TARGET,
        rf"\b(?:attaques?|attaque[es]+|attake|raids?|assauts?|embuscade|frappes?(?: \w+){{0,2}}|explosions?|tirs(?: \w+)?|fusillade|combats|affrontements|tuerie|massacre|drame|enlevement|rapt|emeutes?|heurts|incursion|irruption|morts?|tues?|vise[es]*|touche[es]*|frappe[es]*|alerte|retrait|bilan|blocus|calme (?:est )?revenu) (?:{_DAY_FR} )?(?:contre |a |au |de |d'|du |sur |dans |visant |en )?{_DEF}(?:(?:le |la |les )?{_SETTLEMENT_FR} (?:de |d'|du ))?$",
    ),
    (
        Role.TARGET,
        r"\b(?:attack|raid|assault|ambush|strike|offensive|attaque|assaut|embuscade|frappe|incursion)s?(?: [\w'-]+){1,4} (?:against|contre|on|sur|visant) (?:the |la |le |les |l')?$|\bcontre $",
    ),
    (Role.TARGET, r"\b(?:covers?|couvre|concerne|touche)(?: now| also| desormais| aussi| egalement)? $"),
    (
        Role.TARGET,
        r"\b(?:appl(?:y|ies|ied)|extended|spread|extend)(?: \w+){0,3} to $|\b(?:etendu\w*|s'etend\w*)(?: [a-z-]+)? a $",
    ),
    (
        Role.TARGET,
        rf"\b{_SETTLEMENT_EN} of (?:the )?$|\b{_SETTLEMENT_FR} (?:de |d'|du |des )$|\b{_SETTLEMENT_FR} $|\b(?:aldea|ciudad) de $|\b(?:بلدة|قرية|مدينة) $",
    ),
    (
        Role.TARGET,
        rf"\b{_POST_EN} (?:of|in|at) (?:the )?$|\b{_POST_FR}(?: (?!de |a )[a-z]+(?:ire|al|el|ier|ique))? (?:de |d'|du |a )$",
    ),
    (
        Role.AT,  # "looted in Burkina's Kaya"
        r"\b(?:mali|burkina(?: faso)?|niger|nigeria|benin|togo|ghana|algeria|mauritania|senegal|guinea|ivory coast|chad|libya)'s (?:(?:[a-z]+ern |[a-z]+ )(?:town|city) of )?$",
    ),
    (Role.AT, r"\b(?:habitants|residents|inhabitants|people|population|populations) (?:of |de |d')$"),
    (
        Role.AT,
        r"\b(?:in|at|inside|within|throughout|across|en) (?:the |and around )?$|(?<![^\s(,\"«])(?:a|au|aux|dans|sur|ds|dan) (?:le |la |les |l')?$|\bdans l'$|\ben$|\bin and around $",
    ),
)

# What follows the name.
RIGHT: tuple[tuple[Role, str], ...] = (
    (Role.NEAR, r"^ k[eɛ]r[eɛ]f[eɛ]\b"),
    (Role.TEAM, r"^ (?:quarter|neighbou?rhood|suburb)s?\b"),
    (
        Role.DIVISION,
        r"^(?:[' ]*(?:'s )?| \d | i{1,3} )(?:cercle|region|department|province|district|commune|prefecture|circle|state|kafo|mara|kubeda)\b",
    ),
    (
        Role.SPARED,
        r"^,? (?:is |are |was |were |est |etait |reste |remains? )?(?:\"|« ?)?(?:calme?\b(?! (?:returned|returns|revenu|est revenu))|loyal|epargne[es]*|spared|unscathed|unaffected|hors de cause|indemnes?)\b",
    ),
    (
        Role.SPARED,
        r"^ (?:n'(?:a|ont|avait|avaient) (?:pas|jamais|point)(?: \w+)? ete|(?:was|were|has|have|had) (?:not|never)(?: been)?(?: \w+)?) (?:attaque\w*|touche\w*|vise\w*|frappe\w*|bombarde\w*|attacked|hit|struck|raided|shelled|bombed|targeted|affected|concerned|concerne\w*)\b",
    ),
    (
        Role.EARLIER,
        r"^[^.;,]{0,40} (?:is|was|are|were|est|sont|etait|etaient) (?:an? |une? )?(?:separate|unrelated|distinct\w*|different|autre|sans (?:lien|rapport))\b|^ المجاورة",
    ),
    (
        Role.OFFICE,
        r"^'s (?:elders|notables|mayor|governor|prefect|imams?|bishop|emir|youth leaders?|religious leaders?|councill?ors?|marabouts?)\b|^(?: governor| mayor| prefect|'s hospital)(?: \w+){0,2} (?:said|says)|^ (?:governor|mayor|prefect) (?:said|says)|^ (?:mayor|governor|prefect) (?:says|said)",
    ),
    (Role.BORDER, r"^ (?:border|frontier|side)\b"),
    (Role.OFFICE, r"^ (?:post|camp|base|garrison) (?:chief|commander)\b"),
    (Role.DESTINATION, r"^ (?:road|track|highway|bridge|axis|coach|bus|flight|train|ferry)\b"),
    (
        Role.TARGET,
        r"^ (?:camp|base|barracks|airport|market|prison|jail|attack|raid|ambush|post|garrison|massacre)\b|^ (?:was|were|is|are|had been|has been|est|etait|a ete|es) (?:\w+ )?(?:sealed|cut off|blocked|surrounded|encircled|coupe[es]*|isole[es]*|encercle[es]*|bloque[es]*|attacked|hit|struck|raided|shelled|bombed|besieged|overrun|burn\w+|attaque\w*|vise\w*|frappe\w*|touche\w*|bombarde\w*|sous (?:blocus|siege)|assiege\w*|tombe\w*)|^ (?:remains?|reste|demeure) (?:closed to|ferme[es]* (?:a|au|aux))\b|^ (?:under|sous) (?:siege|attack|blocus|le feu|fire)\b|^ ?!+",
    ),
)

# What follows the place of somebody who speaks: "a trader in Gao told us".
SAYS_THERE = r" (?:said|says|told|explained|recalled|added|confirmed to|joined by|reached by|contacted by|a (?:dit|raconte|confie|explique|declare)|raconte|confie|joint[es]* par|contacte[es]* par)\b"

# How a story ends somewhere else: where captives came free, or fugitives were caught.
ENDS = (
    r"\b(?:arrested|recaptured|captured|caught|released|freed|set free|handed over|found alive|dropped off|received"
    r"|arrete|repris|cueilli|rendu|capture|interpelle|libere|relache|remis|recu|retrouve|depose)[es]*"
    r"(?:,? (?!(?:after|apres)\b)[a-z']+){0,4}? (?:in|at|near|on the edge of|(?:a l'entree|a la sortie|(?:aux|dans les) (?:environs|abords|alentours)|aux portes|pres) (?=d)d[eu']|a|au|dans) ?(?:the |la |le )?$"
)

# The words right before a list of the places that were hit.
LIST_HEAD = (
    r"\b(?:localites?|villes?|positions?|sites?|villages?|locations?|places?|towns?|targets?|lieux?)\b[^.!?:\n]{0,80}:"
)

# The title begins with the place: "Diboli : la douane attaquée", "Shelling - Timbuktu airport".
TITLE_HEAD = (
    r"^(?:[a-z' ]{0,25}(?:update|alerte?|flash|urgent|breaking|communique|exclusif|info)[a-z0-9 n°.]{0,12}[-:–—|] )?$"
)

# Lines around the story: where it was written, who signed, what else to read.
DATELINE = (
    r"\(?(?:correspondance,? )?[A-ZÀ-Ý][A-ZÀ-Ý'’\- ]{2,30}(?:[ ,(/]+[A-ZÀ-Ý][\w'’ÀÿÀ-ÿ-]+(?: [A-ZÀ-Ý][\w'’À-ÿ-]+){0,3})?\)?"
    r"(?:,? ?\(?[\w.À-ÿ]{1,9}\.? ?[\w.À-ÿ]{0,10}\.?,?(?: \d{4})?)?\)?(?: ?\([^()\n]{2,40}\))? ?[-–—]+ "
)
ARABIC_DATELINE = r"[\u0620-\u064a]+(?: [\u0620-\u064a]+)?(?: ?\([^()\n]{2,40}\))?(?:،? \d[^–—\n-]{2,20})? ?[-–—]+ "
# The same in other languages: "Niamey (pdü) –", "(AO) Bamako, 9 mag -", "БАМАКО, 5 фев —", "NİAMEY -", 尼亚美5月28日电.
FOREIGN_DATELINE = (
    r"(?:\([A-Z]{2,8}\) ?)?[A-ZÀ-ÝİА-ЯЁ][\w'-]+(?:[ /-][A-ZÀ-ÝİА-ЯЁ][\w'-]+){0,2}"
    r"(?: ?\([\w/ ]{2,10}\)|, \d{1,2}\.? ?[^\W\d]{3,9}\.?(?: \d{4})?|(?<=[A-ZİА-ЯЁ])(?<=[A-ZİА-ЯЁ]{3})|/[A-ZÀ-Ý][\w'-]+) ?[-–—]+ "
    r"|[\u4e00-\u9fff]{2,6}\d{1,2}月\d{1,2}日电"
)
CORRESPONDENCE = r"\((?:correspondance|de notre correspondant|from our correspondent)[^()\n]{0,40}\) ?[-–—]*"
ASIDE = (
    r"^[ \"«•>-]*(?:read (?:also|more)|see also|also read|related|sign up|subscribe|share (?:on|this)|print|advertisement|follow us|contact ?:"
    r"|photo ?:|image ?:|credit|copyright|lire (?:aussi|egalement)|a lire|voir aussi|partager|imprimer|abonnez-vous|publicite|suivez-nous|newsletter|©"
    r"|time precision|geo precision|actor \d|sub-event|not to be confused|assistance ?:|besoins|what we ask|needs\b|gaps\b)"
)
SIGNATURE = r"^(?:fait a )?[a-z' -]{2,30},? le \d{1,2}(?:er)? [a-z]+ \d{4}\.?$"

# Peoples whose name a village bears as well: no place beside a word for people, some never.
_PEOPLES = r"(?:bissa|bobo|samo|lobi|marka|dafing|bozo|senoufo|minianka|songh[ao][iy]|zarma|djerma|haoussa|hausa|gourmantche|mossi|bambara|malinke|soninke|sarakole|dawsahak|daoussahak|peulh?|arab|kounta|imghad)s?"
_FOLK_EN = r"(?:farmers?|herders?|herdsm[ae]n|traders?|villagers|militia\w*|hunters?|m[ae]n|wom[ae]n|civilians?|youths?|community|communities|ethnic|ethnies|pastoralists?|fighters?|shepherds?|boys?|girls?|elders|leaders?|people|fraction|tribes?)"
_FOLK_FR = r"(?:eleveurs?|agriculteurs?|paysans?|bergers?|commercants?|villageois|miliciens?|chasseurs?|hommes?|femmes?|civils?|jeunes?|communautes?|ethnies?|combattants?|milices?|chefs?|notables|tribus?)"

# Names of groups, bodies, clubs and currents that hold a place's name.
BODIES = (
    r"\b(?:alliance|movement|front|coalition|coordination|congress|council|mouvement|congres|conseil)(?: (?:of|des?) [a-z]+)? (?:for|pour) (?:the |la |le |l'|les )?[a-z]+(?: (?:and|et) (?:the |la |le |l')?[a-z]+)? (?:of|in|de|du|dans) (?:the |la |le |l')?[a-z]+\b"
    rf"|\b(?:dogons?|fulanis?|tuaregs?|touaregs?|dozos?|donsos?)\b|\b{_PEOPLES} (?={_FOLK_EN}\b)|\b{_FOLK_FR} {_PEOPLES}\b"
    r"|\b(?:fama|fds|fan|vdp|gsim|jnim|isgs|issp|eigs|fla|csp|aes|cedeao|ecowas|minusma|dirpa)s?\b|\b(?:katibat?|brigade(?! in | at | de | d'| du | des )|katiba du|front de liberation du|front for the liberation of|liberation front|mouvement|coalition|coordination|alliance|etat islamique (?:au|dans le|pour le)(?: grand)?"
    r"|islamic state(?: in the)?(?: greater)?|confederation des etats du|alliance (?:of|des etats du)|etats du|states of)(?: (?:du|de|la|le|les|of|the|in))* [a-z]+(?: states| province)?"
    r"|\bdan[a-z]? ?(?:na[a-z]? )?ambassagou\b|\b(?:is|isis|ei|eigs|etat islamique|islamic state)(?: (?:in|au|dans|du|of))?(?: (?:the|le))?(?: (?:greater|grand))? \(?(?:sahel|sahara)\b|\b(?:katiba|battalion|markaz) [a-z]+\b|\b(?:macina|serma|gourma) (?:liberation|fighters|militants|elements|jihadists|insurgents|members|group)\b|\b(?:combattants|djihadistes|jihadistes|elements|hommes) du macina\b|\bsahel (?:province|states)\b|\bprovince du sahel\b|\bgroupe de soutien\b"
    r"|\b(?:as|fc|ac|us|asec|olympique|stade|sporting|real|js|cercle olympique|club)[ -](?:de |du )?[a-z]+\b(?= (?:a |won|beat|lost|s'|[0-9]))"
    r"|\b(?:universite|university|rue|avenue|boulevard|quartier|street|hotel|banque|bank|lycee|radio|studio|societe|compagnie) (?:de |du |des |d'|of )?(?=[a-z]+ (?:a |au ))"
    r"|\bquartier (?!(?:general|chinois|populaire|commercial|administratif|nord|sud|est|ouest|de|du|des|dit|d')\b)[a-z'-]+|\bniger (?:river|delta)|\b(?:fleuve|river|delta (?:interieur )?du) niger\b|\bboucle du niger\b|\bbani river\b|\bgulf of guinea\b|\bgolfe de guinee\b|\b(?:franc|francs) guineens?\b"
)
# Such names whose place stands before: "Macina katiba", "Azawad Liberation Front".
BODIES_BEHIND = r"\b(?:katibat?|brigade|liberation front|liberation army|confederation)\b"
# Family names and given names that gazetteers also list as villages: never a place after a given name or title.
TITLES = r"(?:m|mr|mme|mrs|ms|dr|pr|gen|gal|general|colonel|col|captain|capitaine|cap|lieutenant|lt|major|commandant|president|minister|ministre|imam|el hadj|elhadji|cheick|sheikh|cheikh|abbe|pere|maitre|me|coach|adjudant|sergent|sergeant|corporal|caporal|marabout|emir|adama|amadou|aminata|awa|moussa|moussa|ibrahim|ibrahima|issa|ousmane|oumar|omar|ali|aliou|alioune|mamadou|mahamadou|mohamed|mohammed|boubacar|abdoulaye|abdou|seydou|sekou|souleymane|bakary|drissa|modibo|fatoumata|mariam|kadidiatou|hassane|hama|hamidou|harouna|salif|salifou|yacouba|idrissa|lassine|lassina|daouda|fousseyni|lamine|cheikhou|assimi|abdourahamane|tiemoko|siaka|karim|jean|pierre|paul|marie|joseph|blaise|roch|sadio|alassane|alhassane|aboubacar|aboubacrine|youssouf|yaya|yahya|zakaria|soumaila|soumana|tidiane|bocar|boureima|dramane|madou|mady|nouhoum|nouhou|habib|hamza|iyad|sidi|attaher|almou)"
SURNAMES = frozenset(
    "keita traore coulibaly diarra sangare toure cisse diallo maiga camara kone konate sissoko sidibe doumbia dembele "
    "sanogo ouattara ouedraogo kabore sawadogo compaore zongo tiani bazoum goita maiga haidara ag guindo togo tapily dicko "
    "barry bah sow ba kante kouyate diakite fofana sacko samake berthe bagayoko tounkara niang ndiaye diop fall gueye sarr sall".split()
)

# More family names, some borne by villages too: what stands right before them is a given name.
FAMILIES = frozenset(
    "thiombiano lompo lankoande tindano ouoba yonli combary nacoulma nikiema kafando ilboudo tapsoba zoungrana sanou some hien "
    "dabire palenfo kambou nebie bationo bassole simpore tiendrebeogo yameogo savadogo bamogo belem zerbo toe ky dao bado "
    "issoufou mahamadou seyni garba oumarou souley maman laouali adamou harouna hassane tinni mounkaila "
    "kassogue tembely karembe poudiougou djiguiba kodio tessougue yalcouye arama dolo ongoiba ouologuem niangaly kamate "
    "theraa dakouo mounkoro diassana niare toungara kassambara timbine napo telly dama kansaye degoga saye thiero nantoume".split()
)

# Ordinary words of either language that are also names: they need a capital and a cue beside them.
COMMON_WORDS = frozenset(
    "nord-est nord-ouest sud-est sud-ouest centre-est centre-ouest centre-nord centre-sud say man san bla po dire fin may site ville mission port poste route pont nord sud est ouest marche centre union force "
    "paix espoir liberte base camp fort lac lake mare puits park parc soir matin mai juin mars august march sable or ici la "
    "le les de a un on no so do to go we he she me be if in at by as is it us ton don bon mal car son sa ses mon ma mes tout "
    "rue tour point sale bel belle bord terre sol cap mari fils pas par pour guide dan dans deux six dix sept huit neuf cent "
    "mine fond grand petit haut bas long rond plan place banque garde toit main bras dos pied tete sang vent feu eau air ciel "
    "bien sans sous sur vers chez apres avant depuis moto bus sari gare bar bali gage gain gala gare lama lire mode mule note "
    "pile rang rate rare sire sore tale tare tine tore vale vite zone ara date done some same she them then there under were "
    "here over more most many such only once many dare bare fare tape tari noble noir rouge blanc vert boule koran dior sapin "
    "santa post ready kola bane bake dale dole mane sole wade care code come fire home live loss made make name none page past "
    "side sign size take talk team tell time told took turn used wake walk wall want week well went what when will wind wish "
    "with word work year your samba bingo idles".split()
)

# How a text says what holds a place: between the place's name and its holder's.
_DIVISION_WORD = r"(?:cercles?|circles?|communes?(?: (?:rurale|urbaine))?|municipalit(?:y|ies)|regions?|departements?|departments?|provinces?|districts?|prefectures?|sous-prefectures?|wilayas?|state|arrondissement|moughataa|secteur|zone|area)"
HELD_BRACKET = rf"^\]?(?:-[a-z]+)?(?: [a-z0-9]+){{0,2}} ?\((?:(?:in|dans|en|au) )?(?:the |la |le |l')?(?:{_DIVISION_WORD} (?:of |de |du |d'|de la )?)?$"
HELD_IN_BRACKET = rf"^(?: {_DIVISION_WORD})?(?:,| ?/| -| –)? ?(?:(?:and|et|in|dans) )?(?:the |la |le |l')?(?:{_DIVISION_WORD} (?:of |de |du |d'|de la )?)?$"
HELD_BY_WORD = (
    rf"^,? ?(?:(?:an?|the|une?|la|le|l') ?(?:[a-z'-]+ ){{0,2}})?(?:(?:village|town|hamlet|localite|ville|bourg|hameau)s? )?(?:[a-z']+ ){{0,2}}?"
    rf"(?:in|within|of|dans|en|de|du|d'|au|a)? ?(?:the |la |le |l')?(?:[a-z'-]+ )?{_DIVISION_WORD} (?:of |de |du |d'|de la )?$|^, {_DIVISION_WORD} (?:of |de |du |d'|de la )?$"
)
# How a text says near what a place lies, right behind its name: " near ", ", a village 12 km north of ", «, à 5 km de ».
NEAR_BEHIND = (
    r"^,? ?\(?(?:(?:a|an|the|une?|le|la) (?:[a-z]+ )?(?:village|town|hamlet|locality|localite|hameau|ville|bourg) )?(?:(?:located|situated|lying|which lies|situe[es]*|sise?|distante?s?) )?"
    r"(?:(?:about|some|around|approximately|environ|quelque|just|only|a|an|few|quelques|une?|dizaine|less|moins|than|at|de) ){0,4}(?:(?P<km>\d{1,3})(?:[.,]\d+)? ?)?"
    r"(?:(?P<near>near|close to|not far from|outside|in the vicinity of|pres d[eu]|non loin d[eu]|a proximite d[eu]|aux? (?:environs|alentours|abords) d[eu])|(?:km|kilomet\w+|miles?) (?:away )?(?:to the )?(?:[a-z-]+ )?(?:of|from)|(?:km|kilometres?) (?:(?:au|a l'|a) ?)?(?:[a-z-]+ )?d[eu]|(?:km|kilometres?) d'|(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west) of) ?"
    r"(?:the (?:town|village|city|seat) of |la (?:ville|localite) de |le village de |town |the |la |le )?$"
)
# The points of the compass in it, as degrees from north; those of two words first.
SIDES = (
    (r"\b(?:north-?east|nord-est)\b", 45.0), (r"\b(?:south-?east|sud-est)\b", 135.0), (r"\b(?:south-?west|sud-ouest)\b", 225.0),
    (r"\b(?:north-?west|nord-ouest)\b", 315.0), (r"\b(?:north|nord)\b", 0.0), (r"\b(?:east|est)\b", 90.0), (r"\b(?:south|sud)\b", 180.0),
    (r"\b(?:west|ouest)\b", 270.0),
)  # fmt: skip
# Before a row of them: "in the departments of Tillia and Tassara".
DIVISIONS = r"\b(?:cercles|circles|regions|departements|departments|provinces|districts|prefectures) (?:of |de |du |des |d'|de l'|de la )?(?:the )?$"
AREA_WORD = rf"^(?: \d| i{{1,3}})?(?:'s)? {_DIVISION_WORD}\b"

# Capitalised words that may name a place of which no gazetteer knows, and the words right before such a name. A word
# that opens a sentence ("In Gao") is no part of it; it is looked for behind the first letter, which the search skips to.
_OPENS = (
    "In At On Near From Between Around Outside Inside To À A Au Dans De Du Près Entre Vers Sur Depuis Autour Pour Chez"
)
_NO_OPENER = "(?!" + "|".join(f"(?<={word[0]}){word[1:]} " for word in _OPENS.split()) + ")"
NAME = (
    rf"[A-ZÀ-Ý](?<![\w-].)(?<![^dl]'.){_NO_OPENER}"  # «d'Ombo», but N'Gourma is one name
    r"[\w'-]*[a-zà-ÿ0-9][\w'-]*(?: (?:de |du |d'|el |al |n')?[A-ZÀ-Ý][\w'-]*[a-zà-ÿ][\w'-]*){0,2}"
)
BEFORE_STRANGER = r"(?:\b(?:in|at|of|near|to|on|and|between|around|from|de|du|a|au|et|entre|pres|vers|dans|village|localite|hameau|ville|site|axe|axis|as)|\b[ld]'|[,:])[ ]?$"
NO_STRANGER = r"dozos?\b|donsos?\b|katibas?\b|peulh?s?\b|fulani\b|dogons?\b|bambaras?\b|tuaregs?\b|touaregs?\b|wagner\b|jnim\b|fama\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|january\b|february\b|march\b|april\b|may\b|june\b|july\b|august\b|september\b|october\b|november\b|december\b|(?:sept|oct|nov|dec|jan|feb|aug)\b|airport\b|hospital\b|region\b|cercle\b|governor\b|camp\b|district\b|province\b|commune\b|the\b|an?\b|les?\b|la\b|i\b|il\b|on\b|nous\b"
# Words that begin a village's name and seldom stand alone: Hausa, Fulfulde, Tamasheq, Songhay, Arabic, Gourmantché.
FIRST_OF_TWO = r"dan|guidan|gidan|birnin|garin|kwana|dogon|maï|ouro|wuro|wouro|sare|winde|toulde|tin|tchin|oued|hassi|bir|oum|dar|kel|fort|tondi|koira|sabon|tsohon|nouvelle?|petit|grand"
# What follows a village's name after a hyphen and still means that village, or stands right beside it.
QUARTERS = r"peulh?s?|fulbe|dogons?|bambara|bozo|sonrai|marka|rimaibe|habe|ville|centre|carrefour|frontiere|marche|poste|camp|gare|nord|sud|est|ouest|north|south|east|west|coura|koura|do|na|da|leye|pen|kanda|goudana"

# Points of the compass and the like with a country: an area. "western Mali", «le centre du Mali».
WIDE = r"\b(?:(?:the )?(?:far |extreme |deep )?(?P<side>north-?eastern|north-?western|south-?eastern|south-?western|northern|southern|eastern|western|central|north|south|east|west|centre|center)(?: and (?:northern|southern|eastern|western|central))?(?: of)?|(?:le |l'|dans le |dans l')?(?:extreme[- ])?(?P<cote>nord-est|nord-ouest|sud-est|sud-ouest|nord|sud|est|ouest|centre) (?:du|de la|de l'|de)) ?$"
# The day before a town's name and a colon: an entry of a round-up.
DAY_HEAD = r"(?:^|[.;!?\n•–-] ?)(?:(?:on |le |in the |dans la )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|night|nuit|yesterday|hier)(?: [\w/.]+){0,3},? )$"
# Right behind a town's name: what it is, before where it lies.
APPOSED = r",? (?:(?:an?|the|une?|la|le) )?(?:[\w'-]+ ){0,3}?(?:village|town|hamlet|settlement|locality|localite|hameau|ville|bourg|bourgade|campement)\b"
APPOSITION = r"^, (?:a|an|the|une?|la|le|l')? ?(?:\w+ ){0,3}(?:town|village|city|ville|bourg|localite|commune)\b"
# A village that the gazetteer may lack.
UNKNOWN = r"\b(?:villages?|hamlets?|hameaux?|localites?|towns?|campements?|settlements?|habitants|inhabitants|residents) (?:(?:of|de|du) |d')?$"
# Forces and movements that only these countries have: a story that names them plays there or next door.
LOCAL_ACTORS = {
    "ML": r"fama|fama's|minusma|barkhane|gatia|cma|csp-dpa|fla|dan na(?:n)? ambassagou|katiba (?:macina|serma|gourma)|macina katiba|ganda izo|ganda koy|msa|platform militia",
    "BF": r"vdp|vdps|koglweogo|kogleweogo|mossi|gourmantche",
    "NE": r"zankai",
}

# Where an official or his office is the victim, his town is hit: "the mayor of X was abducted", «incendié la mairie de X».
_HARMED = (
    r"(?:opened fire (?:on|at|against)|fired (?:on|at|upon)|killed|shot|abducted|kidnapped|attacked|assassinated|murdered|stab\w+|burn(?:ed|t)|torched|stormed|raided|beheaded|ransacked|looted|wounded|executed|seized"
    r"|tue[es]*|abattu[es]*|enleve[es]*|assassine[es]*|attaque[es]*|incendie[es]*|brule[es]*|saccage[es]*|pille[es]*|egorge[es]*|vise[es]*|pris(?:es?)? (?:d'assaut|pour cible|en otage)|execute[es]*|blesse[es]*|mitraille[es]*|cible[es]*|ouvert le feu (?:sur|contre))"
)
HARMED_BEFORE = rf"\b{_HARMED}(?: (?!said|told|says|announced|confirmed|reported|declared|dit|selon|according|by |par |annonce|declare|confirme|affirme|indique|precise|rapporte|assure)[\w',-]+){{0,12}} $"
HARMED_AFTER = (
    r"^(?: \([^()]{1,40}\))? (?:reportedly )?(?:abducted|kidnapped|assassinated|murdered|missing|found dead|enleve|assassine|porte disparu)\b(?! (?:an?|the|his|her|\d+|two|three|four|five|un|une|le|la|les|des|son|sa|ses|deux|trois|quatre|cinq)\b)"
    rf"|^(?: (?!said|told|says)[\w',()-]+){{0,9}}? (?:(?:was|were|has been|have been|had been|ont ete|a ete|est|sont|etai(?:t|ent)) (?:\w+ )?{_HARMED}|disappeared|disparaiss\w+|disparu\w*)\b"
)
# Right behind the official's town: he speaks, so he is no victim.
SPEAKS = (
    r"^,? (?:has |have |had |also |later |a |ont |avait |s'est )?(?:\w+ )?(?:said|says|told|announced|confirmed|reported|declared|stated|added|wrote|explained"
    r"|declare|annonce|confirme|indique|affirme|precise|explique|rapporte|ajoute|assure|dit|felicite|ecrit)\b"
)
# On the road between two: "the A - B road", «l'axe A–B», "the track A – B".
ROAD_BEFORE = (
    r"\b(?:road|axis|axe|route|piste|troncon|track|highway|ligne|voie|rn ?\d+)(?: (?:de|from|d'|nationale))? ?$"
)
ROAD_AFTER = r"^ (?:road|axis|axe|track|route|highway|stretch|section|line|river)\b(?! (?:is|remains|was|has been|stays) (?:now |still )?(?:re-?opened|open|clear|safe|secure|passable))"

# … from one to the other: "the track from A to B", «le pont reliant A à B».
ROAD_FROM = r"\b(?:roads?|track|axis|highway|route|axe|piste|troncon|voie|ligne|pont|bridge|hanyar)(?: [\w'-]+){0,2}? (?:from|de|d'|(?:qui )?reli\w+|(?:that |which )?(?:link|connect)\w*|entre|between) ?(?:the )?$|\bhanyar $"
ROAD_TO = r"(?: to| a| au| jusqu'a| with| avec| zuwa| nach) (?:the |la |le )?"

# The way of a bus or a flight, not where it was stopped: "the A - B coach", «le car de la ligne A - B».
_RIDE = (
    r"(?:ligne|liaison|line|run|service|bus|coach|autocar|car|minibus|flight|vol|train|navette|shuttle|ferry|corridor)"
)
JOURNEY_BEFORE = rf"\b{_RIDE}(?: (?:de|d'|from|assurant la liaison|qui relie|reliant))? ?$"
JOURNEY_AFTER = rf" (?:\w+ )?{_RIDE}\b"

# Who speaks for a village on no map: his own commune's or district's.
SPEAKS_FOR = r"\b(?:mayor|deputy mayor|sub-prefect|prefect|canton chief|councill?or|maire(?: adjoint)?|sous-prefet|prefet|chef de canton|conseiller (?:municipal|communal)|mairie|sous-prefecture|prefecture) (?:of |de |du |d'|a |in )(?:la commune de |the commune of )?$"

# What maps name after the town it serves.
BUILDING = r"a[eé]roports?|a[eé]rodrome|airport|camp|poste|gare|h[oô]pital|puits|mine|base|pont|barrage|forage|march[eé]|[eé]cole"

# A sentence that begins so tells another event of now: its place is hit as well.
ALSO = r"[\"« ]*(?:separately|also on|in (?:a|another) separate|in another (?:incident|attack)|elsewhere|meanwhile,|on the same day|the same day|par ailleurs|ailleurs|dans un autre|une autre|le meme jour|plus tot|dans la meme (?:journee|nuit|zone))\b"

# In the body, what a group did before: "militants who have announced a blockade of X, attacked …".
WHO_HAVE = (
    r"\b(?:(?:who|which) (?:have|has|had) (?:\w+ )?(?:announced|imposed|declared|claimed|besieged|blockaded|occupied|vowed|threatened)"
    r"|qui (?:ont|a|avaient|avait) (?:\w+ )?(?:annonce|impose|decrete|declare|revendique|assiege|occupe|menace))\b[^.;,\n]{0,60}"
)
# In the body, a round-up of other events: "the week was also marked by …", «la semaine a également été marquée par …».
ROUND_UP = (
    r"\b(?:(?:week|month|year|days|weeks|months) (?:has |have |had )?(?:also )?(?:been |was |were )?(?:also )?(?:saw|seen|marked|marred|brought)"
    r"|(?:semaine|mois|annee|jours|semaines)(?: [a-z]+)? (?:a|ont|avait|avaient|est|fut) (?:egalement |aussi )?(?:ete )?(?:egalement |aussi )?(?:marque|connu|endeuille|secoue)[es]*)\b[^.;\n]*"
)
# How a village's number is written after its name; people leave it out.
NUMBER = r" (?:i{1,3}|iv|\d)$"
