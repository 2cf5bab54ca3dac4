"""Italian."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

ITALIAN = Tongue(
    name="Italian",
    common=(
        "il lo la i gli le di del della dei delle degli e che in nel nella nei un una per con da dal dalla sono è "
        "stato stati su sul sulla al alla ha hanno tra fra dopo non più anche come si"
    ),
    numerals=(
        "due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 "
        "quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 trenta 30 quaranta "
        "40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 cento 100 decina 10 dozzina 12 quindicina 15 "
        "ventina 20 trentina 30"
    ),
    units="uno 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9",
    joiners="e",
    killed=(
        "morto morti morta morte uccisi ucciso uccisa uccise uccidono uccidendo hanno_ucciso assassinati "
        "giustiziati deceduti perso_la_vita perdono_la_vita vittime cadaveri"
    ),
    injured="ferito feriti ferita ferite",
    taken="rapiti rapito rapita rapite sequestrati sequestrato sequestrata sequestrate ostaggi ostaggio",
    parts="tra_cui fra_cui di_cui compresi inclusi tra_loro",
    things=(
        "anni anno ore chilometri km moto motociclette veicoli camion case villaggi attacchi giorni mesi settimane"
    ),
    nobody_dead="nessun_morto nessuna_vittima senza_vittime",
    nobody_hurt="nessun_ferito nessuna_vittima senza_vittime senza_feriti",
    ones="un uno una",
    persons=(
        "persona uomo donna giovane bambino bambina autista pastore commerciante contadino civile abitante "
        "insegnante imam sacerdote poliziotto"
    ),
    forces="soldato soldati militare militari gendarme gendarmi poliziotti poliziotto",
    people=(
        "agricoltori allevatori pescatori nomadi insegnanti sacerdote civile civili contadini pastori commercianti "
        "bambini donne passeggeri abitanti residenti fedeli minatori"
    ),
    happened={
        "mine or bomb": "mina_antiuomo su_una_mina da_una_mina ordigno ordigni autobomba kamikaze attentato_suicida",
        "strike from the air or afar": (
            "raid_aereo raid_di_droni raid_aerei bombardamento bombardamenti bombardato drone droni mortaio razzi"
        ),
        "explosion": "esplosione esplosioni esplode esploso attentato",
        "attack on forces": (
            "base_militare postazione_militare attacco_a_una_base attacco_contro_l'esercito convoglio_militare caserma"
        ),
        "ambush": "imboscata imboscate agguato",
        "fighting": "scontri combattimenti scontro sparatoria",
        "a town or base lost": "conquistata conquistato presa_di caduta_di",
        "kidnapping": "rapimento rapimenti sequestro",
        "civilians killed": "massacro strage",
        "a settlement or civilians attacked": (
            "attacco_a_un_villaggio attaccato_il_villaggio attacco_al_villaggio saccheggiato saccheggiata "
            "saccheggiati alle_fiamme attaccata attaccato incendiato incendiate"
        ),
        "blockade or road closed": (
            "blocco_stradale bloccata bloccato assedio assediata coprifuoco strada_chiusa chiusa_al_traffico embargo"
        ),
        "protest or riot": "protesta proteste manifestazione manifestazioni manifestanti disordini sommossa sciopero",
        "coup or mutiny": "golpe colpo_di_stato ammutinamento",
        "arrests or seizures": "arrestati arrestato arresti sequestrate_armi",
        "ultimatum or threat": "ultimatum minaccia minacce minacciano",
        "displacement": "sfollati fuggiti fuggono in_fuga",
        "withdrawal": "ritiro_delle ritirata si_ritira abbandonato_la_base",
        "attack": (
            "attaccata attaccati attaccate assaltato assaltata irruzione attacco attacchi attaccano hanno_attaccato "
            "assalto assalitori"
        ),
        "armed men": "uomini_armati individui_armati banditi aggressori",
        "armed group": "jihadisti terroristi estremisti miliziani jnim boko_haram",
    },
    other={
        "drill": "esercitazione esercitazioni simulazione manovre",
        "trade": "prezzo prezzi raccolti esportazione esportazioni cotone",
        "sport": (
            "vince allenatore portiere squadra calcio partita gol rigori campionato attaccante nazionale coppa torneo"
        ),
        "trial": "processo giudice tribunale condannato condannati sentenza imputati",
        "anniversary": "anniversario commemorazione commemora ricordo",
        "weather": "piogge alluvione alluvioni inondazioni siccità raccolto",
        "culture": "libro teatro scrittore musica festival film romanzo museo mostra concerto",
        "politics": (
            "primo_ministro visita_ufficiale visita_a ministri inaugura inaugurato firmato accordo_di ricevuto "
            "ministro vertice elezioni ambasciatore nominato parlamento vescovo"
        ),
        "aid": "donazione aiuti_umanitari progetto vaccinazione",
        "accident": "incidente_stradale naufragio crollo ribaltato",
        "nature": "colera meningite morbillo epidemia malaria",
        "training": "formazione addestramento corso",
        "opinion": "editoriale analisi opinione",
    },
    over="liberati liberato liberata liberazione fine_del_blocco riaperta",
    denied="smentisce smentito smentiscono è_falso",
    before=Beside(
        between="tra fra",
        near=(
            "vicino_a nei_pressi_di presso nella_zona_di nei_dintorni_di chilometri_da km_da a_nord_di a_sud_di "
            "alle_porte_di non_lontano_da a_est_di a_ovest_di"
        ),
        border="confine_con",
        origin="da proveniente_da partito_da",
        destination="verso diretto_a diretti_a per fino_a",
        care="ospedale_di trasportati_a",
        office="sindaco_di governatore_di prefetto_di vescovo_di generale_di vicario_di",
        division="regione_di provincia_di",
        target="villaggio_di città_di località_di mercato_di bestiame_di base_di contro",
        at="a in ad",
    ),
    articles="il lo la i gli le l' di del della villaggio città località zona",
    joins="e",
    weekdays="lunedì 0 martedì 1 mercoledì 2 giovedì 3 venerdì 4 sabato 5 domenica 6",
    months=(
        "gennaio 1 febbraio 2 marzo 3 aprile 4 maggio 5 giugno 6 luglio 7 agosto 8 settembre 9 ottobre 10 novembre "
        "11 dicembre 12"
    ),
    days="oggi 0 ieri -1 stamattina 0 stamane 0 ieri_sera -1 ieri_mattina -1 la_notte_scorsa -1",
    past="l'anno_scorso lo_scorso_anno il_mese_scorso la_settimana_scorsa un_anno_fa due_anni_fa",
    since="dal da",
    voices={
        "ARMY": "esercito stato_maggiore fonti_militari",
        "GOVERNMENT": "governo ministero",
        "LOCAL_AUTHORITY": "sindaco governatore prefetto alto_commissario",
        "POLICE": "polizia procura",
        "HEALTH": "ospedale",
    },
    says="secondo conferma riferisce riferito ha_detto ha_confermato confermato annunciato dichiarato comunicato",
    silent="tace non_ha_commentato tacciono",
    rumour="voci non_confermate non_verificati si_temono sarebbe sarebbero avrebbe",
)
