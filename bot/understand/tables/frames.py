# ruff: noqa: E501  word lists as prose: a table, not code
"""What many words may tell of somebody's fate, in many orders: "rushed … to the … hospital", "dragged from … home"."""

from __future__ import annotations

from typing import NamedTuple

from bot.understand.tables.fates import Fate, Form, agreements


class Frame(NamedTuple):
    """From one of the `first` words to one of the `last`, over so many others at most, `reach`.

    Not over a stop, a number or a "no". Of `links`, where there are any, one stands between.
    """

    fate: Fate
    form: Form
    first: frozenset[str]
    links: frozenset[str]
    last: frozenset[str]
    reach: int


def _words(text: str) -> frozenset[str]:
    return frozenset(form for word in text.split() for form in agreements(word))


LIMB = _words(
    "leg legs thigh thighs foot feet arm arms hand hands shoulder shoulders knee knees hip hips ankle ankles calf calves stomach abdomen belly chest jaw neck face back wrist wrists elbow groin buttock buttocks side ear ears eye eyes finger fingers toe toes rib ribs collarbone pelvis nose skull limb limbs sight hearing "
    "jambe jambes cuisse cuisses pied pieds bras main mains epaule epaules genou genoux hanche hanches cheville chevilles mollet mollets ventre abdomen thorax poitrine machoire cou visage dos poignet poignets coude oreille oreilles oeil yeux doigt doigts orteil orteils cote clavicule bassin nez crane tibia femur joue cheek cheeks temple tempe front forehead tympan mollet fesse fesses membre vue"
)
_INJURY = _words(
    "wound wounds injury injuries burns cuts bruises fracture fractures concussion lacerations laceration gash gashes grazes stitches "
    "blessure blessures brulures plaie plaies contusion contusions fracture fractures ecorchures egratignures traumatisme traumatismes hematome hematomes entailles entaille coupures entorse commotion lesions"
)
_WARD = _words(
    "hospital hospitals clinic infirmary ward wards icu surgery theatre dispensary sickbay hopital hopitaux csps cscom csref chr chu cma dispensaire infirmerie urgences reanimation clinique care treatment soins observation"
)
_VEHICLE = "pick-up pick-ups pickup pickups vehicle vehicles car cars truck trucks lorry lorries van vans bus buses minibus coach taxi boat boats canoe canoes motorbike motorbikes motorcycle motorcycles vehicule vehicules voiture voitures camion camions moto motos pirogue pirogues autocar cars"
_WILDS = "bush forest hills mountains dunes desert scrub reeds thicket captivity unknown undisclosed brousse foret collines colline montagnes montagne desert captivite inconnue"
_HOME = "home homes house houses bed beds compound compounds convent presbytery farm shop fields dormitory domicile domiciles maison maisons lit lits concession concessions presbytere couvent boutique champ dortoir"

_CAPTORS = "gunmen kidnappers abductors captors jihadists jihadis bandits militants militant rebels insurgents terrorists fighters thieves gang group militia jnim issp isgs fla boko iswap ravisseurs geoliers kidnappeurs djihadistes jihadistes terroristes bandits assaillants combattants rebelles ennemi groupe gsim eigs inconnus armes armed hooded masked turbaned unknown enemy"

# Blows that kill where they go on "to death".
BLOWS = _words(
    "beat beats beating kicked kick stoned hacked stabbed bludgeoned trampled crushed battered burned burnt frappe+ battent lapide+ poignarde+"
)

FRAMES: tuple[Frame, ...] = (
    Frame(Fate.INJURED, Form.DONE,
          _words("escaped escapes survived limped crawled emerged with has have had having suffered suffering sustained sustaining suffer suffers nursing nurse nurses received receiving got bears bear bearing avec ont avait avaient souffre souffrent souffrant presente presentent presentant porte portent portant recu subi"),
          frozenset(), _INJURY, 4),
    Frame(Fate.INJURED, Form.DONE, _words("recu recoit recoivent recevant pris ecope encaisse essuye took received caught sustained got"), frozenset(),
          _words("coup coups projectile projectiles jet jets pierre pierres lance balle balles eclat eclats plomb plombs chevrotine fleche fleches bullet bullets round rounds pellet pellets shrapnel splinter splinters"), 4),
    Frame(Fate.INJURED, Form.DONE, _words("lost lose losing loses perdu perd perdent perdra laisse"), frozenset(), LIMB, 4),
    Frame(Fate.INJURED, Form.DONE,
          _words("hit struck shot wounded injured stabbed cut burned burnt grazed hurt caught received bullet bullets shrapnel splinter fragments touche+ atteint+ blesse+ frappe+ brule+ recu recoit balle balles eclat eclats"),
          _words("in to on across through au a aux dans sur"), LIMB, 5),
    Frame(Fate.INJURED, Form.DONE,
          _words("burnt burned burning broke breaking broken breaks fractured fracturing dislocated dislocating sprained shattered crushed severed amputated bandaged casse+ brise+ fracture+ sectionne+ ampute+ deboite+ luxe+ broye+"),
          frozenset(), LIMB, 3),
    Frame(Fate.INJURED, Form.DONE, _words("has have had with suffered got nursing escaped survived walked limped"),
          _words("injured bruised wounded broken fractured cracked smashed shattered crushed burnt burned sprained dislocated swollen gashed bleeding bandaged missing severed mangled"), LIMB, 4),
    Frame(Fate.INJURED, Form.DONE, frozenset(("without",)), frozenset(("a", "an", "his", "her", "both")), _words("leg legs foot feet arm arms hand hands eye eyes"), 3),
    Frame(Fate.INJURED, Form.DONE, LIMB, frozenset(), _words("broken fractured smashed shattered crushed severed casse+ brise+ fracture+ sectionne+ ampute+ deboite+ luxe+ broye+ arrache+ transperce+"), 2),
    Frame(Fate.INJURED, Form.DONE,
          _words("taken rushed flown evacuated transferred transported moved brought driven carried ferried referred airlifted medevaced sent removed admitted conveyed conduit+ transfere+ transporte+ evacue+ amene+ achemine+ refere+ admis+"),
          _words("to at in into by a au aux vers dans sur en"), _WARD, 8),
    Frame(Fate.INJURED, Form.DONE, _words("are is were was remain remains lie lies sont est restent reste etaient etait"), _words("in at a au aux en dans"), _WARD, 6),
    Frame(Fate.INJURED, Form.DOES, _words("hospital clinic infirmary hopital csps cscom csref chr chu cma dispensaire infirmerie"), frozenset(),
          _words("admitted admits treated received receives recu recoit admis accueilli accueille traite soigne"), 5),
    Frame(Fate.ABDUCTED, Form.DONE,
          _words("dragged marched herded bundled loaded forced pushed walked led pulled hauled thrown shoved whisked hustled taken conduit+ entraine+ pousse+ embarque+ jete+ traine+ emmene+ mene+ hisse+"),
          _words("into onto to towards toward aboard on in vers dans en sur a"), _words(f"{_WILDS} {_VEHICLE}"), 6),
    Frame(Fate.ABDUCTED, Form.DONE,
          _words("dragged pulled hauled taken snatched removed plucked seized ordered forced tire+ arrache+ extrait+ traine+ ravi+"),
          _words("from off out de du d' des a hors"), _words(f"{_HOME} {_VEHICLE}"), 6),
    Frame(Fate.ABDUCTED, Form.DONE,
          _words("held kept detained chained retenu+ detenu+ garde+ captif+ prisonnier+ cloitre+ otage+"),
          _words("by chez par aux"), _words(_CAPTORS), 5),
    Frame(Fate.ABDUCTED, Form.DONE, frozenset(("in", "aux", "entre")),
          _words("hands clutches custody keeping mains griffes geoles unknown enemy"), _words(f"{_CAPTORS} hands"), 4),
)  # fmt: skip
