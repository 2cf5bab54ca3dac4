"""Spanish."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

SPANISH = Tongue(
    name="Spanish",
    common=(
        "el la los las de del en y que por con una un para su sus se al según entre tras desde hasta más fue han "
        "sobre como sin ha a lo"
    ),
    numerals=(
        "dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 "
        "quince 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiún 21 veintiuno 21 "
        "veintiuna 21 veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 "
        "veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa "
        "90 cien 100 ciento 100 decena 10 docena 12 quincena 15 veintena 20 treintena 30"
    ),
    joiners="y",
    killed=(
        "mata mató_a muerto muertos muerta muertas murió murieron mueren muere fallecido fallecidos fallecieron "
        "fallecen asesinado asesinados asesinada asesinadas asesinó asesinaron asesinan asesinar matan mataron mató "
        "matado matando matar abatido abatidos ejecutados ejecutado ejecutaron degollados perdieron_la_vida "
        "perdió_la_vida cadáveres cuerpos"
    ),
    injured="herido heridos herida heridas hirieron hirió hiriendo lesionados",
    taken=(
        "secuestrado secuestrados secuestrada secuestradas secuestraron secuestró secuestran secuestrar secuestro "
        "rehén rehenes cautivos raptados raptadas"
    ),
    parts="incluido incluidos incluida incluidas entre_ellos entre_ellas ellos_eran dos_de_ellos de_los_cuales",
    things=(
        "años año horas hora kilómetros km motos motocicletas vehículos camiones casas aldeas pueblos localidades "
        "ataques días meses semanas cabezas reses"
    ),
    nobody_dead=(
        "sin_víctimas sin_muertos ningún_muerto no_hubo_muertos no_hubo_víctimas no_hay_muertos no_hay_víctimas"
    ),
    nobody_hurt=(
        "sin_víctimas sin_heridos ningún_herido no_hubo_heridos no_hubo_víctimas no_hay_heridos no_hay_víctimas"
    ),
    ones="un una",
    persons=(
        "persona hombre mujer joven niño niña conductor pastor comerciante aldeano civil campesino agricultor "
        "maestro misionero imán policía guardia"
    ),
    forces="soldado soldados militar militares gendarme gendarmes policía policías guardias uniformados",
    people=(
        "agricultores obreros maestros cristianos nómadas ganaderos sacerdote civil civiles aldeano aldeanos "
        "campesinos pastores comerciantes niños niñas mujeres pasajeros vecinos mineros"
    ),
    happened={
        "mine or bomb": (
            "pisar_una_mina pisó_una_mina por_la_mina por_una_mina mina_terrestre minas_terrestres "
            "explosión_de_una_mina artefacto artefactos artefacto_casero coche_bomba atentado_suicida"
        ),
        "strike from the air or afar": (
            "bombardeo bombardeos bombardeó ataque_aéreo ataques_aéreos ataque_con_drones ataque_con_dron dron "
            "drones proyectiles morteros cohetes"
        ),
        "explosion": "explosión explosiones explotó estalló atentado saltó_por_los_aires",
        "attack on forces": (
            "ataque_a_un_puesto ataque_a_una_base ataque_contra_una_base ataque_contra_un_puesto "
            "ataque_contra_el_ejército ataque_al_cuartel atacaron_el_cuartel atacaron_un_puesto atacaron_la_base "
            "ataque_a_un_convoy"
        ),
        "ambush": "emboscada emboscadas emboscaron",
        "fighting": "combates enfrentamiento enfrentamientos tiroteo",
        "a town or base lost": "tomaron_la_ciudad toma_de_la_ciudad capturaron_la_ciudad se_apoderaron_de",
        "kidnapping": "secuestro secuestros",
        "civilians killed": "matanza masacre",
        "a settlement or civilians attacked": (
            "ataque_a_una_aldea ataque_a_un_pueblo atacaron_una_aldea atacaron_la_aldea atacaron_el_pueblo "
            "saquearon incendiaron quemaron"
        ),
        "blockade or road closed": (
            "bloqueo bloqueada bloqueado está_cortada carretera_cortada cortaron_la_carretera toque_de_queda "
            "sitiada asedio cerrada_al_tráfico impiden_el_paso"
        ),
        "checkpoint": "retén retenes",
        "protest or riot": "protesta protestas manifestación manifestaciones manifestantes disturbios saqueos huelga",
        "coup or mutiny": "golpe_de_estado intento_de_golpe motín amotinados",
        "jailbreak": "fuga_de_presos se_fugaron",
        "arrests or seizures": "detenidos detenido arrestados incautaron incautación",
        "ultimatum or threat": "ultimátum amenaza amenazaron amenazan",
        "displacement": "desplazados huyeron huyen han_huido",
        "withdrawal": "retirada se_retiró se_retiran abandonó_la_base",
        "attack": (
            "atacado atacada atacados atacadas atacando asaltado asaltada asaltados perpetraron ataque ataques "
            "atacaron atacó atacan asalto asaltaron"
        ),
        "armed men": "hombres_armados individuos_armados pistoleros asaltantes atacantes",
        "armed group": "yihadistas terroristas insurgentes jnim boko_haram",
    },
    other={
        "drill": "simulacro simulacros ejercicio_militar ejercicios_militares maniobras ejercicio_de_simulación",
        "trade": "precio precios exportación exportaciones algodón cosechas",
        "sport": (
            "venció ganó entrenador golazo torneo penaltis gol goles portería delantero partido copa liga fútbol "
            "selección campeonato eliminatoria"
        ),
        "trial": "juicio juez tribunal condenado condenados sentencia fiscalía acusados acusado",
        "anniversary": "aniversario conmemora hace_diez_años homenaje",
        "yearly figures": "en_cifras base_de_datos informe_anual año_anterior contabiliza",
        "weather": "lluvias inundaciones sequía cosecha tormenta",
        "culture": "libro teatro escritor música músico festival película novela museo exposición concierto",
        "politics": (
            "primer_ministro visita_a visita_oficial ministro_del canciller cancilleres inauguró firmó acuerdo "
            "recibió_a presidente_de_la_comisión ministro_de cumbre elecciones embajador nombrado parlamento "
            "reunión_de"
        ),
        "aid": "donación donó reparto ayuda_humanitaria proyecto vacunación",
        "accident": "accidente_de_tráfico choque naufragio derrumbe volcó",
        "nature": "cólera meningitis sarampión epidemia paludismo malaria",
        "training": "formación entrenamiento curso",
        "opinion": "opinión editorial análisis",
    },
    over=(
        "liberados liberado liberada liberación levantado_el_bloqueo fin_del_bloqueo reabierta reapertura_de "
        "levantaron_el_bloqueo"
    ),
    denied="desmiente desmintió desmienten es_falso falso_rumor",
    before=Beside(
        between="entre",
        near=(
            "cerca_de junto_a en_los_alrededores_de cercanías_de a_las_afueras_de afueras_de kilómetros_de km_de "
            "inmediaciones_de al_norte_de al_sur_de al_este_de al_oeste_de"
        ),
        border="frontera_con fronterizo_con limítrofe_con",
        origin="desde procedente_de procedentes_de huyeron_de salió_de",
        destination="hacia hasta rumbo_a con_destino_a camino_de trasladados_a evacuados_a",
        care="hospital_de trasladados_a centro_de_salud_de",
        office="alcalde_de gobernador_de prefecto_de obispo_de radio_de tribunal_de embajada_en",
        division="región_de provincia_de departamento_de cercle_de",
        target="aldea_de pueblo_de localidad_de ciudad_de puesto_de base_de contra atacaron",
        at="en a",
    ),
    articles="el la los las de del aldea pueblo localidad ciudad municipio",
    joins="y hasta",
    weekdays="lunes 0 martes 1 miércoles 2 jueves 3 viernes 4 sábado 5 domingo 6",
    months=(
        "enero 1 febrero 2 marzo 3 abril 4 mayo 5 junio 6 julio 7 agosto 8 septiembre 9 octubre 10 noviembre 11 "
        "diciembre 12"
    ),
    days="hoy 0 ayer -1 anoche -1 anteayer -2 esta_mañana 0 esta_madrugada 0 esta_tarde 0 ayer_noche -1",
    past="el_año_pasado el_mes_pasado la_semana_pasada hace_un_año hace_dos_años meses_atrás",
    since="desde desde_el desde_hace",
    voices={
        "ARMY": "ejército estado_mayor fuente_militar fuentes_militares",
        "GOVERNMENT": "gobierno ministerio",
        "LOCAL_AUTHORITY": "alcalde alto_comisario gobernador prefecto alcaldía",
        "POLICE": "policía gendarmería fiscal",
        "HEALTH": "hospital centro_de_salud",
    },
    says="según dijo informó informa confirmó anunció aseguró declaró indicó comunicado",
    silent="no_ha_comentado no_comentó no_comentaron sin_confirmar no_se_ha_pronunciado",
    rumour="rumor rumores sin_confirmar no_confirmado al_parecer",
)
