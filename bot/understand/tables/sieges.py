"""Words by which a siege or ban is told to have reached one more town; English and French, over folded text."""

from __future__ import annotations

_RULE_EN = r"(?:ban|blockade|embargo|measures?|restrictions?|orders?|rules?|prohibition|threat)"
_RULE_FR = r"(?:mesures?|interdictions?|consignes?|restrictions?|menaces?|regles?|blocus|embargo)"
_SEALED_FR = r"(?:coup|isol|boucl|ferm|assieg|encercl|bloqu|etrangl|interdit)\w*"
# Behind the town: "Kalé, the same ban", «Kalé est coupé à son tour».
REACHED_BEHIND = (
    r"(?:,[^,.;]{0,40},)? (?:[^\s.;]+ ){0,5}?"
    rf"(?:{_SEALED_FR} (?:\S+ ){{0,2}}?a (?:son|leur) tour\b|(?:the )?same {_RULE_EN}\b"
    rf"|(?:les? |la )?memes? {_RULE_FR}\b)"
)
# "NEW: Kalé, since Sunday", «Nouveau – Kalé»: how bulletins head what they did not tell last time.
NEW = r"[-–•*\d.) ]*(?:new|nouveaute|nouveau)\b[^.:\n]{0,25}?(?:[:,]| [-–])"
