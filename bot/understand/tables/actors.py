# ruff: noqa: E501  one rule a line and word lists as prose: a table, not code
"""Who fights: armed groups and forces, with the spellings they go by, English and French side by side.

A row: the key that stands in reports and incidents, what sort it is, English (and names that both languages use),
French. `of` is the umbrella a group belongs to: a report that names the part and one that names the whole do not
contradict each other. Patterns run over folded text. Groups after ACLED's actor list for the central Sahel.
"""

from __future__ import annotations

from typing import NamedTuple


class Actor(NamedTuple):
    """One row of the table."""

    key: str
    sort: str  # group, force, militia
    en: str
    fr: str
    of: str = ""


GROUP, FORCE, MILITIA = "group", "force", "militia"

ACTORS: tuple[Actor, ...] = (
    # Jihadist groups
    Actor("jnim", GROUP, r"jnim|j\.n\.i\.m|jama'?a?t? nus?rat ?[aei]l[- ]islam\w*(?: wa[- ]?[ae]?l[- ]muslim[ie]+n)?|nusrat al[- ]islam\w*|(?:al[- ]qaeda|qaida)[- ](?:linked|affiliated|aligned)|qaeda'?s? (?:sahel )?(?:affiliate|branch|coalition)",
          r"gsim|g\.s\.i\.m|groupe de soutien a l'islam(?: et aux musulmans)?|(?:affilie\w*|lie\w*|liee?s?) a al[- ]qa[ie]da"),
    Actor("macina", GROUP, r"(?:katibat?|katiba[- ]du) ?(?:du )?mac?s?ina|mac?s?ina (?:katiba|battalion|brigade|liberation front)|flm\b", r"katibat? (?:du )?mac?s?ina|front de liberation du mac?s?ina", of="jnim"),
    Actor("ansarul islam", GROUP, r"ansar[uo]l?[- ]?(?:al[- ]|ul[- ])?islam", r"ansar[uo]ul[- ]islam", of="jnim"),
    Actor("ansar dine", GROUP, r"ansar (?:al[- ]|ed[- ]|ed)?dine?", r"ansar (?:ed)?dine", of="jnim"),
    Actor("hanifa", GROUP, r"(?:katibat?|katiba) (?:abu )?hanifa", r"katibat? (?:abou )?hanifa", of="jnim"),
    Actor("issp", GROUP, r"issp|isgs|is[- ]?sahel|islamic state(?: sahel| in the (?:greater )?saha?ra?(?:el)?)?(?: province)?|iswap sahel|daesh", r"eigs|eis\b|etat islamique(?: au (?:grand )?saha?ra?(?:el)?| dans le grand sahara)?|e\.i\.g\.s|daech"),
    Actor("boko haram", GROUP, r"boko ?haram|jas\b|jamaat ahl", r"boko ?haram"),
    Actor("iswap", GROUP, r"iswap\b|islamic state west africa", r"iswap\b|etat islamique en afrique de l'ouest|eiao"),
    Actor("lakurawa", GROUP, r"lakurawas?", r"lakurawas?"),
    # Rebels
    Actor("fla", GROUP, r"\bfla\b|azawad liberation front|front for the liberation of azawad|csp(?:-psd|-dpa)?\b|cma\b|mnla\b|hcua\b|tuareg (?:rebels?|separatists?|fighters)|azawad (?:rebels?|movement)", r"front de liberation de l'azawad|cadre strategique permanent|rebelles? touaregs?|mouvements? (?:rebelles? )?(?:de l'azawad|touaregs?)|independantistes touaregs?"),
    Actor("fpl", GROUP, r"patriotic liberation front|\bfpl\b|\bflp\b", r"front patriotique (?:de|pour la) liberation"),
    # Forces
    Actor("fama", FORCE, r"\bfamas?\b|malian (?:army|troops|soldiers|armed forces|military)|mali'?s army|army of mali", r"\bfamas?\b|armee malienne|forces armees maliennes|soldats maliens|militaires maliens"),
    Actor("fdn", FORCE, r"burkinabe (?:army|troops|soldiers|armed forces)|burkina(?: faso)?'?s army|rapid intervention battalion|\bbir\b", r"armee burkinabe|forces armees burkinabe|soldats burkinabe|militaires burkinabe|bataillon d'intervention rapide"),
    Actor("fan", FORCE, r"nigerien (?:army|troops|soldiers|armed forces)|niger'?s army", r"armee nigerienne|forces armees nigeriennes|soldats nigeriens|militaires nigeriens|forces de defense et de securite nigeriennes"),
    Actor("africa corps", FORCE, r"africa corps|wagner|russian (?:mercenar\w+|fighters|paramilitar\w+|allies|troops)", r"africa corps|wagner|mercenaires russes|paramilitaires russes|allies russes"),
    # Auxiliaries and militias
    Actor("vdp", MILITIA, r"\bvdps?\b|volunteers for the defen[cs]e|army auxiliaries|pro-government militi\w+", r"\bvdps?\b|volontaires (?:pour|de) la defense(?: de la patrie)?|supplet?ifs de l'armee"),
    Actor("dan na ambassagou", MILITIA, r"dan na? ?amb?assagou", r"dan na? ?amb?assagou"),
    Actor("dozo", MILITIA, r"\bdozos?\b|\bdonsos?\b|traditional hunters|dogon hunters|dogon militi\w+", r"\bdozos?\b|\bdonsos?\b|chasseurs (?:traditionnels|dozos?|dogons?)|milices? dogons?"),
    Actor("koglweogo", MILITIA, r"kogl?[- ]?weogo", r"kogl?[- ]?weogo"),
    Actor("gatia", MILITIA, r"\bgatia\b|\bmsa\b", r"\bgatia\b|\bmsa\b"),
    # Unnamed, but told apart from jihadists
    Actor("bandits", MILITIA, r"bandits?\b|robbers\b|highwaymen|'?yan bindiga", r"bandits?\b|coupeurs de route|brigands|braqueurs"),
)  # fmt: skip
