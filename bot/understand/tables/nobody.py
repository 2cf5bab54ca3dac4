# ruff: noqa: E501  word lists as prose: a table, not code
"""Nobody was hit, or nobody knows: the words of each, English and French side by side.

A zero needs an outright word ("nobody was killed", «aucun mort»). What was not reported, confirmed or counted
yet, and what one side says of its own ranks, is no zero. Patterns run over folded text with marked numbers.
"""

from __future__ import annotations

# Whose end the noun tells: death, wounds, or both.
_DEAD = r"killed|deaths?|fatalit(?:y|ies)|dead|loss of (?:human )?li(?:fe|ves)|li(?:fe|ves)(?= (?:was |were )?lost)|morts?|tues?|deces|pertes? humaines?|pertes? en vies?(?: humaines?)?|trepas|deceased|decedes?|dcd|doa|kia"
_HURT = r"injur(?:y|ies)|injured|hurt|wounded|blesse[es]*|wia"
_BOTH = r"casualt(?:y|ies)|victims?|victimes?"
NOUN = rf"(?:(?P<dead>{_DEAD}|lives)|(?P<hurt>{_HURT})|(?P<both>{_BOTH}))\b"
_ANY = rf"(?:{_DEAD}|{_HURT}|{_BOTH})\b"

_NO = (
    r"\b(?:no|neither|zero|without(?: causing| leaving| any){0,2}|aucune?s?|ni|pas une?(?: seule?)?|not (?:a single|‹1›)|(?:pas|point)(?: eu| fait| cause| provoque){0,2} (?:de|d')"
    r"|sans(?: faire| causer| provoquer| entrainer)?(?: de| d'| aucune?)?)|‹0›"
)
# "no deaths or injuries", «ni mort ni blessé»: the nouns that one "no" governs.
NONE = rf"(?:{_NO}) (?P<nouns>{_ANY}(?: (?:or|nor|ni|et|ou|and)(?: de| d'| any| no)? {_ANY})*)"

_DIED = r"killed|dead|died|slain|tuee?s?|mort|decedee?s?|perdu la vie|(?:lost|loses?|losing) (?:his|her|their|a) li(?:fe|ves)|peri|perish(?:es|ed)|passed away|succombe|perdue"
_WOUNDED = r"hurt|injured|wounded|harmed|blessee?s?|scratched|egratignee?s?|molestee?s?"
_HIT = r"hit|(?<=ete )(?:touche|atteint)e?s?"  # whom nothing hit is neither dead nor hurt
# Who was not harmed was not beaten or robbed: of what lasts, that counts no wounds.
HARM = r"\b(?:harmed|moleste|hurt (?:no ?one|nobody))"
# Who came home alive or unhurt is not all whom it hit.
ALIVE = r"\b(?:alive|en vie|vivante?s?|safe and sound|unhurt|unharmed|unscathed|indemnes?|saufs?|sauves?)$"
VERB = rf"(?P<dead>{_DIED})|(?P<hurt>{_WOUNDED})|(?P<both>hit|touche|atteint)"
# Those whom such an attack hits: where none of them died, nobody did unless a number tells otherwise.
_THEM = r"(?:driver|passenger|travell?er|villager|resident|inhabitant|occupant|worker|pupil|worshipper|human being|chauffeur|conducteur|passager|voyageur|villageois|habitant|riverain|occupant|ouvrier|eleve|fidele)"
_IS = "was|were|is|are|had|has|have|been|ete|est|soit|a|ait|ont|etait|eut|ni"
_AGAIN = "was|were|had|has|n'a|n'ont|n'est|ete|been|any ?one|anybody"  # "nor was anyone hurt", «ni n'a été blessé»
_NOBODY = (
    r"\b(?:no ?one|nobody|none(?= (?:were |was |of (?:them|us) )?(?:killed|dead|died|slain|hurt|injured|wounded|hit))|no (?:person|people)|(?:personne|nul) n'(?:a|est|y a|ait|y est|etait|avait)|aucune (?:personne|vie|ame) n'(?:a|est|ait|avait)|not ‹1› (?:man|woman|child|person|soul|\w*man)(?= (?:was|were|had|has|is) )"
    r"|neither [^.;,‹]{1,40}? nor [^.;,‹]{1,40}?(?= (?:was|were|had|has) )|(?<!\w)ni [^.;,‹]{1,40}? ni [^.;,‹]{1,40}? n'(?:a|ont|est|etaient)"
    rf"|(?:no|not (?:one|a single)|none of the) {_THEM}s?(?= (?:was|were|had|has) )|(?:aucune?|nul|pas une?)(?: des?| d'entre)? (?:{_THEM}s?|nous|eux|elles) n'(?:a|ont|est))"
)
_ALL = r"\b(?:everyone|everybody|all(?: of)?(?: them| the \w+)?|(?:tout le monde|tous)(?: les \w+)?|(?:the|les) (?:passengers|occupants|travellers|villagers|residents|passagers|habitants|voyageurs|villageois))(?: (?:on board|aboard|a bord))?"
NOBODY = (
    rf"{_NOBODY}(?: (?:on board|aboard|there|inside|(?:on|in|at|of) the \w+))?(?: (?:{_IS}))* (?P<verbs>(?:{_DIED}|{_WOUNDED}|{_HIT})\b(?:(?:,? (?:or|nor|and|ni|ou|et)|,)(?: (?:{_AGAIN}))* (?:{_DIED}|{_WOUNDED})\b)*)"
    r"|\b(?P<object>kill\w*|tue\w*|hurt\w*|injur\w+|wound\w+|bless\w+|(?:claim|cost|tak)\w*|took) (?:no ?one|nobody|personne|no lives)\b"
    r"|\b(?:did not|didn't|didn 't|never) (?P<spared>kill|hurt|harm|injure|wound) (?:any ?one|any ?body|a soul)\b"
    r"|\b(?:without|sans) (?P<without>kill\w+|tuer|hurt\w+|harm\w+|injur\w+|wound\w+|bless\w+) (?:any ?(?:one|body)|quiconque|personne)\b"
    r"|\bote la vie a personne\b|\b(?:coute|pris|emporte|fauche)e?s? (?:aucune|la moindre) vie\b"
    rf"|\b(?P<entry>fatalities|deaths?|dead|deceased|killed|kia|morts?|tues?|decedes?|deces|wounded|injured|injuries|wia|blesses?|bilan humain|casualties|victimes?)(?: ?[:=] ?| )(?P<count>(?:‹0›|zero|none|nil|neant|aucune?)(?! ?-|\w| \w))"
    r"|\bno blood was (?:spil[lt]\w*|shed)|\bsans effusion de sang|\bnot a (?:soul|life) (?:was )?lost|\b(?:pas|pa|point) (?:eu )?(?:de |d')?morts?\b(?! [a-z]+ confirme)|\bmort d'homme,? non\b"
    r"|\bbilan humain(?: [^\s‹.;,]+){0,6} nul\b"
    rf"|(?P<safe>{_ALL}(?:,? (?:is|are|was|were|est|sont|a|ont|ete|got|escaped|survived|came|out|away|off|sortis?|s'en))+ (?:safe and sound|unhurt|unharmed|unscathed|indemnes?|sains? et saufs?))\b"
    rf"|{_ALL}(?:,? (?:is|are|was|were|est|sont|escaped|got|survived|came|out|off))+ (?:alive|en vie|vivante?s?)\b"
    r"|(?P<elsewhere>ba a rasa rai|ningun muerto|sin victimas)"
)

# Right before the "no": somebody did not report, mention, suffer; all that is known is what was not said.
HELD_BACK = (
    r"(?:report(?:ed|ing)?|confirm(?:s|ed)?|mention(?:s|ed)?(?: of)?|announc\w+|suffer(?:s|ed)?|sustain(?:s|ed)?|register(?:s|ed)?|had|took|knew of|knows? of|aware of|cited?|listed"
    r"|subi|essuye|enregistre|signal\w+|rapport\w+|annonc\w+|mentionn\w+|confirm\w+|(?:fai[ts]|faisait|fasse) etat (?:de|d')|evoqu\w+|parle de|(?<!on ne )compte|connu) ?$"
)
# Right after the nouns: never reported, never confirmed; or the nouns go on to be a toll, a side, a place.
HEDGED = (
    r"(?:,? (?:were|was|have|has|had|been|being|be|are|is|could|can|yet|immediately|officially|independently|not|n'a|n'ont|n'est|n'etait|n'avait|n'avaient|ne|sont|a|est|ete|etait|encore|pour|l'instant|l'heure|officiellement|peut|etre|pu|a deplorer))*"
    r" (?:report\w*|confirm\w*|known|announced|given|available|released|disclosed|mentioned|identified|verified|established|seen|signal(?!er\b)\w*|rapport\w*|annonc\w*|connue?s?|communiqu\w+|mentionn\w+|evoqu\w+|disponibles?|verifie\w*|etablie?s?|avance\w*|recense\w* pour)\b"
    r"|,? (?:tolls?|figures?|counts?|numbers?|there|elsewhere|tally|in (?:the )?(?:its|their|our|army|his)\b|(?:among|on|from) (?:its|their|our|the|his|government)\b|dans (?:ses|leurs|nos|les|leur) rangs?"
    r"|(?:du |de (?:son|leur|notre) )?cote|parmi|(?:civil|militaire)e?s?\b|chez|cote|la-bas|dans nos)"
)
# "No serious injuries": some are lighter.
GRAVE = r" (?:graves?|serieux)\b"
# Anywhere in the sentence: it is too early to tell.
NOT_YET = (
    r"\b(?:so far|yet|for now|for the moment|at this (?:stage|point|time|hour)|initially|initial reports?|preliminary|at first|as of (?:now|this)|until now|immediate(?:ly)?"
    r"|pour (?:l'instant|le moment|l'heure)|a ce stade|a cette heure|jusque-la|jusqu'(?:a present|ici)|dans l'immediat|provisoire|pas encore|d'abord(?! ?:)|a l'heure (?:ou|actuelle))\b"
)
# A body count without a number: somebody did die, or was hurt, whatever one side says of itself.
_SOME = (
    r"\b(?:several|dozens|scores|many|some|hundreds|a number of|plusieurs|dizaines|centaines|des|nombreu\w+|beaucoup)"
)
SOME_DEAD = rf"{_SOME}(?: [a-z']+){{0,4}}? (?:killed|dead|died|deaths|bodies|corps|morts|tuee?s|deces|perdu la vie)\b|\bcasualties (?:are|were) feared"
SOME_HURT = rf"{_SOME}(?: [a-z']+){{0,4}}? (?:injured|wounded|hurt|casualties|blessee?s)\b"

# What nobody could tell: these words and what they ask for are taken out before counting.
UNTOLD = (
    r"\b(?:whether|if (?=(?:any|an?|the|there|people|some|he|she|they|‹)\b)|on ignore (?:encore )?si|(?:sait|savait|savent|savoir)(?: pas)?(?: encore)? (?:si|s'il)|s'il y (?:a|avait))\b[^.;]*"
    r"|\b(?:how many|combien d[e'])[^.;,‹]*"
    r"|‹\d+›[^.;‹]{0,60} (?:annonces|donnes|reported|declared|presumed|counted)[^.;‹]{0,60} (?:sont|are|were|etaient)(?: bien| still)? (?:alive|vivants)\b"
)
