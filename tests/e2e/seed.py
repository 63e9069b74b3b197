"""The page that the main job is played with: the first user's own where it is at hand, else one of ours."""

from dataclasses import dataclass
from pathlib import Path

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "seed-article.txt"


@dataclass(frozen=True)
class Seed:
    title: str
    subtitle: str
    paragraphs: list[str]
    link_name: str


OURS = Seed(
    title="Ateliers partagés : ce que change un établi à plusieurs",
    subtitle="Le travail indépendant se cherche des murs",
    paragraphs=[
        "Ils sont neuf sous la verrière, et personne n’est le patron de personne. Le loyer se partage, les outils aussi.",
        "Reste une question que nul contrat ne règle : qui balaie le vendredi soir ?",
    ],
    link_name="Le Cahier des ateliers",
)


def read_seed() -> Seed:
    """The seed article's parts, read from its file: title, a line as subtitle, the long paragraphs, the link's name."""
    if not SEED.exists():
        return OURS
    lines = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    dated = next(index for index, line in enumerate(lines) if line.startswith("Publié le"))
    link = next(index for index, line in enumerate(lines) if line.startswith("Voir en ligne"))
    return Seed(
        title=lines[0],
        subtitle=lines[dated + 1],
        paragraphs=lines[dated + 2 : link],
        link_name=lines[link].partition(":")[2].strip(),
    )
