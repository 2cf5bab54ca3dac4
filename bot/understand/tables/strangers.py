# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""How the name of a place is written that no gazetteer has, and which capitalised words are none."""

from __future__ import annotations

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
BEFORE_STRANGER = r"(?:\b(?:in|through|par|at|of|near|to|on|and|between|around|from|de|du|a|au|et|entre|pres|vers|dans|village|localite|hameau|ville|site|axe|axis|as)|\b[ld]'|[,:])[ ]?$"
NO_STRANGER = r"dozos?\b|donsos?\b|katibas?\b|peulh?s?\b|fulani\b|dogons?\b|bambaras?\b|tuaregs?\b|touaregs?\b|wagner\b|jnim\b|fama\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:lun|mar|mercre|jeu|vendre|same)di\b|dimanche\b|january\b|february\b|march\b|april\b|may\b|june\b|july\b|august\b|september\b|october\b|november\b|december\b|(?:sept|oct|nov|dec|jan|feb|aug)\b|airport\b|hospital\b|region\b|cercle\b|governor\b|camp\b|district\b|province\b|commune\b|the\b|an?\b|les?\b|la\b|i\b|il\b|on\b|nous\b"
# Words that begin a village's name and seldom stand alone: Hausa, Fulfulde, Tamasheq, Songhay, Arabic, Gourmantché.
FIRST_OF_TWO = r"dan|guidan|gidan|birnin|garin|kwana|dogon|maï|ouro|wuro|wouro|sare|winde|toulde|tin|tchin|oued|hassi|bir|oum|dar|kel|fort|tondi|koira|sabon|tsohon|nouvelle?|petit|grand"

# What maps name after the town it serves.
BUILDING = r"a[eé]roports?|a[eé]rodrome|airport|camp|poste|gare|h[oô]pital|puits|mine|base|pont|barrage|forage|march[eé]|[eé]cole"

# What may follow the name of a village that no map has: the end of what was said of it, or a word that no noun is.
GOES_ON = (
    r"[.,;:)!?\n»\"]|$| \(| [-–—] "
    r"| (?:and|et|in|on|at|near|where|was|were|is|are|had|has|have|after|before|when|while|by|between|during|early|late|last|overnight|around|since|to|from|for|with|who|that|which|as|but"
    r"|dans|en|a|au|aux|le|la|les|ce|cette|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ou|ont|ete|est|sont|avait|avaient|par|pres|vers|selon|apres|avant|lors|quand|depuis|pendant|entre|sur|qui|que|dont|puis|mais"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|this|late|village|commune|cercle)\b"
)
# … and what is none: people of a country, a faith or an office, bodies and buildings, roads, months.
NO_VILLAGE = (
    r"(?:malians?|maliens?|burkinab\w+|nigeri\w+|mauritani\w+|alger\w+|senegal\w+|chadian|libyan?|beninese|togolese|ghanaian|ivorian|guinean|french|russian|european|western|west african|swiss|german|italian|spanish|austrian|american|chinese|turkish"
    r"|peulh?s?\b|fulani|dogons?\b|bambara|songha[iy]|sonrai|tuaregs?\b|touaregs?\b|tamasheq|hausa|haoussa|zarma|djerma|mossi|bozo|bwa\b|arabs?\b|arabes?\b|daoussahak|toubou|kanuri|boudouma|gourmantche|lobi|senoufo|minianka|soninke|sarakole|catholic|koranic|christian|muslim|protestant|monsieur|madame|bishop|mgr|pere|prefet|haut-commissaire|gouverneur|etat\b|etat-major|conseil|programme|bataillon|operation|national guard|red cross|boko haram|route\b|rn ?\d|date\b|trucks?\b"
    r"|[\w' -]*(?:universit|university|lycee|school|college|hospital|hopital|battalion|brigade|army|cruiser))"
)
# Beside the quarter of a town, wherever the text names it.
WARD = r"(?:quartiers?|secteur|neighbou?rhood|quarter|suburb|ward|faubourg|arrondissement)\b(?: (?:of|de|du|d'))? ?"
TO_SOMEBODY = r"\b(?:according|known|thanks|belonging|addressed|spoke|told|appartenant|grace|selon) (?:to |a )?$"
