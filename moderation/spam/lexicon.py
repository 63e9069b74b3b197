"""What advertisements of the web speak of, in French, English and Russian: folded words and beginnings of words (`…*`).

A list says what a word is about, never that a message is spam: the model learns how much each list weighs on this site,
where people may discuss casinos and loans in earnest.
"""

import re

LEXICONS: dict[str, str] = {
    "gambling": """casino* jackpot poker slot slots roulette bet bets betting bookmaker sportsbook pari paris sportifs pronos*
        gratuits spins spin deposit payout tirage loterie lottery lotto baccarat blackjack казино ставки""",
    "pharmacy": """viagra cialis levitra kamagra priligy tramadol xanax ambien valium pharma* pill pills pilule* gelule*
        ordonnance prescription* generic* minceur keto cbd herpes guerison herbal herbe* dosage erectile slim detox""",
    "money": """pret prets loan loans credit credits funding financement* emprunt* lend* lender interest interets taux collateral
        bitcoin* btc crypto* ethereum eth forex trading trader invest* wallet broker* nft token payout rentab* revenu revenus
        income earn earned earning gagnez gagner gagne gagnes rapporte million millions usd займ* деньги кредит*""",
    "work at home": """domicile maison home phone telephone patron boss jour day hour heure semaine week mois month diplome
        experience competence competences automatique automatic passive passif""",
    "documents": """passeport* passport* permis license licence licenses diplome* diploma* degree degrees certificat* certificate*
        ielts tcf toeic identite identity visa authentique* verified fake real registered enregistre essay essays thesis
        homework dissertation диплом*""",
    "occult": """marabout* voyant* voyance medium spell spells caster astrolog* love retour affectif affection desenvout* vaudou*
        vashikaran illuminati brotherhood horoscope psychic magie magic envout* puissant powerful pouvoir*""",
    "copies": """replica replicas replique* rolex vuitton gucci chanel handbag* watches montre montres sneakers maillot* jerseys
        luxe designer sac sacs aaa iptv chaines""",
    "audience": """seo backlink* dofollow referencement ranking rank traffic trafic visiteurs visitors followers abonnes likes
        instagram tiktok google audit website* site web blog* agence agency devis page* хрумером прогон* продвижение""",
    "adult": """sex sexe sexy porn* cam cams nude* nues singles single lonely hot girl girls femmes chaud* coquin* rencontre*
        dating escort* plan discret discrete photos pics xxx mariees milf""",
    "trades": """plombier* serrurier* demenag* electricien vitrier depann* taxi vtc plumber* locksmith* mover movers dentist
        lawyer* avocat agence agency assurance* insurance mutuelle* isolation renov* pompe devis comparateur* comparez escape
        hotel* voyage travel cheap best top deals services service pas cher 24h express pro marketing web* cpf
        formation solde""",
    "sale": """achetez acheter achat commandez commander buy order cheap cheapest discount price prices prix promo promotion
        sale soldes livraison shipping delivery gratuit gratuite gratuitement free offert offerts offerte bonus cher bas tarif
        tarifs deal deals shop boutique garanti garantie garantis guaranteed guarantee satisfait rembourse essai trial
        купить недорого""",
    "urge": """cliquez click inscrivez inscription immediate immediat immediatement instantane instantanes instant instantly now
        maintenant vite urgent rappel limite limitees limited aujourd today tonight minuit reclamez claim activez apply join
        rejoignez contactez contact whatsapp telegram ecrivez appelez visitez visit rendez decouvrez discover check surf""",
    "praise": """great nice awesome amazing excellent wonderful superb fantastic useful helpful instructif interessant genial
        super article post blog writing site content partage sharing share information informations infos continuez keep bravo
        merci thanks thank""",
    "person": """je j me m mon ma mes nous notre nos on i my we our us me he she elle ils elles they il mari mere pere fils fille
        voisin* neighbour* mother father""",
    "argument": """mais pourquoi comment parce donc pourtant cependant selon but because why how though although however which
        disagree accord desaccord erreur coquille mistake typo source sources chiffres figures paragraphe paragraph faux wrong
        question salaries salarie quartier commune mairie association cooperative coop scop benevole* volunteer* school ecole""",
}


def _compiled(source: str) -> tuple[frozenset[str], tuple[str, ...]]:
    words = source.split()
    return frozenset(word for word in words if word[-1] != "*"), tuple(word[:-1] for word in words if word[-1] == "*")


COMPILED = {name: _compiled(source) for name, source in LEXICONS.items()}
VOWELS = re.compile(r"[aeiouyаеёиоуыэюя]")
CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}")


def counted(words: list[str]) -> dict[str, int]:
    """How many different words of each list stand among `words`."""
    present = set(words)
    return {
        name: len(whole & present) + sum(word.startswith(beginnings) for word in present - whole if beginnings)
        for name, (whole, beginnings) in COMPILED.items()
    }


def is_gibberish(word: str) -> bool:
    """A word of Latin letters that nobody can say: no vowel in five letters, or six consonants in a row."""
    if not word.isascii() or not word.isalpha() or len(word) < 4:
        return False
    return (len(word) > 4 and not VOWELS.search(word)) or bool(CLUSTER.search(word))
