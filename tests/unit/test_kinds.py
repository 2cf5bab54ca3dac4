# ruff: noqa: E501  one item a line: a table, not code
"""What is an incident and of what kind, and what only sounds like one: a line an item, in both languages."""

from __future__ import annotations

import pytest

from bot.item import Item
from bot.understand.gazetteer import Gazetteer
from bot.understand.read import understand

INCIDENTS = [
    ("battle", "Terrorists attacked the Malian army camp in Sokolo on Saturday, killing six soldiers."),
    (
        "battle",
        "L'armée malienne a annoncé avoir neutralisé une dizaine de terroristes lors d'un accrochage près de Niono.",
    ),
    ("battle", "Le détachement militaire de Djibo a été la cible d'une attaque complexe dimanche matin."),
    ("battle", "A military convoy came under fire between Ansongo and Labbezanga."),
    ("battle", "Des combattants du JNIM s'en sont pris au poste de gendarmerie de Koury dans la nuit."),
    ("battle", "Des VDP sont tombés dans une embuscade à la sortie de Titao, dix d'entre eux ont été tués."),
    ("battle", "Dozo hunters clashed with jihadists near Bankass."),
    ("battle", "Suspected militants overran a military base in Inata."),
    ("battle", "Deux policiers ont été tués dans l'attaque de leur poste à Faramana."),
    ("battle", "Un poste de douane attaqué par des individus armés à la frontière avec le Niger, un douanier tué."),
    ("battle", "Violents combats entre l'armée et les rebelles du FLA à Kidal."),
    ("battle", "ISSP and JNIM fighters fought each other near Tessit on Friday."),
    ("battle", "Malian soldiers and Wagner mercenaries were attacked near Tinzaouaten; dozens were killed."),
    ("battle", "Les FAMa ont repoussé une attaque terroriste contre leur base de Léré."),
    ("battle", "L'armée nigérienne passe à l'offensive dans la forêt de Baga, 20 terroristes abattus."),
    ("battle", "Security forces killed 15 militants in an operation near Torodi."),
    (
        "battle",
        "La Garde nationale a perdu quatre éléments dans une embuscade tendue par des GAT sur l'axe Tillabéri-Ayorou.",
    ),
    ("battle", "Gendarmerie brigade in Bourzanga attacked overnight by gunmen on motorbikes."),
    ("battle", "Les terroristes ont harcelé le camp de Tombouctou, tirs entendus toute la nuit."),
    ("battle", "Attaque du camp militaire de Banamba : plusieurs véhicules emportés par les assaillants."),
    ("battle", "Forest rangers' post stormed by gunmen in the W park, two rangers dead."),
    ("battle", "The town of Diapaga fell to jihadists after hours of fighting."),
    ("battle", "Le camp de Ménaka a essuyé des tirs hier soir."),
    ("battle", "Une mission de ratissage s'est soldée par la mort de huit terroristes près de Dioura."),
    ("battle", "Gunmen killed four gendarmes at a checkpoint outside Dori."),
    ("battle", "Quatre gendarmes ont été tués à un poste de contrôle."),
    ("battle", "Les militaires ont été pris à partie par des individus armés près de Gossi."),
    ("battle", "Two rival armed groups exchanged gunfire near Ber."),
    ("battle", "Des éléments de la milice Dan Na Ambassagou ont affronté des djihadistes à Bandiagara."),
    ("battle", "Heavy gunfire was heard near the barracks in Kati before dawn."),
    (
        "explosion",
        "Un véhicule de l'armée a sauté sur un engin explosif improvisé entre Hombori et Gossi, trois soldats tués.",
    ),
    ("explosion", "A drone strike killed at least 21 civilians in Amasrakad."),
    ("explosion", "Des tirs d'obus ont visé la ville de Gao lundi soir."),
    ("explosion", "Une frappe aérienne de l'armée a détruit une base terroriste près de Tessit."),
    ("explosion", "A bus hit a mine near Boni, 11 passengers died."),
    ("explosion", "Rockets landed near the airport of Timbuktu on Wednesday."),
    ("explosion", "Un kamikaze s'est fait exploser à l'entrée du camp de Gao."),
    ("explosion", "Three peacekeepers were wounded when their vehicle struck an IED near Tessalit."),
    ("explosion", "L'explosion d'une mine au passage d'une charrette a coûté la vie à deux femmes."),
    ("explosion", "L'aviation a bombardé des positions terroristes dans le cercle de Niafunké."),
    ("explosion", "Des tirs de mortier sont tombés sur un camp de déplacés, un enfant est mort."),
    ("explosion", "An improvised explosive device planted by JNIM detonated against a FAMa vehicle near Diabaly."),
    ("explosion", "A car packed with explosives rammed the gate of the military base in Bamba."),
    ("explosion", "Une grenade lancée dans un bar de Bamako a blessé quatre personnes."),
    ("explosion", "Frappe de drone sur un marché : une dizaine de morts."),
    ("explosion", "Turkish-made drone hits wedding party, many dead."),
    (
        "violence_against_civilians",
        "Armed men on motorcycles attacked the village of Kobé, killing 12 people and burning granaries.",
    ),
    ("violence_against_civilians", "Des hommes armés ont attaqué le village de Tchombangou, au moins 70 morts."),
    ("violence_against_civilians", "Une trentaine de villageois massacrés à Solhan."),
    ("violence_against_civilians", "Residents say soldiers executed 17 men after a sweep in Nondin."),
    ("violence_against_civilians", "Quatre orpailleurs tués sur un site minier à Intillit."),
    ("violence_against_civilians", "Two aid workers were shot dead by gunmen on the road to Djibo."),
    ("violence_against_civilians", "Le chef du village de Dogofry a été assassiné à son domicile."),
    (
        "violence_against_civilians",
        "On 15 June 2022, suspected ISGS militants shot and killed a herder in Tin-Akof and stole his cattle. One fatality.",
    ),
    ("violence_against_civilians", "Des djihadistes ont égorgé trois pêcheurs sur le fleuve."),
    (
        "violence_against_civilians",
        "Gunmen opened fire on a passenger bus between Segou and San, seven passengers killed.",
    ),
    ("violence_against_civilians", "Un imam abattu devant sa mosquée à Banibangou."),
    ("violence_against_civilians", "Des femmes violées par des hommes armés près de Ménaka."),
    ("violence_against_civilians", "Attackers looted shops and beat up residents in Boulikessi."),
    ("violence_against_civilians", "Un enseignant tué et son école incendiée à Gomboro."),
    ("violence_against_civilians", "Suspected jihadists burned houses and stole 200 head of cattle in Ogossagou."),
    ("violence_against_civilians", "Bodies of 18 men found near Barsalogho, hands tied."),
    ("violence_against_civilians", "Charnier découvert près de Diafarabé : une vingtaine de corps."),
    (
        "violence_against_civilians",
        "Des individus armés ont ouvert le feu sur des fidèles à la sortie de l'église, six morts.",
    ),
    ("violence_against_civilians", "Des bandits ont braqué un car de transport, un passager tué."),
    ("violence_against_civilians", "Gunmen attacked a market in Karma and killed at least 30 people."),
    ("violence_against_civilians", "Les forces spéciales accusées d'avoir tué 30 civils à Moura."),
    ("violence_against_civilians", "Deux chauffeurs de camions marocains tués par balles à Didiéni."),
    ("violence_against_civilians", "Armed bandits shot and wounded a trader and took his money."),
    ("violence_against_civilians", "Une attaque attribuée aux djihadistes a fait dix morts à Karal, selon le maire."),
    ("abduction", "Three Chinese nationals were kidnapped from a gold mine near Kolondiéba."),
    ("abduction", "Le préfet de Ténenkou a été enlevé sur la route de Macina."),
    (
        "abduction",
        "Des hommes armés ont intercepté un car et emporté une vingtaine de passagers vers une destination inconnue.",
    ),
    ("abduction", "Gunmen seized a German national from his home in Niamey."),
    (
        "abduction",
        "Une cinquantaine de femmes portées disparues après avoir été emmenées par des djihadistes à Arbinda.",
    ),
    ("abduction", "An Austrian woman was taken from her house in Agadez on Saturday evening."),
    ("abduction", "Un journaliste arrêté par des hommes encagoulés est introuvable."),
    ("abduction", "Un commerçant kidnappé à Ansongo, une rançon réclamée."),
    ("abduction", "Kidnapped priest freed after two months."),
    ("abduction", "Les otages enlevés à Ayorou ont été libérés."),
    ("abduction", "Six teachers are missing after being taken by armed men near Gorom-Gorom."),
    ("unrest", "Hundreds of protesters took to the streets of Bamako to denounce fuel shortages."),
    ("unrest", "Des jeunes ont érigé des barricades et brûlé des pneus à Kayes."),
    ("unrest", "Marche de protestation dispersée à coups de gaz lacrymogène à Sikasso."),
    ("unrest", "Soldiers mutinied at a barracks in Ouagadougou."),
    ("unrest", "Des tirs à Kati, des mutins tiennent le camp, le président arrêté par les soldats."),
    ("unrest", "Crowd burns down police station after driver's death."),
    ("unrest", "Violences intercommunautaires: une foule a saccagé des boutiques à Niafunké."),
    ("unrest", "Students clash with police in Niamey."),
    ("unrest", "Sit-in des femmes devant le gouvernorat de Mopti contre l'insécurité."),
    ("access", "Les djihadistes imposent un blocus à la ville de Kayes et Nioro depuis mercredi."),
    ("access", "Militants have blocked the road between Sévaré and Bandiagara."),
    ("access", "Le trafic est interrompu sur la RN6 après la destruction d'un pont."),
    ("access", "JNIM fighters burned dozens of fuel tankers near Kolondiéba."),
    ("access", "Le gouverneur instaure un couvre-feu de 22 h à 5 h."),
    ("access", "Des hommes armés ont érigé un barrage sur l'axe Douentza-Hombori et contrôlent les passagers."),
    ("access", "The airport of Gao is closed until further notice after shelling threats."),
    ("access", "Des camions-citernes incendiés sur la route de Sikasso."),
    ("access", "Bridge at Songho blown up by militants, traffic cut."),
    ("access", "Les cars ne circulent plus entre Ségou et Niono, les compagnies suspendent leurs départs."),
    ("access", "Embargo djihadiste: Léré coupée du monde, pas de vivres depuis un mois."),
    ("access", "Gunmen are stopping buses and searching passengers on the Bobo-Banfora road."),
    ("access", "Le pont de Parou dynamité par des hommes armés."),
    ("other", "Army arrests five suspected terrorists in Kita."),
    ("other", "Les FAMa ont interpellé trois suspects et récupéré des armes à Sofara."),
    ("other", "Saisie d'un important lot de munitions à Gao par la douane."),
    ("other", "Inmates escaped from Koutoukalé prison overnight."),
    ("other", "Les djihadistes donnent 72 heures aux habitants de Kobé pour quitter le village."),
    ("other", "More than 3,000 people fled their villages in Bankass circle."),
    ("other", "L'armée se retire du camp de Soumpi."),
    ("other", "The army has abandoned its base at Boulikessi."),
    ("other", "Deux trafiquants d'armes interpellés à la frontière."),
    ("other", "Des centaines de familles déplacées arrivent à Barsalogho après des menaces."),
    ("other", "Vers un retrait des soldats de la base de Mondoro."),
    ("other", "Army finds and defuses two IEDs near Boni."),
    ("other", "Une cache d'armes découverte dans la forêt de Kapo."),
    ("other", "Un dépôt de munitions découvert à Djenné."),
]

# Title and text of what must wake nobody.
ORDINARY = [
    (
        "Mali: les criquets attaquent les champs de mil à Nioro",
        "Une attaque de criquets pèlerins a détruit 2 000 hectares de cultures dans le cercle de Nioro, selon la direction régionale de l'agriculture.",
    ),
    (
        "CAN : le Mali bat le Burkina aux tirs au but",
        "Au terme d'un match intense, les Aigles ont éliminé les Étalons aux tirs au but (5-4) à Ouagadougou.",
    ),
    (
        "Stade Malien explose l'AS Police",
        "Le Stade malien a pulvérisé l'AS Police 4 buts à 0. L'attaquant Traoré a été le bourreau de la défense.",
    ),
    (
        "Bataille politique pour la mairie de Gao",
        "La bataille fait rage entre deux listes pour le contrôle de la mairie de Gao.",
    ),
    (
        "Explosion démographique au Niger : le gouvernement s'inquiète",
        "La population de Niamey pourrait doubler d'ici 2040, selon une étude de l'INS.",
    ),
    (
        "Former minister dies of heart attack in Bamako",
        "Former finance minister Amadou Diallo died of a heart attack on Tuesday in Bamako. He was 71.",
    ),
    (
        "Road crash kills 14 near Bougouni",
        "Fourteen people were killed and 20 injured when a bus collided with a lorry near Bougouni on Monday, the transport ministry said.",
    ),
    (
        "Accident de la circulation : 9 morts sur la route de Sikasso",
        "Un minibus et un camion sont entrés en collision mardi près de Sikasso, faisant neuf morts et quinze blessés.",
    ),
    (
        "Gold mine collapse kills 40 in Kangaba",
        "At least 40 people died when an artisanal gold mine collapsed near Kangaba on Saturday.",
    ),
    (
        "Éboulement d'une mine d'or : une dizaine de femmes tuées à Kéniéba",
        "Une dizaine de femmes ont péri dans l'éboulement d'un site d'orpaillage samedi.",
    ),
    (
        "Inondations : 15 morts à Ségou",
        "Les pluies diluviennes ont fait quinze morts et détruit 500 maisons dans la région de Ségou.",
    ),
    (
        "Incendie au marché de Kayes, des dizaines de boutiques parties en fumée",
        "Un violent incendie d'origine inconnue s'est déclaré dans la nuit au grand marché de Kayes. Les sapeurs-pompiers évoquent un court-circuit.",
    ),
    (
        "Explosion of gas cylinder kills three at Bamako restaurant",
        "Three people died when a gas cylinder exploded in a restaurant in Bamako.",
    ),
    (
        "Ségou : l'explosion d'une bouteille de gaz fait deux blessés",
        "Une bouteille de gaz a explosé dans une cuisine.",
    ),
    (
        "Choléra : 12 décès à Mopti",
        "L'épidémie de choléra a fait douze morts à Mopti, annonce le ministère de la Santé.",
    ),
    (
        "Ten years after Ogossagou: survivors remember",
        "Residents gathered on Saturday to commemorate the massacre in which 160 people were killed in Ogossagou.",
    ),
    (
        "Procès de l'attentat du Radisson : la perpétuité requise",
        "Le parquet a requis la perpétuité contre les deux accusés de l'attaque de l'hôtel Radisson à Bamako.",
    ),
    (
        "Man sentenced to death over Grand-Bassam attack",
        "A court in Abidjan sentenced a man to death for his role in the 2016 attack that killed 19.",
    ),
    (
        "Military exercise to take place in Koulikoro",
        "The army will conduct live-fire exercises near Koulikoro from Monday to Friday. Residents are asked not to panic if they hear shots.",
    ),
    (
        "Manœuvres militaires à Kati : la population invitée à ne pas paniquer",
        "Des exercices de tirs se dérouleront au champ de tir de Kati du lundi au vendredi, informe l'armée.",
    ),
    (
        "Goïta reçoit les lettres de créance",
        "Le président de la transition a reçu l'ambassadeur de Russie au palais de Koulouba.",
    ),
    (
        "Editorial: The siege that nobody sees",
        "For too long the world has looked away from the blockade of Timbuktu and attacks on villages.",
    ),
    (
        "Analysis: Why JNIM is expanding south",
        "The group has attacked towns in Kayes, Sikasso and beyond, killing hundreds over the past year. Analysts say it wants to choke Bamako.",
    ),
    (
        "Burkina: 2 000 morts en 2023 selon l'ONG ACLED",
        "Les violences ont fait plus de 2 000 morts au Burkina Faso depuis le début de l'année, selon l'organisation ACLED.",
    ),
    (
        "UN report documents 400 killings in Mopti region",
        "A UN human rights report published on Thursday documents the killing of 400 civilians in the Mopti region between January and June.",
    ),
    (
        "Quarterly security figures: attacks up 20 percent in Tillabéri",
        "The number of attacks in Tillabéri rose by 20 percent in the third quarter, a monitoring group said.",
    ),
    (
        "Mali to receive $20m World Bank loan",
        "The World Bank approved a loan to help farmers hit by drought in the regions of Kayes and Nioro.",
    ),
    (
        "UE : 30 millions pour les déplacés de Kaya",
        "L'Union européenne a annoncé une aide de 30 millions d'euros pour les personnes déplacées par les violences à Kaya.",
    ),
    (
        "Recrutement de 2 000 soldats : les tests démarrent à Sikasso",
        "Les épreuves sportives du recrutement au compte de l'armée ont commencé lundi à Sikasso.",
    ),
    (
        "Le film « Timbuktu » projeté à Ségou",
        "Le film raconte l'occupation de la ville par les djihadistes. Il sera projeté samedi.",
    ),
    (
        "Book review: A soldier's war in the Sahel",
        "In his memoir the French officer recounts ambushes and firefights around Gao and Kidal.",
    ),
    (
        "Histoire : la bataille de Tondibi",
        "En 1591, l'armée marocaine écrase les troupes songhaï à Tondibi, près de Gao.",
    ),
    (
        "Il y a 60 ans, le coup d'État contre Modibo Keïta",
        "Le 19 novembre 1968, des militaires renversent le président à Bamako.",
    ),
    (
        "Fact-check: No, this video does not show an attack on Gao airport",
        "A video shared thousands of times claims to show an attack on Gao airport. It was filmed in Syria in 2015.",
    ),
    ("Vérification : cette photo ne montre pas l'attaque de Solhan", "L'image date de 2014 et a été prise au Nigeria."),
    ("Prix du mil : la flambée continue à Gao", "Le prix du sac de mil a explosé sur le marché de Gao."),
    (
        "Le Premier ministre bombardé de questions à l'Assemblée",
        "Les députés ont bombardé de questions le Premier ministre sur l'insécurité à Ménaka.",
    ),
    (
        "Opposition attacks government over budget",
        "The opposition in Niamey attacked the government's budget, calling it a blow to farmers.",
    ),
    ("Ségou Art: a musical battle", "Two bands fought a battle of the bands on the banks of the Niger in Ségou."),
    (
        "Lutte traditionnelle : Kadri Abdou terrasse son adversaire à Dosso",
        "Le lutteur de Dosso a battu celui de Zinder en finale du sabre national.",
    ),
    (
        "Army graduates 500 new recruits in Tahoua",
        "Five hundred soldiers completed training in counter-terrorism in Tahoua, in a ceremony attended by the chief of staff.",
    ),
    (
        "Un atelier sur la prévention de l'extrémisme violent à Dori",
        "Une cinquantaine de leaders communautaires ont participé à un atelier de formation à Dori.",
    ),
    (
        "Burkina : remise de motos aux VDP de Kaya",
        "Le gouverneur a remis 50 motos aux volontaires pour la défense de la patrie pour lutter contre le terrorisme.",
    ),
    (
        "Russia and Mali sign military cooperation deal",
        "The agreement covers training and weapons, the defence minister said in Bamako.",
    ),
    (
        "Sécurité : réunion des chefs d'état-major de l'AES à Niamey",
        "Les chefs d'état-major ont discuté de la lutte contre les groupes armés terroristes.",
    ),
    ("Campagne de vaccination contre la polio à Tessalit", "Plus de 5 000 enfants ont été vaccinés."),
    (
        "Education: 1,500 schools closed in Mali because of insecurity",
        "Some 1,500 schools are closed in Mali because of insecurity, UNICEF said in a report.",
    ),
    ("Le gouverneur de Gao lance la campagne de reboisement", "Le gouverneur a planté le premier arbre à Gao."),
    (
        "Funeral of General Traoré held in Kati",
        "The former chief of staff, who died last week after a long illness, was buried with military honours in Kati.",
    ),
    (
        "Drowning: four children die in Niger river at Mopti",
        "Four children drowned on Sunday when their canoe capsized near Mopti.",
    ),
    ("La foudre tue trois bergers à Douentza", "Trois bergers et vingt bœufs ont été foudroyés lundi."),
    ("Hyena attacks livestock near Yélimané", "A hyena killed thirty sheep near Yélimané, herders said."),
    ("Un éléphant tue un cultivateur à Gossi", "Un éléphant du Gourma a tué un cultivateur jeudi près de Gossi."),
    (
        "Bamako: thieves arrested after phone shop burglary",
        "Police arrested two young men who stole phones from a shop in Bamako.",
    ),
    ("Concours de tir à l'arc à Koro", "Les chasseurs dozos ont organisé un concours de tir."),
    (
        "Hausse des attaques : le HCR alerte",
        "Le HCR s'inquiète de la multiplication des attaques dans le Liptako-Gourma ces derniers mois.",
    ),
    (
        'Interview: "Nous gagnons la guerre", dit le ministre',
        "Dans un entretien, le ministre de la Défense se félicite de la montée en puissance de l'armée à Kidal et Ménaka.",
    ),
    ("Mali celebrates army day in Kidal", "Soldiers paraded in Kidal on Armed Forces Day on Wednesday."),
    (
        "Burkina Faso: les funérailles du Mogho Naba",
        "Les funérailles ont rassemblé des milliers de personnes à Ouagadougou.",
    ),
    (
        "JNIM leader profile: who is Iyad Ag Ghaly?",
        "Born in Kidal, he led the rebellion of 1990, and his men have attacked dozens of bases and killed hundreds of soldiers.",
    ),
    (
        "Sahel: dix ans d'attentats en chiffres",
        "Depuis 2012, les attaques djihadistes ont tué des milliers de personnes au Mali, au Burkina et au Niger.",
    ),
    (
        "Football: Djoliba defender shot wide in the dying minutes",
        "Striker Diarra shot over the bar as Djoliba lost at home to Real Bamako.",
    ),
    (
        "Grève des enseignants à Kayes : les cours paralysés",
        "Les enseignants observent une grève de 72 heures à Kayes pour réclamer le paiement de leurs salaires.",
    ),
    ("Power cuts hit Bamako businesses", "Power cuts of up to 18 hours a day are hurting shops in Bamako."),
    (
        "L'or franchit un record, Barrick suspend ses opérations",
        "La société minière a suspendu ses opérations à Loulo en raison d'un différend fiscal.",
    ),
    ("New bridge opened in Kayes", "The prime minister inaugurated the new bridge over the Senegal river in Kayes."),
    (
        "Le Niger ferme l'usine d'eau de Gaya pour travaux",
        "La route sera fermée à la circulation pour cause de travaux d'entretien du lundi au mercredi.",
    ),
    ("Bac à traille en panne à Bac de Farié", "La traversée est interrompue à cause d'une panne technique du bac."),
    ("Snake bites kill five in Kolokani", "Five people died of snake bites during harvest."),
    ("Le chanteur Sidiki Diabaté enflamme Gao", "Le concert a mis le feu à la ville."),
    (
        "Meeting des partisans de la junte à Bobo-Dioulasso",
        "Des milliers de partisans se sont rassemblés pour soutenir la transition.",
    ),
    (
        "Mali : la HAC suspend une radio à Ségou",
        "La Haute autorité de la communication a suspendu les émissions d'une radio de Ségou pour deux mois.",
    ),
    ("Wildfire destroys pasture near Abalak", "A bush fire destroyed 12,000 hectares of pasture."),
    ("Teacher strikes continue in Zinder", "Teachers went on strike for a third day in Zinder."),
    (
        "Hommage national aux soldats tombés",
        "La nation a rendu un hommage aux dix soldats tombés à Djibo le mois dernier, lors d'une cérémonie à Ouagadougou.",
    ),
    (
        "Sahel security: summit in Accra ends with pledge",
        "West African leaders pledged to fight terrorism at a summit in Accra.",
    ),
    ("Décorations : 30 militaires médaillés à Gao", "Trente soldats blessés au front ont été décorés à Gao."),
    ("Un officier promu général", "Le colonel qui avait dirigé la bataille de Kidal a été promu général."),
    (
        "UN envoy condemns violence in Sahel",
        "The UN envoy condemned the rise in attacks against civilians in the Sahel and called for dialogue.",
    ),
    ("Killer disease stalks Sikasso: malaria deaths rise", "Malaria killed 300 children in Sikasso last year."),
    (
        "Opération coup de poing contre l'insalubrité à Niamey",
        "La mairie lance une opération coup de poing contre les ordures.",
    ),
    ("Attack on fake medicines", "Health authorities in Mopti are stepping up their attack on fake medicines."),
    ("Poésie : « Les tirs du cœur »", "Le recueil sera présenté samedi à Mopti."),
    (
        "Trois terroristes présumés condamnés à Ouagadougou",
        "Le tribunal a condamné trois hommes pour participation à l'attaque d'Inata.",
    ),
    ("Mine-clearing training held at Gao", "UNMAS trained twenty deminers in Gao on handling explosives."),
    (
        "Journée de sensibilisation aux dangers des mines à Kidal",
        "Une ONG a sensibilisé 200 enfants aux dangers des mines et engins explosifs.",
    ),
    ("Retrait de la CEDEAO : ce qui change", "Le retrait du Mali, du Burkina et du Niger de la CEDEAO prend effet."),
    ("Démission du maire de Bourem", "Le maire de Bourem a démissionné lundi."),
    (
        "L'ancien otage raconte ses années de captivité",
        "Libéré en 2022, Olivier Dubois raconte dans un livre ses 711 jours de captivité près de Gao.",
    ),
    ("Army recruits 5,000: minister", "The army plans to recruit 5,000 soldiers to fight insurgents."),
    (
        "Mopti : 300 ex-combattants désarmés et intégrés",
        "Trois cents ex-combattants ont achevé leur formation au camp de Soufouroulaye.",
    ),
    ("Forest fires; camels; market day", "The weekly camel market in Agadez drew thousands."),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.builtin()


def item(title: str, text: str) -> Item:
    return Item.model_validate(
        {"id": "x", "source": "Sahel Wire", "published_at": "2022-06-20T10:00:00Z", "title": title, "text": text}
    )


@pytest.mark.parametrize(("kind", "text"), INCIDENTS)
def test_an_incident_and_its_kind(gazetteer: Gazetteer, kind: str, text: str) -> None:
    report = understand(item("", text), gazetteer)
    assert (report.incident, report.event_type) == (True, kind), report.why


@pytest.mark.parametrize(("title", "text"), ORDINARY)
def test_ordinary_news_is_no_incident(gazetteer: Gazetteer, title: str, text: str) -> None:
    report = understand(item(title, text), gazetteer)
    assert not report.incident, report.why
