# ruff: noqa: E501  word lists as prose: a table, not code
"""How people at a place tell that the thing happened there too, English and French side by side.

Patterns run over folded text around a row of names ("in Kalé and Mintou").
"""

from __future__ import annotations

_PEOPLE = (
    r"(?:residents?|inhabitants?|people|villagers?|townspeople|witness(?:es)?|locals|health workers?|nurses?|medics|teachers?|traders?|shopkeepers?|herders?|farmers?|drivers?|sources?|families"
    r"|habitante?s?|riveraine?s?|populations?|temoins?|villageois|agents de sante|infirmiers?|soignants|enseignants|commercants?|eleveurs?|cultivateurs|chauffeurs|sources|familles|gens)"
)
# What is heard or seen of an attack. "The attack" is the one told above, wherever it was; "attacks" are new.
EFFECT = (
    r"\b(?:gunfire|gunshots?|shots?|shooting|firing|explosions?|blasts?|detonations?|shelling|shells|mortars?|rockets?|bursts of fire|smoke|(?<!the )clashes|(?<!the )fighting|(?<!the )attacks|an attack|drones?|(?:automatic|heavy) weapons?"
    r"|tirs?|coups? de feu|rafales?|deflagrations?|fumees?|obus|roquettes?|des (?:combats|affrontements|attaques)|(?<!l')(?<!cette )attaques|une attaque|bruits? d'armes?|armes (?:lourdes|automatiques))\b"
)
_HEARD = (
    r"(?:hear|heard|hearing|saw|seen|woken|awakened|awoken|report(?:ed|ing|s)?|describ(?:e|ed|ing|es)|spoke of|spoken of|told of|recount(?:ed|s)?|felt"
    r"|entend\w*|vu|voient|reveille[es]*|rapport(?:ent|e|ees?|es|ait|aient)|signal(?:ent|e|ees?|es)|decri\w+|font etat|fait etat|faisaient etat|parlent|evoqu\w+|racont\w+|temoign\w+|ressenti\w*)"
)
_SAID = r"(?:said|say|says|told|disent|dit|affirment|affirme|assurent|confirment|confirmed)"
# Words between people and what they tell that spoil it: no, flight, elsewhere, fear.
_SPOILT = (
    r"\b(?:no|not|never|without|fled|fleeing|flee|refugees?|displaced|protest\w*|march\w*|demand\w*|fear\w*|direction|coming|come|came|television|video|images?"
    r"|ne|n'\w+|pas|aucune?|jamais|sans|fui\w*|fuyant|refugie\w*|deplaces?|manifest\w*|exig\w*|crai\w*|redout\w*|provenance|venant|venus?|loin|lointain\w*)(?!\w)"
)
_GAP = rf"(?:(?!{_SPOILT})[^.;]){{0,70}}?"

# Before a row: "residents of …", «des riverains de …».
PEOPLE_OF = rf"\b{_PEOPLE}(?: (?:living|joints?(?: par telephone)?|interroges?))? ?,? (?:of|in|from|at|around|de|d'|du|a|au|dans) (?:the (?:towns?|villages?) of |la (?:ville|commune|localite) (?:de |d')|the |la |le |les )?$"
# Before a row: "in …", «à …» where a sentence or a part of it begins.
IN = r"(?:^|[,;:.]|\band|\bet|\bmais|\bbut)[ \"«]*(?:(?:also|meanwhile|egalement|aussi|de meme),? )?(?:in|at|around|a|au|dans|autour de) (?:the (?:towns?|villages?) of |la (?:ville|commune) de |the |la |le |les )?$"
# After "residents of X": "heard heavy gunfire", "said they were woken by shooting".
TELL = rf"^{_GAP}\b(?:{_HEARD}|{_SAID}){_GAP}{EFFECT}"
# After "in X": "residents heard gunfire".
PEOPLE_TELL = rf"^,? {_GAP}\b{_PEOPLE}\b{_GAP}\b(?:{_HEARD}|{_SAID}){_GAP}{EFFECT}"
# Before a row: "gunfire was also heard in …", «des tirs signalés par des habitants de …».
HEARD_IN = rf"{EFFECT}(?! could)(?: (?!(?:could|at|in|on|a|au|dans|sur) )[a-z']+){{0,5}}? (?:heard|reported|felt|entendu\w*|signale\w*|rapporte\w*|ressenti\w*)(?: (?!(?:even|far|as|meme|loin) |jusqu)[a-z']+){{0,3}}? (?:in|at|around|a|au|dans|autour de|(?:by|from|par|pres) (?:[a-z]+ ){{0,2}}{_PEOPLE} (?:of|in|de|d'|a)) ?(?:the (?:towns?|villages?) of |la (?:ville|commune) de |the |la |le |les )?$"
# After a row: it was heard there from afar.
FROM_AFAR = r"^,? ?(?:[a-z'-]+ ){0,4}?(?:\d+|several|dozens of|plusieurs|dizaines de|quelques|few) ?(?:[a-z]+ )?(?:km|kilom\w+|miles)\b"
# After what they tell: it came from elsewhere.
FROM_ELSEWHERE = r"^[^.;,]{0,30}?\b(?:c[ao]m(?:e|ing) from|from the (?:direction|other|nearby|neighbou?ring)|in the d(?:irection|istance)|provenance|venant|venus? d|au loin)\b|^(?: [a-z]+){0,3} (?:came|venai\w+|provenai\w+)\b"

# After "residents of X" in the body of a story: they answer to what happened elsewhere, or heard nothing of it.
ANSWER = r"^[^.;]{0,40}?\b(?:(?:heard|saw|reported) (?:no|nothing)\b|n'ont rien (?:entendu|vu)\b|(?:entendu|vu|signale) (?:aucune?|ni|rien)\b|march(?:ed|ing)|protest\w*|condemn\w*|denounc\w*|demand\w*|mourn\w*|fear(?:ed|s)?|call(?:ed|s)? (?:on|for)|manifest\w*|condamn\w*|denonc\w*|exig\w*|pleur\w*|redout\w*|craign\w*|(?:describ|recount|recall|decri|racont)\w+ (?:the |this |l'|cette )(?:attack|attaque)\b|reclam\w*|appell?ent)\b"
