# ruff: noqa: E501, ISC004  one rule a line and word lists as prose: a table, not code
"""The words around a place's name that tell what it is to the story, English and French side by side.

RIGHT_FIRST rows are matched against the folded text that follows the name, then LEFT rows against what ends where it
begins, then RIGHT rows; the first row that fits gives the role.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a named place is to the sentence."""

    TARGET = "attack verb + locative"
    AT = "locative"
    WITNESS = "people there tell of it"
    NEAR = "near"
    BETWEEN = "between two places"
    HEADING = "heading of the title"
    LIST = "list of places hit"
    REACHED = "reached by a siege or ban"
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


# Roles by which a name is told to be somewhere it happened, and those of them that are told as places hit in prose.
CUED = frozenset((Role.TARGET, Role.AT, Role.NEAR, Role.BETWEEN, Role.LIST, Role.REACHED, Role.HEADING, Role.WITNESS))
TOLD = CUED - {Role.REACHED, Role.HEADING}

_DEF = r"(?:the |la |le |les |l')?"
_SETTLEMENT_EN = r"(?:villages?|towns?|hamlets?|localit(?:y|ies)|city|settlements?|forest|valley|mining sites?|gold sites?|market town|border town|outskirts|communit(?:y|ies)|desert town)"
_SETTLEMENT_FR = r"(?:villages?|foret|vallee|hameaux?|localites?|villes?|bourgs?|bourgades?|site d'orpaillage|sites? aurifere|quartier|campement)"
_DAY_FR = r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:matin|soir|dernier|apres-midi|\d{1,2}(?: [a-z]+)?))?|ce (?:matin|soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))"
_POST_EN = r"(?:camps?|bases?|posts?|barracks|garrison|outpost|checkpoint|station|airport|market|mosque|church|prison|jail|school|mine|site|health cent(?:re|er)|positions?|bridge|detachment|siege|blockade|shelling|bombing|jailbreak)"
_POST_FR = r"(?:camp(?: militaire)?|base(?: militaire)?|postes?(?: [a-z]+){0,3}|caserne|garnison|check-?point|aeroport|marche|mosquee|eglise|prison|ecole|foire|mine|site|centre de sante|positions?|pont|douane|detachement(?: [a-z]+)?|siege|blocus|bombardement|pilonnage|evasion|brigade|peage|gare)"

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
        Role.CARE,  # where the wounded died later or lie now: "died of his wounds in X", «les blessés sont à X»
        r"\b(?:d(?:ied|ies|ie|ying) (?:\w+ )?of (?:(?:his|her|their|the) )?(?:wounds|injuries|burns)|succumb\w+ to (?:(?:his|her|their|the) )?(?:wounds|injuries|burns)|s'(?:est|sont|etei\w+) ?(?:eteint[es]*)?|(?:mort|morte|decede|succombe)[es]* (?:de|des suites de|a) (?:ses|leurs) (?:blessures|brulures)|(?:regain\w+ consciousness|repris connaissance))(?: (?!in |at |a )[\w'-]+){0,3},? (?:in|at|a|au) $"
        r"|\b(?:wounded|injured|blesse[es]*)\b(?:,? [\w'-]+){0,5},? (?:are|were|is|was|sont|etaient|se trouvent|est)(?: (?:now|all|both|still|being|tous|toujours|encore|actuellement|desormais|soigne[es]*|traite[es]*|pris en charge|treated|tended|cared for))* (?:in|at|a|au) $",
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
        r"\b(?:deni(?:ed|es)|deny\w*|dement\w*|ruled out|exclu\w*) (?:any|an|all|reports of an?|toute?s?|une|l'|avoir subi une)? ?(?:\w+ )?(?:attacks?|raids?|incidents?|assaults?|attaques?|assauts?)(?: \w+)? (?:on|in|at|against|contre|a|sur) (?:the |la |le )?$",
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
        Role.REACHED,  # one place more: "the same ban was announced at X", «le blocus s'étend à X», "a second roadblock at X"
        r"\b(?:same|similar) (?:\w+ )?(?:measures?|ban|restrictions?|closure|ultimatum|rules?|blockade|embargo|fate)(?: (?!as |that )[\w'-]+){0,4} (?:to|at|in|on|over|for) $"
        r"|\b(?:memes?|pareilles?) (?:\w+ )?(?:mesures?|interdictions?|restrictions?|ultimatum|blocus|embargo|sort)(?: (?!que )[\w'-]+){0,4} (?:a|au|pour|sur|contre|frappent?|touchent?|visent?) $"
        r"|\b(?:ban|closure|blockade|embargo|curfew|restrictions?|siege|order|measures?|blocus|fermeture|interdiction|mesures?|couvre-feu|etau)(?: (?:has|have|was|were|is|been|now|also|since|a|ont|est|sont|ete|desormais|aussi|egalement))* (?:extended|extends?|spread|spreads|appl(?:y|ies|ied)|etendu[es]*|s'etend(?:ent)?|elargi[es]*|s'applique(?:nt)?)(?: (?:also|now|since|aussi|desormais|egalement))? (?:to|a|au) $"
        r"|\b(?<!be )(?<!etre )(?:appl(?:y|ies|ied)|spread|extended?|etendu\w*|s'etend\w*) (?:the |la |le |les |l'|a )?(?:same |memes? )?(?:measures?|ban|order|blockade|mesures?|interdiction|blocus)? ?(?:\w+ )?(?:to|a) $"
        r"|\b(?:interdi\w+|ferm\w+|bloqu\w+|coup\w+) (?:aussi|egalement) (?:\S+ ){0,4}?(?:a|au|de|vers|d') ?$"
        r"|\b(?:second|third|new|another|deuxieme|second|troisieme|nouveau|nouvelle|autre) (?:road ?block|checkpoint|barrier|barrage|check-?point|poste de controle|barriere)(?: (?!near|pres)[\w'-]+){0,5} (?:at|in|a|au) $",
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
        Role.TARGET,  # "the curfew covers X"
        r"\b(?:covers?|couvre(?:nt)?|concerne(?:nt)?|touche(?:nt)?)(?: now| also| desormais| aussi| egalement)? $",
    ),
    (Role.AT, r"\bcommunes (?:of |de |du |d')$"),  # more than one of them are told for themselves
    (Role.DIVISION, r"\b(?:nord|sud|est|ouest|north|south|east|west)-$"),  # «Nord-Tillabéri»
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
        Role.OFFICE,  # where somebody was on a visit, or passes through
        r"\b(?:en (?:visite|deplacement|tournee|voyage)|de passage|(?:on|during|paying) an? (?:\w+ )?(?:visit|trip|tour)|visiting|a rendu hommage|ont rendu hommage|paid (?:tribute|homage))(?: (?!a |in |at |to )[\w'-]+){0,3},? (?:a|au|dans|in|to|at) $",
    ),
    (
        Role.OFFICE,  # where relatives are, and mediators come from: "the family of my friend in X", «par un marabout de X»
        r"\b(?:famille|family|parents|proches|relatives) (?:de|d'|of) ?(?:mon|ma|son|sa|my|his|her|our|un|une|an?) (?:[\w']+ )?(?:a|au|in|at|from) $|\b(?:negociations?|tractations|mediations?|negotiat\w+|talks|mediated|brokered)(?: [\w'-]+){1,5}? (?:of|from|de|d') $",
    ),
    (
        Role.TEAM,  # who comes from there
        r"\b(?:footballeurs?|footballers?|equipe(?: [a-z]+)?|joueurs|players|team|athletes|pelerins|pilgrims|supporters|lutteurs|wrestlers) (?:de|d'|of|from) $",
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
        r"|(?:\d[\d.,]*)?(?:km|kilometres?) (?:\w+ ){0,2}d[eu]|secteur d[eu]|a (?:la )?hauteur d[eu]|au niveau d[eu]|(?:general )?(?:area|vicinity|surroundings) of|(?:dans|de) (?:la|le) (?:zone|secteur) d[eu]|pres|cerca(?:n[ao])? (?:de|a)|al (?:norte|sur|este|oeste|nor[eo]e?ste|sur?[eo]e?ste) de|perto de|a (?:norte|sul|leste|oeste) de|nei pressi di|vicino a|bei|nahe|unweit von|(?:nord|sud|ost|west)lich von|kusa da(?: garin)?|بالقرب من|قرب)|(?:pres|loin|environs|alentours|abords|sortie|aval|amont|ecart|(?:\d[\d.,]*)?km|kilometres|nord|sud|est|ouest|proximite) d') ?(?:the (?:town|village|city) of |la (?:ville|localite) de |le village de |village |town |(?:the |le |la )?(?:site|mine|campement|puits)(?: (?:minier|d'or|aurifere|d'orpaillage))? (?:de |d'|du )|the (?:gold )?(?:site|mine|well) (?:of|at) |the |la |le )?$"
        r"|\b(?:proches? d(?:[eu] |')|a (?:une|deux|trois|quelques) (?:bonnes? |petites? )?(?:heures?|minutes|encablures|lieues)(?: (?:de (?:marche|route|moto|pirogue|piste|charrette)|a pied))? d(?:[eu] |')|(?:an|one|two|three|half an|a few) hours?'?s? (?:walk |drive |ride |by boat )?(?:from|of|short of|before) |(?:km|kilomet\w+|miles?) (?:short of|before|beyond|outside|avant|apres) |mi-chemin d(?:[eu] |')|just (?:short of|before|beyond) )$",
    ),
    (
        Role.TARGET,
        r"\b(?:hommes|individus|bandits?|terroristes?|djihadistes?|jihadistes?|assaillants?|inconnus|motards|gunmen|militants|attackers|fighters|bandits|armed men|jihadists)(?: [\w'-]+){0,7}? (?:rentr|entr|debarqu|surgi|irruption|arriv|entered|stormed|burst|came|swept|rode)\w*(?: (?:in|into))? (?:a|au|dans|sur|into|in|at)? ?(?:le |la |the )?(?:(?:village|town|ville|hameau|bourg) (?:of |de ))?$",
    ),
    (
        Role.DESTINATION,
        r"(?:نحو|الى|الى|باتجاه)(?: مدينة| بلدة| قرية)? $|\b(?:way|trip|journey|transfer\w*|travel\w*|flight|flew|fly\w*|cargo|boats?|pinasses?|bus|buses|trucks?|convoys?|mov\w+|driv\w+|sail\w*|carry\w*|carried|taking|transport\w*|goods|passengers?|voyage\w*|trajet|car|camions?|convois?|marchandises|passagers|convoy\w*)(?: [\w'-]+){0,3}? (?:from|de|d') ?(?!the )[\w'-]+(?: [\w'-]+)?,? (?:to|a|vers|pour) (?:the )?$|\b(?:bound for|(?:on (?:its|their|the|his) )?way to|on (?:its|their|his|the) way back (?:to|from)|(?:on|to|the|main|along the) (?:\w+ )?(?:road|highway|track|route) to|headed (?:for|to)|heading (?:for|to)|towards?|in the direction of|(?:fled|walked|driven|moved|regrouped|arrived|sent|come|travel|trips?|go|drove|link\w*|run|going)(?: in| to| into| at| from)?|reach(?:ed|es)?|vers|en direction d[eu]|a destination d[eu]|ralli\w+|gagn\w+|(?:sur )?(?:la )?(?:route|piste|voie) (?:nationale )?d[eu]|(?:se rendai\w+|rentr\w+|rendus?) (?:a|au)|arrivee?s?(?: [\w']+){0,2}? (?:a|au|de)|retrouve[es]*(?: [\w']+){1,4} (?:a|au)|found (?:alive|safe)(?: \w+)? (?:in|at)|refuge(?: [\w']+){0,3}? (?:a|au|in|at)|(?:left|leave|leaving|fled|fleeing|quitt\w+|fui\w*)(?: (?!for |pour |vers )[\w'-]+){1,3} (?:for|pour|vers)|pour rejoindre|pour|pr|(?:fui|fuit)(?: [a-z]+){0,2} (?:a|vers|au)|refugie\w*(?: (?!a |au )[a-z']+){0,8} (?:a|vers|au)|a pied|jusqu'?a|direction(?: de)?|entree? (?:\w+ ){0,2}a|zuwa) (?:the |la |le )?(?:\w{3,}ed |ville de |town of |forest of |foret (?:classee )?(?:de la |de l'|du |de |d')|(?:refugee )?camp of |camp (?:de refugies )?de )?$|\bd'(?:une )?direction $",
    ),
    (
        Role.DESTINATION,  # where people and troops went: "2,870 people registered in X", «les militaires se sont repliés à X»
        r"\b(?:register(?:ed)?|recensee?s?|enregistree?s?|hosted|accueillie?s?|heberge[es]*|shelter(?:ed|ing)|settled|re-?deployed|repositionn\w+|replie[es]*|repli|withdr[ae]w\w*|limped|made it|brought|host sites?(?: are| ?:)?|sites d'accueil ?:?|localites d'accueil ?:?)(?: (?!after|apres|from|de )[\w'-]+){0,2}? ?(?:in|at|into|to|on|a|au|sur|dans|vers)? (?:the |la |le )?$|\bcross(?:ed|es|ing)? (?:over )?(?:in)?to $",
    ),
    (
        Role.DESTINATION,  # where the missing turned up: "back in X", «ont reparu lundi, l'un à X»
        r"\b(?:(?:back|safe|reunited)(?: (?:and sound|home|with their families|with (?:his|her) family))? (?:in|at)|(?:re-?appeared|resurfaced|turned up(?: alive)?|reparu[es]*|reapparu[es]*|refait surface|regagne|retrouve[es]* (?:vivant[es]*|sain[es]*(?: et sau\w+)?))(?: (?!in |at |a )[\w'-]+){0,3},?(?: l'une?| one| some| les uns)? (?:in|at|a|au)) $",
    ),
    (
        Role.DESTINATION,  # what is on its way there: "boats to X are full", "escorting fuel to X"
        r"\b(?:boats?|pinasses?|buses|bus|flights?|convoys?|convois?|lorr(?:y|ies)|trucks?|tankers?|escort\w*|camions?|citernes?|cars|ferr(?:y|ies))(?: (?!in |at |near |a |of |from )[\w'-]+){0,2}? (?:to|vers|pour|jusqu'a) (?:the )?$",
    ),
    (
        Role.TARGET,
        r"\b(?:abduct|kidnap|evict|rustl|stole|seiz|loot)\w*(?: [\w'-]+){0,6}? from (?:the )?(?:(?:village|town)s? of )?$|\b(?:coded as|geocoded (?:as|to|at)|code[es]* (?:a|comme)) (?:(?:the |an? )?(?:approximate )?(?:location|locality|lieu)(?: of| approximatif)? )?$",
    ),
    (
        Role.TARGET,  # a town that is closed: "nothing leaves X by road", "the ban imposed on X"
        r"\b(?:nothing|nobody|no one|no (?:vehicles?|trucks?|lorr(?:y|ies)|boats?|goods)|(?:plus )?(?:rien|personne)|aucun \w+)(?: \w+)? (?:n')?(?:leaves?|enters?|(?:gets?|goes|comes?) (?:in or out of|into|out of|in|to)|(?:ne )?(?:entrent?|sort(?:ent)?|quittent?)(?: (?:plus|de|d'|a|ni ne sort))*) (?:the )?$"
        r"|\b(?:ban|blockade|embargo|siege|curfew|restrictions?|one|order|blocus|couvre-feu|interdiction|celui|celle|mesure)s?(?: [\w'-]+){0,3}? (?:imposed|placed|clamped|decreed|impose[es]*|decrete[es]*|instaure[es]*) (?:on|upon|over|in|at|a|sur|contre) $",
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

# What follows the name and wins over what stands before it.
RIGHT_FIRST: tuple[tuple[Role, str], ...] = (
    (Role.NEAR, r"^ k[eɛ]r[eɛ]f[eɛ]\b"),
    (Role.TEAM, r"^ (?:quarter|neighbou?rhood|suburb)s?\b"),
    (
        Role.DIVISION,
        r"^(?:[' ]*(?:'s )?| \d | i{1,3} )(?:cercles?|regions?|departments?|provinces?|districts?|communes?|prefectures?|circles?|state|kafo|mara|kubeda)\b(?! (?:de |du |d'))",
    ),
    (
        Role.SPARED,
        r"^,? (?:is |are |was |were |est |etait |reste |remains? )?(?:\"|« ?)?(?:calme?\b(?! (?:returned|returns|revenu|est revenu))|loyal|garrison (?:loyal|calm|quiet)|(?:non|pas|not) (?:concern|affect|touch|vis|attaqu|attack)\w+|epargne[es]*|spared|unscathed|unaffected|hors de cause|indemnes?)\b",
    ),
    (
        Role.SPARED,
        r"^ (?:n'(?:a|ont|avait|avaient) (?:pas|jamais|point)(?: \w+)? ete|(?:was|were|has|have|had) (?:not|never)(?: been)?(?: \w+)?) (?:attaque\w*|touche\w*|vise\w*|frappe\w*|bombarde\w*|attacked|hit|struck|raided|shelled|bombed|targeted|affected|concerned|concerne\w*)\b",
    ),
    (
        Role.EARLIER,  # "have raided X and Y this year"
        r"^(?:,? (?:and|et|&) [\w' -]{2,24}?)? (?:(?:earlier |so far )?this year|(?:plus tot |deja )?cette annee)\b",
    ),
    (Role.TEAM, r"^ (?:youth |junior |football |under-\d\d )*(?:team|footballers?|players|side wins?)\b"),
    (
        Role.EARLIER,
        r"^[^.;,]{0,40} (?:is|was|are|were|est|sont|etait|etaient) (?:an? |une? )?(?:separate|unrelated|distinct\w*|different|autre|sans (?:lien|rapport))\b|^ المجاورة",
    ),
)

# … and over all else: "They passed through X at dusk, where they killed two", «…, où ils ont abattu deux pêcheurs».
WHERE_THEY = (
    r", (?:le|la|the|an?|une?|l'autre|l'un des) (?:\w+ )?(?:villages?|hameaux?|localites?|hamlets?|town|camps?|bourg)(?: \w+){0,2}? (?:attaque|attacked|raide|hit\b|vise|struck|burn|incendie|brule|torched|razzie)|"
    r"(?:,? [^.;:,()]{1,28})?, (?:where|ou) (?:they|the (?:same )?(?:men|gunmen|attackers|raiders|group|fighters)|(?:armed )?men|gunmen|ils|(?:les|des|ces) (?:memes )?(?:hommes|tireurs|assaillants|individus|combattants|terroristes|bandits)(?: armes)?) (?:(?:had|have|also|then|first|ont|avaient|auraient|aussi|egalement|ensuite|d'abord) ){0,2}"
    r"(?:kill|shot|shoot|burn|torch|loot|abduct|kidnap|seiz|execut|behead|stabb|attack|ransack|opened fire|took|stole|tue|abatt|brule|incendi|pill|enlev|emport|emmen|egorg|attaqu|saccag|ouvert le feu|mitraill|assassin)"
)

# What follows the name and counts where nothing before it gave a role.
RIGHT: tuple[tuple[Role, str], ...] = (
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
    r"(?:,? (?!(?:after|apres)\b)[a-z0-9']+){0,6}?,? (?:in|at|near|on the edge of|(?:a l'entree|a la sortie|(?:aux|dans les) (?:environs|abords|alentours)|aux portes|pres) (?=d)d[eu']|a|au|dans) ?(?:the |la |le )?$"
)

# Before a row of them: "in the departments of Tillia and Tassara".
DIVISIONS = r"\b(?:cercles|circles|regions|departements|departments|provinces|districts|prefectures) (?:of |de |du |des |d'|de l'|de la )?(?:the )?$"

DIVISIONS_BEHIND = r" (?:cercles|circles|regions|departments|provinces|districts|communes|prefectures)\b"

# What follows a village's name after a hyphen and still means that village, or stands right beside it.
QUARTERS = r"peulh?s?|fulbe|dogons?|bambara|bozo|sonrai|marka|rimaibe|habe|ville|centre|carrefour|frontiere|marche|poste|camp|gare|nord|sud|est|ouest|north|south|east|west|coura|koura|do|na|da|leye|pen|kanda|goudana"

# Points of the compass and the like with a country: an area. "western Mali", «le centre du Mali».
WIDE = r"\b(?:(?:the )?(?:far |extreme |deep )?(?P<side>north-?eastern|north-?western|south-?eastern|south-?western|northern|southern|eastern|western|central|north|south|east|west|centre|center)(?: and (?:northern|southern|eastern|western|central))?(?: of)?|(?:le |l'|dans le |dans l')?(?:extreme[- ])?(?P<cote>nord-est|nord-ouest|sud-est|sud-ouest|nord|sud|est|ouest|centre) (?:du|de la|de l'|de)) ?$"
# Right behind a town's name: what it is, before where it lies.
APPOSED = r",? (?:(?:an?|the|une?|la|le) )?(?:[\w'-]+ ){0,3}?(?:village|town|hamlet|settlement|locality|localite|hameau|ville|bourg|bourgade|campement)\b"
APPOSITION = r"^, (?:a|an|the|une?|la|le|l')? ?(?:\w+ ){0,3}(?:town|village|city|ville|bourg|localite|commune)\b"
# Where the place is told from a town that is not named again: "9 km from the town", «à quelques kilomètres du bourg».
FROM_TOWN = (
    r"\b(?:[3-9]|\d{2,3}|few|several|quelques|plusieurs|dizaine|douzaine|quinzaine|vingtaine|trentaine|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|three|four|five|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
    r" ?(?:de )?(?:km|kilomet\w+|miles)(?: (?:away |au |a l')?[\w'-]+){0,2}? (?:of|from|de|du|before|outside|avant|short of) (?:the |la |le )?(?:town|village|city|ville|localite|bourg|bourgade)\b(?! (?:of|de|d')\b)"
)
# "… in the commune of X".
IN_COMMUNE = r"\b(?:in|dans) (?:the |la )?(?:\w+ )?commune (?:of |de |du |d')$"
# A village that the gazetteer may lack.
UNKNOWN = r"\b(?:villages?|hamlets?|hameaux?|localites?|towns?|campements?|settlements?|habitants|inhabitants|residents) (?:(?:of|de|du) |d')?$"

# Where an official or his office is the victim, his town is hit: "the mayor of X was abducted", «incendié la mairie de X».
_HARMED = (
    r"(?:opened fire (?:on|at|against)|fired (?:on|at|upon)|killed|shot|abducted|kidnapped|attacked|assassinated|murdered|stab\w+|burn(?:ed|t)|torched|stormed|raided|beheaded|ransacked|looted|wounded|executed|seized"
    r"|tue[es]*|abattu[es]*|enleve[es]*|assassine[es]*|attaque[es]*|incendie[es]*|brule[es]*|saccage[es]*|pille[es]*|egorge[es]*|vise[es]*|pris(?:es?)? (?:d'assaut|pour cible|en otage)|execute[es]*|blesse[es]*|mitraille[es]*|cible[es]*|ouvert le feu (?:sur|contre))"
)
HARMED_BEFORE = rf"\b{_HARMED}(?: (?!said|told|says|announced|confirmed|reported|declared|dit|selon|according|by |par |annonce|declare|confirme|affirme|indique|precise|rapporte|assure)[\w',-]+){{0,12}} $"
HARMED_AFTER = (
    r"^(?: \([^()]{1,40}\))? (?:reportedly )?(?:abducted|kidnapped|assassinated|murdered|missing|found dead|attacked|stormed|torched|under (?:attack|fire)|enleve|assassine|porte disparu|attaque[es]*|incendiee?s?|prise?s? (?:d'assaut|pour cible)|visee?s?|mitraillee?s?|saccagee?s?|sous le feu)\b(?! (?:an?|the|his|her|\d+|two|three|four|five|un|une|le|la|les|des|son|sa|ses|deux|trois|quatre|cinq)\b| l')"
    rf"|^(?: (?!said|told|says)[\w',()-]+){{0,9}}? (?:(?:was|were|has been|have been|had been|ont ete|a ete|est|sont|etai(?:t|ent)) (?:\w+ )?{_HARMED}|(?:a|ont|avait|avaient|vient d'|viennent d')(?: \w+)? ?(?:essuye\w*|subi|repousse)\b|came under (?:attack|fire)|(?:is|was) under (?:attack|fire)|disappeared|disparaiss\w+|disparu\w*)\b"
)
# Right behind the official's town: he speaks, so he is no victim.
SPEAKS = (
    r"^,? (?:has |have |had |also |later |a |ont |avait |s'est )?(?:\w+ )?(?:said|says|told|announced|confirmed|reported|declared|stated|added|wrote|explained"
    r"|declare|annonce|confirme|indique|affirme|precise|explique|rapporte|ajoute|assure|dit|felicite|ecrit)\b"
)
# Who speaks for a village on no map: his own commune's or district's.
SPEAKS_FOR = r"\b(?:mayor|deputy mayor|sub-prefect|prefect|canton chief|councill?or|maire(?: adjoint)?|sous-prefet|prefet|chef de canton|conseiller (?:municipal|communal)|mairie|sous-prefecture|prefecture) (?:of |de |du |d'|a |in )(?:la commune de |the commune of )?$"

# A source that is the office of a town or district itself.
OFFICE_OF = r"(?:mairie|commune(?: rurale| urbaine)?|(?:rural |urban )?commune|conseil (?:communal|municipal)|municipalit[ey]|town hall|sous-prefecture|prefecture|haut-commissariat) (?:of |de |du |des |de la |de l'|d')"

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
