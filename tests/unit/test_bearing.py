"""How an item bears on what was told: both languages, and the words that only look like it."""

import pytest

from bot.item import Item
from bot.model import Bearing, EventType, MsgType
from bot.understand import bearing
from bot.understand.bearing import stance, weighed
from bot.understand.gazetteer.gazetteer import Gazetteer
from bot.understand.read import understand
from bot.understand.scales import Scales
from bot.understand.text.prose import prose

B = Bearing


def read(title, text="", kind=None, *, deadly=False, msg_type=MsgType.ALERT):
    return stance(prose(title, text), kind, deadly=deadly, msg_type=msg_type)


DENIALS = [
    # rumours called what they are
    "Ministry denies rumours of a coup in Doro", "Reports of an attack on Doro are false, says the prefect",
    "Le préfet dément toute attaque à Doro", "Doro : fausse alerte au camp", "Rumeurs infondées d'enlèvement à Doro",
    "No attack took place in Doro, army says", "The raid on Doro never happened, mayor says",
    "Aucune attaque n'a eu lieu à Doro", "Il n'y a pas eu d'enlèvement à Doro, assure le gouverneur",
    "Doro n'a pas été attaquée, affirme le maire", "Aucune élève n'a été enlevée à Doro", "Doro was not attacked",
    "Doro blast was a gas cylinder, police say", "Doro : il s'agissait d'un exercice de tir",
    "Doro : « ce n'était pas une attaque », dit le préfet", "Les tirs de Doro n'ont rien d'une mutinerie",
    "Doro : ni mutinerie ni coup d'Etat", "It was not an attack: Doro blast explained",
    "Doro dam has suffered no attack", "Le pont de Kalé n'a subi aucun attentat", "Kalé n'a connu aucune attaque",
    "Governor dismisses messages about Doro", "Doro attaquée ? Il n'en est rien",
    "Les détonations de Doro provenaient de la destruction de munitions",
    "Noises at Doro came from a demolition, mayor says", "Le chef de Doro n'avait pas été pris",
    # under a heading, behind a comma, in the rumour's own words
    "NOTE: no massacre at Doro", "Précision : pas d'enlèvement à Doro", "A wedding, not a mutiny: Doro explained",
    "Doro nuns not abducted, bishop says", "Doro : l'enlèvement imaginaire", "Doro rumours put to rest",
    "No bus was held near Doro, mayor says", "The three of Doro were never captive",
    "Aucune attaque n'a visé la station de Doro", "Aucune mine n'a été posée à Doro",
    "Kale: no raid, prefect says", "Kale: no abduction",
    # the source takes its own word back
    "Advisory withdrawn: Doro road",
    "Doro : message précédent annulé", "Rumours that Doro was sealed off are not borne out",
    "Sahel Wire retracts its report of fighting in Doro", "Nous retirons notre information sur Doro",
]  # fmt: skip


@pytest.mark.parametrize("title", DENIALS)
def test_it_did_not_happen(title):
    assert read(title).bearing is B.DENIES


@pytest.mark.parametrize(
    "title",
    [
        # blame refused, nothing said either way, no denial at all
        "JNIM denies involvement in the Doro attack", "Le groupe dément toute implication dans l'attaque de Doro",
        "Army neither confirms nor denies the attack on Doro", "L'armée n'a ni confirmé ni démenti l'attaque de Doro",
        "Army does not deny losses at Doro", "Gunmen denied villagers access to the wells of Doro",
        # that anything was paid
        "Doro governor denies that a ransom was paid", "Le gouverneur de Doro dément le versement d'une rançon",
        # a first in a long time
        "Doro had never been attacked before Tuesday's raid", "Doro n'avait jamais été attaquée jusqu'ici",
        # a lull after it
        "Aucun tir n'a visé Kalé depuis lundi", "No shell has hit Kale since Monday",
        # what it was not, of what did happen
        "The dead of Doro: this was no attack on soldiers", "La photo n'a pas été prise à Doro",
        "Doro : ce n'était pas une mine, c'était un drone",
        # nobody was hurt, in what did happen
        "Attaque à Doro : il n'y a pas eu de victimes", "Doro shelled, no casualties",
        "Frappe à Kalé : aucun civil n'a été touché", "Raid on Kale: no one was hurt",
        "Raid à Kalé : personne n'a été emmené", "Raid on Kale: barns burnt, nobody was taken",
    ],
)  # fmt: skip
def test_no_denial(title):
    assert read(title).bearing is B.NEWS


@pytest.mark.parametrize(
    ("title", "text", "bearing"),
    [
        ("Mise au point", "On s'inquiète pour Kalé. Le préfet y était. Aucun berger n'a été enlevé.", B.DENIES),
        ("Setting the record straight", "Posts alarmed Kale. I went there. No herder was abducted.", B.DENIES),
        ("Le car de Kalé : mise au point", "Il est là. Un pneu avait lâché. Personne ne les a arrêtés.", B.DENIES),
        ("Kale coach: a correction", "It is here. A tyre had burst. Nobody was held.", B.DENIES),
        # of what did happen
        ("", "Troops left Kale for Sama; drones overhead, no clash, no casualties.", B.NEWS),
        ("Mise au point", "La frappe visait un dépôt. Il a brûlé. Aucun civil n'a été touché.", B.CORRECTS),
        ("Raid on Kale", "The gunmen left at noon. The market burnt. No herder was abducted.", B.NEWS),
    ],
)  # fmt: skip
def test_who_sets_right_what_was_told_may_deny_it_further_down(title, text, bearing):
    assert read(title, text).bearing is bearing


def test_what_is_not_the_message_denies_nothing():
    """Further down, or of something else: the market that was not held, the fighting that a withdrawal did without."""
    assert read("Doro market cancelled", "After the attack Sunday's fair in Doro did not take place.").bearing is B.NEWS
    assert read("Doro", "La foire de Doro n'a pas eu lieu depuis l'attaque.").bearing is B.NEWS
    far = "The army left its camp at Doro. It went to Gao. No fighting took place."
    assert read("", far).bearing is B.NEWS


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Kolo: the two teachers had not been taken", "Five herders, not seven people, were abducted, the mayor says."),
        ("Kolo : les deux maîtres n'avaient pas été pris", "Cinq bergers, et non sept personnes, ont été enlevés."),
    ],
)
def test_who_counts_the_taken_anew_denies_no_abduction(title, text):
    said = stance(prose(title, text), EventType.ABDUCTION, deadly=False)
    assert said.bearing is Bearing.CORRECTS


def test_who_counts_dead_denies_no_attack():
    """The town did not fall, twelve soldiers died: what was told of the attack is put right, not the attack."""
    title = "Contrairement aux rumeurs, Doro n'est pas tombée"
    assert read(title, "Douze soldats sont morts. L'armée dément la chute de Doro.", deadly=True).bearing is B.CORRECTS


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("No attack on Doro, cotton board says", "A post spoke of six dead."),
        ("Mise au point : pas d'attaque à Doro", "On parlait de six morts."),
        ("DÉMENTI : le car de Doro est arrivé", "Six passagers auraient été tués, disait-on."),
        ("No engineers kidnapped near Doro, police say", "Posts had told of a guard shot."),
    ],
)
def test_under_a_headline_that_there_was_no_attack_the_dead_are_the_rumours(title, text):
    assert read(title, text, deadly=True).bearing is B.DENIES


@pytest.mark.parametrize(
    "title",
    [
        "Doro : le maire corrige la liste des morts", "Doro : ce chiffre de neuf est à oublier",
        "Setting the record straight on Doro", "Nine, and not more than twenty, killed at Doro",
        "Correction: nine killed at Doro", "RECTIFICATIF – attaque de Doro", "Doro : mise au point de la mairie",
        # fewer than was told, in any order
        "Eleven dead at Doro, not seventeen", "Onze morts à Doro et non dix-sept", "Doro: not 17 but 11 dead",
        "Le bilan de Doro ramené de 17 à 11 morts", "Doro death toll revised down from 12 to 9",
        "Mali : le bilan de Doro revu à la baisse", "Doro : non pas 17 mais 11 morts",
        # what was said was wrong
        "Contrary to earlier reports, the town of Doro did not fall",
        "An earlier report wrongly placed the raid in Doro",
        "Doro : le nombre de morts annoncé par erreur", "Army withdraws its figure for Doro",
    ],
)  # fmt: skip
def test_something_was_wrong(title):
    assert read(title, deadly=True).bearing is B.CORRECTS


@pytest.mark.parametrize(
    "title",
    [
        # more than was told is news
        "Onze hommes, et non cinq, tués à Doro", "Eleven, not five, killed at Doro", "Doro: not five but eleven dead",
        "Trois villages, et non deux, attaqués près de Doro",
        "Doro: toll rises from five to eleven", "Doro : le bilan passe de cinq à onze morts",
    ],
)  # fmt: skip
def test_a_toll_that_rises_was_no_mistake(title):
    assert read(title, deadly=True).bearing is B.NEWS


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Kidnapped nurses of Doro walk free", EventType.ABDUCTION),
        ("Doro : le sous-préfet recouvre la liberté", EventType.ABDUCTION),
        ("Les otages de Doro ont été libérés", EventType.ABDUCTION),
        ("Two engineers held since May have been released", EventType.ABDUCTION),
        ("The Doro women are home", EventType.ABDUCTION), ("Doro : les captives délivrées", EventType.ABDUCTION),
        ("Hostages of Doro handed to the Red Cross", EventType.ABDUCTION),
        ("La mariée de Doro est rentrée", EventType.ABDUCTION),
        ("Doro : les otages ont retrouvé les leurs", EventType.ABDUCTION),
        ("Lorries roll again at Doro", EventType.ACCESS), ("The lake at Doro is open again", EventType.ACCESS),
        ("L'axe de Doro rendu à la circulation", EventType.ACCESS), ("Doro : fin de l'embargo", EventType.ACCESS),
        ("Calm restored in Doro", EventType.UNREST), ("Unrest in Doro has come to an end", EventType.UNREST),
        ("Siege of Doro lifted", EventType.ACCESS), ("Le blocus de Doro est levé", EventType.ACCESS),
        ("Road to Doro reopens after three weeks", EventType.ACCESS), ("La route de Doro est libre", EventType.ACCESS),
        ("Curfew lifted in Doro", EventType.UNREST), ("Retour au calme à Doro", EventType.UNREST),
        ("Last fugitive of Doro jail recaptured", EventType.OTHER),
        ("Dernier évadé de Doro repris", EventType.OTHER),
        ("Encirclement of Doro and Kalé over", EventType.ACCESS), ("Siege of northern Doro broken", EventType.ACCESS),
        ("The ban on carts that was declared at Doro on 3 May was dropped", EventType.ACCESS),
        ("Doro : fin de l'encerclement", EventType.ACCESS), ("La piste de Doro rendue aux usagers", EventType.ACCESS),
        ("Doro de nouveau ravitaillée", EventType.ACCESS), ("Doro ferry sails again", EventType.ACCESS),
        ("Retour à la maison pour les infirmiers de Doro", EventType.ABDUCTION),
        ("Les trois bergers de Doro ont été déposés au bord d'une piste", EventType.ABDUCTION),
        ("The teacher of Doro walked back into town", EventType.ABDUCTION),
        ("Doro : les soldats mutinés ont regagné leur caserne", EventType.UNREST),
        ("Doro soldiers back in their barracks", EventType.UNREST), ("Doro : cavale terminée", EventType.OTHER),
        ("Le maire de Doro annonce la levée complète du blocus", EventType.ACCESS),
        ("La mutinerie qui agitait depuis mercredi la garnison de Doro est terminée", EventType.UNREST),
        # whatever it was
        ("Doro reopened, alert 7 closed", EventType.ACCESS),
        ("The prefect considers the matter of Doro closed", EventType.BATTLE),
        ("Le gouverneur estime l'affaire de Doro terminée", EventType.BATTLE),
        ("All-clear for Doro", EventType.EXPLOSION), ("FIN D'ALERTE – Doro", EventType.EXPLOSION),
        ("« L'incident est clos » à Doro", EventType.BATTLE),
        ("Levée d'alerte à Kalé", EventType.EXPLOSION),
        # a day is no number of captives
        ("Last two hostages of 14 June raid on Kale freed", EventType.ABDUCTION),
        ("Libérées, les trois infirmières du 19 mai", EventType.ABDUCTION),
    ],
)  # fmt: skip
def test_it_is_over(title, kind):
    assert read(title, kind=kind).bearing is B.ENDS


def test_the_words_of_an_end_tell_what_has_ended():
    assert read("Kidnapped nurses of Doro are free").ended is EventType.ABDUCTION
    assert read("All-clear for Doro").ended is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        # in part, asked for, promised, denied
        ("Two of the seven hostages of Doro freed", EventType.ABDUCTION),
        ("Deux des sept otages de Doro libérés", EventType.ABDUCTION),
        ("Families demand the release of Doro hostages", EventType.ABDUCTION),
        ("Les familles exigent la libération des otages de Doro", EventType.ABDUCTION),
        ("Hostages of Doro not released", EventType.ABDUCTION), ("Road to Doro still closed", EventType.ACCESS),
        ("Le blocus de Doro n'est pas levé", EventType.ACCESS), ("Road to Doro to reopen on Monday", EventType.ACCESS),
        ("La route de Doro rouvrira lundi", EventType.ACCESS),
        ("Gunmen took the nurse from her home in Doro", EventType.ABDUCTION),
        ("Jihadists are back in Doro", EventType.ABDUCTION),
        # of something else: the road is open, the attack is not undone
        ("Twelve killed in Doro", EventType.BATTLE),
    ],
)  # fmt: skip
def test_it_is_not_over(title, kind):
    assert read(title, kind=kind).bearing is B.NEWS


@pytest.mark.parametrize(
    "title",
    [
        "Second attack on Doro in a day", "Doro attacked again", "New ambush on the road to Doro kills nine",
        "Nouvelle embuscade près de Doro", "Doro de nouveau attaquée", "Deuxième attaque en 24 heures à Doro",
        "Une autre explosion à Doro", "Kale cut off again", "Kalé de nouveau encerclée",
        "Kalé coupée du monde à nouveau",
    ],
)  # fmt: skip
def test_it_is_another_one(title):
    assert read(title).another


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Attack on Doro kills nine", ""),
        # both attacks are the story
        ("Doro : six morts dans deux attaques", "Le préfet confirme l'attaque et fait état d'un second raid à Kalé."),
        ("Attack on Doro: prefect speaks of second raid", ""),
        # it is the same one's next day
        ("Kale under curfew after third night of riots", ""),
        ("Kale quiet on second day after clashes", ""),
        # the second device, further down
        ("Bus hits mine near Doro", "Seven died. A second mine was found."),
    ],
)
def test_it_is_the_first_one(title, text):
    assert not read(title, text).another


@pytest.mark.parametrize(
    ("title", "follows"),
    [
        ("Doro: death toll rises to eleven", True), ("Doro : le bilan s'alourdit", True),
        ("Two more die of their wounds after Doro raid", True), ("Doro : cinq blessés succombent", True),
        ("Five bodies raise toll of Doro raid to nine", True), ("Raid on Doro claims another life", True),
        ("Two drivers also died in Doro blast", True), ("Doro : un blessé a rendu l'âme", True),
        ("A nurse dies of burns after Doro blast", True), ("Drowned men bring to nine the number killed at Doro", True),
        ("Jihadists take hostages to three camps", False),
        ("JNIM claims responsibility for Doro attack", True), ("Gunmen attack Doro", False),
        ("Des hommes armés attaquent Doro", False),
    ],
)  # fmt: skip
def test_a_story_that_goes_on(title, follows):
    assert read(title).follows is follows


def test_a_road_may_reopen_after_those_who_are_glad_of_it():
    """In the second or third sentence; but one that reopens after an attack ends no attack."""
    told = "Bread was baked in Doro on Monday. Children followed the lorries. The siege of the town is over, he said."
    assert read("Bread in Doro", told, EventType.ACCESS).bearing is B.ENDS
    told = "Six guards were shot in Doro on Monday. Nobody claimed it. The road to Kalé has reopened."
    assert read("Attack on Doro", told, EventType.BATTLE).bearing is B.NEWS


def test_a_cancel_may_lift_what_was_no_road():
    text = "L'alerte du 10 février est levée."
    assert read("Tirs d'obus à Doro", text, EventType.EXPLOSION, msg_type=MsgType.CANCEL).bearing is B.ENDS


@pytest.mark.parametrize(
    ("title", "text"),
    [
        # some are let go, the others are not
        (
            "Bus seized near Doro",
            "Forty people were taken hostage on Friday. The driver and his mate were let go, he said.",
        ),
        (
            "Car de Doro",
            "Le préfet confirme l'enlèvement. Les quatre femmes ont été relâchées ; huit hommes restent aux mains.",
        ),
    ],
)
def test_an_abduction_goes_on_while_others_are_held(title, text):
    assert read(title, text, EventType.ABDUCTION).bearing is B.NEWS


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Doro quiet again after protesters disperse", "Shops reopened this morning.", EventType.UNREST),
        ("Doro retrouve ses nuits", "Le couvre-feu, c'est terminé.", EventType.ACCESS),
        ("Édition du matin", "Réveil heureux à Doro. L'embargo imposé en mars a pris fin.", EventType.ACCESS),
    ],
)
def test_it_has_ended(title, text, kind):
    assert read(title, text, kind).bearing is B.ENDS


@pytest.mark.parametrize(
    ("title", "text", "bearing"),
    [
        (
            "Gunmen seize eight near Ansongo, one freed",
            "Gunmen took eight people near Ansongo on Sunday night. One was freed on the way, the mayor said.",
            Bearing.NEWS,
        ),
        (
            "Kayes : la colère finit en émeute, deux morts",
            "La fermeture du marché a fini par mettre le feu à Kayes. La police a tiré, faisant deux morts.",
            Bearing.NEWS,
        ),
        (
            "The eight passengers of the Téra bus are free",
            "The eight passengers taken near Téra on 3 March have been released, the governor said on Friday.",
            Bearing.ENDS,
        ),
        (
            "Le couvre-feu est levé à Kayes",
            "Le gouverneur a levé lundi le couvre-feu en vigueur à Kayes depuis le 2 mars.",
            Bearing.ENDS,
        ),
    ],
)
def test_what_only_sounds_like_an_end_is_news(title, text, bearing):
    """The words alone speak of an end in each: who is told so hears of eight captives quietly, or not at all."""
    item = Item.model_validate(
        {"id": "a", "source": "Radio", "title": title, "text": text, "published_at": "2026-03-17T09:00:00Z"}
    )
    kind = EventType.UNREST if "Kayes" in title else EventType.ABDUCTION
    assert stance(prose(title, text), kind, deadly=False).bearing is Bearing.ENDS
    assert understand(item, Gazetteer.builtin()).bearing is bearing


def test_what_shows_all_signs_of_an_end_sounds_over_but_says_nothing(monkeypatch):
    heavy = round(-100 * bearing.SOUNDS_OVER)
    monkeypatch.setattr(bearing, "scales", lambda name: Scales(name, ["ends"], {"=": (-2 * heavy,), "rice": (heavy,)}))
    said = read("Rice again in Doro", "Carts rolled into Doro on Monday.", EventType.ACCESS)
    assert said.bearing is B.NEWS
    over = weighed(said, frozenset({"rice"}), ())
    assert (over.bearing, over.sounds_over) == (B.NEWS, True)
    assert weighed(said, frozenset(), ()) == said
    denied = read("No blockade at Doro, mayor says")
    assert weighed(denied, frozenset({"rice"}), ()) == denied
