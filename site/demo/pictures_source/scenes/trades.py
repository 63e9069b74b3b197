# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""Trades, shops and tools."""

from math import cos, sin

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKINS, SKY, TEAL
from ..people import person
from ..things import bicycle, chair, crate, cup, floor, hills, jar, sky, sun, tree, wheel
from .coworking import tool
from .register import picture


@picture(
    "laverie-cooperative-quartier",
    "La laverie coopérative",
    "Une rangée de machines à laver aux hublots ronds remplis de linge de couleur ; une femme assise sur un banc lit en attendant, vue de profil.",
    ground=SKY,
)
def launderette(s):
    s.carve("M0 0H1500V400H0Z", (0, 0, 1500, 300), CREAM, 0, 40, 220, 5, 0.6)
    s.box(-10, 60, 1520, 70, BRICK)
    for i in range(5):
        x = -60 + i * 330
        s.box(x, 180, 310, 560, CREAM, 5)
        s.box(x + 20, 200, 270, 60, INK if i % 2 else TEAL, 3)
        s.disc(x + 60, 230, 16, OCHRE, 0)
        s.disc(x + 110, 230, 16, CREAM, 0)
        s.disc(x + 155, 475, 124, INK)
        d = s.disc(x + 155, 475, 96, NIGHT, 5)
        for j in range(5):
            c = (BRICK, OCHRE, ROSE, CREAM, TEAL, SAND)[(i * 2 + j) % 6]
            a = (i * 40 + j * 70) % 360
            s.clip(d, f'<ellipse cx="{x + 155}" cy="{475 + 52}" rx="74" ry="34" fill="{c}" stroke="{INK}" stroke-width="4" transform="rotate({a} {x + 155} 475)"/>')
        s.line([(x + 90, 430), (x + 120, 400), (x + 150, 392)], PAPER, 9)
    floor(s, 740, BRICK, 26, ROSE, 0.6)
    s.box(760, 800, 520, 30, INK)
    for x in (800, 1210):
        s.box(x, 830, 24, 140, INK, 3)
    person(s, 900, 975, 640, "sit", OCHRE, TEAL, "brown", "curls", move={"h": (17, -46), "H": (22, -47), "e": (7, -42)}, tilt=24)
    s.poly("980,640 1080,668 1080,724 985,700", CREAM)
    s.poly("1080,668 1150,626 1150,684 1080,724", SAND)
    s.shape("280,800! 620,800! 580,970! 320,970!", OCHRE)
    s.carve("M280 800H620L580 970H320Z", (280, 800, 340, 170), INK, 90, 30, 60, 6, 0.8)
    s.shape("270,806! 300,740 370,760 420,710 500,752 570,734 632,806!", ROSE)
    s.shape("380,806! 400,760 450,748 480,806!", CREAM)


@picture(
    "livreurs-cooperative-velo",
    "Vélos-cargos sous la pluie",
    "Sous une pluie serrée, deux livreurs en ciré pédalent sur des vélos-cargos chargés de caisses dans une cour pavée.",
    ground=TEAL,
)
def couriers(s):
    for i, (x, w, h, c) in enumerate(((-20, 330, 560, NIGHT), (300, 260, 470, INK), (980, 300, 520, INK), (1270, 280, 600, NIGHT))):
        s.box(x, 700 - h, w, h, c)
        for a in range(3):
            for b in range(4):
                s.box(x + 40 + a * w * 0.29, 740 - h + b * 120, 44, 70, OCHRE if (a + b + i) % 3 == 0 else TEAL, 3)
    s.shape("560,700! 560,420 640,330 770,300 900,330 980,420 980,700!", SKY)
    floor(s, 700, INK, 24, SKY, 0.7)
    person(s, 1090, 820, 340, "ride", BRICK, INK, "dark", "short", hat="helmet", hat_ink=CREAM)
    bicycle(s, 1090, 830, 340, CREAM, cargo=BRICK, tyre=SKY)
    person(s, 420, 960, 660, "ride", OCHRE, NIGHT, "pale", "bun", BRICK, hat="helmet", hat_ink=BRICK)
    bicycle(s, 420, 966, 660, BRICK, cargo=OCHRE, tyre=SAND)
    s.box(640, 560, 200, 110, CREAM, 4)
    s.line([(740, 560), (740, 670)], BRICK, 9)
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), PAPER, 108, 62, 70, 4.5, 0.7)


@picture(
    "fonderie-reprise-salaries",
    "La coulée",
    "Dans la pénombre d’une fonderie, deux ouvriers casqués inclinent une poche : un filet de métal en fusion coule dans le moule au milieu des étincelles.",
    ground=INK,
)
def foundry(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 700), NIGHT, 90, 70, 260, 12, 0.8)
    s.disc(780, 520, 420, NIGHT, 0)
    s.disc(780, 540, 300, "#5e2a22", 0)
    s.carve("M360 100H1200V940H360Z", (380, 120, 800, 800), BRICK, 35, 40, 90, 5, 0.5)
    s.line([(700, 0), (700, 240)], CREAM, 8)
    s.shape("560,250! 850,250! 890,300! 830,500 740,520 600,500 540,300!", BRICK, 5)
    s.carve("M540 250H890V520H540Z", (540, 250, 200, 270), INK, 80, 22, 90, 6, 0.7, fade="left")
    s.disc(716, 262, 150, OCHRE, 4, 30)
    s.poly("840,280 930,262 912,320 850,340", BRICK)
    s.shape("880,276! 936,270 958,330 960,460 956,760! 930,760! 932,460 926,350 890,318!", "#f6c95c", 0)
    s.shape("900,290! 940,300 948,460 946,760! 938,760!", CREAM, 0)
    s.box(800, 760, 300, 150, CREAM)
    s.box(800, 760, 300, 150, INK + "/lines45", 0)
    s.disc(946, 764, 80, OCHRE, 4, 18)
    for _ in range(70):
        a, r = s.chance.uniform(3.3, 6.1), s.chance.uniform(60, 360)

        x, y = 946 + r * cos(a), 740 + r * 0.9 * sin(a)
        s.line([(x, y), (x + 16 * cos(a), y + 16 * sin(a))], OCHRE if s.chance.random() < 0.6 else CREAM, 5)
    floor(s, 905, NIGHT, 30, BRICK, 0.5)
    person(s, 330, 985, 800, "push", TEAL, "#3b4a4a", "pale", "short", hat="helmet", hat_ink=OCHRE, apron=None, move={"h": (29, -72), "H": (33, -76), "e": (16, -68)})
    person(s, 1330, 960, 700, "lean", BRICK, "#3b4a4a", "dark", "short", hat="helmet", hat_ink=OCHRE, flip=True, tilt=12)
    s.line([(545, 420), (640, 380)], CREAM, 14)
    s.line([(1130, 560), (980, 740)], CREAM, 10)


@picture(
    "epicerie-village-associative",
    "L’épicerie du village",
    "Derrière le comptoir d’une petite épicerie aux étagères pleines, une bénévole tend un paquet à un client ; une clochette est suspendue à la porte.",
    ground=MOSS,
)
def grocery(s):
    s.box(-10, -10, 1520, 760, TEAL, 0)
    for row in range(3):
        y = 210 + row * 190
        x = 40
        while x < 960:
            kind = s.chance.choice("jtbcs")
            c = s.chance.choice([BRICK, OCHRE, CREAM, ROSE, SAND, MOSS])
            if kind == "j":
                jar(s, x, y, 70, 110, c, INK)
                x += 84
            elif kind == "t":
                s.box(x, y - 84, 62, 84, c, 3)
                s.box(x, y - 58, 62, 30, INK, 0)
                x += 74
            elif kind == "b":
                s.shape(f"{x},{y}! {x},{y - 80} {x + 16},{y - 104}! {x + 16},{y - 140}! {x + 36},{y - 140}! {x + 36},{y - 104}! {x + 52},{y - 80} {x + 52},{y}!", c, 3)
                x += 64
            elif kind == "c":
                crate(s, x, y - 62, 130, 62, OCHRE, 2)
                for j in range(4):
                    s.disc(x + 22 + j * 29, y - 66, 19, (BRICK, MOSS)[row % 2], 3)
                x += 146
            else:
                s.shape(f"{x},{y}! {x - 4},{y - 60} {x + 14},{y - 96}! {x + 60},{y - 96}! {x + 80},{y - 60} {x + 76},{y}!", CREAM, 3)
                x += 92
        s.box(-10, y, 990, 20, OCHRE, 3)
    s.box(1030, 60, 400, 800, OCHRE, 5)
    s.box(1070, 110, 320, 420, SKY, 4)
    hill = s.shape("1070,420 1180,380 1290,410 1390,370! 1390,530! 1070,530!", MOSS, 3)
    s.carve(hill, (1070, 370, 320, 160), CREAM, -10, 24, 50, 4, 0.6)
    tree(s, 1290, 470, 170, TEAL)
    s.line([(1228, 530), (1228, 110)], OCHRE, 16)
    s.line([(1130, 20), (1190, 44), (1190, 76)], INK, 8)
    s.shape("1190,70! 1216,86 1222,126 1240,142! 1140,142! 1158,126 1164,86", SAND, 4)
    s.disc(1190, 150, 12, INK, 3)
    person(s, 480, 1180, 860, "point", CREAM, INK, "pale", "bun", BRICK, apron=BRICK, move={"h": (26, -66), "e": (12, -66), "H": (20, -64), "E": (9, -62)})
    person(s, 1120, 1180, 880, "point", INK, TEAL, "brown", "short", flip=True, hat="beanie", hat_ink=OCHRE, move={"h": (21, -64), "e": (8, -63)})
    s.shape("716,560! 790,552! 812,640 806,668! 700,668! 700,640", SAND)
    s.line([(720, 576), (790, 570)], BRICK, 7)
    d = s.box(-10, 760, 960, 250, BRICK, 5)
    s.carve(d, (0, 760, 950, 250), SAND, 90, 60, 200, 5, 0.7)
    s.box(-10, 730, 990, 40, SAND)
    s.shape("110,730! 120,640 200,610 280,640 290,730!", OCHRE)
    s.carve("M100 600H300V730H100Z", (110, 610, 180, 120), CREAM, 60, 26, 50, 6, 0.9)


@picture(
    "monnaie-locale-bilan",
    "Des billets de monnaie locale",
    "Une main tend un éventail de billets de couleurs différentes, décorés d’un oiseau, d’un arbre, d’une vague et d’une maison, au-dessus d’un étal de pommes.",
    ground=OCHRE,
)
def notes(s):
    for i in range(9):
        s.poly(f"{i * 180 - 60},-10 {i * 180 + 30},-10 {i * 180 + 30},150 {i * 180 - 60},150", BRICK if i % 2 else CREAM, 3)
        s.disc(i * 180 - 15, 150, 45, BRICK if i % 2 else CREAM, 3)
    art = ["-60,10! -20,-10 10,-34 40,-30 64,-16! 40,-10 20,20 -20,26", "-10,50! -10,0! -50,-10 -40,-50 0,-64 40,-50 50,-10 10,0! 10,50!",
           "-70,10 -40,-24 -10,10 20,-24 50,10 70,-8! 70,34! -70,34!", "-40,40! -40,-8! 0,-44! 40,-8! 40,40!"]  # fmt: skip
    for i, c in enumerate((TEAL, BRICK, SKY, CREAM)):
        with s.within(f"translate(690 900) rotate({-48 + i * 27})"):
            s.box(-120, -700, 250, 520, c, 6)
            s.box(-98, -678, 206, 476, (SAND, SAND, TEAL, BRICK)[i], 0)
            s.box(-90, -670, 190, 460, c, 0)
            s.carve("M-90 -670h190v460h-190Z", (-90, -670, 190, 460), (SKY, ROSE, CREAM, SAND)[i], 45, 20, 100, 4, 0.8)
            s.disc(5, -500, 84, PAPER, 3)
            with s.within("translate(5 -500) scale(1.05)"):
                s.shape(art[i], (TEAL, BRICK, TEAL, BRICK)[i], 0)
            for j in range(3):
                s.box(-60, -370 + j * 36, 130 - j * 30, 12, INK, 0)
    s.limb([(1240, 1060), (980, 930), (800, 830)], [240, 210, 170], INK)
    s.limb([(1010, 946), (900, 890)], [190, 170], CREAM)
    s.shape("920,990 800,1000 690,960 600,880 590,820 650,800 760,810 860,820 930,860", SKINS["tan"])
    for j in range(4):
        s.limb([(700 + j * 8, 900 + j * 30), (620 - j * 6, 880 + j * 28), (560 + j * 10, 850 + j * 30)], [56, 52, 36], SKINS["tan"])
    s.limb([(850, 880), (760, 800), (700, 730), (676, 680)], [96, 78, 62, 36], SKINS["tan"])
    for x in range(-20, 620, 128):
        s.disc(x, 960, 74, BRICK if x % 3 else MOSS, 4)
        s.line([(x, 900), (x + 12, 870)], INK, 8)


@picture(
    "entretien-benevolat",
    "Deux chaises près de la fenêtre",
    "Deux chaises vides se font face devant une grande fenêtre ouverte sur les toits ; sur un guéridon, un carnet ouvert et deux tasses.",
    ground=BRICK,
)
def two_chairs(s):
    s.carve("M0 0H1500V720H0Z", (0, 0, 1500, 720), ROSE, 90, 70, 260, 6, 0.7)
    s.box(430, 60, 640, 600, CREAM, 6)
    d = s.box(460, 90, 580, 540, SKY, 3)
    s.carve(d, (460, 90, 580, 300), CREAM, 8, 30, 140, 7, 0.7)
    for x, y, w, c in ((450, 470, 220, TEAL), (640, 520, 260, NIGHT), (850, 450, 240, TEAL)):
        s.clip(d, f'<path d="M{x} 660V{y}L{x + w / 2} {y - 90}L{x + w} {y}V660Z" fill="{c}" stroke="{PAPER}" stroke-width="4"/><path d="M{x + w * 0.6} {y - 130}h36v110h-36Z" fill="{BRICK}" stroke="{PAPER}" stroke-width="3"/>')
    s.box(742, 90, 16, 540, CREAM, 0)
    s.box(460, 340, 580, 14, CREAM, 0)
    s.shape("330,30! 520,30! 500,300 430,480 340,640!", OCHRE)
    s.shape("1170,30! 980,30! 1000,300 1070,480 1160,640!", OCHRE)
    s.carve("M330 30H520L430 480L340 640ZM1170 30H980L1070 480L1160 640Z", (330, 30, 840, 610), SAND, 90, 36, 160, 7, 0.6)
    floor(s, 720, NIGHT, 30, TEAL, 0.8)
    light = "M560 1000L640 720H860L1020 1000Z"
    s.put(light, SAND, 0)
    s.carve(light, (560, 720, 460, 280), NIGHT, 0, 26, 160, 5, 0.8)
    chair(s, 400, 950, 480, INK)
    chair(s, 1110, 950, 480, INK, flip=True)
    s.shape("330,730! 520,730! 520,760! 320,760!", OCHRE)
    s.shape("990,730! 1190,730! 1200,760! 990,760!", TEAL)
    s.limb([(755, 700), (755, 900)], [20, 20], INK)
    s.poly("680,930 755,880 830,930 755,910", INK)
    s.disc(755, 690, 140, CREAM, 5, 30)
    s.poly("700,690 756,680 756,650 694,662", PAPER, 3)
    s.poly("756,680 816,690 818,660 756,650", SAND, 3)
    cup(s, 660, 690, 0.9, TEAL)
    cup(s, 850, 690, 0.9, BRICK)


@picture(
    "portrait-mecanicienne-velos",
    "La mécanicienne au banc de dévoilage",
    "De profil, une mécanicienne en tablier règle les rayons d’une grande roue de vélo fixée sur un pied ; derrière elle sont accrochés des cadres.",
    ground=SKY,
    focal=(250, 100, 800, 800),
)
def mechanic(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), CREAM, 2, 44, 200, 5, 0.7)
    for x, c in ((170, BRICK), (1180, TEAL), (1420, OCHRE)):
        with s.within(f"translate({x} 60) rotate(8)"):
            for seg in ([(0, 0), (170, 20)], [(0, 0), (90, 190)], [(170, 20), (90, 190)], [(170, 20), (190, 120)], [(0, 0), (-70, 190)], [(-70, 190), (90, 190)]):
                s.line(seg, c, 15)
    person(s, 330, 1500, 1400, "lean", TEAL, INK, "tan", "bun", "#5b3a23", apron=BRICK, sleeves=False, tilt=20, bulk=1.05, move={"h": (37, -63), "H": (42, -72), "e": (18, -59), "E": (24, -63)})
    s.box(1010, 640, 26, 380, INK)
    wheel(s, 1020, 570, 300, INK, 28, 40, BRICK)
    s.ring(1020, 570, 278, 7, CREAM)
    s.disc(1020, 570, 34, OCHRE)
    s.disc(1020, 570, 12, INK, 0)
    s.poly("990,560 1050,560 1060,1000 980,1000", INK)
    tool(s, "driver", 860, 660, 0.7, 240)


@picture(
    "toits-solaires-citoyens",
    "Des panneaux sur le toit de l’école",
    "Deux personnes fixent des panneaux solaires sur le toit d’une école de village ; au loin, des collines et un grand soleil.",
    ground=SAND,
)
def solar(s):
    sky(s, SAND, CREAM, 600)
    sun(s, 1180, 210, 110, OCHRE, 16)
    d = hills(s, 520, 70, MOSS, 3)
    s.carve(d, (0, 420, 1500, 200), CREAM, -6, 26, 90, 5, 0.5)
    d = hills(s, 610, 60, TEAL, 2, phase=1)
    s.carve(d, (0, 520, 1500, 200), SKY, 6, 30, 90, 5, 0.5)
    for x, h in ((1240, 150), (1330, 190), (1400, 140)):
        tree(s, x, 650, h, NIGHT, INK, "poplar")
    roof = s.poly("-60,560 1010,440 1560,900 1560,1100 -60,1100", BRICK, 6)
    s.carve(roof, (0, 440, 1500, 560), ROSE, -6, 34, 60, 6, 0.8, bend=0.2)
    for row in range(2):
        for col in range(4):
            x, y = 90 + col * 230 + row * 210, 620 - col * 26 + row * 170
            p = f"{x},{y} {x + 210},{y - 24} {x + 390},{y + 126} {x + 180},{y + 150}"
            if (row, col) == (0, 3):
                continue
            d = s.poly(p, NIGHT, 6)
            for j in (1, 2):
                s.line([(x + 70 * j, y - 8 * j), (x + 180 + 70 * j, y + 150 - 8 * j)], SKY, 3)
                s.line([(x + 60 * j, y + 50 * j), (x + 210 + 60 * j, y - 24 + 50 * j)], SKY, 3)
            s.carve(d, (x, y - 30, 390, 180), SKY, 60, 50, 130, 9, 0.35)
    person(s, 760, 580, 360, "kneel", OCHRE, INK, "brown", "short", hat="helmet", hat_ink=CREAM)
    person(s, 1120, 640, 380, "bend", CREAM, TEAL, "pale", "bun", BRICK, flip=True, hat="helmet", hat_ink=BRICK)


@picture(
    "ressourcerie-tri-fin",
    "La chaîne de tri",
    "Sur un tapis roulant défilent vaisselle, lampes et chaises ; trois personnes en gilet trient les objets.",
    ground=CREAM,
)
def sorting(s):
    s.box(-10, -10, 1520, 620, SAND, 0)
    s.carve("M0 0H1500V620H0Z", (0, 0, 1500, 620), CREAM, 0, 60, 260, 6, 0.7)
    for x in range(60, 1500, 360):
        s.box(x, 60, 250, 150, SKY)
        s.box(x + 120, 60, 10, 150, INK, 0)
    person(s, 240, 1060, 760, "stand", BRICK, INK, "dark", "curls", apron=OCHRE, move={"h": (8, -56), "H": (-8, -56)})
    person(s, 720, 1060, 800, "stand", TEAL, INK, "pale", "short", "#8a4a24", apron=OCHRE, move={"h": (-4, -58), "e": (13, -64), "H": (-16, -58), "E": (-14, -66)})
    person(s, 1240, 1060, 740, "stand", INK, INK, "tan", "scarf", BRICK, apron=OCHRE, move={"h": (10, -54), "H": (-10, -58)})
    s.box(-10, 660, 1520, 70, INK, 5)
    for x in range(20, 1500, 92):
        s.disc(x, 758, 40, TEAL, 5)
        s.disc(x, 758, 14, CREAM, 0)
    s.box(-10, 800, 1520, 220, BRICK)
    s.carve("M0 800H1500V1000H0Z", (0, 800, 1500, 200), ROSE, 3, 30, 150, 5, 0.6)
    chair(s, 110, 660, 190, TEAL)
    for i in range(4):
        s.shape(f"{300},{652 - i * 22}! {420},{652 - i * 22}! 404,{664 - i * 22} 316,{664 - i * 22}", CREAM if i % 2 else SKY, 3)
    s.shape("500,660! 488,600 520,560! 580,560! 612,600 600,660!", BRICK)
    s.line([(606, 590), (640, 600), (604, 640)], BRICK, 12)
    s.poly("800,540 890,540 920,610 770,610", OCHRE)
    s.line([(845, 610), (845, 650)], INK, 12)
    s.disc(845, 656, 46, INK, 3, 12)
    cup(s, 980, 660, 1.3, TEAL)
    cup(s, 1060, 660, 1.3, OCHRE)
    chair(s, 1400, 660, 200, BRICK, flip=True)
    s.disc(1180, 620, 40, SKY, 4)
    s.disc(1180, 620, 24, CREAM, 0)


@picture(
    "guide-creer-scic",
    "Autour des statuts",
    "Vue d’en haut, une table ronde couverte de feuillets, de stylos et de tasses ; six mains posées tout autour.",
    ground=BRICK,
)
def round_table(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), ROSE, 30, 50, 200, 6, 0.6)
    colours = (TEAL, INK, OCHRE, CREAM, NIGHT, SKY)
    for i in range(6):
        with s.within(f"rotate({i * 60 + 12} 750 500)"):
            s.disc(750, -62, 110, colours[i], 4, 70)
            s.disc(750, -40, 58, (INK, "#5b3a23", OCHRE, INK, CREAM, BRICK)[i], 4)
    d = s.disc(750, 500, 440, OCHRE, 8)
    s.carve(d, (310, 60, 880, 880), SAND, 8, 30, 200, 6, 0.8, 0.02)
    for i in range(6):
        with s.within(f"rotate({i * 60 + 12} 750 500)"):
            skin = list(SKINS.values())[i % 4]
            for side in (-1, 1):
                s.limb([(750 + side * 120, -10), (750 + side * 110, 70), (750 + side * 76, 130)], [64, 54, 42], colours[i])
                s.limb([(750 + side * 78, 126), (750 + side * 60, 160), (750 + side * 42, 186)], [36, 44, 22], skin, 3)
    for x, y, a, c in ((650, 420, -14, CREAM), (860, 440, 18, PAPER), (740, 620, 4, CREAM), (560, 580, 40, SKY)):
        with s.within(f"translate({x} {y}) rotate({a})"):
            s.box(-80, -110, 160, 220, c)
            for j in range(7):
                s.line([(-58, -78 + j * 26), (50 - j % 3 * 24, -78 + j * 26)], INK, 5)
            s.disc(48, 82, 14, BRICK, 0)
    for x, y, c in ((930, 620, TEAL), (600, 280, BRICK), (890, 270, INK)):
        s.disc(x, y, 44, c)
        s.disc(x, y, 30, NIGHT, 0)
    for x, y, a in ((760, 470, -60), (840, 700, 20), (480, 450, 80)):
        with s.within(f"translate({x} {y}) rotate({a})"):
            s.box(-60, -7, 110, 14, TEAL, 3)
            s.poly("50,-7 76,0 50,7", INK, 2)
