# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""Houses, halls, desks and meetings."""

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKINS, SKY, TEAL
from ..people import head, person
from ..things import (
    bicycle,
    book,
    chair,
    cup,
    floor,
    house,
    lamp,
    laptop,
    plant,
    sky,
    table,
    tree,
)
from .coworking import above, tool
from .register import picture


@picture(
    "tribune-marches-publics",
    "La mairie et les dossiers",
    "Devant la façade d’une mairie à colonnes, une pile vertigineuse de dossiers dépasse le toit ; une toute petite personne lève les yeux vers le sommet.",
    ground=SKY,
)
def town_hall(s):
    sky(s, SKY, CREAM, 800, 3, 0.6, None)
    s.box(60, 380, 860, 460, SAND, 6)
    s.poly("30,380 490,180 950,380", BRICK, 6)
    s.disc(490, 300, 46, CREAM)
    s.line([(490, 300), (490, 268)], INK, 6)
    s.line([(490, 300), (512, 310)], INK, 6)
    for i in range(6):
        x = 100 + i * 142
        d = s.box(x, 420, 66, 380, CREAM, 4)
        s.carve(d, (x, 420, 66, 380), INK, 90, 20, 130, 4, 0.6, fade="left")
        s.box(x - 10, 404, 86, 24, CREAM, 3)
    s.box(430, 520, 120, 280, TEAL)
    for i, c in enumerate((TEAL, CREAM, BRICK)):
        s.box(484 + i * 34, 70, 34, 64, c, 2)
    s.line([(482, 190), (482, 60)], INK, 8)
    for i in range(3):
        s.box(20 - i * 20, 800 + i * 34, 940 + i * 40, 36, CREAM, 4)
    floor(s, 900, INK, 30, SAND, 0.5)
    y = 920
    for i in range(19):
        h = 38 + (i * 17) % 22
        x = 1040 + ((i * 61) % 56) - 28
        y -= h
        s.box(x, y, 300 - (i * 23) % 40, h, (BRICK, CREAM, OCHRE, TEAL, CREAM, ROSE, INK)[i % 7], 4)
        s.box(x + 30 + (i * 37) % 150, y + 6, 60, h - 14, PAPER if i % 2 else SAND, 2)
        if i % 3 == 0:
            s.line([(x + 250, y), (x + 262, y + h)], BRICK if i % 7 != 0 else CREAM, 8)
    person(s, 890, 960, 300, "back", BRICK, NIGHT, "brown", "curls")


@picture(
    "chronique-cle-du-local",
    "La clé du local",
    "Nature morte : une vieille clé de fer et son étiquette de bois pendent à un clou, leur ombre portée sur un mur de plâtre.",
    ground=OCHRE,
    focal=(500, 100, 600, 850),
)
def key(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SAND, 62, 44, 90, 7, 0.6)
    key_shape = "-28,150! 28,150! 28,600! -28,600!"
    for dx, dy, iron, tag in ((70, 46, "#a86a24", "#a86a24"), (0, 0, INK, BRICK)):
        with s.within(f"translate({690 + dx} {160 + dy}) rotate(7)"):
            s.raw(f'<circle cx="0" cy="80" r="92" fill="none" stroke="{iron}" stroke-width="46"/>')
            s.shape(key_shape, iron, 0)
            s.box(-44, 170, 88, 26, iron, 0)
            s.box(-40, 214, 80, 18, iron, 0)
            s.shape("28,470! 140,470! 140,520! 100,520! 100,545! 140,545! 140,600! 28,600!", iron, 0)
            if not dx:
                s.line([(-70, 40), (-40, 0), (10, -14)], CREAM, 9)
                s.line([(-12, 250), (-12, 560)], CREAM, 7)
        with s.within(f"translate({690 + dx} {180 + dy}) rotate(-24)"):
            s.line([(0, 0), (110, 200), (180, 330)], iron if dx else CREAM, 9)
            d = s.shape("130,330! 180,300 230,330! 240,650! 120,650!", tag, 0 if dx else 5)
            if not dx:
                s.carve(d, (120, 300, 120, 350), ROSE, 86, 18, 120, 5, 0.7)
                s.disc(180, 345, 16, OCHRE, 0)
                s.line([(160, 440), (160, 590)], CREAM, 9)
                s.line([(198, 440), (198, 540)], CREAM, 9)
    s.disc(690, 140, 30, INK)
    s.disc(682, 132, 9, CREAM, 0)
    d = s.box(-10, 900, 1520, 110, TEAL, 6)
    s.carve(d, (0, 900, 1500, 100), SKY, 0, 22, 160, 5, 0.7)


@picture(
    "habitat-participatif-dix-ans",
    "Les coursives de l’habitat participatif",
    "Un immeuble à coursives de bois autour d’une cour : du linge sèche, des plantes débordent, des voisins se parlent d’un étage à l’autre.",
    ground=SAND,
)
def housing(s):
    s.box(-10, -10, 1520, 130, SKY, 0)
    for f in range(3):
        y = 110 + f * 250
        s.box(-10, y, 1520, 200, (CREAM, SAND, CREAM)[f])
        for i in range(7):
            x = 30 + i * 215
            if (i + f) % 3 == 0:
                s.box(x + 20, y + 30, 86, 170, (TEAL, BRICK, OCHRE)[(i + f) // 3 % 3], 4)
                s.disc(x + 90, y + 120, 6, INK, 0)
            else:
                s.box(x + 14, y + 40, 120, 100, NIGHT if (i * f) % 2 else TEAL, 4)
                s.line([(x + 74, y + 40), (x + 74, y + 140)], CREAM, 6)
        if f == 0:
            person(s, 620, y + 216, 190, "stand", BRICK, INK, "dark", "curls")
            plant(s, 1180, y + 204, 0.62)
        if f == 1:
            person(s, 860, y + 216, 190, "raise", OCHRE, INK, "pale", "long", BRICK)
            person(s, 250, y + 216, 190, "walk", TEAL, INK, "tan", "crown", CREAM)
            plant(s, 1330, y + 204, 0.6, MOSS, TEAL)
        if f < 2:
            for x in range(0, 1500, 34):
                s.box(x, y + 150, 12, 66, "#a86a24", 0)
            s.box(-10, y + 140, 1520, 14, "#a86a24", 3)
        s.box(-10, y + 206, 1520, 44, OCHRE if f < 2 else CREAM, 4)
    for x in (200, 720, 1240):
        s.box(x, 80, 24, 760, INK, 3)
    s.poly("-40,120 -40,60 1540,20 1540,96", BRICK, 6)
    s.line([(212, 420), (460, 450), (720, 424)], INK, 5)
    for i, c in enumerate((CREAM, BRICK, SKY, OCHRE, CREAM)):
        x = 270 + i * 84
        s.shape(f"{x},438! {x + 66},442! {x + 62},{520 + i % 2 * 40}! {x + 4},{516 + i % 2 * 40}!", c, 4)
    d = s.box(-10, 810, 1520, 200, MOSS, 5)
    s.carve(d, (0, 810, 1500, 190), CREAM, 80, 36, 36, 5, 0.6)
    table(s, 560, 880, 380, 90, BRICK, INK, 18)
    person(s, 540, 980, 270, "sit", INK, TEAL, "brown", "short")
    person(s, 960, 980, 270, "sit", CREAM, BRICK, "pale", "bun", flip=True)
    tree(s, 1330, 960, 420, TEAL)
    bicycle(s, 190, 980, 230, BRICK)


@picture(
    "cinema-associatif-projectionniste",
    "Dans la cabine de projection",
    "Dans la cabine obscure, une projectionniste penchée sur le projecteur à bobines ; un faisceau de lumière traverse le hublot vers la salle.",
    ground=NIGHT,
)
def projection(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), TEAL, 90, 50, 180, 6, 0.7)
    s.poly("960,420 1560,90 1560,820 960,470", SAND, 0)
    s.carve("M960 420L1560 90V820L960 470Z", (960, 90, 600, 730), PAPER, 4, 34, 220, 7, 0.8)
    s.box(1180, -10, 60, 1020, INK, 5)
    s.poly("1180,304 1240,270 1240,640 1180,586", SAND, 0)
    for x, y, r in ((640, 220, 150), (900, 640, 130)):
        s.disc(x, y, r, INK)
        s.ring(x, y, r - 12, 10, OCHRE)
        for a in range(5):
            with s.within(f"rotate({a * 72 + 20} {x} {y})"):
                s.disc(x, y - r * 0.55, r * 0.24, NIGHT, 4)
        s.disc(x, y, r * 0.16, BRICK)
    s.line([(780, 250), (800, 360), (760, 500), (790, 600)], OCHRE, 12)
    s.shape("560,380! 880,380! 900,400! 900,520! 560,540!", BRICK, 6)
    s.carve("M560 380H900V540H560Z", (560, 380, 340, 160), INK, 4, 26, 90, 6, 0.7, fade="up")
    s.poly("900,410 970,400 970,490 900,480", INK)
    s.poly("600,540 860,530 910,1010 550,1010", INK)
    s.box(590, 420, 90, 60, OCHRE, 4)
    person(s, 260, 1330, 1180, "lean", OCHRE, INK, "tan", "bun", BRICK, tilt=12, move={"h": (29, -70), "H": (33, -78), "e": (17, -62), "E": (22, -67)})


@picture(
    "club-epargne-village",
    "Le cahier de comptes",
    "Vue d’en haut, une table de cuisine à carreaux rouges : un grand cahier de comptes ouvert, des piles de pièces, et des voisins serrés tout autour.",
    ground=MOSS,
)
def savings(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), CREAM, 45, 60, 100, 5, 0.4)
    tops, hairs, skins = (TEAL, BRICK, INK, OCHRE, CREAM, NIGHT), (INK, "#5b3a23", CREAM, OCHRE, INK, BRICK), list(SKINS)
    for i in range(5):
        above(s, 210 + i * 270, 96, 0.95, tops[i % 6], hairs[i % 6], skins[i % 4], 90)
        above(s, 210 + i * 270, 904, 0.95, tops[(i + 3) % 6], hairs[(i + 2) % 6], skins[(i + 1) % 4], -90)
    above(s, 40, 500, 0.95, BRICK, CREAM, "pale", 0)
    above(s, 1460, 500, 0.95, OCHRE, INK, "brown", 180)
    d = s.box(120, 200, 1260, 600, CREAM, 8)
    checks = "".join(f"M{120 + i * 140} 200h70v600h-70Z" for i in range(9)) + "".join(f"M120 {230 + j * 140}h1260v70h-1260Z" for j in range(5))
    s.clip(d, f'<path d="{checks}" fill="{ROSE}" fill-rule="nonzero"/><path d="{checks}" fill="{BRICK}" fill-rule="evenodd" opacity=".35"/>')
    with s.within("rotate(-5 740 500)"):
        s.box(480, 330, 270, 350, PAPER, 5)
        s.box(750, 330, 270, 350, CREAM, 5)
        for j in range(9):
            for x in (506, 776):
                s.line([(x, 374 + j * 32), (x + 120 + (j * 37) % 50, 374 + j * 32)], INK, 5)
                s.line([(x + 186, 374 + j * 32), (x + 218, 374 + j * 32)], BRICK, 6)
        s.line([(750, 330), (750, 680)], INK, 5)
    for x, y, n in ((260, 380, 3), (330, 600, 2), (1130, 340, 2), (1230, 560, 3), (1120, 660, 1)):
        for j in range(n):
            s.disc(x + j * 12, y - j * 14, 46, OCHRE, 5)
            s.ring(x + j * 12, y - j * 14, 30, 5, "#a86a24")
    for x, y in ((240, 700), (1260, 400)):
        s.disc(x, y, 40, TEAL)
        s.disc(x, y, 28, INK, 0)
    with s.within("rotate(38 960 560)"):
        s.box(900, 550, 150, 16, TEAL, 3)


@picture(
    "teletravail-associations",
    "Le bureau vide, la table de la cuisine",
    "À gauche, un bureau vide et une plante sous une lampe éteinte ; à droite, séparée par un mur, une personne travaille à la table de sa cuisine, un chat à ses pieds.",
    ground=TEAL,
)
def remote(s):
    s.carve("M0 0H720V760H0Z", (0, 0, 720, 760), SKY, 90, 60, 150, 5, 0.4)
    s.box(740, -10, 780, 1020, OCHRE, 0)
    s.carve("M740 0H1500V760H740Z", (740, 0, 760, 760), SAND, 90, 46, 150, 6, 0.6)
    s.box(-10, 760, 750, 250, NIGHT, 5)
    s.box(740, 760, 770, 250, BRICK, 5)
    s.carve("M740 760H1500V1000H740Z", (740, 760, 760, 240), ROSE, 0, 36, 110, 5, 0.7)
    lamp(s, 360, 190, 130, INK)
    table(s, 110, 560, 500, 330, SAND)
    plant(s, 500, 560, 1.1, MOSS, BRICK)
    chair(s, 270, 890, 440, INK)
    s.box(60, 250, 130, 170, CREAM)
    s.line([(84, 300), (164, 300)], TEAL, 6)
    s.line([(84, 340), (150, 340)], TEAL, 6)
    s.box(716, -10, 40, 1020, CREAM, 4)
    s.box(1130, 100, 260, 280, CREAM, 5)
    d = s.box(1150, 120, 220, 240, SKY, 3)
    s.clip(d, f'<circle cx="1300" cy="200" r="52" fill="{BRICK}"/><path d="M1140 340Q1220 240 1380 320V370H1140Z" fill="{MOSS}"/>')
    s.line([(1260, 120), (1260, 360)], CREAM, 10)
    for i, c in enumerate((BRICK, TEAL, CREAM)):
        s.line([(830 + i * 80, 120), (830 + i * 80, 170)], INK, 5)
        cup(s, 830 + i * 80, 220, 1.2, c)
    s.box(790, 108, 240, 12, INK, 0)
    chair(s, 900, 920, 360, INK)
    person(s, 900, 940, 720, "sit", CREAM, NIGHT, "dark", "curls")
    table(s, 1010, 620, 440, 300, CREAM, INK)
    laptop(s, 1070, 620, 1.5)
    s.disc(1330, 590, 70, TEAL, 4, 24)
    for x, c in ((1296, BRICK), (1336, MOSS), (1370, BRICK)):
        s.disc(x, 562, 30, c, 4)
    s.shape("1250,930 1240,870 1270,830 1310,826 1330,800! 1340,824 1356,824! 1372,800! 1378,850 1366,880 1376,930!", INK, 4)
    s.line([(1250, 920), (1200, 926), (1190, 880)], INK, 14)


@picture(
    "entretien-lucrativite-limitee",
    "La balance aux plantes",
    "Sur une pile de livres de droit, une balance ancienne : dans un plateau des pièces, dans l’autre une jeune pousse en pot, à l’équilibre.",
    ground=TEAL,
)
def scale(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SKY, 30, 70, 130, 5, 0.35)
    s.disc(750, 420, 370, NIGHT, 0)
    for i, (w, c) in enumerate(((720, BRICK), (640, OCHRE), (680, INK), (560, CREAM))):
        y = 940 - i * 74
        s.box(750 - w / 2 + (i % 2) * 20, y - 68, w, 68, c, 5)
        s.box(750 - w / 2 + (i % 2) * 20 + 50, y - 68, 20, 68, SAND if c != CREAM else BRICK, 0)
        s.box(750 - w / 2 + (i % 2) * 20 + w - 90, y - 68, 20, 68, SAND if c != CREAM else BRICK, 0)
    s.box(-10, 940, 1520, 70, "#a86a24", 5)
    s.shape("620,644! 880,644! 850,610 780,600! 772,220! 728,220! 720,600! 650,610", OCHRE, 5)
    s.carve("M728 220H772L780 600H720Z", (728, 220, 52, 380), CREAM, 88, 16, 100, 5, 0.7)
    s.limb([(380, 262), (560, 224), (750, 232), (940, 224), (1120, 262)], [16, 26, 34, 26, 16], OCHRE, 5)
    s.disc(750, 205, 40, BRICK)
    for x in (380, 1120):
        s.line([(x - 120, 520), (x, 262), (x + 120, 520)], CREAM, 5)
        s.line([(x, 262), (x, 500)], CREAM, 4)
    for j in range(3):
        for i in range(4 - j):
            s.disc(310 + i * 52 + j * 26, 500 - j * 24, 34, SAND if (i + j) % 2 else OCHRE, 4, 15)
    plant(s, 1120, 520, 1.0, MOSS, BRICK)
    for x in (380, 1120):
        s.shape(f"{x - 150},510! {x + 150},510! {x + 100},560 {x},576 {x - 100},560", CREAM, 5)


@picture(
    "passer-la-main-direction",
    "Le trousseau",
    "Gros plan : une main remet un trousseau de clés à une autre main ouverte, devant un bureau encombré de cartons.",
    ground=SAND,
)
def handing_over(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 700), CREAM, 90, 50, 180, 6, 0.7)
    person(s, 300, 1380, 1240, "point", TEAL, INK, "pale", "bob", CREAM, move={"h": (29, -66), "e": (13, -66), "H": (9, -60)})
    person(s, 1240, 1380, 1200, "point", BRICK, INK, "dark", "curls", INK, flip=True, move={"h": (27, -55), "e": (12, -60), "H": (11, -58)})
    s.ring(752, 596, 44, 20, PAPER)
    s.ring(752, 596, 44, 11, INK)
    for a, k, c in ((-30, 1.1, OCHRE), (4, 1.3, INK), (36, 1.1, BRICK)):
        with s.within(f"translate(752 630) rotate({a}) scale({k})"):
            s.raw(f'<circle cx="0" cy="24" r="22" fill="none" stroke="{PAPER}" stroke-width="19"/><circle cx="0" cy="24" r="22" fill="none" stroke="{c}" stroke-width="13"/>')
            s.shape("-8,44! 8,44! 8,96! 28,96! 28,112! 8,112! 8,128! 28,128! 28,144! -8,144!", c, 4)
    s.limb([(680, 546), (740, 546), (764, 572)], [44, 40, 24], SKINS["pale"], 4)
    d = s.box(-10, 840, 1520, 170, OCHRE, 6)
    s.carve(d, (0, 840, 1500, 160), SAND, 0, 24, 180, 6, 0.7)
    for x, y, w, h in ((90, 850, 300, 150), (1110, 850, 320, 130)):
        s.box(x, y - h, w, h, "#a86a24", 5)
        s.poly(f"{x},{y - h} {x + w},{y - h} {x + w + 40},{y - h - 50} {x + w / 2},{y - h - 26} {x - 40},{y - h - 50}", "#c58a3c", 5)
        s.box(x + w / 2 - 14, y - h, 28, h * 0.5, CREAM, 0)
    plant(s, 240, 712, 0.75, MOSS, BRICK)
    for i, c in enumerate((TEAL, BRICK, CREAM)):
        book(s, 1190 + i * 56, 724, 44, 130 + i * 14, c, SAND)


@picture(
    "chronique-le-mot-usager",
    "Le guichet",
    "Un guichet vitré fermé par un store à demi baissé ; devant, un distributeur de tickets tire une longue langue de papier jusqu’au sol.",
    ground=ROSE,
)
def counter(s):
    s.carve("M0 0H1500V760H0Z", (0, 0, 1500, 760), SAND, 90, 44, 150, 6, 0.6)
    s.box(120, 100, 820, 560, INK, 6)
    s.box(150, 130, 760, 500, SKY, 3)
    s.carve("M150 130h760v500h-760Z", (150, 130, 760, 500), CREAM, 55, 60, 200, 9, 0.5)
    chair(s, 500, 840, 500, NIGHT)
    s.box(620, 560, 180, 76, INK, 4)
    s.box(640, 470, 140, 100, NIGHT, 4)
    for j in range(8):
        s.box(150, 130 + j * 36, 760, 37, CREAM if j % 2 else PAPER, 3)
    s.box(150, 414, 760, 18, OCHRE, 3)
    s.line([(850, 430), (850, 520)], INK, 5)
    s.disc(850, 530, 14, BRICK)
    s.shape("300,640! 306,610 340,596 374,610 380,640!", OCHRE, 4)
    s.disc(340, 592, 8, INK, 2)
    s.box(80, 640, 900, 70, "#a86a24", 5)
    d = s.box(120, 710, 820, 300, TEAL, 5)
    s.carve(d, (120, 710, 820, 290), SKY, 90, 60, 170, 6, 0.6)
    floor(s, 900, INK, 26, ROSE, 0.6)
    s.box(1180, 470, 36, 460, INK, 4)
    s.box(1110, 910, 176, 34, INK, 4)
    s.shape("1080,300 1100,250 1200,230 1300,250 1320,300 1316,480 1290,520! 1106,520! 1084,480", BRICK, 6)
    s.carve("M1080 230H1320V520H1080Z", (1080, 230, 240, 290), INK, 80, 30, 90, 6, 0.6, fade="left")
    s.disc(1200, 340, 66, CREAM, 4)
    s.disc(1200, 340, 40, OCHRE, 0)
    s.box(1130, 446, 140, 24, INK, 3)
    s.shape("1150,458! 1250,458! 1256,560 1300,650 1290,740 1220,800 1210,870 1290,930 1420,940! 1420,980! 1270,976 1160,900 1160,800 1220,730 1220,660 1160,570", CREAM, 4)
    for x, y in ((1206, 520), (1236, 610), (1256, 700), (1196, 800), (1210, 900)):
        s.line([(x - 24, y), (x + 24, y + 4)], INK, 6)


@picture(
    "cafes-reparation",
    "Un grille-pain ouvert",
    "Gros plan sur un établi : un grille-pain démonté, une loupe qui grossit un ressort, des tournevis, des vis, et deux mains au travail.",
    ground=OCHRE,
)
def repair(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SAND, 4, 34, 220, 6, 0.7, 0.01)
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), "#a86a24", 4, 60, 260, 6, 0.5)
    s.shape("500,300! 520,240 600,220! 1060,220! 1130,240 1150,300! 1150,600! 500,600!", BRICK, 7)
    s.carve("M500 220H1150V600H500Z", (500, 220, 650, 380), CREAM, 80, 60, 150, 8, 0.5, fade="left")
    s.box(590, 200, 460, 34, INK, 4)
    s.shape("620,210! 620,120 650,80 700,70 750,84 800,66 850,90 860,140 856,210!", SAND, 6)
    s.shape("650,210! 650,130 700,104 760,112 820,108 832,210!", OCHRE, 0)
    s.box(620, 300, 400, 250, INK, 5)
    for i in range(9):
        s.line([(650 + i * 42, 330, True), (650 + i * 42, 520, True), (671 + i * 42, 520, True), (671 + i * 42, 330, True), (692 + i * 42, 330, True)], ROSE, 6)
    s.box(1150, 330, 50, 40, INK, 4)
    s.line([(520, 590), (420, 640), (300, 600), (200, 680), (60, 650)], INK, 16)
    s.limb([(1560, 1000), (1330, 860), (1190, 760)], [230, 180, 130], TEAL, 6)
    s.shape("1230,820 1120,800 1060,740 1040,690 1080,690 1130,720 1170,690 1240,740", SKINS["brown"], 5)
    s.limb([(1130, 740), (1060, 690), (1010, 660), (960, 650)], [60, 50, 44, 26], SKINS["brown"], 5)
    tool(s, "driver", 960, 600, 1.5, 148)
    s.limb([(1150, 800), (1070, 760), (1020, 720), (990, 700)], [60, 50, 44, 26], SKINS["brown"], 5)
    s.limb([(-60, 1000), (120, 900), (250, 820)], [220, 170, 130], INK, 6)
    s.limb([(300, 800), (400, 690)], [46, 40], INK, 5)
    s.raw(f'<circle cx="500" cy="560" r="150" fill="{SKY}" opacity=".92"/>')
    s.line([(420, 610), (440, 520), (465, 610), (490, 515), (515, 610), (540, 515), (565, 605)], BRICK, 14)
    s.line([(410, 500), (470, 450)], PAPER, 14)
    s.ring(500, 560, 158, 34, PAPER)
    s.ring(500, 560, 158, 26, INK)
    s.shape("210,880 200,790 260,740 330,760 350,800 320,860 260,900", SKINS["pale"], 5)
    for j in range(3):
        s.limb([(230 + j * 34, 770 - j * 4), (280 + j * 30, 740), (330 + j * 20, 770)], [44, 42, 28], SKINS["pale"], 4)
    for x, y in ((720, 760), (800, 830), (640, 860), (880, 770), (730, 920)):
        s.disc(x, y, 24, INK, 4)
        s.line([(x - 12, y - 6), (x + 12, y + 6)], SAND, 6)
    tool(s, "plier", 500, 860, 0.9, 80)


@picture(
    "subventions-commandes",
    "La balançoire",
    "Une balançoire à bascule penche : d’un côté une pile de formulaires, de l’autre un tas de pièces ; une personne cherche l’équilibre au milieu.",
    ground=SKY,
)
def seesaw(s):
    s.carve("M0 0H1500V800H0Z", (0, 0, 1500, 800), CREAM, 2, 50, 220, 6, 0.5)
    d = s.box(-10, 820, 1520, 190, BRICK, 5)
    s.carve(d, (0, 820, 1500, 180), ROSE, 0, 30, 150, 6, 0.7)
    s.poly("750,600 880,850 620,850", INK, 5)
    with s.within("rotate(-11 750 600)"):
        for i in range(13):
            s.box(150 + (i * 41) % 26, 566 - (i + 1) * 24, 250, 24, (CREAM, PAPER, SAND, CREAM, ROSE)[i % 5], 3)
            s.line([(180 + (i * 41) % 26, 578 - (i + 1) * 24), (270 + (i * 53) % 90, 578 - (i + 1) * 24)], INK, 4)
        for col, n in ((0, 3), (1, 6), (2, 9), (3, 5)):
            for j in range(n):
                s.disc(1110 + col * 84, 550 - j * 27, 44, OCHRE if (j + col) % 2 else "#c27f22", 4, 18)
        d = s.box(90, 566, 1340, 46, TEAL, 5)
        s.carve(d, (90, 566, 1340, 46), SKY, 0, 12, 130, 4, 0.7)
        s.disc(750, 590, 22, OCHRE)
    person(s, 745, 584, 430, "stand", BRICK, INK, "tan", "bob", move={"e": (19, -80), "h": (31, -86), "E": (-19, -77), "H": (-31, -74), "k": (8, -26), "f": (12, -5), "K": (-8, -26), "F": (-12, -1)})


@picture(
    "imprimerie-scop-rachat",
    "À la presse",
    "Une imprimeuse lève une feuille fraîchement encrée devant une presse à cylindres d’où sortent des feuilles bleues, jaunes et rouges.",
    ground=CREAM,
)
def printing(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 800), SAND, 90, 56, 160, 6, 0.7)
    floor(s, 880, INK, 30, OCHRE, 0.5)
    for x in (700, 1340):
        s.box(x, 240, 130, 660, NIGHT, 6)
        s.carve(f"M{x} 240h130v660h-130Z", (x, 240, 130, 660), TEAL, 90, 26, 150, 7, 0.7)
    s.box(640, 210, 900, 60, INK, 6)
    s.box(680, 840, 840, 60, INK, 6)
    for x, y, r, c in ((920, 400, 118, BRICK), (1160, 330, 96, TEAL), (1250, 560, 130, INK), (990, 650, 130, INK)):
        s.disc(x, y, r, c, 7)
        s.carve(f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0Z", (x - r, y - r, 2 * r, 2 * r), PAPER, 40, 24, 60, 5, 0.6, fade="left")
        s.disc(x, y, r * 0.3, SAND, 5)
        s.disc(x, y, r * 0.1, INK, 0)
    for y in (500, 720):
        s.line([(700, y), (1520, y - 40)], CREAM, 24)
        s.line([(700, y + 10), (1520, y - 30)], INK, 4)
        for i, c in enumerate((BRICK, TEAL, OCHRE)):
            s.line([(830 + i * 210, y - 7 - i * 10), (930 + i * 210, y - 12 - i * 10)], c, 13)
    for i, c in enumerate((TEAL, OCHRE, BRICK, SKY, BRICK, OCHRE, TEAL, BRICK)):
        s.poly(f"{560 - i % 3 * 8},{830 - i * 18} {830 - i % 3 * 8},{830 - i * 18} {790 - i % 3 * 8},{846 - i * 18} {520 - i % 3 * 8},{846 - i * 18}", c, 4)
    s.box(530, 846, 290, 40, INK, 4)
    person(s, 290, 1010, 860, "carry", TEAL, INK, "brown", "scarf", OCHRE, apron=SAND, move={"h": (26, -80), "e": (13, -66), "H": (28, -68), "E": (15, -62)}, tilt=-6)
    with s.within("rotate(7 560 330)"):
        s.box(470, 150, 300, 360, PAPER, 6)
        s.disc(620, 300, 96, BRICK, 0)
        s.poly("490,490 490,400 600,330 680,400 750,360 750,490", TEAL, 0)
        s.disc(690, 220, 34, OCHRE, 0)
    s.limb([(512, 330), (540, 318)], [46, 34], SKINS["brown"], 4)


@picture(
    "cantine-tulle-midi",
    "La longue table",
    "Une très longue table en perspective, des convives des deux côtés jusqu’au fond de la salle, des assiettes et des carafes.",
    ground=OCHRE,
)
def canteen(s):
    s.box(-10, -10, 1520, 420, TEAL, 0)
    for x in (120, 1120):
        s.box(x, 70, 260, 250, SKY, 5)
        s.line([(x + 130, 70), (x + 130, 320)], CREAM, 10)
    s.carve("M0 0H1500V400H0Z", (0, 0, 1500, 400), SKY, 90, 80, 140, 5, 0.3)
    s.box(-10, 400, 1520, 610, BRICK, 4)
    s.carve("M0 400H1500V1000H0Z", (0, 400, 1500, 600), ROSE, 90, 80, 90, 6, 0.4)
    tops, hairs, dos = (OCHRE, INK, CREAM, NIGHT, SKY, MOSS), (INK, CREAM, "#5b3a23", INK, BRICK), ("short", "curls", "bun", "bob", "scarf", "crown", "long")
    for i in range(5):
        t = ((i + 0.6) / 5) ** 1.7
        y, gap, h = 440 + 330 * t, 120 + 460 * t, 230 + 620 * t
        for side in (-1, 1):
            n = i * 2 + (side > 0)
            person(s, 750 + side * gap, y + h * 0.42, h, "sit", tops[n % 6], INK, list(SKINS)[n % 4], dos[n % 7], hairs[n % 5], flip=side > 0, lower=False)
    d = s.poly("690,410 810,410 1240,1010 260,1010", CREAM, 6)
    s.carve(d, (260, 410, 980, 600), SAND, 90, 60, 120, 5, 0.5)
    for i in range(6):
        t = ((i + 0.8) / 6) ** 1.8
        y, gap = 430 + 560 * t, 44 + 300 * t
        for side in (-1, 1):
            r = 18 + 74 * t
            s.disc(750 + side * gap, y, r, (BRICK, TEAL)[(i + (side > 0)) % 2], 4, r * 0.4)
            s.disc(750 + side * gap, y - r * 0.04, r * 0.66, (OCHRE, MOSS)[i % 2], 0, r * 0.26)
        if i % 2:
            k = 0.3 + t
            s.shape(f"{750 - 34 * k},{y}! {750 - 40 * k},{y - 60 * k} {750 - 18 * k},{y - 100 * k} {750 - 24 * k},{y - 150 * k}! {750 + 24 * k},{y - 150 * k}! {750 + 18 * k},{y - 100 * k} {750 + 40 * k},{y - 60 * k} {750 + 34 * k},{y}!", SKY, 4)
    for x in (560, 940):
        lamp(s, x, 180, 90, INK)


@picture(
    "guide-assemblee-generale",
    "Le vote",
    "Dans une salle des fêtes, une forêt de mains lève des cartons rouges, jaunes et bleus face à une petite estrade.",
    ground=SAND,
)
def voting(s):
    s.carve("M0 0H1500V600H0Z", (0, 0, 1500, 600), CREAM, 90, 60, 180, 6, 0.6)
    s.poly("-10,-10 1510,-10 1510,40 1120,120 380,120 -10,40", TEAL, 5)
    s.box(420, 180, 660, 330, BRICK, 5)
    s.carve("M420 180h660v330h-660Z", (420, 180, 660, 330), INK, 90, 36, 150, 7, 0.7)
    s.box(380, 500, 740, 60, OCHRE, 5)
    person(s, 750, 500, 250, "stand", CREAM, INK, "brown", "bob")
    person(s, 600, 540, 230, "sit", OCHRE, INK, "pale", "short", lower=False)
    person(s, 910, 540, 230, "sit", SKY, INK, "tan", "crown", CREAM, flip=True, lower=False)
    table(s, 560, 455, 130, 45, INK, INK, 10)
    table(s, 820, 455, 130, 45, INK, INK, 10)
    cards, sleeves = (BRICK, OCHRE, TEAL, OCHRE, BRICK, TEAL, CREAM), (INK, TEAL, NIGHT, BRICK, MOSS, ROSE)
    dos, hairs = ("short", "curls", "bob", "bun", "scarf", "crown"), (INK, "#5b3a23", INK, CREAM, BRICK)
    for row in range(3):
        k = 0.55 + row * 0.3
        count = (8, 6, 4)[row]
        for i in range(count):
            n = i * 5 + row * 3
            x = (i + 0.5 + (row % 2) * 0.2) * 1500 / count + (n * 37) % 40 - 30
            y = 780 + row * 170
            skin = list(SKINS)[n % 4]
            s.shape(f"{x - 110 * k},{y + 160}! {x - 110 * k},{y + 40 * k} {x - 60 * k},{y - 10 * k} {x + 60 * k},{y - 10 * k} {x + 110 * k},{y + 40 * k} {x + 110 * k},{y + 160}!", sleeves[n % 6], 5)
            head(s, (x, y - 70 * k), 150 * k, "back", skin, dos[n % 6], hairs[n % 5])
            top = y - (330 + (n * 29) % 90) * k
            hx = x + 96 * k + (n % 3 - 1) * 14
            s.limb([(x + 92 * k, y + 70 * k), (x + 112 * k, y - 90 * k), (hx, top + 110 * k)], [66 * k, 54 * k, 42 * k], sleeves[n % 6], 4)
            with s.within(f"rotate({(n * 23) % 22 - 11} {hx} {top})"):
                s.box(hx - 62 * k, top - 90 * k, 124 * k, 160 * k, cards[n % 7], 5)
            s.limb([(hx, top + 116 * k), (hx, top + 70 * k), (hx + 4, top + 46 * k)], [38 * k, 48 * k, 30 * k], SKINS[skin], 4)


@picture(
    "gratiferie-place-du-marche",
    "La gratiferie",
    "Vue plongeante sur une place : des couvertures colorées étalées au sol, couvertes de livres, de jouets et de vaisselle, entre lesquelles on circule.",
    ground=SAND,
)
def giveaway(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), CREAM, 0, 30, 60, 7, 0.9)
    for i, (x, c, r) in enumerate(((-20, CREAM, BRICK), (190, ROSE, INK), (420, CREAM, TEAL), (1000, SKY, BRICK), (1230, CREAM, INK))):
        house(s, x, 300, 200, 190 + i % 2 * 30, c, r, 0.3)
    tree(s, 760, 330, 270, TEAL)
    tree(s, 900, 320, 220, MOSS)
    cloths = ((120, 400, BRICK), (600, 380, TEAL), (1080, 420, OCHRE), (-60, 700, INK), (450, 680, OCHRE), (980, 730, BRICK))
    for n, (x, y, c) in enumerate(cloths):
        k = 1 + (y - 400) / 900
        d = s.poly(f"{x + 40},{y} {x + 330 * k},{y + 6} {x + 370 * k},{y + 170 * k} {x},{y + 176 * k}", c, 6)
        s.carve(d, (x, y, 370 * k, 176 * k), CREAM, 0 if n % 2 else 84, 28, 70, 5, 0.5)
        for j in range(6):
            ox, oy = x + (80 + (j % 3) * 95) * k, y + (70 + (j // 3) * 70) * k
            kind = (n * 2 + j * 3) % 5
            if kind == 0:
                cup(s, ox, oy, 0.9 * k, CREAM)
            elif kind == 1:
                for b in range(3):
                    s.box(ox - 30 + b * 22, oy - 50 * k, 18, 50 * k, (CREAM, ROSE, SKY)[b], 3)
            elif kind == 2:
                s.disc(ox, oy - 22, 30 * k, SKY, 4)
                s.disc(ox, oy - 22, 14 * k, CREAM, 0)
            elif kind == 3:
                s.shape(f"{ox - 34 * k},{oy}! {ox - 40 * k},{oy - 40 * k} {ox},{oy - 60 * k} {ox + 40 * k},{oy - 40 * k} {ox + 34 * k},{oy}!", SAND, 4)
            else:
                s.poly(f"{ox - 20},{oy - 60 * k} {ox + 20},{oy - 60 * k} {ox + 34},{oy - 26 * k} {ox - 34},{oy - 26 * k}", ROSE, 3)
                s.line([(ox, oy - 26 * k), (ox, oy)], CREAM, 8)
    person(s, 530, 600, 300, "bend", CREAM, NIGHT, "dark", "curls", flip=False)
    person(s, 1010, 640, 320, "side", TEAL, INK, "pale", "long", BRICK)
    person(s, 400, 900, 400, "walk", BRICK, NIGHT, "tan", "bob")
    person(s, 930, 960, 420, "kneel", SKY, INK, "brown", "short", hat="cap")
    person(s, 1420, 900, 400, "stand", INK, TEAL, "tan", "scarf", OCHRE, skirt=NIGHT)


@picture(
    "appel-temoignages-temps-partiel",
    "La moitié du cadran",
    "Une grande horloge murale dont la moitié du cadran est plongée dans l’ombre ; une personne vue de dos la regarde, les mains sur les hanches.",
    ground=BRICK,
)
def clock(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), ROSE, 28, 48, 170, 6, 0.5)
    s.disc(830, 480, 420, INK, 8)
    s.disc(830, 480, 372, CREAM, 0)
    half = "M830 108A372 372 0 0 1 830 852Z"
    s.put(half, TEAL, 0)
    s.carve(half, (830, 108, 372, 744), SKY, 28, 26, 120, 6, 0.6)
    for a in range(12):
        with s.within(f"rotate({a * 30} 830 480)"):
            s.box(820, 130, 20, 70 if a % 3 == 0 else 40, INK if 6 <= a <= 12 or a == 0 else CREAM, 0)
    with s.within("rotate(-62 830 480)"):
        s.shape("812,520! 848,520! 840,250 830,230! 820,250", INK, 4)
    s.shape("815,520! 845,520! 840,190 830,160! 820,190", BRICK, 4)
    s.disc(830, 480, 32, OCHRE)
    person(s, 330, 1230, 940, "back", OCHRE, NIGHT, "brown", "bun", INK, move={"e": (22, -72), "h": (17, -60), "E": (-21, -68), "H": (-10, -58)})


@picture(
    "coursiers-de-nuit-accords",
    "Après la réunion",
    "Des chaises vides disposées en cercle dans une salle la nuit ; l’une est renversée, un casque de vélo est resté sur une autre.",
    ground=NIGHT,
)
def circle_of_chairs(s):
    s.carve("M0 0H1500V420H0Z", (0, 0, 1500, 420), TEAL, 90, 60, 140, 5, 0.6)
    for x in (160, 1060):
        s.box(x, 60, 280, 260, INK, 5)
        s.disc(x + 200, 130, 36, SAND, 0)
        s.line([(x + 140, 60), (x + 140, 320)], TEAL, 10)
    s.box(-10, 400, 1520, 610, INK, 4)
    s.carve("M0 400H1500V1000H0Z", (0, 400, 1500, 600), TEAL, 0, 36, 150, 6, 0.6)
    s.disc(750, 700, 640, OCHRE, 0, 250)
    s.carve("M110 700a640 250 0 1 0 1280 0a640 250 0 1 0 -1280 0Z", (110, 450, 1280, 500), SAND, 0, 30, 140, 6, 0.7)
    lamp(s, 750, 150, 190, BRICK)
    colours = (INK, BRICK, INK, TEAL, INK, INK, BRICK)
    for x, y, h, flip, c in ((420, 620, 210, False, colours[0]), (620, 570, 190, False, colours[1]), (880, 570, 190, True, colours[2]), (1080, 620, 210, True, colours[3]), (250, 780, 290, False, colours[4]), (1260, 790, 290, True, colours[5])):
        chair(s, x, y, h, c, flip)
    with s.within("translate(640 900) rotate(-96)"):
        chair(s, 0, 0, 340, BRICK)
    chair(s, 1010, 930, 350, INK, True)
    s.shape("950,768! 940,720 980,690 1040,694 1070,730 1070,768! 1010,760", CREAM, 5)
    s.line([(980, 704), (970, 756)], BRICK, 9)
    s.line([(1016, 698), (1016, 756)], BRICK, 9)


@picture(
    "bibliotheque-outils",
    "La bibliothèque d’outils",
    "Sur de hautes étagères, des outils rangés comme des livres — perceuses, scies, marteaux, arrosoir — et une femme sur une échelle en attrape un.",
    ground=TEAL,
)
def tool_library(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), NIGHT, 90, 40, 200, 9, 0.7)
    for row in range(4):
        y = 240 + row * 240
        s.box(-10, y, 1520, 28, OCHRE, 4)
        for i in range(9):
            x = 90 + i * 165
            if 560 < x < 860 and row in (1, 2):
                continue
            kind = (i * 3 + row * 4) % 6
            if kind == 0:
                s.shape(f"{x - 70},{y - 120}! {x + 30},{y - 126}! {x + 34},{y - 76}! {x - 6},{y - 70}! {x + 4},{y - 4}! {x - 40},{y - 4}! {x - 46},{y - 66} {x - 70},{y - 76}!", (BRICK, OCHRE, SKY)[i % 3], 4)
                s.box(x + 32, y - 110, 44, 14, CREAM, 2)
                s.box(x - 50, y - 30, 64, 28, INK, 3)
            elif kind == 1:
                tool(s, "saw", x, y - 64, 0.56, 0)
            elif kind == 2:
                tool(s, "hammer", x - 16, y - 104, 0.82, 8)
                tool(s, "driver", x + 50, y - 78, 0.78, -6)
            elif kind == 3:
                s.box(x - 60, y - 96, 120, 96, (BRICK, OCHRE, CREAM)[(i + row) % 3], 4)
                s.line([(x - 26, y - 96), (x - 26, y - 122), (x + 26, y - 122), (x + 26, y - 96)], CREAM, 10)
                s.box(x - 60, y - 66, 120, 12, INK, 0)
            elif kind == 4:
                s.poly(f"{x - 40},{y - 90} {x + 40},{y - 90} {x + 46},{y} {x - 46},{y}", SKY, 4)
                s.line([(x + 42, y - 20), (x + 86, y - 100)], SKY, 14)
                s.line([(x - 36, y - 90), (x, y - 130), (x + 36, y - 90)], SKY, 9)
            else:
                tool(s, "plier", x - 30, y - 90, 0.8)
                tool(s, "square", x + 40, y - 72, 0.72)
            s.box(x - 28, y + 6, 56, 18, CREAM, 0)
    for x0, x1 in ((590, 660), (800, 760)):
        s.limb([(x0, 1010), (x1, 60)], [26, 22], SAND, 4)
    for j in range(9):
        y = 940 - j * 106
        s.line([(596 + j * 7, y), (796 - j * 4, y)], SAND, 15)
    person(s, 700, 920, 660, "reach", BRICK, INK, "dark", "bun", skirt=None, move={"k": (6, -28), "f": (3, -8)})
