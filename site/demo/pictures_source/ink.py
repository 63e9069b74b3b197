# ruff: noqa: S311, E501  (chance here places cut marks; markup runs long)
"""A sheet of paper, four inks and a gouge: the few gestures every picture is made of.

Outlines are written as text, "x,y x,y x,y": a smooth line runs through the points; a point followed by "!" is a corner.
Sheets are 1500 × 1000 units (portraits 1000 × 1000).
"""

import math
import random
import re
from typing import NamedTuple

PAPER, CREAM, OCHRE, BRICK, TEAL, INK = "#f4e9d3", "#f9f2e2", "#dc9a35", "#b9432e", "#20595c", "#211d1c"
SKY, SAND, ROSE, MOSS, NIGHT = "#a9c3b6", "#ecc98a", "#dc8d6d", "#7f8a45", "#123a40"
SKINS = {"pale": "#f0c49b", "tan": "#d99b66", "brown": "#9a5a38", "dark": "#6b3a28"}


class Point(NamedTuple):
    x: float
    y: float
    corner: bool = False


def points(text):
    return [Point(float(x), float(y), bool(c)) for x, y, c in re.findall(r"(-?[\d.]+),(-?[\d.]+)(!?)", text)]


def outline(at, closed=True):
    """The SVG path through the points, Catmull-Rom between smooth ones."""
    at = points(at) if isinstance(at, str) else [Point(*p) for p in at]
    n = len(at)
    parts = [f"M{at[0].x:.1f} {at[0].y:.1f}"]
    for i in range(n if closed else n - 1):
        a, b = at[i], at[(i + 1) % n]
        before = at[i - 1] if closed or i else a
        after = at[(i + 2) % n] if closed or i + 2 < n else b
        c = a if a.corner else Point(a.x + (b.x - before.x) / 6, a.y + (b.y - before.y) / 6)
        d = b if b.corner else Point(b.x - (after.x - a.x) / 6, b.y - (after.y - a.y) / 6)
        parts.append(f"C{c.x:.1f} {c.y:.1f} {d.x:.1f} {d.y:.1f} {b.x:.1f} {b.y:.1f}")
    return "".join(parts) + ("Z" if closed else "")


class Sheet:
    def __init__(self, slug, ground=PAPER, size=(1500, 1000)):
        self.chance = random.Random(slug)
        self.size, self.parts, self.patterns, self.clips = size, [], {}, 0
        self.box(0, 0, size[0], size[1], ground, 0)

    # -- inks -------------------------------------------------------------------------------------------------------
    def ink(self, fill):
        """A plain colour, or "#colour/dots", "#colour/lines", "#colour/lines45", "#colour/big": a screen printed on what lies below."""
        if "/" not in fill:
            return fill
        if fill not in self.patterns:
            self.patterns[fill] = f"p{len(self.patterns)}"
        return f"url(#{self.patterns[fill]})"

    def screens(self):
        for fill, name in self.patterns.items():
            colour, kind = fill.split("/")
            if kind.startswith("lines"):
                angle = int(kind[5:] or 0)
                yield (
                    f'<pattern id="{name}" width="40" height="15" patternUnits="userSpaceOnUse" patternTransform="rotate({angle})">'
                    f'<path d="M0 4H40V9H0Z" fill="{colour}"/></pattern>'
                )
            else:
                step, r = {"dots": (15, 4.1), "big": (24, 7.5), "fine": (15, 2.9)}[kind]
                yield (
                    f'<pattern id="{name}" width="{step}" height="{step}" patternUnits="userSpaceOnUse" patternTransform="rotate(27)">'
                    f'<circle cx="{step / 2}" cy="{step / 2}" r="{r}" fill="{colour}"/></pattern>'
                )

    # -- shapes -----------------------------------------------------------------------------------------------------
    def raw(self, svg):
        self.parts.append(svg)

    def put(self, d, fill, cut=4.0, edge=PAPER, more=""):
        stroke = f'stroke="{edge}" stroke-width="{cut}" stroke-linejoin="round"' if cut else ""
        self.raw(f'<path d="{d}" fill="{self.ink(fill)}" {stroke} {more}/>')
        return d

    def shape(self, at, fill, cut=4.0, edge=PAPER, more=""):
        return self.put(outline(at), fill, cut, edge, more)

    def poly(self, at, fill, cut=4.0, edge=PAPER):
        return self.put(outline(re.sub(r"(\d)(\s|$)", r"\1!\2", at)), fill, cut, edge)

    def box(self, x, y, w, h, fill, cut=4.0, edge=PAPER):
        return self.put(f"M{x} {y}h{w}v{h}h{-w}Z", fill, cut, edge)

    def disc(self, x, y, r, fill, cut=4.0, ry=None, edge=PAPER):
        ry = ry or r
        return self.put(f"M{x - r} {y}a{r} {ry} 0 1 0 {2 * r} 0a{r} {ry} 0 1 0 {-2 * r} 0Z", fill, cut, edge)

    def ring(self, x, y, r, width, colour):
        self.raw(f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{colour}" stroke-width="{width}"/>')

    def line(self, at, colour=INK, width=6.0, cap="round"):
        self.raw(
            f'<path d="{outline(at, closed=False)}" fill="none" stroke="{colour}" stroke-width="{width}" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"/>'
        )

    def limb(self, at, widths, fill, cut=4.0, edge=PAPER):
        """A tapering arm, leg, branch or neck: the points are its bones, the widths its thickness at each."""
        at = points(at) if isinstance(at, str) else [Point(*p) for p in at]
        left, right = [], []
        for i, p in enumerate(at):
            a, b = at[max(i - 1, 0)], at[min(i + 1, len(at) - 1)]
            length = math.hypot(b.x - a.x, b.y - a.y) or 1
            nx, ny = -(b.y - a.y) / length * widths[i] / 2, (b.x - a.x) / length * widths[i] / 2
            left.append(Point(p.x + nx, p.y + ny, p.corner))
            right.append(Point(p.x - nx, p.y - ny, p.corner))
        return self.shape([*left, *reversed(right)], fill, cut, edge)

    # -- the gouge --------------------------------------------------------------------------------------------------
    def carve(self, d, area, colour=PAPER, angle=0.0, gap=18, length=70, width=5.0, keep=0.8, bend=0.0, fade=None):
        """Cut marks inside the outline `d`, over the box `area` (x, y, w, h); `fade` ("left", "right", "up", "down") thins them out."""
        x0, y0, w, h = area
        cx, cy, reach = x0 + w / 2, y0 + h / 2, math.hypot(w, h) / 2
        cos, sin, marks = math.cos(math.radians(angle)), math.sin(math.radians(angle)), []
        v = -reach
        while v < reach:
            u = -reach + self.chance.uniform(0, length)
            while u < reach:
                long = length * self.chance.uniform(0.5, 1.3)
                mx, my = cx + (u + long / 2) * cos - v * sin, cy + (u + long / 2) * sin + v * cos
                share = {
                    None: 1,
                    "left": (mx - x0) / w,
                    "right": 1 - (mx - x0) / w,
                    "up": (my - y0) / h,
                    "down": 1 - (my - y0) / h,
                }[fade]
                if (
                    x0 - length < mx < x0 + w + length
                    and y0 - length < my < y0 + h + length
                    and self.chance.random() < keep * share
                ):
                    t = width * self.chance.uniform(0.5, 1.15) * (0.4 + 0.6 * max(share, 0))
                    lift = bend * long
                    p, q = (mx - long / 2 * cos, my - long / 2 * sin), (mx + long / 2 * cos, my + long / 2 * sin)
                    e, f = (mx + (t + lift) * sin, my - (t + lift) * cos), (mx - (t - lift) * sin, my + (t - lift) * cos)
                    marks.append(
                        f"M{p[0]:.0f} {p[1]:.0f}Q{e[0]:.0f} {e[1]:.0f} {q[0]:.0f} {q[1]:.0f}Q{f[0]:.0f} {f[1]:.0f} {p[0]:.0f} {p[1]:.0f}Z"
                    )
                u += long + length * self.chance.uniform(0.15, 0.5)
            v += gap * self.chance.uniform(0.75, 1.25)
        self.clip(d, f'<path d="{"".join(marks)}" fill="{colour}"/>')

    def clip(self, d, svg):
        self.clips += 1
        name = f"c{self.clips}"
        self.raw(f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">{svg}</g>')

    # -- the press --------------------------------------------------------------------------------------------------
    def within(self, transform):
        """`with sheet.within("translate(…)"): …` draws moved, turned or scaled."""
        return _Moved(self, transform)

    def svg(self, pixels):
        w, h = self.size
        seed = self.chance.randrange(999)
        return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{pixels[0]}" height="{pixels[1]}" viewBox="0 0 {w} {h}" preserveAspectRatio="none">
<defs>{"".join(self.screens())}
<filter id="hand" x="-2%" y="-2%" width="104%" height="104%"><feTurbulence type="fractalNoise" baseFrequency="0.03" numOctaves="1" seed="{seed}"/>
<feDisplacementMap in="SourceGraphic" scale="5.5" xChannelSelector="R" yChannelSelector="G"/></filter>
<filter id="dry" x="0" y="0" width="100%" height="100%">
<feTurbulence type="fractalNoise" baseFrequency="0.12 0.16" numOctaves="2" seed="{seed}"/><feColorMatrix values="1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1" result="fine"/>
<feTurbulence type="fractalNoise" baseFrequency="0.006 0.009" numOctaves="2" seed="{seed + 7}"/><feColorMatrix values="1 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1" result="wide"/>
<feComposite operator="arithmetic" in="fine" in2="wide" k2=".62" k3=".38"/>
<feColorMatrix values="0 0 0 0 .957 0 0 0 0 .914 0 0 0 0 .827 -30 0 0 0 9.0"/></filter>
</defs>
<g filter="url(#hand)">{"".join(self.parts)}</g>
<rect width="{w}" height="{h}" filter="url(#dry)" opacity=".8"/>
</svg>"""


class _Moved:
    def __init__(self, sheet, transform):
        self.sheet, self.transform = sheet, transform

    def __enter__(self):
        self.sheet.raw(f'<g transform="{self.transform}">')

    def __exit__(self, *error):
        self.sheet.raw("</g>")
