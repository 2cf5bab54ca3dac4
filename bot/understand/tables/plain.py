# ruff: noqa: E501  word lists as prose: a table, not code
"""What stands between a deed and whom it hit, or tells a number in a roundabout way, English and French side by side.

Patterns run over folded text in which every number is a marker (`numbers.mark`): ‹12›, or ‹10-15›; "~" stands for a date.
"""

from __future__ import annotations

from bot.understand.tables.casualties import N

# "The abduction, on Tuesday, of twelve men".
DATED_ASIDE = r"(?:,(?: \w+){0,2}|(?: (?:on|le|du))?) ~[~ ]*,?(?= (?:de|d'|of|du|des) )"
# "Six killed and as many wounded".
AS_MANY = rf"{N}([^‹.;\n]{{0,60}}?(?:\b(?:and|et)|,)) (?:as many|autant d[e'])(?= ?(?:other )?(?:wounded|injured|blesse|dead|mort))"
# "Six killed, twice as many hurt".
TWICE = rf"{N}([^‹.;\n]{{0,60}}?)\b(?:twice as many|deux fois plus d(?:e |')|le double d(?:e |'))"
# «ont retenu pendant trois heures les vingt passagers».
SO_LONG = r" (?:pendant|durant|for) ‹\d+› (?:heures?|jours?|semaines?|mois|hours?|days?|weeks?|months?)(?= (?:les|des|the|at least|au moins|‹))"
# «respectivement six et quatre victimes», "six and four respectively".
RESPECTIVE = (
    r"\b(?:respectivement|respectively) ‹(\d+)›(?:, ‹(\d+)›)? (?:et|and) ‹(\d+)›"
    r"|‹(\d+)›(?:, ‹(\d+)›)? (?:et|and) ‹(\d+)›(?=(?: \w+)?,? respecti)"
)
# «sept (7) militaires», "eleven men (seven soldiers, four VDP)".
BRACKETED = r"(‹[^›]*›)((?: [\w'-]+){0,5}) \(([^()\n]{1,80})\)"

# "Two of the five drivers seized on Monday are free": five were; but "two of the five … were found dead" are two.
_TAKEN = r"(?:seized|abducted|kidnapped|taken|marched off|snatched|captured|enlevee?s|pris(?:es)?|capturee?s|kidnappee?s|emmenee?s)"
_FINITE = (
    r"(?:were|was|are|is|have|has|had|been|ont|a|sont|est|etaient|etait|avaient|avait)"  # "two of five were taken"
)
SOME_TAKEN = (
    r"‹\d+› (?:of|sur|des|de|parmi) (?:the |les |its |their )?"
    rf"(?=‹\d+› (?:(?!{_FINITE}\b)[\w'-]+ ){{1,6}}?(?:who (?:were|had been) |qui (?:avaient|ont) ete )?{_TAKEN}\b"
    r"(?![^.;\n]*\b(?:dead|killed|died|bod(?:y|ies)|beheaded|executed|morte?s?|tuee?s?|corps|executee?s?|egorgee?s?)\b))"
)
# «Les trois occupants – un magasinier, un stagiaire et un chauffeur – ont été emmenés»: the list adds nobody.
LISTED_ASIDE = (
    r"(‹\d+› [\w']+(?: [\w']+){0,2}) (?:[–—-] (?=[^‹]*? [–—-] )|\()"
    r"((?:an?|une?|the|le|la|l'|son|sa|his|her) ?[^‹–—().;\n]{3,120} (?:et|and) [^‹–—().;\n]{3,60}?)(?: [–—-]|\))"
)
# 'It put the number of assailants "neutralised" at 22'.
COUNTED_OUT = (
    r"\b(?:the number of |le nombre (?:de |d'|des ))"
    r"((?:[\w\"«»-]+ ){1,3}?[\"«]? ?neutrali[sz]e[eds]*[\"»]?) (?:at|to|a) (‹[^›]*›)"
)
# "Fifteen and perhaps twenty", «quinze, peut-être vingt».
PERHAPS = (
    r"‹(\d+)›(?:,? (?:and|or|et|ou)|,)? (?:perhaps|maybe|possibly|peut-etre|voire)"
    r"(?: (?:as many as|up to|even))? ‹(\d+)›"
)


def _survived(who: str) -> str:
    return (
        rf"\b(?:{who}) (?:of|des?|d')(?: (?:the|their|ces|ses))? ‹(\d+)›([^.,;:‹]{{0,30}}?) "
        r"(?:survived?|lived|made it|came out alive|(?:n'|n' )?(?:a|ont) survecu)\b"
    )


# "None of the five on board survived", «un seul des six a survécu».
NONE_OF = _survived("none|not one|aucune?|pas une?")
ONE_OF = _survived("(?:only|just) (?:one|‹1›)|(?:‹1›|une?) seule?")
# "JNIM, which published pictures of twelve bodies": of those told before.
PICTURED = (
    r"(?<=›)([^›\n]* (?:pictures|photos?|photographs|images|videos?|footage) (?:of|de|des|d'|showing|montrant)"
    r"(?: [\w'-]+){0,2}?) ‹\d+›(?= (?:bod(?:y|ies)|corps|cadavres|corpses|dead)\b)"
)
# «Ont laissé sept des leurs sur le terrain.»
LEFT_OF_OWN = (
    r"\b(?:laisse\w*|left|leaving|perdu|perd(?:ent|ant)?|lost|losing)(?: au moins| at least| behind)? (‹\d+›)"
    r" (?:des leurs|des siens|of (?:their|its) own)"
)
# «une source parle, elle, de vingt corps»
FOR_HIS_PART = r", (?:lui|elle|eux|elles|quant a (?:lui|elle|eux|elles)|de (?:son|leur) cote|for (?:its|his|her|their) part)(?: aussi)?,(?= )"
# "All but three of the nineteen passengers".
ALL_BUT = r"\b(?:all|tous|toutes) (?:but|except|sauf) ‹(\d+)› (?:of|des|sur les|de)(?: the| their| its)? ‹(\d+)›"
