# ruff: noqa: E501, ISC004  one rule a line and word lists as prose: a table, not code
"""Words of time, English and French side by side. Patterns run over folded text (`prose.fold`)."""

from __future__ import annotations

from bot.model import PartOfDay

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
}  # fmt: skip

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
    "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "janv": 1, "fev": 2, "avr": 4, "juil": 7,
}  # fmt: skip

# "For a twelfth day", «pour le douzième jour consécutif».
ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "twentieth": 20, "thirtieth": 30,
    "deuxieme": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6, "septieme": 7, "huitieme": 8,
    "neuvieme": 9, "dixieme": 10, "onzieme": 11, "douzieme": 12, "treizieme": 13, "quatorzieme": 14, "quinzieme": 15,
    "vingtieme": 20, "trentieme": 30,
}  # fmt: skip

# Days counted from the day of publication; the night words give the day on which the night began.
RELATIVE = {
    "the day before yesterday": -2, "avant hier": -2, "avant-hier": -2, "day before yesterday": -2, "avanthier": -2, "avt hier": -2, "avan hier": -2,
    "last night": -1, "la nuit derniere": -1, "cette nuit": -1, "overnight": -1, "the night before": -1,
    "last nite": -1, "lastnight": -1, "la nuit passee": -1, "hier nuit": -1, "hier soir": -1, "hier matin": -1, "yday": -1, "yesterdy": -1, "ystrday": -1, "ystday": -1, "yesternight": -1, "last evening": -1, "yest": -1,
    "yesterday": -1, "hier": -1,
    "en train de tirer": 0, "sont en train de": 0, "since mid-morning": 0, "since dawn": 0, "since sunset": 0, "since nightfall": 0, "depuis la tombee de la nuit": 0, "since midday": 0, "since noon": 0, "depuis l'aube": 0, "depuis midi": 0, "depuis la mi-journee": 0, "sa tire": 0, "ca tire": 0, "ppl running": 0, "people running": 0, "people are running": 0, "smoke everywhere": 0, "on entend des tirs": 0, "tirs nourris en ce moment": 0,
    "depuis la priere": 0, "depui la priere": 0, "au moment ou": 0, "cette apres-midi": 0, "2day": 0, "tonite": 0, "just now": 0, "as we speak": 0, "in progress": 0, "toujours en cours": 0,
    "today": 0, "aujourd'hui": 0, "aujourd hui": 0, "aujourdhui": 0, "ajd": 0, "ojd": 0, "ce jour": 0, "rn": 0, "2nite": 0, "tonight": 0, "ce soir": 0,
    "this morning": 0, "ce matin": 0, "se matin": 0, "ce mat": 0, "du mat": 0, "this afternoon": 0,
    "this evening": 0, "cet apres-midi": 0, "cet apres midi": 0, "cette apres midi": 0, "cet aprem": 0, "cette aprem": 0, "cet apm": 0, "this mornin": 0, "this aft": 0, "right now": 0, "en ce moment": 0, "a l'instant": 0,
    "en cours actuellement": 0, "attaque en cours": 0, "tirs en cours": 0, "attack under way": 0, "ongoing attack": 0, "at this moment": 0,
}  # fmt: skip

# Said after midnight, these are of the day before.
EVENINGS = frozenset({
    "tonight", "tonite", "2nite", "ce soir", "this evening", "this afternoon", "this aft", "cet apres-midi",
    "cette apres-midi", "cet apres midi", "cette apres midi", "cet aprem", "cette aprem", "cet apm",
})  # fmt: skip
# … and told in the morning, these are of the evening before.
MIDNIGHT = r"(?:(?:shortly|just|soon|a little) )?before midnight|(?:around|about) midnight|(?:un )?peu avant minuit|(?:avant|vers) minuit"
# "Since fajr", «depuis le matin»: of today.
TODAYS = (
    r"(?:this |the |early |before |ce |le |la |l'|last |avant )*(?:fajr|subh|fadjr|dhuhr|zuhr|asr|morning|dawn|sunrise|noon|midday|afternoon|matin|matinee|aube"
    r"|midi|mi-journee|apres-midi|(?:morning |fajr |noon )?prayers?|priere)"
)
# Days counted from the last other day that the text named.
FROM_EARLIER = {"the day before": -1, "two days earlier": -2, "two days before": -2, "l'avant-veille": -2, "deux jours plus tot": -2, "deux jours avant": -2, "a day earlier": -1, "a day before": -1, "the previous day": -1,
                "la veille": -1, "the next day": 1, "le lendemain": 1,
                "the following day": 1, "the following morning": 1, "the next morning": 1, "le jour suivant": 1, "le surlendemain": 2,
                "the evening before": -1, "the previous evening": -1, "the previous night": -1, "la nuit precedente": -1}  # fmt: skip

PARTS_OF_DAY: tuple[tuple[PartOfDay, str], ...] = (
    (
        PartOfDay.BEFORE_DAWN,
        r"before (?:dawn|sunrise|daybreak)|pre-dawn|avant l'aube|avant le lever du (?:jour|soleil)"
        r"|very early|tres tot|(?:in the )?early hours|aux premieres heures|a l'aube|at dawn|at first light"
        r"|\b[2-5] ?(?:a\.m\.|am\b)|vers [2-5] ?(?:h\b|heures)|depui[s]? [2-5]h|\b0[2-5][:h]\d\d",
    ),
    (PartOfDay.NIGHT, r"\bnight\b|overnight|\bnuit\b|midnight|minuit|nuitamment"),
    (PartOfDay.MORNING, r"\bmorning\b|\bmatin(?:ee)?\b|\bearly on\b|tot ce|\b(?:[6-9]|1[01]) ?(?:a\.m\.|am\b)"),
    (PartOfDay.AFTERNOON, r"afternoon|apres-midi|lunchtime|\bmidday\b|\bnoon\b|\bmidi\b|\b[1-5] ?(?:p\.m\.|pm\b)"),
    (PartOfDay.EVENING, r"\bevening\b|\bsoir(?:ee)?\b|at dusk|at nightfall|au crepuscule|tombee de la nuit"),
)

# A day that follows one of these is when somebody spoke, not when it happened.
SPOKE = (
    r"\b(?:said|says|told [\w ]{2,20}|announced|confirmed|reported|denied|added|warned|stated|declared|acknowledged"
    r"|a (?:indique|annonce|declare|affirme|confirme|precise|dementi|corrige|fait savoir|reconnu|assure|rapporte"
    r"|appris|dit|explique|publie)|annoncait|indiquait|declarait|annonce|confirme|indique|apprend-on|a-t-on appris"
    r"|revenu|(?:statement|message|note|video|audio) (?:issued|released|published|posted|broadcast|dated|read|sent|carried)(?: [\w']+){0,6}?|(?:message|video|audio|note) (?:lue?|diffusee?|publiee?|mise? en ligne|datee?)(?: [\w']+){0,6}?|communique (?:lu|diffuse|publie|date|rendu public)(?: [\w']+){0,6}?|statement|communique|court|read out|gathered|sentenced|condamne|commemore)"
    r"(?: (?:ce|on|late|early|le|aussi|also|dans|un|a|it|so|l'[\w]+))* ?$"
)
# … or one of these: it has not come yet, or is the end of something.
NOT_YET = (
    r"\b(?:until|till|(?:leave|quit|go|out|gone|pay|evacuated?|vacated?|emptied|town|village) by|before|due(?: in| on)?|next|on the eve of|jusqu'(?:a|au)|avant(?: le)?|d'ici(?: a)?"
    r"|prevue?s?(?: pour)?|auront lieu|aura lieu|will [\w ]{1,25}on|planned for|scheduled for|(?:expected|due|to be held|will be held|awaited)(?: [\w ]{0,20})? on"
    r"|meeting on|deadline(?: of)?|a partir de)(?: (?:le|the|on|ce))* ?$"
)
# Days since which something lasts: the first day of a siege, never the day of an attack in it.
SINCE = r"\b(?:since|depuis(?: le)?|as of|a compter du?)(?: (?:late|early|on|last|the|le|ce|la|night|evening|morning|nuit|soir|of|du|de))* ?$"
# … or what came after it: "shops reopened on Tuesday".
AFTERMATH = (
    r"\b(?:reopened|resumed|buried|funerals?|returned|restored|released|freed|handed over|arrived|reached|visited|lifted|calm"
    r"|rouvert\w*|repris\w*|inhume\w*|enterre\w*|obseques|retrouve[es]*|relache[es]*|libere[es]*|remis[es]*|recu[es]*|revenu\w*|leve[es]?|arrive[es]*|entre[es]?|des)"
    r"(?: (?:[a-z']+ ){0,2}?(?:on|late|early|le|ce|dans la nuit de))? ?$"
)
# The word before a day that ties it to the event itself: "the attack of 4 March", "enlevés le 4 mars".
OF_EVENT = (
    r"\b(?:attack|attaque|raid|ambush|embuscade|evasion|jailbreak|kidnapping|enlevement|rapt|siege|incendie|burning|fermee?s?|closed|coupee?s?|blockade|blocus|blocage|ban|embargo|barrages?|ultimatum|curfew|couvre-feu|restrictions?|threats?|discovered|found|clashes|heurts|affrontements|fighting|combats|vanished|disappeared|disparus?"
    r"|alerte|alert|explosion|frappe|strike|massacre|tuerie|drame|assaut|tirs|kidnapped|abducted|seized|enlevee?s?|snatched|emmenee?s?|capturee?s?"
    r"|began|begun|commence|debute|instaure|in force|en vigueur|started|imposed|impose|taken|captured|attaquee?s?"
    r"|attacked|killed|tuee?s?)(?: [a-z'-]+){0,8}?,? ?(?:of|du|de|on|le|since|depuis|depuis le)? ?$"
)
# Headings of a bulletin's sections that tell of other times than now.
OF_OTHER_TIMES = (
    r"(?:recap\w*|reminder|previously(?: reported)?|already reported|earlier (?:this week|reports)|outlook|next (?:week|days)|upcoming|calendar|planned"
    r"|rappels?|pour memoire|deja (?:signale|rapporte)\w*|la semaine (?:passee|derniere|prochaine)|perspectives|a venir|agenda|calendrier)\b"
)
RECAP = rf"(?:\d[.)] ?)?{OF_OTHER_TIMES}[^.\n]*$"
# What "three days after" may lead to; another attack is another matter.
AFTER_WHAT = (
    r"(?:shutting|closing|seizing|blocking|killing|attacking|burning|kidnapping|abducting|overrunning|storming|raiding|taking)\b|avoir (?:ferme|coupe|tue|attaque|enleve|brule|pris|bloque)"
    r"|"
    r"(?:the |l'|la |le |an? |une? |les |des? |d'|son |sa |ses |leurs? |his |her |its |their )(?!another|autre|similar|previous|precedent|first|premiere|nouve)"
    r"|(?:attacks?|riots?|clashes|protests?|fighting|violence|gunmen|militants|being|heurts|emeutes|combats)\b"
)
# Before a day that is part of a name.
NAMED_AFTER = r"\b(?:movement|mouvement|coalition|front|avenue|boulevard|place|square|rue|street|stade|stadium|lycee|school|pont|bridge|hopital) (?:of |du |de )(?:the )?$"
# Before what is told only to be kept apart from the incident.
APART = (
    r"\b(?:no (?:known )?link (?:with|to)|not (?:be )?(?:linked|related|connected) (?:to|with)|unrelated to|not to be confused with|distinct from"
    r"|(?:sans|aucun|pas de) (?:lien|rapport) avec|(?:distincte?|differente?) de|(?:a )?ne pas confondre avec)\b[^.;]{0,60}$"
)
# What lasts before "for eleven days".
KEPT = (
    r"(?:(?<=besieged )|(?<=encircled )|(?<=surrounded )|(?<=blockaded )|(?<=blocked )|(?<=closed )|(?<=shut )|(?<=cut off )"
    r"|(?<=held )|(?<=captive )|(?<=hostage )|(?<=under siege )|(?<=missing ))"
)
# Before the first of the days that a report covers: "week of 14 to 20 December".
COVERS = r"\b(?:semaine|periode|week|period) (?:du|of|from|allant du) (?:the )?$"
# What follows "after 39 days" where something lasted so long: "after 39 days, the ban …", «après douze jours de captivité».
LASTED = (
    r",|[.;)]| (?:(?:of|in|under|de|en|d') ?(?:the |an? |total )?(?:captivity|detention|siege|blockade|closure|isolation|standstill|embargo"
    r"|captivite|detention|blocus|fermeture|interruption|paralysie|encerclement)|aux mains|as (?:a )?(?:hostages?|captives?)|without)\b"
)
# "A day after the raid", «au lendemain de l'attaque».
DAY_AFTER = (
    r"(?:au|le) lendemain (?:de |du |des |d')(?:la |l'|le )?(?=attaque|irruption|tuerie|massacre|raid|explosion|embuscade|frappe|drame|enlevement|assaut|incursion)"
    r"|(?:a|the|one) day after (?=the |an? |gunmen|militants|[a-z]+s (?:\w+ed|fought|shot|struck|hit|took|set|burnt|were)\b)"
)
# Told of an event that came some days after another.
COMES = (
    r"\b(?:comes?|came|coming|occurred|occurs|happened|took place|follows?|followed|struck|surv(?:ient|enue?)|survenu|interv(?:ient|enue?)|intervenu"
    r"|a eu lieu|s'est produite?|se produit)(?: (?:just|only|barely|a peine|seulement))* ?$"
)
# What the sentence tells came some while after the incident: its day is not the incident's.
LATER_THAN = (
    r"\b(?:an?|one|two|three|four|five|six|seven|ten|\d{1,2}|some|several|une?|deux|trois|quatre|cinq|six|sept|huit|dix|quelques|plusieurs) "
    r"(?:days?|weeks?|months?|jours?|semaines?|mois) (?:after|apres) (?!another|une? autre)"
    r"|\b(?:on|for|pour|lors de) (?:the|la|le|une?|an?) (?:\w+ )?(?:funeral|burial|prayers?|ceremony|visit|inhumation|obseques|priere)s?\b"
    r"|\b(?:half-mast|days? of mourning|jours? de deuil|en berne)\b"
)
# Words that throw the clause into the past whatever else it says.
PAST = (
    r"\b(?:previously|in the past|ever since,|earlier this (?:year|month|summer)|last (?:year|month|summer|spring|winter)"
    r"|(?:began|started|debute|commence)\w* (?:last week|la semaine (?:derniere|passee))|(?:was|were) last (?:attacked|hit|struck)|over the (?:past|last) |in recent (?:months|years|weeks)"
    r"|(?:months?|years?|weeks?|days) (?:ago|earlier|later|after|before)\b|for (?:more than )?\S{2,9} (?:years|months|decades)"
    r"|in the (?:first|past|last) (?:\w+ )?(?:months|weeks|quarter|half)|(?<![^.;\n] )en (?:un|deux|trois|quatre|cinq|six) (?:ans?|mois),"
    r"|a decade|more than (?:a|ten|\d+) (?:decade|years?)|has (?:repeatedly|already)|several times"
    r"|pour rappel|rappel ?:|il y a (?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) (?:ans?|mois|semaines?|jours)"
    r"|(?:l'an(?:nee)?|le mois|l'ete) (?:dernier|derniere|passee?)|par le passe|precedemment|ces dernier(?:e?s) (?:mois|annees|semaines)"
    r"|depuis (?:plusieurs|des) (?:mois|annees)|depuis (?:le debut de l'annee|janvier)|avai(?:t|ent) (?:deja|vecu|fait|tue|connu|promis|coute)"
    r"|quelques (?:mois|semaines|jours) plus tot|(?:mois|ans|semaines|jours) (?:plus tot|auparavant|apres)\b"
    r"|at the time|a l'epoque|that (?:same )?year|cette (?:meme )?annee-la|the (?:second|third|fourth|fifth|latest|first) [\w -]{3,30} (?:in|since) "
    r"|(?:deuxieme|troisieme|quatrieme|cinquieme|enieme) [\w ]{2,30}(?:en|depuis|de l') ?)"
)
# What is counted behind a weekday, so that the number is no day: "on Monday, 18 soldiers".
COUNTED = (
    r"people|persons|personnes|soldiers|soldats|militaires|troops|gendarmes|policiers|police|officers|volunteers|volontaires|vdp|guards|gardes|civilians|civils|villagers|villageois|men|hommes|women|femmes|children|enfants|passengers|passagers|traders|farmers|herders|students|eleves"
    r"|fighters|combattants|attackers|assaillants|militants|terroristes?|terrorists|jihadists|djihadistes|insurgents|bandits|bodies|corps|dead|killed|morts|tuee?s|wounded|injured|blessee?s|others|autres"
)
# What a post says to people who might run into it: it is happening now.
WARNS = (
    r"\b(?:evite[zrs]?|eviter|n'y (?:allez|passez) pas|(?:ne |n')?(?:prenez|venez|sortez|passez|bougez) pas|restez (?:chez|a la maison|ou|a l'abri|cache\w*)"
    r"|(?:don'?t|do not|dont) (?:come|go|take|use|pass|travel)|avoid|stay (?:away|home|safe|indoors|inside|off|put)|keep (?:away|off|clear)"
    r"|pray for us|help us|priez pour nous|au secours|aidez[- ]nous|be careful|prudence|attention|pl[sz]|svp|stp"
    r"|(?:anyone|somebody|any1) (?:know|confirm|in)|qui (?:confirme|sait|a des nouvelles)|s'?il vous plait"
    r"|just (?:called|heard|saw|seen|told|been)|viens?t? (?:juste )?d[e' ]|viennent (?:juste )?d[e' ]|[cs]a chauffe)\b"
)
