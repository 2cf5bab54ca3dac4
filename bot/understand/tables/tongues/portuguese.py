"""Portuguese."""

from __future__ import annotations

from bot.understand.tables.tongue import Beside, Tongue

PORTUGUESE = Tongue(
    name="Portuguese",
    common=(
        "o os as da do das dos em e que por com uma um para não ao aos à pelo pela foi mais segundo entre após "
        "desde até na no nas nos são está seus sua ouvido"
    ),
    numerals=(
        "dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 treze 13 catorze "
        "14 quatorze 14 quinze 15 dezasseis 16 dezesseis 16 dezassete 17 dezessete 17 dezoito 18 dezanove 19 "
        "dezenove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 noventa 90 cem "
        "100 cento 100 dezena 10 dúzia 12 quinzena 15 vintena 20 trintena 30"
    ),
    joiners="e",
    killed=(
        "morto mortos morta mortas morreu morreram morrem matou mataram matam matar assassinado assassinados "
        "assassinada assassinadas assassinaram executados executadas perderam_a_vida perdeu_a_vida degolados "
        "cadáveres corpos"
    ),
    injured="ferido feridos ferida feridas feriu feriram",
    taken=(
        "sequestrado sequestrados sequestrada sequestradas sequestraram sequestrou sequestram raptado raptados "
        "raptada raptadas raptaram raptou refém reféns"
    ),
    parts="incluindo entre_eles entre_elas entre_os_quais dos_quais",
    things=(
        "anos ano horas hora quilómetros quilômetros km motas motos motociclos veículos camiões caminhões casas "
        "aldeias ataques dias meses semanas cabeças"
    ),
    nobody_dead="sem_vítimas sem_mortos nenhum_morto não_houve_mortos não_houve_vítimas não_há_mortos não_há_vítimas",
    nobody_hurt=(
        "sem_vítimas sem_feridos nenhum_ferido não_houve_feridos não_houve_vítimas não_há_feridos não_há_vítimas"
    ),
    ones="um uma",
    persons=(
        "pessoa homem mulher jovem criança condutor motorista pastor comerciante aldeão civil camponês agricultor "
        "professor polícia guarda"
    ),
    forces="soldado soldados militar militares gendarme gendarmes polícias agentes",
    people=(
        "agricultores pescadores nómadas professores civil civis aldeão aldeões camponeses pastores comerciantes "
        "crianças mulheres passageiros moradores trabalhadores"
    ),
    happened={
        "mine or bomb": (
            "mina_terrestre pisar_uma_mina pisou_numa_mina por_uma_mina engenho_explosivo engenhos_explosivos "
            "bomba_artesanal carro-bomba carro_bomba atentado_suicida"
        ),
        "strike from the air or afar": (
            "bombardeio bombardeamento bombardeamentos ataque_aéreo ataques_aéreos drone drones morteiros"
        ),
        "explosion": "explosão explosões explodiu",
        "attack on forces": "ataque_a_um_posto ataque_a_uma_base ataque_contra_o_exército posto_militar quartel",
        "ambush": "emboscada emboscadas emboscaram",
        "fighting": "combates confronto confrontos tiroteio",
        "civilians killed": "massacre chacina abateram",
        "a settlement or civilians attacked": (
            "ataque_a_uma_aldeia ataque_à_aldeia atacaram_a_aldeia atacaram_uma_aldeia saquearam incendiaram queimaram"
        ),
        "blockade or road closed": (
            "toque_de_recolher bloqueio bloqueada bloqueado estrada_cortada recolher_obrigatório cerco_a sitiada "
            "cortada_ao_trânsito"
        ),
        "protest or riot": "protesto protestos manifestação manifestações manifestantes motins distúrbios greve",
        "coup or mutiny": "golpe_de_estado tentativa_de_golpe motim amotinados",
        "arrests or seizures": "detidos detido apreendidas apreensão",
        "ultimatum or threat": "ultimato ameaça ameaçaram",
        "displacement": "deslocados fugiram fogem",
        "withdrawal": "retirada_das retirada_do retirou-se retiraram-se abandonou_a_base",
        "attack": (
            "atacada atacado atacadas atacando assaltaram invadiram ataque ataques atacaram atacou atacados assalto"
        ),
        "armed men": "homens_armados indivíduos_armados atiradores assaltantes atacantes",
        "armed group": "jihadistas terroristas extremistas insurgentes jnim boko_haram",
    },
    other={
        "drill": "simulacro simulacros exercício_militar exercícios_militares manobras",
        "trade": "preço preços exportação exportações algodão colheitas",
        "sport": (
            "venceu ganhou treinador torneio avançado golo golos gol gols jogo partida campeonato futebol seleção "
            "guarda-redes penáltis taça"
        ),
        "trial": "julgamento juiz tribunal condenado condenados sentença acusados",
        "anniversary": "aniversário comemora homenagem há_dez_anos",
        "weather": "chuvas inundações seca colheita",
        "culture": "livro teatro escritor música festival filme romance museu exposição concerto marionetas",
        "politics": (
            "primeiro-ministro visita_a visita_oficial chanceler inaugurou assinou acordo recebeu ministro_da "
            "ministro_do cimeira eleições embaixador nomeado parlamento"
        ),
        "aid": "doação ajuda_humanitária projeto vacinação",
        "accident": "acidente_de_viação colisão naufrágio desabamento capotou",
        "nature": "cólera meningite sarampo epidemia malária",
        "training": "formação curso",
        "opinion": "opinião editorial análise",
    },
    over="libertados libertado libertada libertação fim_do_bloqueio levantado_o_bloqueio reaberta",
    denied="desmente desmentiu desmentem é_falso",
    before=Beside(
        between="entre",
        near=(
            "perto_de perto_da perto_do junto_a nos_arredores_de arredores_de quilómetros_de km_de a_norte_de "
            "a_sul_de a_leste_de a_oeste_de próximo_de"
        ),
        border="fronteira_com",
        origin="desde vindo_de provenientes_de fugiram_de",
        destination="para rumo_a até com_destino_a",
        care="hospital_de levados_para transferidos_para",
        office="autarca_de governador_de prefeito_de bispo_de rádio_de autoridades_de",
        division="região_de província_de",
        target="aldeia_de vila_de cidade_de localidade_de posto_de bairro_de contra atacaram",
        at="em a na no",
    ),
    articles="o a os as de do da dos das aldeia vila cidade localidade",
    joins="e até",
    weekdays="segunda-feira 0 terça-feira 1 quarta-feira 2 quinta-feira 3 sexta-feira 4 sábado 5 domingo 6",
    months=(
        "janeiro 1 fevereiro 2 março 3 abril 4 maio 5 junho 6 julho 7 agosto 8 setembro 9 outubro 10 novembro 11 "
        "dezembro 12"
    ),
    days="hoje 0 ontem -1 anteontem -2 esta_manhã 0 esta_madrugada 0",
    past="no_ano_passado no_mês_passado na_semana_passada há_um_ano há_dois_anos",
    since="desde",
    voices={
        "ARMY": "exército estado-maior fonte_militar fontes_militares",
        "GOVERNMENT": "governo ministério",
        "LOCAL_AUTHORITY": "autarca governador prefeito",
        "POLICE": "polícia procurador",
        "HEALTH": "hospital centro_de_saúde",
    },
    says="segundo disse informou confirmou anunciou afirmou declarou indicou comunicado",
    silent="não_comentou não_comentaram não_se_pronunciou",
    rumour="rumores boato boatos não_confirmado",
)
