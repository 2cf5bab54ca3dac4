# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How a newsroom says that its text is another's, English and French side by side.

AGENCIES are known by name wherever they stand as an authority; the CREDIT patterns find any name in the places
where bylines and datelines put one. Patterns run over folded text; group `who` is the name.
"""

from __future__ import annotations

# Key → its spellings. They feed hundreds of outlets: the same wire in ten papers is one source.
AGENCIES: tuple[tuple[str, str], ...] = (
    ("afp", r"afp|agence france[- ]presse"),
    ("reuters", r"reuters"),
    ("ap", r"associated press|\bap\b(?= (?:news|reporters?)|\))"),
    ("xinhua", r"xinhua|chine nouvelle"),
    ("anadolu", r"anadolu(?: agency| ajansi)?|agence anadolu"),
    ("efe", r"agencia efe|agence efe"),
    ("dpa", r"\bdpa\b"),
    ("apa", r"\bapanews\b|agence de presse africaine"),
    ("panapress", r"panapress|pana press"),
    ("amap", r"\bamap\b"),
    ("aib", r"\baib\b|agence d'information du burkina"),
    ("anp", r"\banp\b|agence nigerienne de presse"),
    ("aps", r"\baps\b(?= |\))"),
    ("tass", r"\btass\b"),
    ("sputnik", r"sputnik"),
    ("ria novosti", r"ria novosti"),
    ("rfi", r"\brfi\b|radio france internationale"),
    ("bbc", r"\bbbc\b"),
    ("voa", r"\bvoa\b|voice of america"),
    ("studio tamani", r"studio tamani"),
    ("jeune afrique", r"jeune afrique"),
)

# A name of one to four words that begin with a capital, or that the writer set apart.
_NAME = r"(?P<who>[^\W\d_][\w'’.-]*(?: (?:d[eu]s?|of|the|la|le|l'|du|[^\W\d_][\w'’.-]*)){0,3})"
# BAMAKO, July 1 (Sahel Wire) - …
DATELINE = rf"[^\n()]{{2,60}}\({_NAME}\) ?[-–—:]"
CREDIT: tuple[str, ...] = (
    # … (avec AFP), (Source: Reuters), (Agence Ouest)
    rf"(?<=\()(?:avec|with|source ?:|par|by|via|from|d'apres|selon) (?:l'|le |la |the )?{_NAME}\)",
    rf"(?:^|(?<=\n)|(?<= [-–—] ))(?:avec|with|source ?:|par|by|via|credit ?:) (?:l'|le |la |the )?{_NAME}\.?(?:\n|$)",
    # selon l'agence X; reported by news agency X
    rf"\b(?:(?:selon|d'apres|cite\w* par|rapport\w* par|repris\w* de|citant) (?:l'|les )?(?:agences?(?: de presse)?|quotidien|site|journal|radio)|(?:according to|citing|quoted by|reported by|carried by|republished from|told) (?:the )?(?:news ?)?(?:agency|wire|website|newspaper|radio)) (?:l'|le |la |the )?{_NAME}",
    rf"\b(?:this (?:story|article|report) (?:was |is )?(?:first )?(?:published|appeared|produced|provided)(?: \w+)? (?:by|in|from)|cet article (?:est|a ete) (?:publie|repris|produit)(?: \w+)? (?:par|de|dans)|depeche d[e'] ?|a wire (?:story )?(?:by|from)) (?:l'|le |la |the )?{_NAME}",
)
# Where an agency's bare name makes the text rest on it: "selon l'AFP", "told AFP", "a dit à Reuters", "AFP reports".
BEFORE = r"(?:selon|d'apres|with|avec|via|told|tells|according to|citing|quoted by|reported by|a (?:dit|declare|confie|indique|affirme|explique|confirme) a|confie a|rapporte|rapportee? par|aupres de|cite\w* par|source ?:|contacte\w* par|joint\w* par|reported|report(?:ed|s)? (?:in|on|to))(?: l'| le | la | the | )$"
AFTER = r"^(?: (?:reports?|reported|says?|said|rapporte|a rapporte|indique|citing|has learned|learned|correspondents?|journalists?|avec)\b|\)| ?[-–—]| \()"
