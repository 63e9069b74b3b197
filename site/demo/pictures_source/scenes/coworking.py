# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""The shared workspace of Troyes, for the flagship article."""

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKINS, SKY, TEAL
from ..people import person
from ..things import bricks, chair, cup, floor, lamp, laptop, plant, sky, table
from .register import picture


@picture(
    "coworking-nouveaux-metiers",
    "La grande salle de l’ancienne bonneterie",
    "Sous les verrières en dents de scie d’une ancienne usine, des personnes travaillent autour de grandes tables, des lampes suspendues au-dessus d’elles.",
    "La grande salle de l’ancienne bonneterie, à Troyes.",
    focal=(350, 400, 900, 600),
)
def hall(s):
    s.box(-10, -10, 1520, 400, TEAL, 0)
    for i in range(-1, 4):
        x = 60 + i * 420
        glass = s.poly(f"{x},40 {x + 130},330 {x},330", INK, 0)
        glass = s.poly(f"{x},30 {x + 400},330 {x + 40},330", SKY)
        s.carve(glass, (x, 30, 400, 300), CREAM, 38, 20, 120, 6, 0.7)
        for j in range(1, 5):
            s.line([(x + j * 80, 30 + j * 60), (x + 30 + j * 74, 330)], INK, 6)
        s.line([(x, 26), (x + 410, 334)], INK, 16)
        s.line([(x, 26), (x, 334)], INK, 16)
    s.box(-10, 330, 1520, 34, INK)
    bricks(s, -10, 364, 1520, 260, SAND, PAPER, (74, 30))
    for x in (90, 620, 1130):
        glass = s.box(x, 400, 280, 190, TEAL)
        s.carve(glass, (x, 400, 280, 190), SKY, 58, 50, 90, 6, 0.6)
        for j in (1, 2):
            s.box(x + j * 93 - 4, 400, 8, 190, INK, 0)
    floor(s, 620, BRICK, 24, ROSE, 0.6)
    for x in (470, 990):
        s.box(x, 364, 26, 290, INK, 3)
    for i, x in enumerate((130, 640, 1180)):
        person(s, x, 740, 250, "sit", (OCHRE, CREAM, TEAL)[i], INK, ("tan", "dark", "pale")[i], ("bob", "short", "long")[i], ("#5b3a23", INK, OCHRE)[i])
        person(s, x + 250, 740, 250, "sit", (NIGHT, SKY, OCHRE)[i], INK, ("pale", "tan", "brown")[i], ("crown", "scarf", "short")[i], (CREAM, BRICK, INK)[i], flip=True)
        table(s, x + 20, 638, 210, 100, CREAM, INK, 16)
        laptop(s, x + 70, 638, 0.5)
    for x in (330, 830, 1370):
        lamp(s, x, 450, 84, INK, None, 364)
    person(s, 790, 1060, 600, "stand", CREAM, INK, "brown", "curls", INK, move={"h": (17, -62), "e": (18, -68), "H": (-9, -62), "E": (-16, -67)})
    person(s, 430, 1060, 640, "sit", TEAL, INK, "pale", "bun", BRICK)
    person(s, 1210, 1060, 640, "sit", OCHRE, NIGHT, "tan", "short", INK, flip=True)
    chair(s, 424, 1060, 300)
    chair(s, 1216, 1060, 300, flip=True)
    d = s.box(490, 800, 660, 46, SAND)
    s.carve(d, (490, 800, 660, 46), "#a86a24", 0, 12, 130, 4, 0.7)
    for x in (530, 1090):
        s.box(x, 846, 24, 200, INK, 3)
    laptop(s, 590, 800, 1.25)
    s.poly("730,800 920,800 950,784 760,784", CREAM, 3)
    cup(s, 1010, 800, 1.1, BRICK)
    plant(s, 1440, 1000, 1.5)


def above(s, x, y, k, top, hair, skin, turn):
    """Somebody at a table, seen from above, arms stretched to the right."""
    with s.within(f"translate({x} {y}) rotate({turn}) scale({k})"):
        for side in (-1, 1):
            s.limb([(0, 78 * side), (70, 82 * side), (140, 40 * side)], [52, 44, 32], top)
            s.limb([(140, 42 * side), (160, 34 * side), (182, 28 * side)], [28, 34, 20], SKINS[skin], 3)
        d = s.shape("-48,-70 -20,-104 26,-90 40,0 26,90 -20,104 -48,70 -58,0", top)
        s.carve(d, (-60, -104, 100, 208), PAPER, 80, 22, 40, 4, 0.5)
        s.disc(24, 0, 46, SKINS[skin], 3, 42)
        d = s.disc(8, 0, 54, hair, 4, 50)
        s.carve(d, (-46, -50, 108, 100), PAPER, 0, 14, 34, 3, 0.5)


@picture(
    "coworking-1",
    "La table de chêne vue d’en haut",
    "Vue d’en haut, une longue table de chêne traverse l’image ; deux personnes y travaillent face à face entre lampes, carnets et tasses.",
    "La grande table de chêne, un matin.",
    ground=TEAL,
)
def oak_table(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 1000), SKY, 62, 54, 240, 4, 0.7)
    with s.within("rotate(-14 750 500)"):
        above(s, 560, 110, 1.5, BRICK, INK, "tan", 90)
        above(s, 1010, 900, 1.5, INK, OCHRE, "pale", -90)
        for x, y in ((1080, 110), (330, 900)):
            s.disc(x, y, 88, BRICK)
            s.disc(x, y, 62, INK, 0)
        d = s.box(-200, 240, 1900, 520, OCHRE, 6)
        s.carve(d, (-200, 240, 1900, 520), PAPER, 0, 26, 220, 5, 0.6, 0.01)
        s.carve(d, (-200, 240, 1900, 520), "#a86a24", 0, 44, 260, 6, 0.5, -0.01)
        for y in (410, 590):
            s.line([(-200, y), (1700, y)], "#a86a24", 5)
        with s.within("rotate(6 560 420)"):
            s.box(450, 330, 220, 150, INK)
            s.box(462, 342, 196, 66, SKY, 0)
            s.box(500, 420, 120, 50, TEAL, 2)
        with s.within("rotate(-8 1000 600)"):
            s.box(890, 540, 210, 140, CREAM)
            s.box(995, 540, 6, 140, SAND, 0)
            for j in range(5):
                s.line([(908, 564 + j * 22), (980, 564 + j * 22)], INK, 3)
                s.line([(1016, 564 + j * 22), (1082 - j * 9, 564 + j * 22)], INK, 3)
        for x, y in ((240, 520), (780, 420), (1290, 470)):
            s.disc(x, y, 96, CREAM + "/dots", 0)
            s.disc(x, y, 64, INK)
            s.disc(x - 14, y - 16, 24, PAPER + "/fine", 0)
            s.disc(x, y, 10, OCHRE, 0)
        for x, y, c in ((720, 620, BRICK), (1170, 380, CREAM)):
            s.ring(x + 52, y + 8, 18, 10, c)
            s.disc(x, y, 42, c)
            s.disc(x, y, 30, INK, 0)
        for x, y, a in ((420, 600, 20), (1160, 620, -40), (620, 560, -70)):
            with s.within(f"translate({x} {y}) rotate({a})"):
                s.box(-60, -6, 100, 12, BRICK, 2)
                s.poly("40,-6 62,0 40,6", CREAM, 2)
        with s.within("rotate(12 120 420)"):
            s.box(40, 330, 120, 160, CREAM)
            s.box(60, 320, 120, 160, ROSE)


@picture(
    "coworking-2",
    "Les boîtes aux lettres des résidents",
    "Un mur de boîtes aux lettres de toutes les couleurs, chacune ornée d’un motif peint à la main ; l’une est ouverte, une lettre en dépasse.",
    ground=INK,
    focal=(500, 330, 620, 460),
)
def letter_boxes(s):
    colours = [BRICK, TEAL, OCHRE, SAND, SKY, CREAM, ROSE, MOSS]
    marks = {
        "bird": "-60,10! -20,-10 10,-34 40,-30 64,-16! 40,-10 20,20 -20,26",
        "leaf": "0,-44! 34,-10 0,44! -34,-10",
        "wave": "-70,10 -40,-24 -10,10 20,-24 50,10 70,-8! 70,26! -70,30!",
        "star": "0,-46! 12,-14! 46,-14! 18,8! 30,42! 0,20! -30,42! -18,8! -46,-14! -12,-14!",
        "house": "-40,40! -40,-8! 0,-44! 40,-8! 40,40!",
        "boat": "-60,8! 60,8! 36,40! -36,40! -60,8! 0,0! 4,-50! 44,0! 0,0!",
        "moon": "10,-44 -30,-24 -34,20 0,44 30,30! 0,22 -8,-10 10,-44!",
        "spool": "-34,-40! 34,-40! 18,-24! 18,24! 34,40! -34,40! -18,24! -18,-24!",
    }
    names = list(marks)
    for row in range(4):
        for col in range(5):
            n = (row * 3 + col * 5 + row * col) % 8
            x, y = 24 + col * 294, 20 + row * 246
            fill, mark = colours[n], names[(n + row + col) % 8]
            opened = (row, col) == (2, 2)
            s.box(x, y, 278, 230, INK if opened else fill)
            if opened:
                s.box(x + 16, y + 16, 246, 198, NIGHT, 0)
                with s.within(f"rotate(-13 {x + 140} {y + 150})"):
                    s.box(x + 40, y + 70, 220, 130, CREAM)
                    s.line([(x + 40, y + 70, True), (x + 150, y + 146, True), (x + 260, y + 70, True)], INK, 4)
                    s.box(x + 212, y + 150, 34, 40, BRICK, 0)
                s.poly(f"{x},{y} {x - 120},{y + 46} {x - 120},{y + 276} {x},{y + 230}", BRICK)
                s.carve(f"M{x} {y}L{x - 120} {y + 46}V{y + 276}L{x} {y + 230}Z", (x - 120, y, 120, 276), PAPER, -22, 22, 70, 4, 0.6)
                continue
            s.carve(f"M{x} {y}h278v230h-278Z", (x, y, 278, 230), PAPER, 3, 24, 70, 3, 0.35, fade="left")
            s.box(x + 54, y + 34, 170, 24, INK, 3)
            dark = fill in (BRICK, TEAL, MOSS)
            with s.within(f"translate({x + 139} {y + 138}) scale(1.05)"):
                s.shape(marks[mark], CREAM if dark else (INK, BRICK, TEAL)[(row + col) % 3], 0)
            s.disc(x + 250, y + 120, 9, INK, 3)
    return s


TOOLS = {
    "hammer": ("-8,-20! 8,-20! 10,120! -10,120!", OCHRE, "-52,-60! 30,-60! 56,-44 56,-30! 30,-22! -52,-22!", INK),
    "saw": ("-70,-50! 110,-20! 110,14! 103,26! 95,16! 88,28! 80,18! 73,30! 65,21! 58,33! 50,23! 43,35! 35,25! 28,37! 20,27! 13,39! 5,29! -2,41! -10,31! -17,43! -25,34! -32,46! -40,36! -47,48! -55,38! -62,50! -70,40!", CREAM, "-70,-60! -110,-60 -130,-10 -112,44 -70,50! -80,10 -80,-30", BRICK),
    "square": ("-50,-80! -20,-80! -20,50! 80,50! 80,80! -50,80!", OCHRE, "-50,-80! -20,-80! -20,-40! -50,-40!", INK),
    "plier": ("-10,-80! 10,-80! 20,-30 8,0 34,100! 16,104! 0,20! -16,104! -34,100! -8,0 -20,-30", INK, "-34,100! -16,104! -12,60! -24,56!", BRICK),
    "driver": ("-6,-90! 6,-90! 6,0! -6,0!", INK, "-18,0! 18,0! 20,60 14,90 -14,90 -20,60", BRICK),
}


def tool(s, name, x, y, k, turn=0):
    first, ink1, second, ink2 = TOOLS[name]
    with s.within(f"translate({x} {y}) rotate({turn}) scale({k})"):
        s.shape(first, ink1, 3)
        s.shape(second, ink2, 3)


def sewing_machine(s, x, y, k, fill=INK):
    with s.within(f"translate({x} {y}) scale({k})"):
        s.box(-150, -34, 320, 34, OCHRE)
        s.shape("-120,-150! -128,-190 -96,-214 60,-206 120,-210 156,-190 160,-34! 84,-34! 90,-130 60,-146 -70,-146! -76,-70! -100,-70! -104,-146!", fill)
        s.line([(-88, -72), (-88, -36)], CREAM, 5)
        s.ring(172, -150, 46, 14, fill)
        s.disc(172, -150, 10, OCHRE, 0)
        s.line([(-40, -186), (60, -182)], OCHRE, 6)
        s.box(20, -250, 30, 44, BRICK, 3)
        s.shape("-250,-6! -120,-44 -60,-36 -40,-34! -60,-10 -170,20 -250,40!", BRICK)


@picture(
    "coworking-3",
    "L’atelier du rez-de-chaussée",
    "Dans un atelier, une couturière se penche sur une machine à coudre posée sur l’établi ; au mur sont accrochés marteau, scie, équerre et pinces.",
    ground=SAND,
)
def workshop(s):
    s.carve("M0 0H1500V1000H0Z", (0, 0, 1500, 700), CREAM, 90, 60, 300, 5, 0.7)
    s.box(640, 90, 800, 400, TEAL)
    s.box(640, 90, 800, 400, NIGHT + "/fine", 0)
    for name, x, y, k, turn in (("hammer", 740, 250, 1.3, 0), ("saw", 930, 330, 1.15, -90), ("square", 1130, 300, 1.3, 0), ("plier", 1270, 280, 1.3, 0), ("driver", 1370, 280, 1.2, 0)):
        s.disc(x, y - 118, 8, INK, 0)
        tool(s, name, x, y, k, turn)
    floor(s, 900, INK, 30, OCHRE, 0.4)
    person(s, 470, 985, 830, "lean", OCHRE, TEAL, "tan", "bun", apron=None, tilt=30, move={"h": (43, -46), "H": (50, -46), "e": (22, -57), "E": (29, -58)})
    table(s, 640, 640, 900, 370, OCHRE, INK, 60)
    s.carve("M640 640h900v60h-900Z", (640, 640, 900, 60), "#a86a24", 0, 14, 160, 4, 0.7)
    sewing_machine(s, 1120, 640, 1.35)
    lamp(s, 560, 130, 170, INK)
    s.box(760, 800, 180, 110, INK)
    for i, c in enumerate((BRICK, OCHRE, CREAM, TEAL)):
        s.box(1060 + i * 78, 840 - i % 2 * 26, 62, 90 + i % 2 * 26, c)


@picture(
    "coworking-4",
    "La cuisine à midi",
    "Dans une cuisine commune, deux personnes servent un plat fumant devant un grand tableau noir où les tâches de la semaine sont cochées à la craie.",
    ground=OCHRE,
)
def kitchen(s):
    s.carve("M0 0H1500V700H0Z", (0, 0, 1500, 700), SAND, 90, 44, 160, 5, 0.7)
    board = s.box(420, 70, 660, 430, BRICK, 5)
    board = s.box(446, 96, 608, 378, INK, 3)
    s.carve(board, (446, 96, 608, 378), TEAL, 20, 46, 180, 8, 0.7)
    for i in range(1, 6):
        s.line([(446 + i * 101, 120), (446 + i * 101, 452)], CREAM, 4)
    for j in range(1, 5):
        s.line([(470, 96 + j * 76), (1030, 96 + j * 76)], CREAM, 4)
    for i, j in ((1, 1), (2, 3), (3, 2), (4, 4), (5, 1), (1, 4), (4, 2), (2, 1)):
        x, y = 446 + i * 101 + 50, 96 + j * 76 + 38
        s.line([(x - 18, y, True), (x - 4, y + 14, True), (x + 22, y - 18, True)], OCHRE, 7)
    for j in range(5):
        s.line([(462, 136 + j * 76), (490, 130 + j * 76), (510, 140 + j * 76), (534, 132 + j * 76)], CREAM, 5)
    person(s, 320, 1080, 860, "lean", TEAL, INK, "dark", "scarf", OCHRE, apron=CREAM, tilt=16)
    person(s, 1250, 1080, 860, "carry", BRICK, INK, "pale", "crown", CREAM, apron=SKY, flip=True)
    s.box(-10, 780, 1520, 230, CREAM)
    s.carve("M-10 780h1520v230h-1520Z", (0, 780, 1500, 230), SAND, 4, 30, 160, 5, 0.6)
    s.shape("560,600! 800,600! 800,760 780,790! 580,790! 560,760", INK)
    s.carve("M560 600h240v190h-240Z", (560, 600, 240, 190), SKY, 90, 22, 70, 5, 0.6, fade="left")
    s.box(520, 620, 40, 24, INK, 3)
    s.box(800, 620, 40, 24, INK, 3)
    s.disc(680, 600, 122, BRICK, 4, 26)
    for x, h in ((630, 200), (690, 240), (745, 190)):
        s.line([(x, 580), (x - 24, 580 - h * 0.4), (x + 20, 580 - h * 0.7), (x, 580 - h)], PAPER, 10)
    for x, c in ((180, BRICK), (960, TEAL), (1330, BRICK)):
        s.disc(x, 880, 120, c, 5, 42)
        s.disc(x, 874, 84, CREAM, 0, 26)
        s.disc(x, 870, 54, OCHRE, 0, 14)


@picture(
    "embed-poster",
    "La cheminée de l’usine à l’aube",
    "Une haute cheminée d’usine en brique se dresse devant un grand soleil levant ; quelques oiseaux passent au-dessus des toits.",
    "Image tirée du film « Une journée à la bonneterie ».",
    ground=ROSE,
)
def chimney(s):
    sky(s, ROSE, SAND, 1000, -2, 0.8, None)
    s.disc(900, 560, 330, OCHRE, 6)
    s.carve("M570 230h660v660h-660Z", (570, 560, 660, 330), ROSE, 0, 40, 320, 9, 0.8)
    d = s.poly("640,70 780,70 830,1000 590,1000", BRICK, 5)
    marks = "".join(f"M560 {y}H860" for y in range(90, 1000, 30)) + "".join(f"M{560 + (y // 30 % 2) * 28 + i * 56} {y}v30" for y in range(90, 1000, 30) for i in range(6))
    s.clip(d, f'<path d="{marks}" stroke="{SAND}" stroke-width="4" fill="none"/><path d="M730 0H900V1000H755Z" fill="{INK}" opacity=".35"/>')
    s.poly("622,50 798,50 804,110 616,110", INK)
    s.poly("612,190 808,190 812,222 610,222", INK)
    for i in range(5):
        x = -140 + i * 360
        s.poly(f"{x},1000 {x},780 {x + 90},680 {x + 360},830 {x + 360},1000", NIGHT)
        s.carve(f"M{x} 780L{x + 90} 680L{x + 360} 830V1000H{x}Z", (x, 680, 360, 320), SKY, 28, 34, 110, 5, 0.45, fade="down")
    for x, y, k in ((300, 240, 1), (400, 190, 0.8), (470, 270, 0.7), (1200, 180, 0.9)):
        s.shape(f"{x},{y}! {x - 34 * k},{y - 26 * k} {x - 70 * k},{y - 10 * k}! {x - 36 * k},{y - 14 * k} {x},{y + 14 * k}! {x + 36 * k},{y - 14 * k} {x + 70 * k},{y - 16 * k}! {x + 34 * k},{y - 30 * k}", INK, 0)
