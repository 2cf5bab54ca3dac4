# ruff: noqa: E501, SIM905  word lists as prose: a table, not code
"""The small words that tell who did what to whom, English and French together, folded."""

from __future__ import annotations

# A clause ends here.
STRONG = frozenset(".;:!?|•")
# … or is cut.
STOPS = STRONG | frozenset(',()"«»–—-')
# What joins people.
AND = frozenset(("and", "et", ",", "as", "ainsi", "plus", "&", "puis"))
# What puts a place, a time or a relation between a word and its object.
PLACED = frozenset(
    "in at near on from by to au aux dans par pour sur pres vers entre between with avec lors during when lorsque while after before apres avant as en contre against who qui que that which where ou whose".split()
)
# Auxiliaries, and the adverbs among them.
AUXILIARIES = frozenset(
    "were was are is been be being have has had ont a sont est ete etaient etait seraient serait auraient aurait furent fut got get gets reported reportedly also egalement aussi later plus".split()
)
# Auxiliaries of the passive.
PASSIVE = frozenset(
    "were was are is been be being ete sont est etaient etait furent fut seraient serait got get".split()
)
# … of one person.
ONE_PASSIVE = frozenset("was is ete est fut been".split())
# Auxiliaries of the active perfect.
HAVE = frozenset("a ont avoir ayant aurait auraient avait avaient en".split())
# What may stand before one person.
ARTICLES = frozenset("a an un une the le la l' his her their son sa leur another one".split())
# An object without a number.
VAGUE = frozenset(
    "several many dozens scores hundreds some people civilians villagers soldiers them everyone plusieurs des les de quelques nombreux beaucoup all any their our".split()
)
# What stands between a verb and its number.
HEDGES = frozenset(
    "at least au moins more than over about around some up to nearly almost environ pres quelque quelques plus de d' jusqu'a jusqu' the les des ses its another autres not fewer less moins as many only".split()
)
# Who speaks is not hit.
SPEECH = frozenset(
    "said says say told tells added claimed confirmed indique declare affirme dit raconte explique rapporte confie temoigne precise reported according".split()
)
# A part of a number told before.
PART_OF = frozenset("including include includes included incl dont parmi among notamment".split())
# An age follows.
AGED = frozenset("aged age ages agee agees".split())
# The number of a thing follows.
NO_COUNT = frozenset("n no n° numero number rn page vers article no.".split())
# Nobody is counted.
NEGATIONS = frozenset("aucun aucune no ni sans zero without nor neither".split())
# No subject reaches over these.
BARS = frozenset("que qu' personne nobody aucun aucune no ni none".split())
# Adverbs of time behind a participle.
WHEN = frozenset(
    "last early late this today yesterday overnight hier ce cette instantly outright alike lors suite ici there".split()
)
# English participles that do not end in -ed.
ENGLISH = frozenset("shot dead hurt took led drove killed down death slain".split())
# Reflexive: what falls or blows up by itself.
SELF = frozenset(("se", "s'"))
# Soldiers who fall are dead, but not those who fall into an ambush.
FELL = frozenset(("tombe", "tombes", "tombent", "fallen"))
# Nouns that are participles behind an auxiliary.
DEAD_WORDS = frozenset(("mort", "morts", "dead"))
# «côté ennemi».
FOE = frozenset(("ennemi", "ennemie", "enemy", "adverse"))
# «côté ami».
FRIEND = frozenset(("ami", "amie", "friendly"))
# "the attackers left sixteen bodies".
LEFT = frozenset(("left", "laisse", "laissant", "leaving", "abandonne", "abandonnant"))
# "… along with a catechist".
WITH = frozenset(("with", "avec", "que", "compagnie"))
# Adverbs between an auxiliary and its verb.
ADVERBS = frozenset("also egalement aussi plus later not pas deja ensuite all tous both".split())
# An object, though it has no number.
OBJECTS = VAGUE | ARTICLES | frozenset(("him", "her", "himself"))
# Words of place that may stand between a verb and its number.
LEADS_ON = frozenset(("to", "as", "que", "par"))
LEAST = frozenset(("least", "moins"))
# «tombés malades»
FELL_OTHERWISE = frozenset(("malade", "malades", "ds"))
# Verbs whose subject may be a thing: seized weapons, a car taken.
OF_THINGS_TOO = frozenset("seized hurt taken died by from off".split())
# Auxiliaries of several.
MANY_PASSIVE = frozenset(("were", "ont", "sont", "seraient"))
# What begins a second person: "… and his driver".
ONE_MORE = frozenset(("his", "her", "a", "an", "son", "sa", "un", "une"))
# What makes one person of what follows it: "the death of the mayor" is not "the son of the mayor".
OF = frozenset(("of", "de", "d'", "du"))
# "One dead", «un mort»: nouns that one article counts.
ONE_COUNTED = frozenset("mort blesse tue otage corps cadavre deces blessee tuee dead".split())
# What joins a second verb to its subject: "taken away and then shot".
THEN = frozenset(("and", "et", "then", "puis", "before"))
# What makes somebody of an unknown noun.
POSSESSIVES = frozenset("his her their son sa leur".split())
# The label of a list line tells the side: «forces de défense : 9 tués ; population civile : 2 tués».
LABEL_FORCES = frozenset("forces fds fama militaires militaire military army soldiers vdp".split())
LABEL_CIVILIANS = frozenset("civile civil civils civiles civilians civilian population populations".split())
