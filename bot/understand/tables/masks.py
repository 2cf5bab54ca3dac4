# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""Stretches in which a place's name is no place: lines around the story, bodies, persons; English and French together.

Datelines and signatures run over the text as it was written, all else over folded text (`prose.fold`).
"""

from __future__ import annotations

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
# Titles and given names: the capitalised words behind one are a person.
TITLES = r"(?:m|mr|mme|mrs|ms|dr|pr|gen|gal|general|colonel|col|captain|capitaine|cap|lieutenant|lt|major|commandant|president|minister|ministre|imam|el hadj|elhadji|cheick|sheikh|cheikh|abbe|pere|maitre|me|coach|adjudant|sergent|sergeant|corporal|caporal|marabout|emir|adama|amadou|aminata|awa|moussa|moussa|ibrahim|ibrahima|issa|ousmane|oumar|omar|ali|aliou|alioune|mamadou|mahamadou|mohamed|mohammed|boubacar|abdoulaye|abdou|seydou|sekou|souleymane|bakary|drissa|modibo|fatoumata|mariam|kadidiatou|hassane|hama|hamidou|harouna|salif|salifou|yacouba|idrissa|lassine|lassina|daouda|fousseyni|lamine|cheikhou|assimi|abdourahamane|tiemoko|siaka|karim|jean|pierre|paul|marie|joseph|blaise|roch|sadio|alassane|alhassane|aboubacar|aboubacrine|youssouf|yaya|yahya|zakaria|soumaila|soumana|tidiane|bocar|boureima|dramane|madou|mady|nouhoum|nouhou|habib|hamza|iyad|sidi|attaher|almou)"
