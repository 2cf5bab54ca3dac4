# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How a text tells of a journey that was broken off, or is no longer made; English and French, over folded text."""

from __future__ import annotations

# Before the town that somebody left: "on the way from", «alors qu'ils se rendaient de», "after it left".
SETS_OUT = (
    r"\b(?:left|leav(?:e|es|ing)|quitt\w+|kitt?[ea]\w*) (?:the |la |le )?$"
    r"|\b(?:way|trip|journey|ride|drive|travel\w*|driv\w+|drove|riding|rode|return\w*|going|went|head(?:ing|ed)|sail\w*|set (?:out|off)|depart\w*|carry\w*|carried|taking|took|chemin|trajet"
    r"|rend\w+|roul\w+|rentr\w+|ramen\w+|transport\w*|conduis\w+|men(?:ait|aient|ant)|all(?:ait|aient|ant)|parti[es]*|circule\w*|passe|moves?|runs?)(?: (?!to |for |vers |pour )[\w'-]+){0,4}? (?:from|de|d') ?(?:the )?$"
    r"|\b(?:links|linking|relie|reliant|reliait)(?: [\w'-]+){0,2} $"
)
# Between it and the town that they were going to.
GOES_TO = (
    r"(?: [^.;:()]{1,70}?)?,? (?:to|for|towards|in the direction of|vers|pour|jusqu'a|en direction d[eu]|a destination d[eu]) (?:the |la |le )?"
    r"| (?:a|au) (?:la |le )?"
    r"|(?: [^.;:()]{1,120}?)?,? (?:(?:has |had |have )?(?:never|not) (?:yet )?(?:reach\w*|arriv\w+ (?:in|at)|made it to|got to)|failed to reach|(?:n'est|n'a|ne sont|n'ont|n'etai\w+|est) (?:pas|jam[\w]+)(?: encore)? (?:arr?ive[es]* a|atteint|parvenu[es]* a)) (?:the |la |le )?"
)
# Before the town that nothing reaches any more, and between it and the one that it would come from.
REACHED_BY_NONE = r"\b(?:no|not an?|not one|nothing|nobody|aucun\w*|rien|plus (?:un|rien|personne)|personne)\b[^.;:]{0,45} (?:reach\w*|arriv\w+ (?:in|at|a)|got (?:through )?to|gets? (?:through )?to|attein\w+|ralli\w+|gagn\w+) (?:the |la |le )?$"
COMES_FROM = r" (?:from|de|d'|depuis|en provenance d[eu]) ?(?:the |la |le )?"
# What befell them on the way.
BROKEN_OFF = (
    r"\b(?:abduct|kidnap|intercept|ambush|attack|captur|missing|vanish|disappear|stopped|held up|taken|seized|snatch|never|not arriv|has not|have not|blown|blast|kill|shot"
    r"|enlev|embusc|attaqu|disparu|jam[ae]i?s?\b|n'est pas arriv|arrete|emmen|saut[ea]|explos|engin\b|mine\b|tue[es]?\b|bloqu|rien ne|plus rien|prie[es]* de s'arreter|coupe[es]*\b|depouill|rackett)"
)
# People who leave for good went from where it happened.
FLIGHT = r"\b(?:fled|flee\w*|fui\w*|fuyant|displac\w+|deplace\w*|refug\w+|evacu\w+|airlift\w+|wounded|blesse[es]*|pilgrim\w*|families|households|menages|familles|repli\w+|withdr\w+|escorted|sous escorte)\b"
