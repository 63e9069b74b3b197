# ruff: noqa: E501  (one gesture a line)
# fmt: off
"""Things drawn more than once: tables, lamps, trees, bicycles, crates, jars, houses, beasts."""

from math import cos, pi, sin

from .ink import BRICK, CREAM, INK, OCHRE, PAPER, SAND, SKY, TEAL


def table(s, x, y, w, h, top=OCHRE, legs=INK, thick=26):
    for lx in (x + 24, x + w - 44):
        s.box(lx, y, 20, h, legs, 3)
    s.box(x, y, w, thick, top)


def chair(s, x, y, h, fill=INK, flip=False):
    """A side view, back on the left, feet at (x, y)."""
    with s.within(f"translate({x} {y}) scale({-h / 100 if flip else h / 100} {h / 100})"):
        for d in ("M-22 0V-100h7V0Z", "M18 0V-46h7V0Z", "M-22 -50H27v7H-22Z", "M-18 -98h8v20h-8Z"):
            s.put(d, fill, 0)


def lamp(s, x, y, size, fill=INK, light=None, rope=None):
    if light:
        s.poly(f"{x - size * 0.4},{y} {x + size * 0.4},{y} {x + size * 1.5},{y + size * 2.6} {x - size * 1.5},{y + size * 2.6}", light, 0)
    s.line([(x, 0 if rope is None else rope), (x, y - size * 0.5)], INK, 5)
    s.shape(f"{x - size * 0.55},{y}! {x - size * 0.5},{y - size * 0.3} {x - size * 0.12},{y - size * 0.55}! {x + size * 0.12},{y - size * 0.55}! {x + size * 0.5},{y - size * 0.3} {x + size * 0.55},{y}!", fill)
    s.disc(x, y + 4, size * 0.14, CREAM, 0)


def desk_lamp(s, x, y, k, fill=INK, flip=False):
    with s.within(f"translate({x} {y}) scale({-k if flip else k} {k})"):
        s.line([(0, -4), (-30, -80), (30, -150)], fill, 8)
        s.box(-34, -12, 68, 12, fill, 0)
        s.shape("20,-160! 46,-172! 92,-120! 84,-108 30,-118", fill, 3)


def plant(s, x, y, k, leaf=TEAL, pot=BRICK):
    for i, a in enumerate((-62, -38, -14, 12, 36, 60)):
        long = (95, 130, 150, 158, 128, 90)[i] * k
        with s.within(f"translate({x} {y - 46 * k}) rotate({a})"):
            s.shape(f"0,0! {-22 * k},{-long * 0.5} 0,{-long}! {22 * k},{-long * 0.5}", leaf, 3)
            s.line([(0, -8 * k), (0, -long * 0.85)], PAPER, 2.5)
    s.poly(f"{x - 38 * k},{y - 58 * k} {x + 38 * k},{y - 58 * k} {x + 28 * k},{y} {x - 28 * k},{y}", pot)


def laptop(s, x, y, k, flip=False, fill=INK):
    f = -1 if flip else 1
    s.poly(f"{x},{y} {x + f * 74 * k},{y} {x + f * 74 * k},{y - 7 * k} {x},{y - 7 * k}", fill, 2)
    s.poly(f"{x + f * 68 * k},{y - 4 * k} {x + f * 92 * k},{y - 62 * k} {x + f * 98 * k},{y - 62 * k} {x + f * 76 * k},{y - 4 * k}", fill, 2)


def cup(s, x, y, k, fill=BRICK):
    s.ring(x + 20 * k, y - 18 * k, 10 * k, 5 * k, fill)
    s.shape(f"{x - 20 * k},{y - 36 * k}! {x + 20 * k},{y - 36 * k}! {x + 16 * k},{y - 4 * k} {x + 9 * k},{y} {x - 9 * k},{y} {x - 16 * k},{y - 4 * k}", fill, 2)


def wheel(s, x, y, r, rim=INK, spokes=14, width=None, spoke=INK):
    s.ring(x, y, r, width or r * 0.13, rim)
    d = "".join(f"M{x} {y}l{r * c:.1f} {r * n:.1f}" for c, n in _ring(spokes))
    s.raw(f'<path d="{d}" stroke="{spoke}" stroke-width="{max(2, r * 0.025)}"/>')
    s.disc(x, y, r * 0.09, rim, 2)


def _ring(n):

    return [(cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n)]


def bicycle(s, x, y, h, frame=BRICK, flip=False, cargo=None, tyre=INK):
    """A bicycle for somebody of height `h`, the middle between the wheels at (x, y)."""
    k = h / 100 * (-1 if flip else 1)
    front = 58 if cargo else 29

    def at(px, py):
        return (x + px * k, y + py * abs(k))

    for wx, r in ((-27, 17), (front, 13 if cargo else 17)):
        hub = at(wx, -r)
        wheel(s, hub[0], hub[1], r * abs(k), tyre, spoke=tyre)
    w = 2.6 * abs(k)
    for seg in ([(-27, -17), (-10, -47), (-2, -15), (-27, -17)], [(-9, -42), (16, -44), (-2, -15)], [(16, -52), (22, -30), (front, -13 if cargo else -17)]):
        s.line([(*at(*p), True) for p in seg], frame, w)
    s.line([at(-15, -50), at(-5, -49)], INK, 4 * abs(k))
    s.line([at(15, -56), at(24, -58)], INK, w)
    s.disc(*at(-2, -15), 4.5 * abs(k), INK, 2)
    if cargo:
        (ax, ay), (bx, by) = at(20, -44), at(56, -16)
        s.box(min(ax, bx), ay, abs(bx - ax), by - ay, cargo)


def tree(s, x, y, h, leaf=TEAL, trunk=INK, kind="round"):
    s.limb([(x, y), (x + h * 0.01, y - h * 0.35), (x, y - h * 0.6)], [h * 0.09, h * 0.05, h * 0.03], trunk, 3)
    if kind == "poplar":
        d = s.shape(f"{x},{y - h} {x + h * 0.14},{y - h * 0.6} {x + h * 0.1},{y - h * 0.2} {x - h * 0.1},{y - h * 0.2} {x - h * 0.14},{y - h * 0.6}", leaf)
        s.carve(d, (x - h * 0.15, y - h, h * 0.3, h * 0.8), angle=80, gap=16, length=h * 0.12, width=3.5, keep=0.5, fade="left")
    elif kind == "fir":
        for i in range(4):
            w, t = h * (0.1 + 0.07 * i), y - h + h * 0.2 * i
            s.poly(f"{x},{t} {x + w},{t + h * 0.28} {x - w},{t + h * 0.28}", leaf, 3)
    else:
        r = h * 0.3
        d = s.shape(f"{x - r * 1.1},{y - h * 0.6} {x - r},{y - h * 0.85} {x - r * 0.3},{y - h} {x + r * 0.5},{y - h * 0.97} {x + r * 1.1},{y - h * 0.75} {x + r},{y - h * 0.5} {x + r * 0.3},{y - h * 0.4} {x - r * 0.6},{y - h * 0.42}", leaf)
        s.carve(d, (x - r * 1.2, y - h, r * 2.4, h * 0.62), angle=-35, gap=20, length=h * 0.08, width=4, keep=0.55, fade="left", bend=0.2)


def crate(s, x, y, w, h, fill=OCHRE, slats=3):
    s.box(x, y, w, h, INK, 3)
    step = h / slats
    for i in range(slats):
        s.box(x, y + i * step + 2, w, step - 8, fill, 2)
    for px in (x + 4, x + w - 20):
        s.box(px, y, 16, h, fill, 2)


def house(s, x, y, w, h, wall=CREAM, roof=BRICK, pitch=0.5, door=TEAL, windows=2, shade=True):
    s.box(x, y - h, w, h, wall)
    if shade:
        s.box(x + w * 0.62, y - h, w * 0.38, h, INK + "/lines60", 0)
    s.poly(f"{x - w * 0.06},{y - h} {x + w * 0.5},{y - h - w * pitch} {x + w * 1.06},{y - h}", roof)
    for i in range(windows):
        s.box(x + w * (0.16 + i * 0.6 / max(windows - 1, 1)), y - h * 0.82, w * 0.14, h * 0.26, INK, 3)
    if door:
        s.box(x + w * 0.42, y - h * 0.46, w * 0.18, h * 0.46, door, 3)


def bricks(s, x, y, w, h, fill=BRICK, mortar=SAND, size=(60, 26), keep=1.0):
    d = s.box(x, y, w, h, fill)
    marks, (bw, bh) = [], size
    for row, yy in enumerate(range(int(y), int(y + h), bh)):
        marks.append(f"M{x} {yy}h{w}")
        for xx in range(int(x - (row % 2) * bw / 2), int(x + w), bw):
            if s.chance.random() < keep:
                marks.append(f"M{xx} {yy}v{bh}")
    s.clip(d, f'<path d="{"".join(marks)}" stroke="{mortar}" stroke-width="3" fill="none"/>')


def jar(s, x, y, w, h, fill, lid=TEAL):
    """A preserving jar standing on (x, y), x its left."""
    s.box(x + w * 0.1, y - h, w * 0.8, h * 0.12, lid, 3)
    d = s.shape(f"{x + w * 0.14},{y - h * 0.88}! {x + w * 0.86},{y - h * 0.88}! {x + w},{y - h * 0.7} {x + w},{y}! {x},{y}! {x},{y - h * 0.7}", CREAM)
    lumps = "".join(
        f'<ellipse cx="{x + w * (0.2 + 0.3 * i) + (j % 2) * w * 0.12:.0f}" cy="{y - h * (0.1 + 0.16 * j):.0f}" rx="{w * 0.17:.0f}" ry="{h * 0.088:.0f}" fill="{fill}"/>'
        for i in range(3)
        for j in range(5)
    )
    s.clip(d, lumps + f'<path d="M{x + w * 0.82:.0f} {y - h * 0.7:.0f}v{h * 0.55:.0f}" stroke="{PAPER}" stroke-width="{w * 0.06:.0f}"/>')


def cow(s, x, y, k, coat=CREAM, spots=INK, flip=False):
    with s.within(f"translate({x} {y}) scale({-k if flip else k} {k})"):
        for lx in (-62, -44, 38, 56):
            s.limb([(lx, -60), (lx + 2, -30), (lx, 0)], [20, 11, 12], coat, 3)
        d = s.shape("-78,-118! -40,-116 20,-114 66,-122! 80,-96 62,-56 20,-46 -40,-50 -72,-62 -80,-90", coat)
        s.clip(d, "".join(f'<ellipse cx="{a}" cy="{b}" rx="{r}" ry="{r * 0.8}" fill="{spots}"/>' for a, b, r in ((-50, -110, 26), (0, -70, 28), (30, -118, 22), (66, -80, 16))))
        s.line([(-78, -114), (-92, -90), (-90, -50)], spots, 6)
        s.shape("58,-122! 82,-146! 112,-138 128,-106 122,-92 104,-92 88,-112 72,-96", coat)
        s.shape("84,-144! 66,-152 74,-138", spots, 2)
        s.shape("108,-104 128,-104 124,-90 108,-90", spots, 2)


def ewe(s, x, y, k, wool=CREAM, face=INK, flip=False):
    with s.within(f"translate({x} {y}) scale({-k if flip else k} {k})"):
        for lx in (-34, -22, 20, 32):
            s.limb([(lx, -34), (lx, 0)], [9, 7], face, 2)
        d = s.shape("-54,-60 -50,-80 -30,-92 -8,-90 14,-94 38,-86 50,-68 46,-44 24,-32 0,-30 -26,-32 -48,-40", wool)
        s.carve(d, (-56, -94, 108, 66), INK, 30, 13, 12, 2.4, 0.6, 0.5)
        s.shape("34,-88! 50,-98 66,-88 78,-66 72,-56 60,-60 44,-68", face, 3)
        s.shape("44,-92! 28,-92 36,-82", face, 2)


def hills(s, y, height, fill, bumps=3, cut=5, phase=0.0):

    n = 9
    at = [(-40, y - height * sin(phase))] + [(1500 * i / n, y - height * sin(phase + bumps * 3.14 * i / n) * (0.7 + 0.3 * (i % 2))) for i in range(n + 1)]
    return s.shape([*at, (1560, y - height * sin(phase + bumps * 3.14)), (1560, 1020, True), (-40, 1020, True)], fill, cut)


def cloud(s, x, y, k, fill=CREAM):
    s.shape(f"{x - 110 * k},{y}! {x - 120 * k},{y - 26 * k} {x - 70 * k},{y - 40 * k} {x - 40 * k},{y - 66 * k} {x + 10 * k},{y - 60 * k} {x + 40 * k},{y - 42 * k} {x + 100 * k},{y - 36 * k} {x + 120 * k},{y}!", fill, 3)


def sun(s, x, y, r, fill=OCHRE, rays=0):
    for c, n in _ring(rays) if rays else []:
        s.line([(x + c * r * 1.25, y + n * r * 1.25), (x + c * r * 1.65, y + n * r * 1.65)], fill, r * 0.09)
    s.disc(x, y, r, fill, 4)


def floor(s, y, fill=TEAL, gap=22, colour=PAPER, keep=0.6):
    d = s.box(-10, y, 1520, 1010 - y, fill)
    s.carve(d, (0, y, 1500, 1000 - y), colour, 0, gap, 150, 4, keep)


def book(s, x, y, w, h, fill, band=CREAM):
    s.box(x, y - h, w, h, fill, 3)
    s.box(x, y - h * 0.84, w, h * 0.07, band, 0)
    s.box(x, y - h * 0.22, w, h * 0.07, band, 0)


def sky(s, fill=SKY, carve=CREAM, h=620, angle=2, keep=0.5, fade="down"):
    d = s.box(-10, -10, 1520, h + 10, fill, 0)
    s.carve(d, (0, 0, 1500, h), carve, angle, 26, 190, 5, keep, fade=fade)
