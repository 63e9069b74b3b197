# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""People: poses as joints (feet on y = 0, 100 units tall, facing right), heads with their hair, and how clothes hang on them."""

import math
from typing import Any

from .ink import BRICK, INK, PAPER, SKINS, TEAL, Point, outline, points

# c head, n nape, s shoulder, e elbow, h hand, p hip, k knee, f foot; capitals: the far side.
STAND: dict[str, Any] = {"view": "front", "c": (0, -92), "n": (0, -83), "s": (9, -79), "S": (-9, -79), "e": (12, -64), "E": (-12, -64), "h": (12, -50), "H": (-12, -50),
         "p": (4.5, -48), "P": (-4.5, -48), "k": (5.5, -26), "K": (-5.5, -26), "f": (6, -3), "F": (-6, -3)}
SIDE: dict[str, Any] = {"view": "side", "c": (2, -92), "n": (0, -83), "s": (0, -79), "S": (2, -79), "e": (-2, -64), "E": (4, -64), "h": (3, -51), "H": (8, -51),
        "p": (-1, -49), "P": (1, -49), "k": (0, -26), "K": (3, -26), "f": (-2, -3), "F": (4, -3)}
SIT: dict[str, Any] = {**SIDE, "c": (7, -69), "n": (4, -60), "s": (3, -56), "S": (6, -56), "e": (8, -42), "E": (12, -43), "h": (21, -41), "H": (24, -42),
       "p": (0, -27), "P": (1, -27), "k": (19, -27), "K": (22, -26), "f": (17, -3), "F": (24, -3)}

POSES = {
    "stand": STAND,
    "crossed": {**STAND, "e": (13, -65), "E": (-13, -65), "h": (-5, -66), "H": (5, -64)},
    "hips": {**STAND, "e": (19, -66), "E": (-19, -66), "h": (9, -54), "H": (-9, -54)},
    "speak": {**STAND, "e": (17, -68), "h": (23, -80), "E": (-14, -66), "H": (-4, -60)},
    "raise": {**STAND, "e": (15, -92), "h": (13, -108)},
    "back": {**STAND, "view": "back"},
    "back_walk": {**STAND, "view": "back", "k": (6, -27), "f": (8, -6), "K": (-5, -26), "F": (-5, -2), "e": (14, -65), "h": (16, -52)},
    "side": SIDE,
    "walk": {**SIDE, "e": (-7, -65), "h": (-5, -52), "E": (8, -66), "H": (15, -56), "k": (-4, -26), "f": (-14, -6), "K": (7, -27), "F": (12, -3)},
    "carry": {**SIDE, "e": (3, -64), "h": (16, -61), "E": (6, -65), "H": (19, -63), "c": (1, -92)},
    "reach": {**SIDE, "e": (10, -85), "h": (20, -99), "E": (7, -66), "H": (15, -60), "c": (3, -92)},
    "point": {**SIDE, "e": (11, -74), "h": (25, -75), "E": (3, -65), "H": (8, -54)},
    "lean": {**SIDE, "c": (20, -86), "n": (14, -79), "s": (12, -75), "S": (16, -76), "e": (15, -60), "E": (22, -61), "h": (29, -55), "H": (36, -56),
             "p": (0, -49), "P": (2, -49), "k": (0, -26), "f": (-3, -3), "K": (6, -26), "F": (8, -3)},
    "bend": {**SIDE, "c": (37, -63), "n": (29, -63), "s": (26, -60), "S": (28, -62), "e": (29, -42), "E": (35, -44), "h": (36, -27), "H": (42, -28),
             "p": (0, -50), "P": (2, -50), "k": (5, -27), "f": (-1, -3), "K": (10, -27), "F": (11, -3)},
    "kneel": {**SIDE, "c": (13, -66), "n": (9, -58), "s": (7, -54), "S": (10, -55), "e": (13, -40), "E": (18, -42), "h": (26, -35), "H": (30, -36),
              "p": (-1, -27), "P": (1, -27), "k": (9, -5), "f": (-13, -4), "K": (19, -26), "F": (17, -3)},
    "push": {**SIDE, "c": (12, -89), "n": (8, -81), "s": (6, -77), "S": (9, -78), "e": (14, -66), "E": (18, -68), "h": (27, -62), "H": (29, -63),
             "p": (-3, -49), "P": (-1, -49), "k": (-8, -26), "f": (-18, -5), "K": (6, -28), "F": (8, -3)},
    "sit": SIT,
    "listen": {**SIT, "c": (3, -70), "n": (1, -61), "s": (0, -57), "S": (3, -57), "e": (3, -43), "E": (7, -43), "h": (15, -34), "H": (17, -34)},
    "ride": {**SIDE, "c": (13, -93), "n": (8, -85), "s": (6, -81), "S": (9, -82), "e": (10, -67), "E": (15, -68), "h": (20, -58), "H": (22, -58),
             "p": (-10, -54), "P": (-9, -54), "k": (9, -38), "f": (0, -9), "K": (8, -44), "F": (-4, -26)},
}

FACE = {
    "side": "-6,-8 1,-11 7,-8 8,-3 11,2! 8.4,3.4! 8.8,6 7.5,10 3,11.5 -1,10 -6,6 -8,-1",
    "front": "-8,-4 -5,-10 0,-11.5 5,-10 8,-4 7.6,3 4.6,9.5 0,12 -4.6,9.5 -7.6,3",
    "back": "-8,-4 -5,-10 0,-11.5 5,-10 8,-4 7.4,4 4,9 0,10 -4,9 -7.4,4",
}
HAIR = {
    "short": {"side": "8,-5! 4,-5 1,-3 -1,3! -3,6 -7,5 -10,-2 -8,-10 0,-14 7,-11 9,-7!", "front": "-8.6,0! -9.5,-8 -4,-14 4,-14 9.5,-8 8.6,0! 7,-5 2,-8 -5,-7 -7,-4",
              "back": "-9,2 -9.6,-7 -5,-13 0,-14 5,-13 9.6,-7 9,2 5,7 0,8 -5,7"},
    "bob": {"side": "8,-6! 5,-6 2,-2 2,6 3,11! -3,13 -10,11! -11,0 -9,-10 0,-14 7,-12 9,-8!", "front": "-8,11! -11,10 -11.5,-4 -7,-13 0,-14.5 7,-13 11.5,-4 11,10 8,11! 8,0 6,-6 0,-8 -6,-6 -8,0",
            "back": "-11,11! -12,-2 -8,-12 0,-14.5 8,-12 12,-2 11,11! 0,13"},
    "long": {"side": "8,-6! 4,-6 1,-1 1,8 -1,24 -8,27 -13,20 -12,2 -9,-10 0,-14 7,-12 9,-8!", "front": "-8,22! -12,18 -11.5,-4 -7,-13 0,-14.5 7,-13 11.5,-4 12,18 8,22! 8,0 6,-6 0,-8 -6,-6 -8,0",
             "back": "-11,24! -12,-2 -8,-12 0,-14.5 8,-12 12,-2 11,24! 0,27"},
    "bun": {"side": "8,-6! 4,-6 0,-1 -3,5! -6,5 -9,1 -14,2 -17,-4 -14,-9 -9,-9 -4,-13 3,-14 9,-9!", "front": "-8,1! -10,-6 -6,-12 -3,-13 -4,-17 0,-20 4,-17 3,-13 6,-12 10,-6 8,1! 6,-6 0,-9 -6,-6",
            "back": "-9,2 -9.6,-7 -6,-12 -4,-13 -5,-17 0,-20 5,-17 4,-13 6,-12 9.6,-7 9,2 0,8"},
    "curls": {"side": "8,-5! 4,-4 3,1 0,7 -3,10 -9,9 -13,3 -14,-5 -11,-12 -4,-17 4,-17 10,-12 10,-7", "front": "-8,4! -13,2 -14,-7 -9,-15 0,-18 9,-15 14,-7 13,2 8,4! 7,-4 3,-8 -3,-8 -7,-4",
              "back": "-11,6 -14,-4 -10,-14 0,-18 10,-14 14,-4 11,6 5,10 0,11 -5,10"},
    "crown": {"side": "-1,3! -4,6 -7,4 -9,-2 -8,-6 -3,-5", "front": "-8.6,2! -9.4,-5 -8,-6 -7,-2", "back": "-9,-2 -9,3 -5,8 0,9 5,8 9,3 9,-2 0,2"},
    "scarf": {"side": "8,-8! 5,-6 4,2 5,11 9,18! 0,24 -12,22! -12,8 -11,-6 -5,-13 3,-14 8,-11", "front": "0,-9 -6,-6 -7,2 -4,10 0,13 4,10 7,2 6,-6 0,-9! 0,-14! 9,-11 12,-2 11,10 14,21! 0,25 -14,21! -11,10 -12,-2 -9,-11 0,-14!",
              "back": "-13,21! -12,6 -12,-4 -8,-12 0,-14.5 8,-12 12,-4 12,6 13,21! 0,25"},
}
HATS = {
    "straw": ["-22,-5! -10,-8 10,-8 21,-4! 10,-2 -10,-2", "-10,-7! -9,-15 0,-18 9,-15 10,-7!"],
    "cap": ["-9,-5! -9,-12 0,-15 8,-12 9,-6! 18,-4! 17,-2 8,-4"],
    "beanie": ["-10,-4! -10,-12 0,-19 9,-12 9,-5! 0,-3"],
    "helmet": ["-11,-3! -12,-12 0,-18 11,-12 13,-5! 0,-4"],
    "cook": ["-9,-5! -10,-13! -12,-20 -4,-25 4,-25 12,-20 10,-13! 9,-6!"],
}


def head(s, at, size, view="side", skin="tan", hair="short", hair_ink=INK, hat=None, hat_ink=BRICK, tilt=0, flip=False, cut=4.0):
    """A head about `size` tall around `at`, turned by `tilt` degrees downwards."""
    k, turn = size / 23, math.radians(tilt)

    def placed(text):
        moved = []
        for p in points(text):
            x, y = p.x * k, p.y * k
            x, y = x * math.cos(turn) - y * math.sin(turn), x * math.sin(turn) + y * math.cos(turn)
            moved.append(Point(at[0] + (-x if flip else x), at[1] + y, p.corner))
        return moved

    face = s.put(outline(placed(FACE[view])), SKINS.get(skin, skin), cut)
    if view == "side" and size > 50:
        s.clip(face, f'<path d="{outline(placed("-9,-12! -3,-12 1,-2 0,5 4,12! -9,12!"))}" fill="{INK}" opacity=".2"/>')
        s.line(placed("4,-2 6,-2.6"), INK, k * 1.1)
        s.line(placed("6,6.2 8,6"), INK, k * 0.8)
    if view == "front" and size > 50:
        s.clip(face, f'<path d="{outline(placed("1,-12! 1,-3 2.6,3 0.6,4 1.4,12! 10,12! 10,-12!"))}" fill="{INK}" opacity=".2"/>')
        for x in (-3.6, 3.6):
            s.line(placed(f"{x - 1.3},-1.4 {x + 1.3},-1.4"), INK, k * 1.1)
        s.line(placed("-2,6.4 0,7 2,6.3"), INK, k * 0.8)
    if hair:
        s.put(outline(placed(HAIR[hair][view])), hair_ink, cut * 0.6)
    if view == "side" and hair not in ("long", "bob", "scarf", "curls"):
        s.put(outline(placed("-2,0 0,-1.5 1,1 -1,4")), SKINS.get(skin, skin), 0)
    for part in HATS.get(hat, []):
        s.put(outline(placed(part)), hat_ink, cut * 0.8)


def person(s, x, y, h, pose="stand", top=BRICK, legs=TEAL, skin="tan", hair="short", hair_ink=INK, hat=None, hat_ink=BRICK, shoes=INK, flip=False,
           skirt=None, apron=None, sleeves=True, tilt=None, cut=4.0, move=None, lower=True, folds=PAPER, hold=None, bulk=1.0):
    """Somebody of height `h` with feet at (x, y). `move` changes joints; `hold(hands)` draws what is held, before the near arm. Returns the hands."""
    joints: dict[str, Any] = {**POSES[pose], **(move or {})}
    cut = min(cut, max(h / 100, 2))
    view, u = joints["view"], h / 100
    skin_ink = SKINS[skin]

    def at(name, dx=0.0, dy=0.0):
        px, py = joints[name] if isinstance(name, str) else name
        return Point(x + (-(px + dx) if flip else px + dx) * u, y + (py + dy) * u)

    def corner(place):
        p = at(place)
        return Point(p.x, p.y, True)

    def mid(a, b, t=0.5):
        (ax, ay), (bx, by) = joints[a], joints[b]
        return ax + (bx - ax) * t, ay + (by - ay) * t

    def limb(names, widths, fill):
        return s.limb([at(n) for n in names], [w * u * bulk for w in widths], fill, cut)

    def leg(p, k, f):
        if not lower:
            return
        fx, fy = joints[f]
        forward = 7 if view == "side" else (2.5 if fx > 0 else -2.5)
        toe = [(fx - 2.6, fy - 2), (fx + 1.5, fy - 2.5), (fx + forward, fy + 1), (fx + forward, fy + 3), (fx - 3, fy + 3)]
        if view != "side":
            toe = [(fx - 3, fy - 2), (fx + 3, fy - 2), (fx + forward + 1.5, fy + 3), (fx + forward - 3.5, fy + 3)]
        s.put(outline([at(t) for t in toe]), shoes, cut)
        limb([p, k, f], [11.5, 8.5, 6.2], legs if not skirt else skin_ink)

    def arm(sh, e, ha):
        (ex, ey), (hx, hy) = joints[e], joints[ha]
        d = math.hypot(hx - ex, hy - ey) or 1
        dx, dy = (hx - ex) / d, (hy - ey) / d
        if not sleeves:
            limb([sh, e, ha], [7, 6, 4.4], skin_ink)
            limb([sh, mid(sh, e, 0.55)], [8.4, 8], top)
        s.limb([at(ha, -dx * 1.5, -dy * 1.5), at(ha, dx * 2, dy * 2), at(ha, dx * 5.5, dy * 5.5)], [4.4 * u, 5.4 * u, 2.6 * u], skin_ink, cut)
        if sleeves:
            limb([sh, e, ha], [7.6, 6.6, 5.2], top)

    if view == "side":
        arm("S", "E", "H")
        leg("P", "K", "F")
        leg("p", "k", "f")
    else:
        leg("P", "K", "F")
        leg("p", "k", "f")
    hip = mid("p", "P")
    nape = joints["n"]
    lean = math.atan2(nape[0] - hip[0], -(nape[1] - hip[1]))
    side = view == "side"
    sx, sy = mid("s", "S")
    spine = [at((sx, sy - 1.5)), at((sx + (hip[0] - sx) * 0.22 + (1 if side else 0), sy + (hip[1] - sy) * 0.25)),
             at((sx + (hip[0] - sx) * 0.66, sy + (hip[1] - sy) * 0.66)), at((hip[0], hip[1] + 1.5))]
    limb([nape, mid("n", "c", 0.5), "c"], [6.5, 6, 6], skin_ink)
    widths = [11, 15.5, 13.5, 13] if side else [16, 24.5, 19, 19]
    torso = s.limb(spine, [w * u * bulk for w in widths], top, cut)
    if lower and skirt:
        k1, k2 = joints["k"], joints["K"]
        hem = [(min(k1[0], k2[0]) - 8, max(k1[1], k2[1]) + 6), (max(k1[0], k2[0]) + 8, max(k1[1], k2[1]) + 6)]
        w = 7 if side else 9.5
        s.put(outline([at((hip[0] - w, hip[1] - 3)), at((hip[0] + w, hip[1] - 3)), corner(hem[1]), corner(hem[0])]), skirt, cut)
    if folds and h > 250:
        box = (x - 40 * u, y - 100 * u, 80 * u, 100 * u)
        s.carve(torso, box, folds, 90 + math.degrees(lean) * (-1 if flip else 1) + 8, 34, h * 0.09, 4, 0.42)
    if apron:
        s.put(outline([corner((sx - 5, sy + 7)), corner((sx + 5, sy + 7)), at((hip[0] + 8, hip[1] - 8)),
                       corner((hip[0] + 8.5, hip[1] + 17)), corner((hip[0] - 8.5, hip[1] + 17)), at((hip[0] - 8, hip[1] - 8))]), apron, cut)
    hx, hy = joints["c"]
    facing = tilt if tilt is not None else {"lean": 22, "bend": 50, "kneel": 24, "sit": 14, "push": 8}.get(pose, 0)
    head(s, at((hx, hy)), 17.5 * u, view, skin, hair, hair_ink, hat, hat_ink, facing, flip, cut)
    if hold:
        hold([at("h"), at("H")])
    if view != "side":
        arm("S", "E", "H")
    arm("s", "e", "h")
    return [at("h"), at("H")]
