"""Drafts as recruiters write them: title, contract, words, and what the linter has to say of them.

All other fields are as they should be. An empty set is an honest offer: any finding there is a false alarm.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    title: str
    contract: str
    words: str
    found: set[str] = field(default_factory=set)


DRAFTS = [
    # Unlawful, or to look at again
    Draft("Commercial terrain (H/F)", "cdi", "Jeune et dynamique, vous aimez le contact et les défis.", {"age"}),
    Draft("Assistant·e de gestion", "cdi", "Profil : jeune, souriante et disponible.", {"age"}),
    Draft("Serveur ou serveuse", "cdd", "Candidature réservée aux moins de 26 ans.", {"age"}),
    Draft(
        "Conseiller·ère de vente", "cdi", "Nous cherchons quelqu’un de jeune, 20-30 ans, pour une équipe du même âge.", {"age"}
    ),
    Draft(
        "Développeur·euse web",
        "cdi",
        "Les plus de 45 ans auront du mal à suivre notre rythme : profils juniors de moins de 30 ans.",
        {"age"},
    ),
    Draft("Chargé·e de communication", "cdi", "Digital native, vous avez idéalement entre 22 et 28 ans.", {"age"}),
    Draft("Gardien ou gardienne", "cdi", "Âge souhaité : 40 à 55 ans, retraités acceptés.", {"age"}),
    Draft("Vendeuse", "cdi", "Vous tenez la boutique de l’atelier, du mardi au samedi.", {"title"}),
    Draft("Chargé de mission", "cdd", "Vous animez le réseau des foyers ruraux.", {"title"}),
    Draft("Infirmière", "cdi", "Vous travaillez au centre de santé du quartier, avec trois médecins.", {"title"}),
    Draft("Homme à tout faire", "cdi", "Petites réparations dans nos quatre foyers, peinture, jardin.", {"title"}),
    Draft("Femme de ménage", "cdi", "Entretien des bureaux de la coopérative, trois heures par jour.", {"title"}),
    Draft("Maçon", "cdi", "Rénovation en terre crue, chantiers à moins de trente kilomètres.", {"title"}),
    Draft("Hôtesse d’accueil", "cdd", "Vous accueillez les visiteurs du tiers-lieu.", {"title"}),
    Draft("Couturière", "cdi", "Atelier de retouches solidaires, machines industrielles.", {"title"}),
    Draft("Auxiliaire de vie expérimentée", "cdi", "Quatre visites par jour, toujours dans le même quartier.", {"title"}),
    Draft("Cuisinière pour cantine bio", "cdi", "Cent repas par jour, tout est fait sur place.", {"title"}),
    Draft("Boulanger", "cdi", "Pains au levain, farines de la ferme voisine.", {"title"}),
    Draft("Animateur socioculturel", "cdi", "Vous accompagnez les ateliers des habitants.", {"title"}),
    Draft("Aide-soignante", "cdi", "Vous rejoignez l’équipe de nuit de la maison de retraite.", {"title"}),
    Draft("Agent d’accueil (H/F)", "cdi", "Être de nationalité française. Permis B.", {"origin"}),
    Draft("Traducteur ou traductrice", "independant", "Arabe, langue maternelle ; français impeccable.", {"origin"}),
    Draft("Formateur·rice en anglais", "cdd", "Nous recherchons un natif anglais, sans accent.", {"origin"}),
    Draft("Standardiste", "cdi", "Vous vous exprimez sans aucun accent au téléphone.", {"origin"}),
    Draft("Livreur·euse à vélo", "cdi", "Vous résidez à Lyon ou dans la proche banlieue.", {"home"}),
    Draft("Aide à domicile", "cdi", "Candidats résidant à Lyon uniquement.", {"home"}),
    Draft("Technicien·ne de maintenance", "cdi", "Domicile à moins de 20 minutes exigé, astreintes.", {"home"}),
    Draft("Manutentionnaire", "cdi", "Être en bonne santé et robuste, charges lourdes.", {"health"}),
    Draft("Agent·e de tri", "cdd", "Aucun problème de dos, bonne condition physique exigée.", {"health"}),
    Draft("Ouvrier·ère agricole", "cdd", "Pas de restriction médicale, travail debout.", {"health"}),
    Draft("Délégué·e régional·e", "cdi", "Célibataire de préférence, nombreux déplacements.", {"family"}),
    Draft("Directeur·rice de colonie", "cdd", "Sans enfant à charge, vous logez sur place.", {"family"}),
    Draft("Secrétaire", "cdi", "Nous recherchons une femme organisée pour seconder le directeur.", {"sex"}),
    Draft("Veilleur·euse de nuit", "cdi", "Poste réservé à un homme, public difficile.", {"sex"}),
    Draft("Réceptionniste", "cdi", "Physique agréable et tenue soignée, présentation irréprochable.", {"looks"}),
    Draft(
        "Bénévoles pour la boutique",
        "benevolat",
        "Du lundi au vendredi de 9 h à 17 h, sous la responsabilité de la gérante ; présence obligatoire.",
        {"unpaid"},
    ),
    Draft(
        "Aide comptable bénévole",
        "benevolat",
        "Vous remplacez notre comptable pendant son congé, 35 heures par semaine.",
        {"unpaid"},
    ),
    Draft(
        "Stage : responsable de la communication",
        "stage",
        "En autonomie complète, vous prenez la place de la salariée en congé ; deux ans d’expérience requis.",
        {"internship"},
    ),
    Draft(
        "Stage de développement",
        "stage",
        "Vous êtes seul développeur de l’équipe, opérationnel immédiatement, 5 ans d’expérience.",
        {"internship"},
    ),
    Draft(
        "Service civique : accueil du public",
        "service-civique",
        "Vous remplacez la secrétaire d’accueil pendant ses congés.",
        {"civic"},
    ),
    # Honest
    Draft("Animateur·rice jeune public", "cdi", "Au sein de l’équipe jeune public, vous programmez douze spectacles par an."),
    Draft("Aide-soignant·e en EHPAD", "cdi", "L’âge des résidents va de 70 à 102 ans ; vous les aidez dans les gestes du matin."),
    Draft("Auxiliaire de vie (f/h)", "cdi", "Accompagnement de personnes âgées à leur domicile, à Lyon et à Villeurbanne."),
    Draft(
        "Infirmier·ère en santé mentale",
        "cdi",
        "Centre de santé mentale, file active de 300 personnes, suivi de la bonne santé des usagers.",
    ),
    Draft(
        "Responsable des achats (H/F)",
        "cdi",
        "Vous contrôlez l’origine des produits et la traçabilité des viandes d’origine française.",
    ),
    Draft("Comptable senior (H/F)", "cdi", "Profil senior : cinq ans de pratique du plan comptable des associations."),
    Draft("Chargé·e de mission seniors", "cdi", "Vous organisez la semaine bleue et les ateliers pour les plus de 60 ans."),
    Draft(
        "Médiateur·rice santé",
        "cdi",
        "Vous allez vers les femmes isolées, les jeunes sans emploi et les familles monoparentales.",
    ),
    Draft(
        "Juriste droit des étrangers",
        "cdi",
        "Dossiers de nationalité française et de regroupement familial, permanence avec interprètes.",
    ),
    Draft(
        "Formateur·rice de français langue étrangère",
        "cdi",
        "Apprenants de langues maternelles variées ; une langue maternelle autre que le français est bienvenue parmi eux.",
    ),
    Draft(
        "Éducateur·rice spécialisé·e",
        "cdi",
        "Internat de douze adolescentes de 13 à 18 ans, équipe mixte, situation familiale souvent difficile.",
    ),
    Draft(
        "Coordinateur·rice petite enfance",
        "cdi",
        "Crèche de vingt berceaux : accueil d’enfants de moins de 3 ans et soutien des parents célibataires.",
    ),
    Draft("Directeur ou directrice", "cdi", "Coopérative de 20 ans d’existence, 45 salariés, en bonne santé financière."),
    Draft(
        "Conseiller·ère en insertion",
        "cdi",
        "Mission locale : 200 jeunes de 16 à 25 ans révolus, dont la moitié résident dans les quartiers prioritaires.",
    ),
    Draft("Vétérinaire sanitaire", "independant", "Suivi de la bonne santé des troupeaux ; taille minimale des lots : 30 bêtes."),
    Draft(
        "Maître·sse de maison",
        "cdi",
        "Pension de famille de 25 logements ; les résidents sont des personnes seules, parfois âgées, non-fumeurs ou non.",
    ),
    Draft(
        "Gestionnaire locatif (H/F)",
        "cdi",
        "Logements pour des jeunes travailleurs et des personnes domiciliées dans la métropole.",
    ),
    Draft(
        "Bénévoles d’accueil",
        "benevolat",
        "Une permanence de deux heures quand vous le pouvez, à plusieurs, sans engagement ; vous écoutez, vous orientez.",
    ),
    Draft(
        "Bénévole à la cantine",
        "benevolat",
        "Aux côtés de nos deux salariés à temps plein, qui touchent un salaire, vous épluchez et vous servez, un midi par mois.",
    ),
    Draft(
        "Stage en développement local",
        "stage",
        "Encadré par le directeur, vous découvrez la méthode avec une chargée de mission ; aucune expérience exigée.",
    ),
    Draft(
        "Service civique : lien avec les aînés",
        "service-civique",
        "Vous inventez des ateliers avec une tutrice ; vous ne remplacez personne. 16-25 ans, jusqu’à 30 ans en cas de handicap.",
    ),
    Draft("Apprenti·e boulanger·ère", "alternance", "Contrat d’apprentissage, jusqu’à 29 ans révolus ; CAP en un an."),
    Draft(
        "Rédactrice ou rédacteur en chef",
        "cdi",
        "Dirige une rédaction de huit journalistes ; sens de la présentation des pages et bonne présentation des chiffres.",
    ),
    Draft(
        "Charpentier·ère",
        "cdi",
        "Travail en hauteur, port de charges avec appareil de levage, équipements fournis ; visite de la médecine du travail.",
    ),
    Draft("Poste de secrétaire", "cdi", "Vous tenez le secrétariat d’une fédération de clubs de retraités."),
    Draft(
        "Membre du conseil d’administration",
        "mandat",
        "Mandat de trois ans ; nous cherchons à équilibrer femmes et hommes au conseil.",
    ),
    Draft(
        "Chauffeur·se livreur·se",
        "cdi",
        "Livraisons de paniers dans un rayon de 30 km, départ à 6 heures ; véhicule de moins de 5 ans.",
    ),
    Draft(
        "Responsable d’un jeune réseau",
        "cdi",
        "Un jeune réseau de 30 fermes, né il y a trois ans, qui cherche sa première salariée ou son premier salarié.",
    ),
    Draft(
        "Développement commercial de la coopérative",
        "cdi",
        "Vous présentez nos produits aux collectivités, sans objectifs individuels.",
    ),
    Draft(
        "Accompagnant·e éducatif et social",
        "cdi",
        "Jeune diplômée ou diplômé, ou fort de dix ans de métier : tous les parcours nous intéressent.",
    ),
    # More of both, written after the rules
    Draft("Menuisière", "cdi", "Agencement de boutiques solidaires, atelier partagé.", {"title"}),
    Draft("Coordinatrice de projets", "cdi", "Vous suivez trois projets européens.", {"title"}),
    Draft("Le directeur adjoint", "cdi", "Vous secondez la direction.", {"title"}),
    Draft("Travailleur social", "cdi", "Permanence dans quatre communes.", {"title"}),
    Draft("Éducateur sportif (H/F)", "cdi", "Idéalement âgé de 20 à 30 ans, vous avez le BPJEPS.", {"age"}),
    Draft("Cheffe de projet", "cdd", "Équipe jeune et dynamique cherche collègue du même âge.", {"title", "age"}),
    Draft("Agent·e de médiation", "cdi", "Être originaire du quartier ; y habiter est un plus.", {"home"}),
    Draft(
        "Cuisinier ou cuisinière",
        "cdi",
        "Poste difficilement compatible avec une vie de famille : personne sans contraintes familiales.",
        {"family"},
    ),
    Draft("Préparateur·rice de commandes", "cdi", "Vous êtes en excellente forme physique.", {"health"}),
    Draft("Chargé·e d’accueil", "cdi", "Bonne présentation, élocution parfaite, sans accent.", {"looks", "origin"}),
    Draft("Vendeur·se", "cdd", "Une vendeuse souriante, de préférence une femme.", {"sex"}),
    Draft("Bénévole secrétaire", "benevolat", "Période d’essai d’un mois, horaires fixes, deux ans d’expérience.", {"unpaid"}),
    Draft(
        "Stage de chargé·e de mission",
        "stage",
        "Vous assurez seul·e la gestion des dossiers, avec des objectifs de vente.",
        {"internship"},
    ),
    Draft("Volontaire en service civique", "service-civique", "Expérience exigée en animation.", {"civic"}),
    Draft(
        "Responsable ressources humaines (H/F)",
        "cdi",
        "Vous veillez à l’égalité professionnelle, sans distinction d’âge, de sexe, d’origine ou de situation familiale.",
    ),
    Draft(
        "Délégué·e général·e",
        "cdi",
        "Fédération de 40 ans d’âge, vous présentez les comptes ; expérience de plus de 10 ans appréciée.",
    ),
    Draft(
        "Ergothérapeute", "cdi", "Plateau de rééducation : patients de plus de 75 ans, parfois sans entourage ; matériel adapté."
    ),
    Draft("Conducteur·rice de travaux", "cdi", "Vous habillerez les façades de bâtiments de plus de 50 ans ; permis B."),
    Draft(
        "Intervenant·e social·e", "cdi", "Hébergement de femmes avec ou sans enfants, jeunes mères de 18 à 25 ans, hommes isolés."
    ),
    Draft("Secrétaire général·e", "cdi", "Vous résiderez où vous voulez : deux jours de télétravail, siège à Lyon."),
    Draft(
        "Chargé·e d’études santé",
        "cdi",
        "Études sur le handicap, la santé au travail et le poids des inégalités ; taille minimum de l’échantillon à fixer.",
    ),
    Draft("Lingère ou linger", "cdi", "Entretien du linge d’un foyer de jeunes travailleurs."),
    Draft(
        "Accueillant·e en crèche",
        "cdi",
        "Jeunes enfants de 10 semaines à 3 ans ; équipe pluridisciplinaire, jeune et moins jeune.",
    ),
    Draft(
        "Coordination d’un festival jeune public",
        "cdd",
        "Vous accueillez compagnies et jeunes artistes ; trois mois, d’avril à juin.",
    ),
    Draft(
        "Bénévole informatique",
        "benevolat",
        "Vous aidez, à votre rythme, à remettre en état des ordinateurs ; l’équipe salariée vous guide.",
    ),
    Draft(
        "Stage assistant·e de production",
        "stage",
        "Stage de fin d’études, gratification légale, tuteur présent chaque jour, à temps plein de mars à juin.",
    ),
    Draft(
        "Alternance : chargé·e de projet", "alternance", "Vous préparez un master ; ouvert à tous les âges selon les dispositifs."
    ),
    Draft("Aide-soignant ou aide-soignante", "cdi", "Équipe de nuit, 12 heures, un week-end sur deux."),
    Draft("Homme ou femme de ménage", "cdi", "Entretien d’une école, produits écologiques."),
    Draft(
        "Technicienne ou technicien de l’intervention sociale", "cdi", "Suivi de familles, dont la situation familiale évolue."
    ),
]
