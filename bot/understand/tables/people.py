# ruff: noqa: E501, SIM905  word lists as prose: a table, not code
"""Who may be counted, English and French side by side, in folded words.

Three sides (those in arms for the state or a village, those who attack, everybody else), then words that count
people without telling whose side they are on, and nouns that follow numbers that count no people.
"""

from __future__ import annotations

from enum import StrEnum

from bot.understand.tables.fates import agreements


class Side(StrEnum):
    """On which side of an incident somebody stands."""

    FORCES = "forces"
    ATTACKERS = "attackers"
    CIVILIANS = "civilians"
    ANYBODY = "anybody"


# One of them; the plural is made by rule or stands in MANY.
ONE: dict[Side, str] = {
    Side.FORCES: (
        "soldier trooper gendarme officer sergeant captain colonel lieutenant commander general corporal major guard bodyguard ranger "
        "brave legionnaire peacekeeper volunteer militiaman auxiliary paramilitary commando recruit conscript serviceman airman policeman hunter dozo vdp bir paratrooper mercenary "
        "militaire soldat policier douanier garde forestier officier sergent capitaine commandant caporal brigadier "
        "adjudant volontaire suppletif milicien chasseur koglweogo para beret casque agent element instructeur mercenaire recrue "
        "sapper rifleman gunner marine lieutenant-colonel adjutant warrant-officer sgt cpl lt capt col maj gen adj constable inspector superintendent commissioner sentry lookout scout tracker bugler reservist cadet veteran legionary militiawoman policewoman peace-keeper blue-helmet "
        "sous-officier sapeur fantassin artilleur parachutiste marechal aspirant adjudant-chef sergent-chef caporal-chef brigadier-chef commissaire inspecteur sentinelle eclaireur planton reserviste paramilitaire chasseur-dozo marechal-des-logis mdl"
    ),
    Side.ATTACKERS: (
        "intruder invader attacker assailant militant jihadist jihadi terrorist insurgent fighter combatant rebel gunman bandit robber kidnapper bomber extremist islamist thief trafficker smuggler "
        "assaillant terroriste djihadiste jihadiste combattant insurge rebelle braqueur ravisseur kamikaze extremiste islamiste voleur trafiquant malfaiteur coupeur ennemi "
        "raider marauder abductor captor hijacker suicide-bomber henchman warlord emir apostate outlaw gangster poacher "
        "assaillante razzieur preneur geolier pillard pilleur maraudeur braconnier hors-la-loi kidnappeur"
    ),
    Side.CIVILIANS: (
        "guy chap bloke fellow mec papa maman dad daddy mum mummy schoolmaster schoolmistress moneychanger maid nanny laundress brewer miller oilman fireman gamekeeper sacristan notary dancer actor artist poet nutritionist interpreter translator peasant onlooker visitor madman rower boatswain sailor logger attendant tollkeeper postman telegraphist lineman machinist messenger warder jailer tinker saddler tanner shoemaker watchmaker ferryman stevedore docker washerwoman "
        "institutrice maitre maitresse lyceenne potiere charpentier electricien cultivatrice paysanne jardinier jardiniere marchande cambiste geometre veilleur concierge dolotiere meunier pompier predicateur conseillere artiste cousine grand-pere epoux manifestante passante visiteur visiteuse marin fossoyeur pompiste messager tanneur horloger reparateur gerante hotelier patriarche eleveuse transitaire debardeur blanchisseuse lingere tisserande cordonniere bergerette puisatier "
        "lad lass lady dame dr lorryman repairman bride bridegroom groom drummer musician singer porter aunt twin stranger trainee intern conductor ticket-collector customer client stallholder jeweller blacksmith potter headmaster headmistress headteacher schoolteacher principal lecturer professor surgeon anaesthetist vaccinator orderly ambulanceman paramedic geologist surveyor prospector digger panner labourer laborer cleaner washerwoman seamstress dressmaker barber mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law grandchild great-aunt foreman supervisor manager owner boss accountant cashier treasurer secretary spokesman spokeswoman candidate senator minister governor magistrate bailiff registrar delegate alderman councilman sultan caliph cantor seminarian pilgrim nomad camel-driver cowherd goatherd woodcutter beekeeper ferryman boatman canoeist helmsman pilot docker loader stevedore mate turnboy subprefect sous-prefect ex-mayor ex-deputy blogger activist unionist trade-unionist broadcaster presenter cameraman photographer "
        "tante mariee marie batteur chanteur chanteuse musicien jumeau jumelle stagiaire gars copain copine voisinage cliente bijoutier bijoutiere proviseur censeur surveillant professeur prof chirurgien aide-soignant aide-soignante vaccinateur sage-femmes geologue topographe prospecteur manoeuvre manutentionnaire balayeur lavandiere barbier contremaitre superviseur patron patronne comptable caissier caissiere tresorier candidat senateur ministre gouverneur huissier delegue deleguee seminariste pelerin nomade chamelier vacher chevrier bucheron apiculteur passeur pinassier batelier pilote chargeur rabatteur coxeur blogueur activiste animateur animatrice presentateur photographe belle-soeurs arriere-grand-mere bergere laitiere cueilleuse ramasseuse restauratrice "
        "civilian villager resident farmer herder herdsman shepherd pastoralist agriculturalist trader merchant shopkeeper vendor woman man child girl boy baby infant teenager youth youngster "
        "worshipper passenger driver teacher pupil student nurse doctor midwife worker employee miner fisherman fisher inhabitant local imam priest pastor catechist monk nun chief mayor prefect "
        "sub-prefect councillor judge lawyer deputy journalist reporter contractor engineer technician expatriate foreigner tourist national citizen traveller commuter motorcyclist motorist trucker lorry-driver mechanic apprentice "
        "elder notable leader marabout preacher refugee migrant returnee businessman businesswoman demonstrator protester rioter inmate prisoner detainee patient bystander relative brother sister father mother son daughter friend colleague assistant wife husband cousin uncle nephew "
        "adult widow widower orphan kid niece grandson granddaughter grandmother grandfather toddler schoolboy schoolgirl schoolchild butcher tailor carpenter electrician pharmacist missionary humanitarian breeder gardener hawker watchman cook official adviser advisor transporter evangelist deacon bishop seller clerk cyclist pedestrian hairdresser mason welder weaver carter baker fishmonger plumber fiance fiancee neighbour neighbor voisin voisine stepson stepfather stepmother grandparent curate muezzin aide helper escort "
        "humanitaire civil villageois villageoise habitant habitante paysan cultivateur agriculteur eleveur berger bouvier commercant commercante marchand boutiquier vendeur vendeuse femme homme enfant fille fillette garcon garconnet bebe nourrisson "
        "adolescent adolescente jeune vieillard fidele passager passagere chauffeur conducteur transporteur apprenti enseignant enseignante instituteur directeur eleve etudiant etudiante infirmier infirmiere medecin docteur docteure sage-femme ouvrier employe "
        "travailleur orpailleur mineur pecheur riverain pretre abbe pasteur catechiste chef maire prefet sous-prefet conseiller juge magistrat avocat depute journaliste ingenieur technicien expatrie expatriee etranger etrangere touriste ressortissant ressortissante "
        "citoyen voyageur voyageuse motocycliste cycliste automobiliste camionneur mecanicien responsable gendre bru beau-pere belle-mere belle-fille beau-fils demi-frere demi-soeur charretier tisserand potier coiffeur coiffeuse couturier couturiere tailleur soudeur plombier macon puisatier menagere directrice conductrice boulanger demarcheur cure vicaire sacristain eveque precheur refugie deplace manifestant emeutier detenu prisonnier malade passant proche parent ami collegue adjoint frere soeur pere mere "
        "adulte veuve veuf orphelin orpheline gamin gamine neveu beau-frere belle-soeur petit-fils petite-fille parturiente fils epouse mari oncle grand-mere ecolier ecoliere collegien lyceen boucher menuisier pharmacien missionnaire cooperant forain gerant gardien vigile religieux religieuse maraicher piroguier syndicaliste guide interprete secretaire forgeron fonctionnaire griot "
        "informer informant informateur director manager pedlar peddler colporteur colporteuse beggar lodger guest reveller wedding-goer mourner drinker diner waiter waitress bartender sweeper stall-keeper grocer tea-seller water-carrier water-seller fritter-seller charcoal-burner charcoal-maker firewood-gatherer wood-cutter rice-grower planter grower goldminer gold-digger gold-panner well-digger grave-digger gravedigger muleteer cattleman drover cameleer caravaneer rider taximan taxi-driver bus-driver co-driver "
        "technologist archaeologist volunteer-teacher caretaker janitor watchwoman monitor catechumen reverend rector vicar acolyte chorister choirboy deaconess great-grandmother great-nephew godson godfather half-brother in-law sibling triplet spouse newlywed newborn kindergartner freshman graduate scholar patriarch matriarch elder-brother comrade companion fellow workmate teammate classmate schoolmate roommate footballer player referee physio "
        "lawmaker mp parliamentarian envoy ambassador diplomat consul attache negotiator mediator emissary deputy-mayor ex-minister ex-prefect bureaucrat agronomist veterinarian vet radiographer lab-technician health-worker aid-worker relief-worker hygienist driver-mechanic mechanic-apprentice crewman crew-member haulier hauler customs-officer tax-collector toll-collector teller banker exporter importer wholesaler retailer goldsmith shoeshine cobbler leatherworker dyer "
        "keeper mender griotte mendiant mendiante locataire convive invite fetard buveur serveur serveuse tenancier tenanciere barman restaurateur cuisinier cuisiniere plongeur balayeuse porteur porteuse charbonnier charbonniere bucheronne planteur riziculteur producteur cotonculteur maraichere cavalier muletier caravanier conducteur-mecanicien chauffeur-routier routier rouliers roulier convoyeur convoyeuse coxer apprenti-chauffeur aide-chauffeur graisseur "
        "archeologue agronome veterinaire vaccinatrice accoucheuse matrone laborantin anesthesiste brancardier secouriste hygieniste agent-de-sante logisticien logisticienne enqueteur enqueteuse recenseur facilitateur formateur alphabetiseur talibe ecolatre novice diacre recteur choriste servant sacristine moine abbesse nonne hadj aine aines cadette doyen doyenne aieul aieule bisaieul arriere-petit-fils compagnon compagne camarade confrere consoeur coequipier binome condisciple coreligionnaire compatriote concitoyen concitoyenne "
        "footballeur joueur joueuse entraineur arbitre soigneur supporteur lutteur marcheur spectateur spectatrice badaud temoin parlementaire elu elue edile echevin ambassadeur diplomate emissaire mediateur negociateur percepteur receveur banquier changeur grossiste detaillant orfevre cordonnier maroquinier teinturier teinturiere deplacee refugiee rapatriee rescape rescapee survivor rescapes nouveau-ne nouveau-nee poupon bambin marmot gosse mome octogenaire septuagenaire sexagenaire quadragenaire trentenaire quinquagenaire campeur usager feticheur guerisseur rebouteux devin crieur gardienne"
    ),
    Side.ANYBODY: "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme person victim sien individual people member occupant corpse body personne victime individu membre homologue corps cadavre",
}
MANY: dict[Side, str] = {
    Side.FORCES: "troops privates policemen servicemen militiamen personnel forces fama fds vdp dozos police gendarmerie militaires paramilitaires casques",
    Side.ATTACKERS: "gunmen gat",
    Side.CIVILIANS: "guys women men wives midwives children schoolchildren fishermen herdsmen families clergymen businessmen cattlemen noncombatants travailleurs orpailleurs miners youths villageois commercants",
    Side.ANYBODY: "gens people persons ppl pers lives others autres vies ames souls casualties membres",
}

# Adjectives that tell the side where the noun does not: "six Burkinabe forces members", "a suspected member of JNIM".
TELLING: dict[Side, str] = {
    Side.FORCES: "army military police security vdp fama fds gendarmerie garde armee wagner self-defence self-defense autodefense",
    Side.ATTACKERS: "jnim gsim issp isgs eigs terrorist jihadist militant terroriste djihadiste",
    Side.CIVILIANS: "aid humanitarian humanitaire chinese chinois gold bus food",
}

# Groups and corps whose name behind a number counts their people: "7 ISSP and 2 MSA-D dead".
GROUPS = frozenset(
    "jnim gsim issp isgs eigs eis iswap iswa aqim aqmi isis fla csp cma msa gatia mnla hcua wagner fama fds vdp bir gsim boko koglweogo dna".split()
)

# Nouns whose number counts no people.
THINGS = frozenset(
    (
        "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters hour hours heure heures minute minutes day days jour jours week weeks semaine semaines month months mois year years an ans "
        "annee annees percent pourcent franc francs f fcfa cfa dollar dollars euro euros litre litres tonne tonnes ton tons kg kilo kilos sac sacs bag bags moto motos motorbike motorbikes motorcycle motorcycles bike bikes vehicule vehicules vehicle vehicles "
        "camion camions lorry lorries truck trucks citerne citernes camion-citerne camions-citernes tanker tankers pick-up pick-ups pickup pickups car cars bus buses minibus tricycle tricycles cart carts charrette charrettes wagon wagons tractor tractors tracteur tracteurs trailer trailers remorque remorques village villages hamlet hamlets hameau hameaux town towns localite localites ville villes "
        "commune communes province provinces region regions house houses maison maisons case cases hut huts concession concessions grenier greniers granary granaries home homes shop shops boutique boutiques school schools ecole ecoles church churches mosque mosques eglise eglises classroom classrooms "
        "bete betes vache vaches taureau taureaux veau veaux calf calves bull bulls poule poules chicken chickens volaille volailles cheval chevaux horse horses dog dogs chien chiens agneau agneaux lamb lambs boeuf boeufs ox oxen cow cows tetes head heads cattle animal animals animaux sheep goat goats mouton moutons chevre chevres chameau chameaux camel camels donkey donkeys ane anes ruminants "
        "time times fois attack attacks attaque attaques incident incidents raid raids ambush ambushes embuscade embuscades strike strikes frappe frappes explosion explosions blast blasts clash clashes source sources group groups groupe groupes groupement menage menages household households famille familles family families "
        "displaced shell shells obus projectile projectiles rocket rockets roquette roquettes drone drones mine mines ied ieds engin engins weapon weapons arme armes rifle rifles fusil fusils ak-47 kalashnikov kalashnikovs pistol pistols machine machine-gun machine-guns gun guns launcher launchers lance-roquettes magazine magazines chargeurs chargeur grenade grenades detonators detonateurs radios radio sim solar panels panneaux laissez mitrailleuse mitrailleuses cartouche cartouches "
        "munition munitions round rounds bomb bombs bombe bombes base bases camp camps post posts poste postes position positions checkpoint checkpoints bridge bridges pont ponts well wells puits phone phones telephone telephones point points degree degrees "
        "country countries pays state states etats sites site mission missions operation operations convoy convoys convoi convois helicopter helicopters helicoptere helicopteres plane planes avion avions hectare hectares am pm a.m p.m h mn min o'clock story stories report reports street streets rue rues place places "
        "interpellation interpellations arrestation arrestations arrest arrests million millions milliard milliards billion billions thousand mille foyer foyers charge charges count counts side sides cote cotes tranche sortie sorties panneau antennes antenna antennas pylone pylones boat boats pirogue pirogues ambulance ambulances pharmacy pharmacies pharmacie container containers conteneurs engine engines excavator excavators "
        "article articles edition version precision geo update numero class classe hospital hospitals centre centres center centers part parts phase phases title party parties parti partis seat seats goal goals buts but points minute projet projets"
    ).split()
)
# Subjects of "was killed" that are no one person.
NOT_ONE = frozenset(
    (
        "route routes road roads piste pistes axe marche market ville economie commerce campagne no nobody nul nulle neither nor personne aucun aucune none group groupe dozen dozens dizaine dizaines douzaine number nombre hundreds centaines scores majority majorite rest reste population people family famille cattle betail troupeau livestock convoy convoi attack attaque it ce cela couple unit unite patrol patrouille column colonne team equipe police army armee half moitie most plupart some many several plusieurs everyone "
        "all tous toutes each chaque series serie string crowd foule toll bilan data one's handful poignee weapon arme animal boeuf sheep mouton chien dog donkey horse"
    ).split()
)


def _table() -> dict[str, tuple[Side, bool]]:
    """Each noun with its side and whether it is one person."""
    table: dict[str, tuple[Side, bool]] = {}
    for side, words in ONE.items():
        for word in words.split():
            stem = word[:-1] if word.endswith("y") and word[-2] not in "aeo" else ""
            plurals = [stem + "ies"] if stem else [word if word.endswith("s") else word + "s"]
            if word.endswith("child"):
                plurals = [word + "ren"]
            elif word.endswith("man"):
                plurals = [word[:-2] + "en"]
            table.setdefault(word, (side, True))
            for plural in plurals:  # «fils» is one or several: with a number it is told so
                table.setdefault(plural, (side, False))
    for side, words in MANY.items():
        for word in words.split():
            table[word] = (side, False)
    for body in ("corps", "bodies", "corpses"):
        table[body] = (Side.ANYBODY, False)
    return table


PEOPLE: dict[str, tuple[Side, bool]] = _table()

# Who is told by a nation or a people alone: "three Turks", «un Autrichien». The adjective of something else is not meant:
# one counts with an article, before a verb, a stop or a place; several by a number.
NATIONS = frozenset(
    form
    for stem in (
        "american austrian german italian spaniard frenchman frenchwoman briton englishman swede dane norwegian finn pole czech romanian bulgarian hungarian serb bosnian croat greek belgian dutchman swiss portuguese irishman russian ukrainian belarusian georgian armenian turk syrian lebanese jordanian iraqi iranian emirati saudi yemeni israeli egyptian libyan tunisian algerian moroccan mauritanian senegalese gambian guinean ivorian ghanaian togolese beninese nigerian nigerien chadian cameroonian sudanese ethiopian kenyan ugandan rwandan congolese malian burkinabe chinese indian pakistani bangladeshi filipino korean japanese vietnamese thai indonesian australian canadian mexican colombian brazilian cuban argentinian sahrawi tuareg fulani dogon songhai bambara hausa zarma gourmantche mossi "
        "americain+ autrichien+ autrichienne autrichiennes allemand+ italien italiens italienne italiennes espagnol+ francais+ francaise francaises britannique anglais+ suedois+ danois+ norvegien norvegiens norvegienne polonais+ tcheque roumain+ bulgare hongrois+ serbe bosnien bosniaque croate grec belge neerlandais+ hollandais+ suisse suissesse portugais+ irlandais+ russe ukrainien ukrainiens ukrainienne turc turcs turque turques syrien syriens syrienne libanais+ jordanien irakien iranien iraniens iranienne emirati saoudien yemenite israelien egyptien egyptiens libyen libyens tunisien tunisiens algerien algeriens marocain+ mauritanien mauritaniens senegalais+ gambien guineen ivoirien ivoiriens ghaneen ghaneens togolais+ beninois+ beninoise nigerian+ nigerien nigeriens nigerienne tchadien tchadiens camerounais+ soudanais+ ethiopien congolais+ malien maliens malienne maliennes burkinabe chinois+ chinoise chinoises indien indiens indienne pakistanais+ bangladais philippin coreen japonais+ vietnamien australien canadien canadiens canadienne mexicain colombien colombienne bresilien cubain sahraoui touareg touaregs peul peuls peule peulh peulhs dogon dogons songhai bambara haoussa djerma zarma gourmantche mossi bella bellas"
    ).split()
    for form in (*agreements(stem), *((stem + "s",) if not stem.endswith(("+", "s", "ese", "man", "woman")) else ()))
) | frozenset("frenchmen frenchwomen dutchmen englishmen irishmen germans".split())
SIDE_OF: dict[str, Side] = {word: side for side, words in TELLING.items() for word in words.split()}
