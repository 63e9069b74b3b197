# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""Fields, farms, rivers, mountains and the roads between."""

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKINS, SKY, TEAL
from ..people import person
from ..things import bricks, cloud, cow, crate, ewe, floor, hills, house, jar, sky, tree
from .register import picture


@picture(
    "aide-a-domicile-tournees",
    "La tournée du matin",
    "À l’aube, une petite voiture suit une route sinueuse entre les haies, phares allumés, vers une maison isolée sous un ciel rose.",
    ground=ROSE,
)
def dawn_road(s):
    sky(s, ROSE, SAND, 480, -2, 0.8)
    s.disc(1120, 410, 120, OCHRE, 5)
    d = hills(s, 440, 40, NIGHT, 2)
    d = hills(s, 520, 60, TEAL, 2, phase=2)
    s.carve(d, (0, 450, 1500, 160), SKY, 4, 26, 110, 5, 0.6)
    house(s, 310, 520, 150, 96, CREAM, NIGHT, 0.42)
    s.box(420, 420, 22, 50, BRICK, 3)
    tree(s, 250, 530, 170, NIGHT)
    d = s.shape("-40,600! 400,560 900,590 1540,540! 1540,1040! -40,1040!", MOSS, 5)
    s.carve(d, (0, 560, 1500, 440), NIGHT, -8, 30, 130, 7, 0.6)
    s.shape("300,1020! 560,860 900,770 1010,700 900,650 640,610 520,560! 548,556! 690,596 990,640 1150,710 1120,800 1010,1020!", SAND, 5)
    s.line([(640, 1010), (800, 880), (1030, 790), (1080, 706), (960, 650)], PAPER, 7)
    for x, y, k in ((120, 760, 1), (330, 700, 0.7), (1280, 720, 0.9), (1440, 850, 1.3), (60, 950, 1.6)):
        d = s.shape(f"{x - 130 * k},{y}! {x - 120 * k},{y - 60 * k} {x - 60 * k},{y - 90 * k} {x},{y - 76 * k} {x + 70 * k},{y - 96 * k} {x + 130 * k},{y - 50 * k} {x + 136 * k},{y}!", TEAL)
        s.carve(d, (x - 136 * k, y - 100 * k, 272 * k, 100 * k), PAPER, -50, 22, 40, 4, 0.45, fade="left")
    s.poly("870,800 400,880 380,700 850,760", OCHRE + "/dots", 0)
    with s.within("translate(960 850) scale(1.5)"):
        s.shape("-90,0! -96,-46 -70,-56 -50,-58! -26,-98 40,-100 74,-60! 104,-52 110,0!", CREAM, 3)
        s.shape("-40,-58! -20,-88 4,-90! 4,-58!", NIGHT, 2)
        s.shape("14,-58! 14,-90! 38,-90 58,-58!", NIGHT, 2)
        s.box(-96, -30, 206, 12, BRICK, 0)
        for x in (-56, 66):
            s.disc(x, 0, 24, INK, 3)
            s.disc(x, 0, 10, SAND, 0)
        s.disc(-92, -38, 9, OCHRE, 2)


@picture(
    "ferme-achetee-a-trois-cents",
    "La ferme aux trois cents propriétaires",
    "Trois vaches tachetées paissent devant une longue grange au toit de tuiles ; derrière, un bocage de champs et de haies.",
    ground=SKY,
)
def farm(s):
    sky(s, SKY, CREAM, 420)
    cloud(s, 340, 190, 1.3)
    cloud(s, 1180, 130, 1)
    fields = ((MOSS, "-40,330! 420,270 800,300! 700,480! -40,480!"), (OCHRE, "800,300! 1160,250 1540,300! 1540,460! 700,470!"), (SAND, "-40,470! 500,420! 420,620! -40,640!"), (TEAL, "500,420! 1540,400! 1540,640! 420,620!"))
    for i, (c, p) in enumerate(fields):
        d = s.shape(p, c, 6)
        s.carve(d, (0, 250, 1500, 400), PAPER, (70, 40, 10, -30)[i], 32, 120, 5, 0.75)
    for i in range(15):
        x = i * 104
        tree(s, x, 480 + (i % 3) * 8, 90 + i % 4 * 22, NIGHT)
    bricks(s, 480, 430, 780, 240, SAND, PAPER, (66, 30), 0.6)
    d = s.poly("430,440 560,250 1190,250 1310,440", BRICK, 6)
    s.carve(d, (430, 250, 880, 190), ROSE, 90, 26, 60, 6, 0.9)
    s.box(760, 480, 220, 190, INK)
    s.poly("760,480 870,420 980,480", INK)
    for x in (560, 1080):
        s.box(x, 500, 90, 90, TEAL)
        s.line([(x + 45, 500), (x + 45, 590)], CREAM, 6)
    d = s.shape("-40,660! 700,640 1540,670! 1540,1040! -40,1040!", MOSS, 6)
    s.carve(d, (0, 650, 1500, 350), CREAM, 78, 36, 40, 5, 0.6)
    cow(s, 1180, 830, 1.35, CREAM, BRICK, flip=True)
    cow(s, 380, 930, 2.3, CREAM, INK)
    cow(s, 860, 780, 0.85, "#8a4a2c", CREAM)


@picture(
    "maraichage-insertion",
    "Dans les rangs, au pied des montagnes",
    "Des jardiniers binent de longs rangs de légumes qui filent vers des montagnes bleues ; au premier plan, une femme au chapeau de paille porte une cagette de salades.",
    ground=SAND,
    focal=(500, 250, 900, 750),
)
def market_garden(s):
    sky(s, SAND, CREAM, 420)
    d = s.poly("-40,470 180,230 330,330 560,90 760,290 900,200 1130,400 1280,280 1540,470 1540,560 -40,560", TEAL, 6)
    s.carve(d, (0, 90, 1500, 470), SKY, 52, 34, 110, 8, 0.6)
    s.poly("560,90 640,170 600,200 560,170 520,210 490,160", CREAM, 0)
    d = hills(s, 500, 40, MOSS, 3)
    s.carve(d, (0, 440, 1500, 120), NIGHT, 0, 18, 60, 4, 0.5)
    s.box(-10, 540, 1520, 470, BRICK)
    for i in range(-9, 10):
        x0, x1 = 800 + i * 54, 800 + i * 260
        s.poly(f"{x0 - 12},540 {x0 + 12},540 {x1 + 74},1010 {x1 - 74},1010", INK if i % 2 else "#8e3426", 0)
        for j in range(9):
            t = (j + 1) / 9
            t2 = t * t
            x, y, k = x0 + (x1 - x0) * t2, 540 + 470 * t2, 10 + 50 * t2
            if y - 540 > 6:
                s.shape(f"{x},{y}! {x - k},{y - k * 0.5} {x - k * 0.5},{y - k * 1.1}! {x},{y - k * 0.8} {x + k * 0.5},{y - k * 1.1}! {x + k},{y - k * 0.5}", (MOSS, TEAL)[i % 2], 2)
    for x, y, h, c, skin, hat, flip in ((520, 690, 240, OCHRE, "brown", "straw", False), (1040, 640, 180, CREAM, "pale", "cap", True), (1280, 770, 300, SKY, "tan", "straw", True)):
        f = -1 if flip else 1
        s.line([(x + f * h * 0.1, y - h * 0.62), (x + f * h * 0.62, y + 6)], INK, 7)
        s.poly(f"{x + f * h * 0.58},{y - 10} {x + f * h * 0.72},{y + 4} {x + f * h * 0.54},{y + 14}", CREAM, 2)
        person(s, x, y, h, "lean", c, NIGHT, skin, "short", hat=hat, hat_ink=OCHRE if c != OCHRE else CREAM, flip=flip, tilt=30)
    person(s, 210, 1280, 980, "stand", CREAM, TEAL, "tan", "bob", INK, hat="straw", hat_ink=OCHRE, move={"h": (15, -56), "H": (-15, -56), "e": (17, -66), "E": (-17, -66)})
    crate(s, 20, 690, 380, 130, OCHRE, 2)
    for j in range(5):
        s.shape(f"{60 + j * 74},700! {20 + j * 74},650 {40 + j * 74},600 {66 + j * 74},620 {90 + j * 74},590 {110 + j * 74},650", (MOSS, TEAL)[j % 2], 3)


@picture(
    "regie-agricole-cantine",
    "Des poireaux pour la cantine",
    "Gros plan sur des cagettes de poireaux, de carottes et de choux empilées devant la porte d’une école.",
    ground=OCHRE,
)
def leeks(s):
    bricks(s, -10, -10, 1520, 640, SAND, PAPER, (90, 40))
    s.box(560, 60, 420, 600, TEAL, 6)
    for x in (590, 790):
        s.box(x, 100, 160, 230, SKY, 4)
        s.carve(f"M{x} 100h160v230h-160Z", (x, 100, 160, 230), CREAM, 50, 34, 120, 7, 0.7)
    s.disc(772, 430, 16, OCHRE)
    floor(s, 630, INK, 30, SAND, 0.5)
    person(s, 1210, 960, 640, "carry", BRICK, TEAL, "brown", "short", hat="cook", hat_ink=CREAM, apron=CREAM, flip=True)
    crate(s, 920, 560, 210, 110, OCHRE, 2)
    for j in range(3):
        s.disc(960 + j * 66, 552, 40, MOSS, 4)
    crate(s, 60, 750, 620, 250, OCHRE, 3)
    for i in range(11):
        x = 100 + i * 54
        with s.within(f"rotate({(i - 5) * 3} {x} 760)"):
            for a in (-16, -5, 6, 17):
                s.shape(f"{x - 14},560! {x + a * 4 - 10},{400 + abs(a) * 4} {x + a * 6},{330 + abs(a) * 6}! {x + a * 3 + 14},470 {x + 14},560!", TEAL if (i + a) % 2 else MOSS, 3)
            s.poly(f"{x - 18},550 {x + 18},550 {x + 18},700 {x - 18},700", CREAM, 3)
            s.line([(x - 12, 750), (x, 700), (x + 12, 752)], SAND, 5)
    crate(s, 60, 700, 620, 300, OCHRE, 3)
    crate(s, 640, 830, 380, 180, SAND, 2)
    for i in range(9):
        x = 672 + i * 40
        s.shape(f"{x},790! {x - 22},740 {x},700! {x + 22},740", MOSS, 3)
        s.shape(f"{x - 20},782 {x + 20},782 {x + 8},880 {x - 8},880", BRICK, 3)
    crate(s, 640, 830, 380, 180, SAND, 2)


@picture(
    "conserverie-invendus",
    "Tomates et abricots en bocaux",
    "Des bocaux de tomates et d’abricots s’alignent sur deux planches ; une main pose le dernier couvercle.",
    ground=TEAL,
)
def preserves(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SKY, 90, 56, 200, 5, 0.5)
    for x in range(5):
        jar(s, 30 + x * 300, 400, 230, 330, (BRICK, OCHRE)[x % 2], (INK, BRICK)[x % 2])
    d = s.box(-10, 400, 1520, 60, SAND)
    s.carve(d, (0, 400, 1500, 60), "#a86a24", 0, 14, 160, 4, 0.8)
    for x in range(4):
        if x != 2:
            jar(s, 60 + x * 370, 930, 290, 400, (OCHRE, BRICK)[x % 2], (BRICK, INK)[x % 2])
    jar(s, 800, 930, 290, 400, BRICK, TEAL)
    s.box(826, 500, 240, 62, OCHRE)

    s.limb([(1560, 430), (1320, 452), (1180, 480)], [190, 160, 130], CREAM)
    s.shape("1200,420 1100,430 1010,460 990,490 1030,505 1100,500! 1090,520 1120,545 1200,548 1220,480", SKINS["brown"])
    s.limb([(1110, 500), (1060, 530), (1050, 570)], [54, 46, 30], SKINS["brown"])
    s.limb([(1080, 450), (990, 470), (960, 500)], [50, 44, 26], SKINS["brown"])
    d = s.box(-10, 930, 1520, 80, SAND)
    s.carve(d, (0, 930, 1500, 70), "#a86a24", 0, 14, 160, 4, 0.8)


@picture(
    "moulin-micro-centrale",
    "Le moulin et sa turbine",
    "Un moulin de pierre au bord d’une rivière, sa grande roue entraînée par la chute d’eau, des sapins sur le versant.",
    ground=SAND,
)
def mill(s):
    sky(s, SAND, CREAM, 400)
    d = s.poly("-40,460 300,120 620,330 900,60 1540,420 1540,720 -40,720", MOSS, 6)
    s.carve(d, (0, 60, 1500, 600), CREAM, 45, 46, 80, 5, 0.45)
    for i in range(13):
        tree(s, 30 + i * 122, 520 + (i * 37) % 60, 190 + (i * 53) % 90, (TEAL, NIGHT)[i % 2], INK, "fir")
    bricks(s, 300, 360, 500, 460, CREAM, SAND, (76, 44))
    s.box(640, 360, 160, 460, INK + "/lines60", 0)
    s.poly("250,370 540,160 850,370", BRICK, 6)
    s.carve("M250 370L540 160L850 370Z", (250, 160, 600, 210), ROSE, 0, 26, 70, 6, 0.8)
    for x, y in ((370, 430), (540, 430), (370, 600)):
        s.box(x, y, 80, 100, TEAL)
        s.line([(x + 40, y), (x + 40, y + 100)], CREAM, 5)
    s.box(800, 420, 420, 44, INK)
    s.shape("1220,424! 1250,440 1262,520 1266,900! 1180,900! 1200,520 1190,464!", SKY, 4)
    s.carve("M1180 424H1270V900H1180Z", (1180, 424, 90, 476), PAPER, 90, 18, 90, 5, 0.9)
    s.box(820, 424, 400, 20, SKY, 0)
    for r, w in ((230, 24), (170, 14)):
        s.ring(980, 660, r, w + 8, PAPER)
        s.ring(980, 660, r, w, INK)
    for a in range(0, 360, 30):
        with s.within(f"rotate({a} 980 660)"):
            s.line([(980, 660), (980, 440)], INK, 13)
            s.poly("940,404 1020,404 1010,460 950,460", OCHRE, 4)
    s.disc(980, 660, 34, BRICK)
    d = s.shape("-40,850! 300,830 700,860 1100,840 1540,860! 1540,1040! -40,1040!", TEAL, 6)
    s.carve(d, (0, 830, 1500, 170), SKY, 0, 22, 150, 7, 0.9, 0.03)
    d = s.shape("-40,880! -40,780! 120,786 260,826 360,880! 160,900", NIGHT)
    s.carve(d, (-40, 780, 400, 110), MOSS, 10, 18, 50, 5, 0.8)


@picture(
    "jardin-gare-desaffectee",
    "Le jardin de la gare",
    "Sur le quai d’une gare désaffectée, des bacs de fleurs et de légumes ; l’herbe pousse entre les rails et une femme arrose.",
    ground=SKY,
)
def station_garden(s):
    sky(s, SKY, CREAM, 420)
    d = hills(s, 430, 70, MOSS, 2)
    s.carve(d, (0, 350, 1500, 120), CREAM, -10, 24, 70, 5, 0.6)
    s.box(120, 210, 620, 400, CREAM, 5)
    s.box(560, 210, 180, 400, INK + "/lines60", 0)
    s.poly("80,220 200,90 660,90 780,220", BRICK, 6)
    for x in (170, 330, 490, 640):
        s.shape(f"{x},590! {x},360! {x + 10},320 {x + 36},304 {x + 62},320 {x + 72},360! {x + 72},590!", TEAL)
    s.disc(820, 250, 62, INK)
    s.disc(820, 250, 46, CREAM, 0)
    s.line([(820, 250), (820, 216)], INK, 7)
    s.line([(820, 250), (846, 262)], INK, 7)
    s.box(780, 200, 14, 10, INK, 0)
    s.box(740, 244, 30, 12, INK, 0)
    s.box(-10, 600, 1520, 120, SAND)
    s.carve("M0 600h1500v120H0Z", (0, 600, 1500, 120), CREAM, 0, 26, 120, 5, 0.7)
    s.box(-10, 700, 1520, 26, CREAM)
    s.box(-10, 726, 1520, 290, INK)
    s.carve("M0 726h1500v280H0Z", (0, 726, 1500, 280), TEAL, 10, 22, 30, 6, 0.6)
    for i in range(12):
        x = -60 + i * 140
        s.poly(f"{x + 30},770 {x + 90},770 {x + 60},960 {x - 20},960", "#7a4a2c", 3)
    for y, w in ((790, 14), (930, 22)):
        s.box(-10, y, 1520, w, SKY, 3)
    for i in range(26):
        x, y = (i * 211) % 1500, 800 + (i * 97) % 180
        for a in (-20, -4, 12, 26):
            s.shape(f"{x - 4},{y}! {x + a * 0.8},{y - 40} {x + a * 1.6},{y - 66}! {x + 6},{y - 20}", MOSS, 2)
    for x, kind in ((180, 0), (480, 1), (1270, 2)):
        for j in range(5):
            fx, top = x - 20 + j * 54, 520 - (j * 37 + kind * 20) % 70
            s.line([(fx, 630), (fx, top)], TEAL, 7)
            s.shape(f"{fx},600! {fx - 30},580 {fx - 34},556! {fx - 8},566", MOSS, 2)
            s.shape(f"{fx},590! {fx + 30},570 {fx + 34},546! {fx + 8},556", MOSS, 2)
            s.disc(fx, top, 24, (BRICK, OCHRE, ROSE)[kind], 3)
            s.disc(fx, top, 9, CREAM, 0)
        crate(s, x - 60, 620, 270, 84, OCHRE, 2)
    person(s, 990, 706, 400, "lean", OCHRE, TEAL, "pale", "bob", BRICK, hat="straw", hat_ink=CREAM, skirt=BRICK, tilt=24)
    s.poly("1100,500 1170,500 1176,570 1094,570", TEAL, 4)
    s.line([(1172, 560), (1226, 500)], TEAL, 12)
    for a in range(4):
        s.line([(1232, 506), (1250 + a * 18, 570)], CREAM, 4)


@picture(
    "eau-retour-en-regie",
    "Le château d’eau",
    "Un château d’eau en champignon domine un bourg ; au premier plan, un robinet de cuivre laisse tomber une grosse goutte.",
    ground=SAND,
)
def water_tower(s):
    sky(s, SAND, CREAM, 700, 3, 0.7)
    s.disc(360, 300, 150, CREAM, 0)
    d = hills(s, 720, 30, MOSS, 2)
    for i in range(7):
        house(s, 30 + i * 120, 760, 104, 80 + i % 3 * 20, CREAM, (BRICK, INK, TEAL)[i % 3], 0.5)
    d = s.poly("430,330 550,330 570,800 410,800", TEAL, 5)
    s.carve(d, (410, 330, 160, 470), SKY, 90, 30, 130, 7, 0.8, fade="left")
    d = s.shape("230,150! 750,150! 740,240 600,350! 380,350! 240,240", TEAL, 6)
    s.carve(d, (230, 150, 520, 200), SKY, 78, 34, 110, 8, 0.8, fade="left")
    s.shape("220,150! 490,90 760,150!", BRICK)
    s.box(-10, 760, 1520, 250, MOSS)
    s.carve("M0 760h1500v250H0Z", (0, 760, 1500, 250), CREAM, -6, 30, 100, 6, 0.6)
    s.shape("1560,330! 1300,330 1130,336 1010,380 960,460 960,560! 1090,560! 1096,500 1140,470 1560,470!", OCHRE, 8)
    s.carve("M960 330H1560V470H1140L1090 560H960Z", (960, 330, 540, 230), CREAM, 2, 30, 120, 7, 0.6, fade="down")
    s.box(940, 548, 170, 44, "#a86a24", 5)
    s.box(1220, 230, 70, 110, "#a86a24", 5)
    s.limb([(1090, 214), (1255, 200), (1420, 214)], [60, 46, 60], BRICK, 6)
    s.box(1390, 316, 60, 170, "#a86a24", 5)
    s.shape("1025,620! 1090,740 1080,810 1025,840 970,810 960,740", SKY, 7)
    s.line([(1000, 760), (1004, 796)], PAPER, 10)


@picture(
    "radio-associative-vallee",
    "La radio de la vallée",
    "Une animatrice au casque parle devant un micro ; par la fenêtre du studio, des montagnes, un village et une antenne qui émet.",
    ground=BRICK,
)
def radio(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), ROSE, 90, 46, 160, 5, 0.5)
    s.box(560, 70, 860, 560, CREAM, 6)
    d = s.box(590, 100, 800, 500, SKY, 3)
    peaks = f'<path d="M580 500L760 240L880 380L1060 150L1240 400L1320 320L1420 470V610H580Z" fill="{TEAL}" stroke="{PAPER}" stroke-width="6"/><path d="M1060 150L1120 232L1084 250L1050 222L1016 260L1000 226ZM760 240L800 290L762 300L722 292Z" fill="{CREAM}"/>'
    s.clip(d, peaks + f'<path d="M580 540C760 470 1000 560 1400 480V610H580Z" fill="{MOSS}" stroke="{PAPER}" stroke-width="5"/>')
    s.carve("M600 480L760 250L880 380L1060 160L1240 400L1320 320L1390 470Z", (600, 160, 800, 320), SKY, 60, 36, 80, 7, 0.6)
    for x in (700, 770, 850):
        house(s, x, 580, 56, 40, CREAM, BRICK, 0.5, None)
    s.line([(1290, 540), (1290, 260)], INK, 8)
    s.line([(1270, 540), (1290, 400), (1310, 540)], INK, 5)
    for r in (40, 70, 100):
        s.line([(1290 - r, 260 - r * 0.6), (1290 - r * 1.25, 260), (1290 - r, 260 + r * 0.6)], BRICK, 8)
        s.line([(1290 + r, 260 - r * 0.6), (1290 + r * 1.25, 260), (1290 + r, 260 + r * 0.6)], BRICK, 8)
    person(s, 250, 1500, 1500, "sit", OCHRE, INK, "brown", "bob", INK, tilt=4, move={"h": (24, -45), "H": (28, -47)})
    s.line([(300, 480), (262, 350), (330, 262), (400, 290)], CREAM, 24)
    s.shape("282,410 352,400 374,500 330,540 282,520", TEAL, 5)
    s.limb([(800, 1000), (790, 760), (660, 560)], [22, 20, 16], INK)
    with s.within("translate(0 -180) rotate(-28 620 710)"):
        s.shape("560,660 640,650 680,700 640,756 560,748", INK, 5)
        for j in range(4):
            s.line([(574 + j * 22, 664), (574 + j * 22, 742)], CREAM, 4)
    d = s.box(-10, 880, 1520, 130, NIGHT, 6)
    for i in range(8):
        x = 860 + i * 76
        s.line([(x, 900), (x, 990)], SKY, 6)
        s.box(x - 20, 912 + (i * 29) % 56, 40, 20, (OCHRE, BRICK)[i % 2], 3)


@picture(
    "lycee-agricole-brebis",
    "Avec les brebis",
    "Trois lycéens en bottes avancent au milieu d’un troupeau de brebis à tête noire sur un causse pierreux.",
    ground=OCHRE,
)
def ewes(s):
    sky(s, OCHRE, SAND, 460, 0, 0.7, None)
    d = s.shape("-40,430! 200,330 420,330 520,400! 900,400! 1000,310 1300,300 1540,380! 1540,600! -40,600!", TEAL, 6)
    s.carve(d, (0, 300, 1500, 300), SKY, 90, 46, 70, 7, 0.6)
    s.box(-10, 540, 1520, 470, SAND, 6)
    s.carve("M0 540h1500v470H0Z", (0, 540, 1500, 470), MOSS, -3, 30, 90, 7, 0.6)
    for x, y, k, f in ((130, 640, 0.9, 0), (330, 620, 0.8, 1), (820, 630, 0.85, 0), (1330, 650, 0.95, 1), (1130, 620, 0.8, 0)):
        ewe(s, x, y, k * 1.1, CREAM, INK, bool(f))
    person(s, 560, 800, 480, "walk", BRICK, INK, "pale", "curls", "#8a4a24", shoes=TEAL)
    person(s, 860, 740, 400, "point", TEAL, INK, "dark", "bob", shoes=BRICK, flip=True)
    ewe(s, 760, 800, 1.5)
    ewe(s, 1240, 820, 1.6, CREAM, INK, True)
    ewe(s, 240, 830, 1.7)
    person(s, 1060, 1240, 700, "back", INK, TEAL, "tan", "short", hat="cap", hat_ink=BRICK)
    ewe(s, 500, 990, 2.3, CREAM, INK, True)
    ewe(s, 1370, 1000, 2.2)


@picture(
    "groupement-employeurs-plage",
    "Une saison à la mer, une saison à la neige",
    "Sur une plage, un bateau de pêche échoué ; un télésiège vide descend du ciel au-dessus de lui, entre mer et montagne.",
    ground=SKY,
)
def two_seasons(s):
    sky(s, SKY, CREAM, 520, 4)
    d = s.poly("760,520 960,250 1080,360 1280,110 1540,380 1540,560 760,560", NIGHT, 6)
    s.carve(d, (760, 110, 740, 420), SKY, 55, 34, 90, 8, 0.6)
    s.poly("1280,110 1370,206 1330,250 1286,214 1240,262 1206,208", CREAM, 0)
    s.poly("960,250 1010,300 970,330 930,296", CREAM, 0)
    d = s.box(-10, 510, 1520, 160, TEAL)
    s.carve(d, (0, 510, 1500, 160), CREAM, 0, 22, 120, 6, 0.8, 0.04)
    d = s.shape("-40,700! 300,650 800,660 1540,630! 1540,1040! -40,1040!", SAND, 6)
    s.carve(d, (0, 640, 1500, 360), OCHRE, -3, 32, 120, 6, 0.8)
    s.shape("110,660! 240,700 700,710 900,620! 860,760 760,840 320,850 190,800", BRICK, 6)
    s.carve("M110 660L240 700L700 710L900 620L860 760L760 840H320L190 800Z", (110, 620, 790, 230), CREAM, -4, 32, 130, 6, 0.5, fade="down")
    s.shape("112,660! 240,700 700,710 900,620! 892,660! 700,746 240,738 120,696!", CREAM, 3)
    s.box(330, 560, 190, 146, CREAM)
    s.box(352, 586, 60, 56, NIGHT, 3)
    s.box(436, 586, 60, 56, NIGHT, 3)
    s.box(318, 544, 214, 22, TEAL)
    s.limb([(620, 710), (612, 330)], [18, 10], INK)
    s.line([(612, 350), (860, 640)], INK, 4)
    s.line([(612, 350), (420, 546)], INK, 4)
    s.shape("610,340! 690,360 610,392!", OCHRE, 3)
    s.line([(-20, 10), (1520, 210)], INK, 9)
    s.limb([(1080, 150), (1086, 300), (1050, 420)], [16, 14, 14], INK)
    s.line([(960, 430, True), (1150, 430, True), (1150, 560, True)], INK, 14)
    for y in (450, 490):
        s.box(960, y, 190, 26, OCHRE, 4)
    s.box(940, 548, 226, 34, BRICK, 4)
    s.line([(950, 580), (940, 640)], INK, 9)
    person(s, 1350, 960, 460, "back", OCHRE, NIGHT, "tan", "short", hat="beanie", hat_ink=BRICK)
    s.line([(1432, 960), (1446, 520)], CREAM, 16)
    s.line([(1432, 960), (1446, 520)], INK, 8)
    s.line([(1460, 960), (1466, 520)], BRICK, 14)
