# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""Quiet pictures: one for the newspaper itself, one for each of its main sections."""

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKY, TEAL
from ..people import person
from ..things import hills, house, plant, sky, sun, tree
from .coworking import tool
from .register import picture


@picture("social-default", "Le mur mitoyen", "Deux maisons, l’une rouge et l’autre bleue, partagent un mur percé d’une fenêtre commune ; deux voisins s’y passent une tasse, un soleil se lève derrière les toits.", ground=SAND, focal=(400, 200, 800, 800))
def party_wall(s):
    sky(s, SAND, CREAM, 800, 2, 0.7, None)
    sun(s, 750, 230, 150, OCHRE, 18)
    for x, wall, roof, dark in ((90, BRICK, INK, ROSE), (750, TEAL, NIGHT, SKY)):
        d = s.box(x, 420, 660, 480, wall, 6)
        s.carve(d, (x, 420, 660, 480), dark, 90, 34, 110, 6, 0.6)
        s.poly(f"{x - 30},420 {x + 330},200 {x + 690},420", roof, 6)
        far = x + 60 if x < 700 else x + 420
        s.box(far, 500, 180, 200, CREAM, 5)
        s.box(far + 18, 518, 144, 164, INK, 0)
        s.box(far + 84, 518, 12, 164, CREAM, 0)
        s.box(far, 700, 180, 24, OCHRE, 4)
    s.box(150, 740, 130, 170, OCHRE, 5)
    s.box(1220, 740, 130, 170, OCHRE, 5)
    s.disc(256, 830, 9, INK, 0)
    s.disc(1244, 830, 9, INK, 0)
    s.box(480, 500, 540, 300, CREAM, 6)
    s.box(504, 524, 492, 252, NIGHT, 3)
    s.clip("M504 524h492v252h-492Z", f'<path d="M504 524h492v252h-492Z" fill="{INK}" opacity="0"/>')
    person(s, 590, 990, 420, "point", CREAM, INK, "brown", "curls", lower=False, move={"h": (25, -73), "e": (12, -68)})
    person(s, 915, 990, 420, "point", OCHRE, INK, "pale", "bun", BRICK, flip=True, lower=False, move={"h": (22, -70), "e": (12, -66)})
    s.ring(770, 678, 13, 7, BRICK)
    s.shape("716,650! 764,650! 758,706 748,712 732,712 722,706", BRICK, 4)
    s.box(480, 776, 540, 124, CREAM, 6)
    s.box(480, 790, 270, 110, BRICK, 0)
    s.box(750, 790, 270, 110, TEAL, 0)
    s.line([(750, 800), (750, 900)], CREAM, 6)
    d = s.box(-10, 900, 1520, 110, MOSS, 6)
    s.carve(d, (0, 900, 1500, 100), CREAM, 78, 30, 30, 5, 0.6)
    plant(s, 420, 905, 0.8, NIGHT, OCHRE)
    plant(s, 1110, 905, 0.8, MOSS, OCHRE)


@picture("section-travail", "Des outils alignés", "Des outils accrochés côte à côte sur un mur bleu : marteau, scie, pinces, tournevis et équerre.", ground=TEAL)
def tools(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), NIGHT, 90, 70, 240, 9, 0.5)
    s.box(-10, 200, 1520, 34, OCHRE, 5)
    for name, x, y, k, turn in (("hammer", 180, 470, 2.7, 0), ("saw", 480, 540, 2.3, -90), ("plier", 780, 480, 2.7, 0), ("driver", 1030, 480, 2.7, 0), ("square", 1290, 480, 2.5, 0)):
        s.line([(x, 217), (x, 300)], CREAM, 7)
        s.disc(x, 217, 15, INK, 3)
        tool(s, name, x, y, k, turn)
    s.box(-10, 850, 1520, 160, BRICK, 6)


@picture("section-entreprendre", "La devanture", "Une femme sur un escabeau peint en jaune la devanture d’une boutique encore vide.", ground=SAND)
def shopfront(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 850), CREAM, 90, 70, 180, 6, 0.5)
    s.box(300, 120, 900, 780, TEAL, 6)
    s.box(260, 90, 980, 130, OCHRE, 6)
    s.box(880, 90, 360, 130, CREAM, 0)
    s.shape("860,90! 900,110 870,140 910,170 880,220! 700,220! 700,90!", OCHRE, 0)
    s.box(360, 280, 480, 440, SKY, 5)
    s.carve("M360 280h480v440h-480Z", (360, 280, 480, 440), CREAM, 55, 70, 190, 9, 0.4)
    s.box(920, 280, 220, 620, BRICK, 5)
    s.box(950, 310, 160, 300, SKY, 4)
    s.disc(1110, 660, 13, OCHRE, 3)
    s.box(-10, 890, 1520, 120, INK, 5)
    for x0, x1 in ((640, 720), (900, 820)):
        s.limb([(x0, 950), (x1, 560)], [24, 20], CREAM, 4)
    for j in range(3):
        s.line([(660 + j * 22, 860 - j * 100), (880 - j * 22, 860 - j * 100)], CREAM, 16)
    person(s, 760, 660, 520, "reach", BRICK, INK, "dark", "scarf", OCHRE, shoes=CREAM)
    s.line([(880, 160), (905, 120)], INK, 14)


@picture("section-territoires", "Vu du ciel", "Un patchwork de champs, un village serré autour de son clocher et une rivière, vus de haut.", ground=MOSS)
def seen_from_above(s):
    cells = ((0, 0, OCHRE), (1, 0, MOSS), (2, 0, SAND), (3, 0, TEAL), (0, 1, TEAL), (1, 1, SAND), (2, 1, MOSS), (3, 1, OCHRE), (0, 2, SAND), (1, 2, OCHRE), (2, 2, TEAL), (3, 2, MOSS))
    for col, row, c in cells:
        x, y = col * 400 - 60 + row * 40, row * 350 - 30 - col * 22
        d = s.poly(f"{x},{y} {x + 400},{y - 22} {x + 440},{y + 328} {x + 40},{y + 350}", c, 9)
        s.carve(d, (x, y - 30, 440, 380), PAPER if c != SAND else OCHRE, (20, 95, 60, 140)[(col + row * 3) % 4], 30, 150, 5, 0.8)
    s.line([(-40, 720), (220, 620), (420, 700), (640, 640), (800, 760), (1080, 700), (1240, 840), (1560, 800)], PAPER, 84)
    s.line([(-40, 720), (220, 620), (420, 700), (640, 640), (800, 760), (1080, 700), (1240, 840), (1560, 800)], SKY, 70)
    for i in range(9):
        x, y = 560 + (i % 3) * 108 + (i // 3) * 34 + (i % 3 // 2) * 60, 340 + (i // 3) * 96
        house(s, x, y + 70, 80, 54, CREAM, (BRICK, BRICK, INK)[i % 3], 0.5)
    s.box(780, 240, 56, 170, CREAM, 4)
    s.poly("768,240 808,110 848,240", INK, 4)
    for i in range(14):
        tree(s, 80 + (i * 331) % 1380, 230 + (i * 173) % 740, 90, NIGHT)


@picture("section-transitions", "Éoliennes au-dessus des blés", "Trois éoliennes tournent au-dessus d’un champ de blé, un petit train passe à l’horizon.", ground=ROSE)
def turbines(s):
    sky(s, ROSE, SAND, 640, -2, 0.7, None)
    d = hills(s, 620, 50, TEAL, 2)
    s.carve(d, (0, 560, 1500, 100), SKY, 0, 22, 90, 5, 0.6)
    for i in range(5):
        s.shape(f"{180 + i * 96},590! {180 + i * 96},556 {190 + i * 96},550 {262 + i * 96},550 {272 + i * 96},556 {272 + i * 96},590!", BRICK if i % 4 else INK, 4)
        for j in range(3):
            s.box(192 + i * 96 + j * 24, 560, 16, 14, CREAM, 0)
    d = s.shape("-40,680! 400,600 900,640 1540,590! 1540,1040! -40,1040!", OCHRE, 6)
    s.carve(d, (0, 600, 1500, 400), SAND, 82, 30, 80, 7, 0.8)
    s.carve(d, (0, 700, 1500, 300), "#a86a24", 98, 60, 90, 6, 0.6)
    for x, y, k, turn in ((480, 700, 0.7, 15), (1300, 700, 0.8, 70), (880, 860, 1.25, 40)):
        s.limb([(x, y), (x, y - 460 * k)], [34 * k, 18 * k], CREAM, 5, NIGHT)
        for a in range(3):
            with s.within(f"translate({x} {y - 460 * k}) rotate({turn + a * 120}) scale({k})"):
                s.shape("-10,0! -26,-70 -4,-270! 10,0!", CREAM, 5, NIGHT)
        s.disc(x, y - 460 * k, 20 * k, BRICK, 4)


@picture("section-argent", "La tirelire commune", "Un grand bocal rempli de pièces posé sur une table, une pousse verte en sort.", ground=BRICK)
def common_jar(s):
    s.carve("M0 0H1500V800H0Z", (0, 0, 1500, 800), ROSE, 90, 60, 200, 6, 0.5)
    d = s.box(-10, 800, 1520, 210, OCHRE, 6)
    s.carve(d, (0, 800, 1500, 200), "#a86a24", 0, 34, 200, 6, 0.6)
    s.shape("560,300! 940,300! 940,350 1000,420 1000,860! 500,860! 500,420 560,350", SKY, 8)
    for j in range(7):
        for i in range(5):
            s.disc(562 + i * 94 + (j % 2) * 10 - 5, 830 - j * 46, 54, (OCHRE, SAND, "#c27f22")[(i + j * 2) % 3], 5, 26)
    for a, k in ((-40, 1), (0, 1.3), (38, 1.05)):
        with s.within(f"translate(750 540) rotate({a}) scale({k})"):
            s.shape("0,0! -46,-140 0,-300! 46,-140", MOSS, 5)
            s.line([(0, -10), (0, -250)], PAPER, 5)
    s.line([(530, 440), (530, 780)], CREAM, 16)
    for x, y in ((300, 880), (340, 860), (1180, 900)):
        s.disc(x, y, 62, SAND, 5, 26)


@picture("section-idees", "Le livre et l’oiseau", "D’un livre ouvert sur une table s’envole un oiseau de papier, vers une fenêtre claire.", ground=NIGHT)
def paper_bird(s):
    s.carve("M0 0H1500V760H0Z", (0, 0, 1500, 760), TEAL, 24, 60, 180, 7, 0.6)
    s.box(900, 70, 480, 430, CREAM, 6)
    s.box(928, 98, 424, 374, SAND, 3)
    s.disc(1220, 250, 84, OCHRE, 0)
    s.box(1130, 98, 20, 374, CREAM, 0)
    d = s.box(-10, 760, 1520, 250, BRICK, 6)
    s.carve(d, (0, 760, 1500, 240), ROSE, 0, 36, 200, 6, 0.6)
    s.poly("470,740 800,790 1130,740 1200,880 800,930 400,880", INK, 6)
    s.shape("480,720! 600,690 740,710 800,770! 800,900! 720,840 560,830 420,860!", CREAM, 6)
    s.shape("1120,720! 1000,690 860,710 800,770! 800,900! 880,840 1040,830 1180,860!", PAPER, 6)
    for j in range(4):
        s.line([(540 - j * 16, 742 + j * 26), (640, 734 + j * 26), (730, 756 + j * 26)], INK, 5)
        s.line([(870, 756 + j * 26), (960, 734 + j * 26), (1060 + j * 16, 742 + j * 26)], INK, 5)
    s.poly("560,520 700,440 500,260", CREAM, 5)
    s.poly("700,440 560,520 460,480", SAND, 5)
    s.poly("700,440 840,260 620,470", SKY, 5)
    s.poly("690,446 790,400 740,450", CREAM, 5)
    for x, y in ((640, 600), (690, 650), (740, 690)):
        s.disc(x, y, 8, OCHRE, 0)


@picture("section-pratique", "La liste et le crayon", "Une feuille de cases cochées sur une planchette, un gros crayon rouge et une tasse de café sur une table.", ground=OCHRE)
def checklist(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SAND, 8, 46, 220, 6, 0.6)
    with s.within("rotate(-9 640 500)"):
        s.box(350, 90, 600, 840, INK, 7)
        s.box(390, 150, 520, 740, CREAM, 4)
        s.shape("540,150! 560,80 600,60 650,50 700,60 740,80 760,150!", SKY, 5)
        for j in range(5):
            y = 240 + j * 124
            s.box(430, y, 74, 74, TEAL, 0)
            s.box(440, y + 10, 54, 54, CREAM, 0)
            s.line([(550, y + 22), (700, y + 22), (800 - (j * 53) % 90, y + 22)], INK, 11)
            s.line([(550, y + 58), (700 - (j * 37) % 70, y + 58)], INK, 11)
            if j < 3:
                s.line([(440, y + 30, True), (466, y + 62, True), (530, y - 22, True)], BRICK, 17)
    with s.within("rotate(34 1080 560)"):
        s.box(1040, 170, 96, 600, BRICK, 6)
        s.box(1072, 170, 32, 600, ROSE, 0)
        s.poly("1040,770 1136,770 1088,910", SAND, 6)
        s.poly("1072,862 1104,862 1088,910", INK, 0)
        s.box(1040, 110, 96, 70, SKY, 5)
    s.ring(1310, 300, 62, 26, TEAL)
    s.disc(1200, 240, 128, TEAL, 6)
    s.disc(1200, 240, 98, INK, 0)
    s.carve("M1102 240a98 98 0 1 0 196 0a98 98 0 1 0 -196 0Z", (1102, 142, 196, 196), SAND, 30, 40, 60, 6, 0.5)
