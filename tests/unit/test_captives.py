"""How many were taken, where no plain word of a kidnapping counts them; " // " parts a headline from its text."""

from __future__ import annotations

import pytest

from bot.model import Count
from bot.understand.text.prose import prose
from bot.understand.tolls.captives import missed
from bot.understand.tolls.casualties import toll


def _split(text: str) -> tuple[str, str]:
    title, _, rest = text.rpartition(" // ")
    return title, rest


def _count(number: int | None) -> Count | None:
    return None if number is None else Count(number, number)


# Asked only of items that tell of a taking.
@pytest.mark.parametrize(
    ("text", "number"),
    [
        # who is missing
        ("Six of the carpenters, not eight, are missing since the bus was stopped.", 6),
        ("Quatre maçons de Karou manquent à l'appel depuis que des inconnus ont barré la piste.", 4),
        ("Headmaster and two pupils missing near Tera // Their cart was found at the ford.", 3),
        ("Les sept disparus de Karou se sont échappés à la nuit, dit la gendarmerie.", 7),
        ("Bandits take three weavers from the ferry", 3),
        ("Cook and porter back in Karou // The network is glad.", 2),
        # the whole, outright
        ("Les maçons enlevés : ils sont sept, pas quatre // Leur cousin s'était enfui.", 7),
        ("Carpenters of Karou: the governor counts nine // He gave their names.", 9),
        ("They are on six motorbikes.", None),
        # some came back, the others did not: both were taken
        ("Armed men came to the school. Two girls slipped away in the dunes; six remain missing.", 8),
        ("Treize voyageurs sont descendus. Quatre ont été relâchés ; neuf sont portés disparus.", 13),
        # nobody is missing: the people whom the first sentences number
        ("Salut. The tank is full. According to the owner, three of his men were asked to step down at dusk.", 3),
        ("Bonsoir. Des hommes armés ont barré le fleuve. Ils ont fait descendre six passagers, tous maçons.", 6),
        ("Dunes. Men in scarves came to the wells. The strangers walked nine traders into the trees.", 9),
        ("Neuf passagers ont été sommés de quitter le car. On ne sait rien d'autre.", 9),
        ("The bandits told the imam, his two sons and a guest to come and drink water.", 4),
        ("Ses huit membres, cinq femmes et trois hommes, sont les invités d'un groupe armé.", 8),
        # … but not those who take, were left, tell of it, or stand by
        ("Cinq hommes en civil ont discuté avec notre camarade, puis plus rien.", None),
        ("The warden was invited by five visitors on two motorcycles to come along.", None),
        ("Ten diggers were left on foot in the sand.", None),
        # one person counts where it is told that he was taken
        ("The nurse seized on the Karou road last December is with her parents.", 1),
        ("The clerk of the market is missing.", None),
    ],
)  # fmt: skip
def test_who_was_taken_though_no_word_counts_them(text: str, number: int | None) -> None:
    assert missed(prose(*_split(text)), (), ()) == _count(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # those told before the verb: "whom", or behind the participle that opens the sentence
        ("Ce sont trois écoliers que les ravisseurs ont emmenés de la mission.", 3),
        ("The five boys whom the gunmen took away were sleeping.", 5),
        ("Le maire dit que des hommes armés ont enlevé, sans bruit, la nuit.", None),
        ("Enlevés le mois passé à Karou, le préfet et son chauffeur ont été relâchés.", 2),
        ("Enlevée à son domicile, la biologiste a été récupérée par les services.", 1),
        ("Kidnapped from the clinic, the midwife, her sister and a guard were seen in the hills.", 3),
        ("Enlevée en pleine fête avec trois autres personnes, la mariée est rentrée lundi.", 4),
        ("C'est Mariam, étudiante, que les assaillants ont emmenée.", 1),
        ("The porter and his two sons did not return; a shepherd saw them led off into the hills.", 3),
        # whoever is with them
        ("Six carpenters were kidnapped on the road. Two cooks kidnapped with them were freed within days.", 8),
        ("The weaver taken on Monday is free. The porter abducted along with the weaver had been let go.", 2),
        ("The four Greeks kidnapped at the ferry walked free on Friday together with their driver.", 5),
        ("The mayor was kidnapped on Monday, plus two of his guards.", 3),
        ("Gunmen abduct Dutchman and two porters near wells // They came at dusk.", 3),
        ("Took a bride, her two maids and the drummer from a wedding.", 4),
        # carried off by a verb of many uses, to or from a place
        ("Gunmen dragged a teacher from his home at dusk.", 1),
        ("Armed men pulled three drivers off their lorry near the ford.", 3),
        ("Des bandits ont tiré le maire de son lit.", 1),
        ("Cinq hommes en civil ont fait monter notre camarade dans une voiture sans plaque.", 1),
        ("Rescuers pulled two children from the burning car.", None),
        ("Firemen dragged a driver out of his lorry.", None),
        # a part of a whole
        ("Eleven of the twenty passengers were taken away.", 11),
        ("Huit personnes, dont un chef de village et ses deux fils, ont été enlevées.", 8),
        ("Two drivers, a father and his son, were abducted.", 2),
        ("mon père a été pris hier soir", 1),
        # a noun, then "pris"
        ("Les bandits ont pris six bergers pour conduire le troupeau.", 6),
        ("Les bandits ont pris six bergers pour cible.", None),
        # the one who was let go before
        ("Les trois otages sont libres. Le quatrième otage, un berger, avait été relâché dès juin.", 4),
        ("Gunmen kidnapped three traders; a fourth passenger was beaten and let go.", 3),
        # "two others" are more, "the two others" are not; nor is "three more than first said"
        ("Le préfet confirme l'enlèvement du maire et de trois élus. Les deux autres sont aux mains de bandits.", 4),
        ("Eleven fishermen, two more than first said, were abducted at the lake.", 11),
        ("The couple, both citizens of Norway, and the cook were put aboard a pick-up.", 3),
        ("Deux personnes sont aux mains des ravisseurs, dont le guide.", 2),
        # wholes
        ("Les personnes enlevées étaient donc six.", 6),
        ("The prefect now puts the number of people held since the hijacking at SEVEN.", 7),
        ("Le nombre des villageois enlevés depuis lundi serait de onze.", 11),
        # a number that the writer takes back
        ("In our note we wrote of five clerks abducted at the ford. Four clerks were abducted.", 4),
        # goods, carts and camps are nobody
        ("Cent moutons et sept charrettes ont été emportés vers le lac.", None),
        ("We burnt six vehicles destroyed at the gate, three seized.", None),
        ("Le conseiller a vu deux pick-up de l'armée aux mains des assaillants.", None),
        ("Goats driven off: 30.", None),
        ("They took a radio and her schoolbooks.", None),
        ("The priest has spoken with the captors.", None),
        ("The soldiers had driven off in 40 vehicles counted by a herder.", None),
        # what happens again and again; an officer and his own men
        ("The groom is often taken away in a taxi.", None),
        ("Des gardes en colère tiennent leur camp, retenant leur commandant dans son bureau.", None),
        ("Armed men fought the guards and took their commander hostage.", 1),
    ],
)  # fmt: skip
def test_who_was_taken_and_who_was_not(text: str, number: int | None) -> None:
    assert toll(prose(*_split(text)), ()).abducted == _count(number)
