# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""The people who sign, as busts."""

from ..ink import BRICK, CREAM, INK, MOSS, NIGHT, OCHRE, PAPER, ROSE, SAND, SKY, TEAL, outline
from ..things import plant
from .register import picture

SHADE = f'fill="{INK}" opacity=".22"'


def bust(s, skin, jaw, coat, collar=None, wide=330):
    """Shoulders, neck and a face of outline `jaw`; half of it in shade. Returns the outline of the face."""
    d = s.shape(f"{500 - wide},1040! {500 - wide},880 {500 - wide * 0.7},800 400,750 430,740! 570,740! 600,750 {500 + wide * 0.7},800 {500 + wide},880 {500 + wide},1040!", coat, 7)
    s.carve(d, (500 - wide, 740, wide * 2, 260), PAPER, 82, 44, 90, 6, 0.45, fade="right")
    neck = s.shape("420,600! 580,600! 584,740 610,780 500,850 390,780 416,740", skin, 6)
    s.clip(neck, f'<path d="M400 600H620V800L560 760Q470 740 410 690Z" {SHADE}/>')
    if collar:
        s.shape("430,735! 500,840! 420,900! 372,770!", collar, 6)
        s.shape("570,735! 500,840! 580,900! 628,770!", collar, 6)
    face = s.shape(jaw, skin, 6)
    s.clip(face, f'<path d="M520 150L512 440L552 520L510 540L524 600L506 800H900V150Z" {SHADE}/>')
    return face


def features(s, brow=INK, eyes=460, mouth=BRICK, nose=530, brow_width=15, smile=10):
    for side in (-1, 1):
        x = 500 + side * 78
        s.line([(x - 44, eyes - 46 + (side > 0) * 2), (x - side * 4, eyes - 60), (x + 44, eyes - 46)], brow, brow_width)
        s.shape(f"{x - 38},{eyes}! {x},{eyes - 22} {x + 38},{eyes}! {x},{eyes + 18}", CREAM, 0)
        s.disc(x + 3, eyes - 2, 16, INK, 0)
        s.line([(x - 40, eyes), (x, eyes - 22), (x + 40, eyes)], INK, 8)
    s.line([(512, eyes - 10), (520, nose - 20), (540, nose + 10), (500, nose + 22)], INK, 8)
    s.shape(f"436,{nose + 82 - smile}! 480,{nose + 72} 500,{nose + 78} 520,{nose + 72} 564,{nose + 82 - smile}! 500,{nose + 112}", mouth, 0)
    s.line([(436, nose + 82 - smile), (500, nose + 90), (564, nose + 82 - smile)], INK, 6)


def glasses(s, r, colour=INK, y=462):
    for x in (416, 584):
        s.ring(x, y, r, 13, colour)
    s.line([(416 + r, y - 8), (500, y - 20), (584 - r, y - 8)], colour, 11)
    s.line([(416 - r, y), (330, y - 14)], colour, 10)
    s.line([(584 + r, y), (670, y - 14)], colour, 10)


OVAL = "330,420 350,270 420,200 500,185 580,200 650,270 670,420 656,540 610,650 540,712 500,720 460,712 390,650 344,540"
SQUARE = "326,420 340,270 410,195 500,180 590,195 660,270 674,420 664,560 630,660 560,715 500,722 440,715 370,660 336,560"
HEART = "326,410 346,260 420,195 500,180 580,195 654,260 674,410 652,530 600,630 536,706 500,718 464,706 400,630 348,530"


@picture("portrait-ines-carvalho-roy", "Inès Carvalho-Roy", "Portrait gravé d’une femme d’une cinquantaine d’années aux cheveux gris courts et bouclés, lunettes rouges.", ground=TEAL, square=True)
def ines(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), SKY, 40, 50, 130, 6, 0.5)
    curls = s.shape("320,520 270,460 262,350 300,240 370,160 470,120 570,124 660,170 715,260 735,370 720,470 680,520 600,400 400,400", "#b9b3a6", 7)
    bust(s, "#e3ad7c", HEART, BRICK, CREAM)
    for x, y, r in ((352, 300, 60), (410, 236, 66), (490, 212, 66), (572, 226, 62), (640, 282, 58), (318, 380, 46), (684, 370, 44)):
        d = s.disc(x, y, r, "#cfc9bb", 5)
        s.raw(f'<path d="M{x - r * 0.5} {y}a{r * 0.5} {r * 0.5} 0 0 1 {r} 0a{r * 0.3} {r * 0.3} 0 0 1 {-r * 0.5} 0" fill="none" stroke="{INK}" stroke-width="6"/>')
    features(s, "#5a554d")
    glasses(s, 62, BRICK)
    return curls, d


@picture("portrait-aminata-soumare", "Aminata Soumaré", "Portrait gravé d’une jeune femme noire aux longues tresses, une écharpe jaune autour du cou.", ground=BRICK, square=True)
def aminata(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), ROSE, -30, 46, 120, 6, 0.5)
    s.shape("300,560 280,400 310,240 400,150 500,130 600,150 690,240 720,400 700,560!", INK, 7)
    for i, x in enumerate((262, 306, 694, 738)):
        for j in range(9):
            s.shape(f"{x - 24},{400 + j * 58} {x},{388 + j * 58}! {x + 24},{400 + j * 58} {x + 14},{440 + j * 58} {x},{456 + j * 58}! {x - 14},{440 + j * 58}", INK, 4)
        s.disc(x, 860 - (i % 2) * 30, 18, OCHRE, 3)
    bust(s, "#6b3a28", OVAL, NIGHT)
    s.shape("326,420! 340,270 420,200 500,180 580,200 660,270 674,420! 640,300 560,236 500,226 440,236 360,300", INK, 5)
    for x in (400, 450, 500, 550, 600):
        s.line([(500 + (x - 500) * 0.6, 150), (x, 232)], "#6b3a28", 6)
    features(s, INK, mouth="#93302a")
    d = s.shape("330,740! 420,700 500,790 580,700 670,740! 720,830 640,900 500,910 360,900 280,830", OCHRE, 7)
    s.carve(d, (280, 700, 440, 210), SAND, 14, 26, 110, 7, 0.8, 0.08)
    d = s.shape("560,880! 660,860! 690,1040! 560,1040!", OCHRE, 7)
    s.carve(d, (560, 860, 130, 180), SAND, 88, 22, 90, 6, 0.8)


@picture("portrait-bastien-lehuger", "Bastien Lehuger", "Portrait gravé d’un homme à la barbe rousse, en veste de velours côtelé.", ground=SKY, square=True)
def bastien(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), CREAM, 0, 44, 150, 6, 0.7)
    bust(s, "#f0c49b", SQUARE, "#8a5a2e", None, 370)
    body = outline("130,1040! 130,880 240,800 400,750 430,740! 570,740! 600,750 760,800 870,880 870,1040!")
    s.carve(body, (130, 740, 740, 260), SAND, 90, 24, 400, 5, 1)
    s.shape("430,735! 500,860! 570,735! 640,770! 520,1040! 480,1040! 360,770!", MOSS, 6)
    features(s, "#9c3f1c", brow_width=20)
    d = s.shape("328,440! 346,520 380,560 430,588 500,572 570,588 620,560 654,520 672,440! 684,560 672,680 620,790 550,846 500,856 450,846 380,790 328,680 316,560", "#b9531f", 6)
    s.carve(d, (316, 440, 368, 416), OCHRE, 90, 24, 56, 6, 0.8)
    s.line([(440, 622), (500, 632), (560, 622)], INK, 10)
    hair = s.shape("318,440! 300,330 330,220 410,150 520,130 630,160 690,240 700,340 682,440! 656,330 600,270 520,290 420,262 350,320", "#b9531f", 6)
    s.carve(hair, (318, 130, 382, 310), OCHRE, -28, 24, 70, 6, 0.6)


@picture("portrait-thuy-lan-mercier", "Thuy-Lan Mercier", "Portrait gravé d’une femme aux cheveux noirs et raides coupés au carré, boucles d’oreilles rondes.", ground=OCHRE, square=True)
def thuy_lan(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), SAND, 62, 46, 130, 7, 0.6)
    d = s.shape("270,760! 262,420 290,250 380,150 500,122 620,150 710,250 738,420 730,760! 640,776! 360,776!", INK, 7)
    s.carve(d, (262, 122, 476, 654), TEAL, 88, 34, 150, 6, 0.6)
    bust(s, "#eebf8c", OVAL, TEAL)
    s.shape("326,700! 322,420 340,270 420,195 500,180! 470,260 400,330 368,420 362,600!", INK, 5)
    s.shape("674,700! 678,420 660,270 580,195 500,180! 560,250 610,330 634,420 640,600!", INK, 5)
    s.shape("352,404! 366,300 430,200 500,172! 570,200 634,300 648,404! 560,374 440,374", INK, 0)
    s.carve("M360 200H640V400H360Z", (380, 230, 240, 150), TEAL, 86, 30, 90, 5, 0.7)
    features(s, INK, eyes=470, mouth=BRICK)
    for x in (330, 670):
        s.disc(x, 640, 30, BRICK, 5)
    s.shape("430,735! 500,800 570,735! 600,760! 500,850 400,760!", CREAM, 5)


@picture("portrait-nadir-belhocine-faure", "Nadir Belhocine-Faure", "Portrait gravé d’un homme au crâne rasé et à la barbe courte, chemise bleue.", ground=SAND, square=True)
def nadir(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), OCHRE, 90, 60, 140, 6, 0.5)
    s.disc(328, 470, 34, "#c98a58", 5, 56)
    s.disc(672, 470, 34, "#a9713f", 5, 56)
    face = bust(s, "#c98a58", SQUARE.replace("410,195 500,180 590,195", "410,170 500,150 590,170"), "#3d6f86", "#5c8ea3", 370)
    s.clip(face, f'<path d="M326 520Q380 560 440 590Q500 572 560 590Q620 560 674 520V760H326Z" fill="{INK}" opacity=".5"/>')
    s.carve(face, (330, 540, 340, 180), "#c98a58", 90, 18, 24, 5, 0.5)
    features(s, INK, mouth="#93452f", brow_width=20)
    s.line([(400, 240), (450, 214), (500, 208)], CREAM, 10)
    for y in (900, 970):
        s.disc(500, y, 11, CREAM, 3)


@picture("portrait-yannig-kerdoncuff", "Yannig Kerdoncuff", "Portrait gravé d’un homme âgé aux cheveux et à la moustache blancs, coiffé d’une casquette de marin.", ground=BRICK, square=True)
def yannig(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), ROSE, 90, 54, 160, 6, 0.5)
    bust(s, "#e8b58c", SQUARE, NIGHT, None, 380)
    for j in range(4):
        d = outline("120,1040! 120,880 240,800 400,750 430,740! 570,740! 600,750 760,800 880,880 880,1040!")
        s.clip(d, f'<path d="M100 {850 + j * 56}Q500 {800 + j * 56} 900 {850 + j * 56}" stroke="{CREAM}" stroke-width="16" fill="none"/>')
    for x, f in ((318, 1), (682, -1)):
        s.shape(f"{x},360! {x - 36 * f},420 {x - 30 * f},520 {x},590 {x + 34 * f},570 {x + 22 * f},470!", CREAM, 5)
    features(s, CREAM, brow_width=24)
    s.shape("500,588! 430,580 370,640 350,690! 430,690 500,640! 570,690 650,690! 630,640 570,580", CREAM, 6)
    for x, y in ((392, 500), (606, 500)):
        s.line([(x - 26, y), (x, y + 10), (x + 26, y)], INK, 5)
    d = s.shape("262,330! 230,250 250,180 340,140 500,122 660,140 750,180 770,250 738,330! 620,290 380,290", NIGHT, 7)
    s.carve(d, (230, 122, 540, 200), SKY, 12, 30, 90, 6, 0.5)
    s.shape("290,330! 380,290 500,280 620,290 710,330! 706,356 500,326 294,356", INK, 6)
    s.shape("276,352! 400,322 500,318 600,322 724,352! 690,408 590,392 500,388 410,392 310,408", TEAL, 6)
    s.disc(500, 128, 22, INK, 5)


@picture("portrait-maud-escoffre", "Maud Escoffre", "Portrait gravé d’une jeune femme aux taches de rousseur, cheveux relevés, la courroie d’un appareil photo sur l’épaule.", ground=MOSS, square=True)
def maud(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), CREAM, -45, 60, 110, 5, 0.4)
    d = s.shape("420,190 400,110 450,50 530,40 600,80 610,160 580,200", "#a4562a", 7)
    s.carve(d, (400, 40, 210, 160), OCHRE, 20, 24, 70, 6, 0.8, 0.2)
    s.shape("318,520 290,400 310,260 390,170 500,145 610,170 690,260 710,400 682,520", "#a4562a", 7)
    bust(s, "#f3cba4", HEART, CREAM)
    d = s.shape("322,450! 330,290 410,200 500,180! 590,200 670,290 678,450! 650,350 590,280 500,262 420,300 350,350", "#a4562a", 5)
    s.carve(d, (322, 180, 356, 270), OCHRE, 75, 26, 70, 6, 0.7)
    features(s, "#7c3d1c", mouth=BRICK, smile=18)
    for i in range(22):
        s.disc(392 + (i * 53) % 216, 506 + (i * 29) % 62, 6, "#b9683a", 0)
    s.limb([(270, 770), (480, 900), (700, 1060)], [44, 44, 44], INK, 6)
    s.line([(276, 774), (480, 900), (690, 1046)], BRICK, 10)
    for y in (800, 870, 940):
        s.line([(560, y), (840, y + 60)], TEAL, 12)


@picture("portrait-sandeep-rault", "Sandeep Rault", "Portrait gravé d’un homme aux cheveux noirs ondulés et à lunettes rondes, en chandail ocre.", ground=NIGHT, square=True)
def sandeep(s):
    s.carve("M0 0H1000V1000H0Z", (0, 0, 1000, 1000), TEAL, 20, 44, 130, 8, 0.7)
    s.disc(326, 480, 32, "#a56a3e", 5, 52)
    s.disc(674, 480, 32, "#8a5430", 5, 52)
    bust(s, "#a56a3e", OVAL, OCHRE, None, 350)
    s.shape("400,740! 430,720 500,800 570,720 600,740! 610,790 500,870 390,790", BRICK, 6)
    d = s.shape("320,440! 280,340 310,220 400,130 520,110 640,140 710,230 716,340 682,440! 664,330 610,300 560,250 500,300 430,260 380,310 340,340", INK, 6)
    s.carve(d, (280, 110, 436, 230), SKY, -24, 30, 80, 6, 0.6, 0.3)
    features(s, INK, mouth="#7c3327", smile=16)
    glasses(s, 70, CREAM)
    s.line([(470, 690), (500, 700), (530, 690)], INK, 14)


@picture("portrait-collectif-la-porte-a-cote", "La Porte à côté", "Une porte peinte en jaune, entrouverte dans un mur bleu ; de la lumière et une plante apparaissent dans l’entrebâillement.", ground=TEAL, square=True)
def door(s):
    s.carve("M0 0H1000V880H0Z", (0, 0, 1000, 880), SKY, 90, 52, 170, 6, 0.5)
    s.box(-10, 880, 1020, 130, INK, 5)
    s.box(270, 120, 460, 770, CREAM, 7)
    s.box(304, 154, 392, 730, SAND, 3)
    s.poly("304,884 520,884 380,1010 60,1010", SAND, 0)
    plant(s, 400, 880, 1.5, MOSS, BRICK)
    d = s.poly("696,154 470,210 470,950 696,884", OCHRE, 6)
    s.carve(d, (470, 154, 226, 800), SAND, 90, 36, 190, 6, 0.6)
    for y0, y1 in ((250, 470), (540, 820)):
        s.poly(f"510,{y0 + 10} 660,{y0 - 20} 660,{y1 - 10} 510,{y1 + 24}", BRICK, 5)
    s.disc(492, 560, 17, INK, 5)
    s.box(790, 330, 90, 130, BRICK, 5)
    s.box(806, 352, 58, 12, INK, 0)
