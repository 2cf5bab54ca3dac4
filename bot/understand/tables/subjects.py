# ruff: noqa: E501  word lists as prose: a table, not code
"""What a text is about where it is about no incident: words of other matters, English and French side by side.

Plain folded words (small letters, no accents), each so tied to its subject that a report of an attack seldom holds
several of them. A text full of one subject's words is about that subject, whatever it borrows from war. To extend:
add words to the column of their language.
"""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """One subject: its name, English words, French words."""

    why: str
    en: str
    fr: str


SUBJECTS = (
    Subject(
        "sport",
        "match matches goal goals goalkeeper goalless striker strikers midfielder midfielders winger defender defenders referee referees league fixture fixtures tournament championship champions keeper quarter-final quarter-finals semi-final semi-finals "
        "finalist finalists equaliser equalised equalized scored scorer hat-trick penalty penalties half-time kick-off stadium fans supporters afcon football footballer footballers basketball handball volleyball wrestler wrestlers wrestling cyclist cyclists cycling peloton marathon "
        "sprint medal medals podium trophy derby playoffs playoff qualifier qualifiers relegation offside crossbar midfield squad bench athletics athlete athletes boxer boxing knockout judo taekwondo chess grandmaster pitch free-kick dribble victory",
        "match matchs buteur buteurs entraineur entraineurs selectionneur arbitre arbitres championnat championnats ligue tournoi tournois finaliste finalistes demi-finale demi-finales quart-de-finale egalisation egalise egalisateur penalty penalties penaltys mi-temps "
        "stade supporters supporteurs derby football footballeur footballeurs basket basketball handball volley lutteur lutteurs cyclisme cycliste cyclistes peloton coureur coureurs marathon sprint medaille medailles podium trophee qualifications eliminatoires relegation milieu-de-terrain attaquant attaquants "
        "defenseur defenseurs surface poteau poteaux transversale lucarne corner corners athletisme athlete athletes boxeur boxe judo taekwondo echecs victoire defaite vestiaire vestiaires pelouse gazon maillot capitanat can tirs-au-but ballon ballons score banc remplacant classement titulaire titulaires",
    ),
    Subject(
        "stage and screen",
        "film films filmed movie movies cinema cinemas camera screenplay screening screened premiere cast epic director directors actor actors actress extras fespaco festival festivals audience applause documentary documentaries novel novels novelist author authors poet poem poems poetry playwright theatre comedy "
        "thriller album albums singer singers song songs concert concerts musician musicians band bands painter painting paintings sculptor exhibition exhibitions gallery museum museums curator choreographer dancer dancers dance dances mask masks stallion prize award awarded jury genre musical publisher bookshop trilogy chapter",
        "film films filme cinema cinemas camera scenario projection avant-premiere realisateur realisatrice realisateurs comedien comedienne comediens acteur acteurs actrice figurants fespaco festival festivals public applaudissements documentaire documentaires roman romans romancier romanciere auteur poete poeme poemes poesie dramaturge theatre "
        "comedie polar album albums chanteur chanteuse chanson chansons concert concerts musicien musiciens orchestre peintre peinture tableaux sculpteur exposition expositions galerie musee musees choregraphe danseur danseurs danseuse danse danses masque masques etalon prix jury genre editeur librairie trilogie chapitre ethnologue folklore costumes",
    ),
    Subject(
        "weather and floods",
        "flood floods flooded flooding floodwater floodwaters torrent torrents torrential rain rains rainfall downpour downpours storm storms thunderstorm thunderstorms mudslide mudslides landslide landslides dyke dykes river-level submerged inundated drainage gutters forecast forecasts meteorological "
        "millimetres collapsed mud-brick walls homeless drought heatwave harvest locusts dust cyclone gusts",
        "inondation inondations inonde inondes inondees crue crues pluie pluies averse averses orage orages torrent torrents torrentiel torrentielles eboulement eboulements digue digues caniveaux caniveau ecroule ecroulee ecroules effondre effondrees sinistre sinistres submerge submerges drainage millimetres meteo meteorologie meteorologique "
        "previsions secheresse canicule recolte recoltes criquets poussiere rafales-de-vent cyclone",
    ),
    Subject(
        "drill",
        "exercise exercises drill drills simulated simulation simulates simulating training trainees trainers mock blanks scenario rehearsal rehearse manoeuvres maneuvers instructors graduation cadets",
        "exercice exercices simulation simulait simulaient simule simules simulent simuler entrainement entrainements stagiaires formateurs fictif fictifs fictive scenario repetition manoeuvres instructeurs plastrons figurants cadets baptise",
    ),
    Subject(
        "study and figures",
        "study studies survey surveys dataset data statistics percent percentage respondents interviewed researchers researcher academics university findings methodology tally index indicators trend trends quarter decade annual yearly average median compared comparison chart charts rose fell doubled halved ranking ranked deadliest cumulative",
        "etude etudes enquete enquetes donnees statistiques pourcent pourcentage chercheurs chercheur universitaires universite conclusions methodologie indice indicateurs tendance tendances trimestre decennie annuel annuelle annuels moyenne mediane comparaison graphique hausse baisse classement cumul rapport pages recommandations",
    ),
    Subject(
        "health and schools",
        "measles cholera malaria meningitis dengue polio vaccine vaccines vaccinated vaccination epidemic outbreak patients midwives maternity nutrition malnutrition clinic mosquito nets blood donors exam exams examination examinations baccalaureate pupils candidates graduates diploma curriculum",
        "rougeole cholera paludisme meningite dengue polio vaccin vaccins vaccines vaccination epidemie epidemies malades sages-femmes maternite nutrition malnutrition moustiquaires donneurs examen examens baccalaureat bac candidats admis diplome diplomes programme-scolaire rentree",
    ),
    Subject(
        "memory",
        "anniversary memorial memorials wreath wreaths commemoration commemorated commemorate monument monuments veterans historian historians archives archaeologist archaeologists colonial century centuries empire kingdom pilgrimage heritage remembrance mourned plaque portraits",
        "anniversaire memorial gerbe gerbes commemoration commemore commemorer monument monuments veterans historien historiens archives archeologue archeologues colonial coloniale siecle siecles empire royaume pelerinage patrimoine recueillement stele plaque portraits",
    ),
)
