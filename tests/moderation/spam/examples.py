# ruff: noqa: E501
"""Comments as people and machines write them, (name, text), of other styles than any generated set. Addresses are reserved ones."""

HAM = [
    ("Bernard", "Merci."),
    ("Lucie T.", "Bravo pour ce dossier, on en redemande !"),
    ("Anne-Marie", "Et le chauffage, vous l'avez payé comment ?"),
    ("gaspard", "+1"),
    ("Yves", "Tout à fait d'accord avec Monique."),
    ("Une abonnée", "Un peu léger comme analyse, vous auriez pu interroger les salariés et pas seulement la direction."),
    ("Rémi B.", "Honteux. Vous relayez la propagande de la mairie sans une seule question. Je ne renouvellerai pas mon abonnement."),
    ("JP", "N'importe quoi cet article !!! Le journaliste n'a visiblement jamais mis les pieds dans une ferme."),
    ("Colère", "C'EST TOUJOURS LES MÊMES QUI PAIENT. Marre de ces beaux discours pendant que nos écoles ferment."),
    ("Sandrine", "J'ai travaillé six ans dans une SCOP de menuiserie. Le salaire était modeste (1 450 € net au début) mais nous votions "
     "chaque investissement. Quand le carnet de commandes a baissé en 2009, personne n'a été licencié : nous avons tous réduit "
     "nos heures. C'est ça aussi, la coopération."),
    ("Michel Perrin", "Le lien vers le rapport de la Cour des comptes ne marche plus, le voici : "
     "https://www.ccomptes.example/fr/publications/les-associations-et-leurs-financements"),
    ("doc_asso", "Pour celles et ceux que ça intéresse, nos comptes sont en ligne : https://maison-commune.example/comptes-2013.pdf "
     "(page 12 pour les loyers)."),
    ("Hélène", "Deux sources à lire à côté : https://insee.example/fr/statistiques/4277680 et le livre de Jean-Louis Laville."),
    ("Karim", "On cherche deux bénévoles pour tenir la caisse samedi matin, passez nous voir place du marché. "
     "Pas besoin d'expérience !"),
    ("Coop de l'Ouest", "Nous recrutons justement un comptable à mi-temps, CDI, 1 200 € brut. L'annonce est sur notre site : "
     "http://coop-ouest.example/recrutement. Le sujet de l'article, c'est notre quotidien."),
    ("Paulette", "Mon mari a gagné 200 euros au casino de Deauville en 1987, nous avons tout donné à la paroisse. "
     "Votre papier m'y a fait repenser."),
    ("infirmière 59", "Les médicaments pas chers ça existe : cela s'appelle le générique. Le viagra à 80 euros la boîte, "
     "c'est une autre histoire..."),
    ("Théo", "Le prêt à taux zéro de la région nous a pris huit mois de dossier. La banque, elle, demandait 4,2 % et une caution "
     "personnelle. Vérifiez vos chiffres avant de parler de financement facile."),
    ("Élise", "Attention aux arnaques au CPF, ma mère s'est fait avoir l'an dernier : ils appellent en se faisant passer pour le "
     "ministère. Un article là-dessus serait utile."),
    ("Sceptique", "Le bitcoin, monnaie citoyenne ? Laissez-moi rire. Demandez donc aux gens qui ont tout perdu."),
    ("Marc D", "Bonjour, est-ce que quelqu'un sait si la CAF compte l'ACRE dans les revenus ? Merci d'avance."),
    ("Nour", "bonjour jvoulais savoir si yavait encore de la place pour latelier de jeudi svp"),
    ("lolo62", "ptdr le maire ki parle decologie avec son 4x4"),
    ("Georges", "Une coquille au troisième paragraphe : « censé » et non « sensé »."),
    ("Prof de maths", "20 % de 35 000, cela fait 7 000 et pas 9 000. Du coup la conclusion ne tient plus."),
    ("Dominique", "@Georges : vous chipotez, le fond est juste."),
    ("Ana", "Très bel article, merci. Je l'ai lu à voix haute à ma grand-mère qui a travaillé trente ans dans cette filature, "
     "elle a pleuré en entendant le nom de la rue."),
    ("Fabrice, Lyon", "Super article ! Une question cependant : qui paie les charges quand un bureau reste vide ?"),
    ("Claude", "Je suis en désaccord complet. L'économie sociale, c'est du travail sous-payé avec un joli nom dessus. "
     "Les associations emploient des services civiques à 580 € par mois pour remplacer des postes."),
    ("maraîchère", "Chez nous le panier est à 15 €, livré le mardi. On ne s'enrichit pas mais on en vit."),
    ("Pierre-Yves", "Appelez la mairie au 03 25 42 33 33, ils m'ont répondu tout de suite. Demandez le service du logement."),
    ("Association Le Pont", "Notre assemblée générale aura lieu le 14 mars à 18 h 30, salle Jean-Moulin. Entrée libre, buffet "
     "partagé. Pour toute question : contact@le-pont.example"),
    ("Véro", "Ok mais qui surveille ?"),
    ("M.", "Vivement la suite."),
    ("Sofiane", "J'ai postulé chez eux, jamais eu de réponse. Douze candidatures en trois mois, deux entretiens, zéro retour. "
     "Alors les beaux discours sur le recrutement humain…"),
    ("Ex-bénévole", "Il faudrait aussi parler de l'épuisement. On commence par donner deux heures, puis tout son week-end, "
     "et le jour où l'on dit non on devient le traître."),
    ("Gérard Lemoine", "Retraité de la SNCF, je confirme : la ligne a été fermée en 1993, pas en 1995. J'y étais."),
    ("zadiste", "Faites mieux : squattez."),
    ("Léa", "Merci pour le partage du tableau, je l'utilise avec mes élèves de terminale."),
    ("Old reader", "Lovely piece. My grandmother sold eggs at that very market."),
    ("Rachel", "Source?"),
    ("Tim", "This is nonsense. You can't compare a housing co-op with a hedge fund and call it journalism."),
    ("Moira K.", "We tried this in Leith. It worked for two winters, then the boiler died and nobody wanted to be treasurer."),
    ("Dave", "lol no"),
    ("an economist", "The multiplier you quote (2.4) comes from a 1998 paper that its own author withdrew. See the 2011 follow-up: "
     "https://papers.example/abs/1107.2231"),
    ("Jo", "Great article, thanks. I shared it with the tenants of our building, and three of them came to the meeting last night."),
    ("Priya", "Nice post, though I think you underestimate how much unpaid work women do in these projects."),
    ("Harold", "I WORKED THERE FOR TWENTY YEARS AND NOBODY EVER ASKED US ANYTHING"),
    ("Beth", "Does anyone know whether the credit union still gives small loans? I need about £300 until my first pay."),
    ("Sam", "I got my job through the workshop you describe. $14 an hour, not much, but it's ten minutes from my kid's school."),
    ("Ingrid", "The online pharmacy part is wrong: prescriptions are still needed, my doctor checked."),
    ("Kofi", "Casinos are what killed our high street, not coworking spaces."),
    ("Ellie", "You forgot the link to the podcast, it's here: https://radio.example/episodes/77"),
    ("Neighbour", "Come and see us on Saturday, free soup and free seeds!"),
    ("R. Osei", "Typo in the second line, 'manger' should be 'manager' :)"),
    ("Carol", "@Tim there is no need to be rude. She quotes three studies."),
    ("Student", "I am writing my master's thesis on worker buyouts. Could the author tell me where the figures for Emilia-Romagna are from?"),
    ("Pat", "Free childcare would do more than any app."),
    ("Luc", "Votre site est illisible sur téléphone depuis hier, le menu recouvre le texte."),
    ("Chantal", "Pourquoi mon commentaire de mardi n'est-il pas paru ? Je n'insultais personne."),
    ("Bastien", "La vente en ligne nous a sauvés pendant la crue : 60 commandes en une semaine, toutes livrées à vélo."),
    ("Mme Roche", "Mon fils est consultant en référencement, il gagne bien sa vie mais il s'ennuie. Comme quoi."),
]  # fmt: skip

SPAM = [
    ("Isabelle Fournier", "Bonjour à tous. Je tiens à témoigner ici de ma reconnaissance envers un particulier honnête qui m'a "
     "octroyé un crédit de 25 000 € remboursable sur 7 ans au taux de 2 %. Si vous êtes fiché et que les banques vous "
     "refusent, écrivez-lui : particulier.credit@courriel.example"),
    ("M. Laurent Dubois", "Vous avez besoin d'un prêt pour relancer vos activités ou pour un projet ? Nous accordons des financements "
     "de 3 000 à 900 000 euros en 72 heures, sans frais à l'avance. Merci de nous contacter sur WhatsApp : +33 7 55 12 90 41"),
    ("Sophie", "Bonjour, votre article est très intéressant et bien rédigé. Je me permets de vous proposer notre agence de rédaction "
     "web, qui aide les sites comme le vôtre à gagner des positions sur Google. Devis gratuit : https://plume-rang.example/devis"),
    ("Serrurier Paris 24h", "Merci pour ces informations. Si vous êtes bloqué dehors, notre équipe intervient en 20 minutes : "
     "https://serrurier-express.example"),
    ("Grand Maître Adjovi", "Maître voyant médium africain très puissant, retour d'affection immédiat, protection, chance aux jeux, "
     "résultats garantis sous 48 h. Payez après satisfaction. Appelez le +229 61 00 22 33."),
    ("voyance gratuite", "J'ai consulté une voyante en ligne qui m'a tout dit sur mon avenir, c'est bluffant ! Première question offerte ici "
     "https://voyance-directe.example/?ref=88"),
    ("Camille", "Grâce à cette méthode je gagne 250 euros par jour en restant à la maison, sans compétence. Places limitées, inscrivez-vous "
     "vite : http://revenu-libre.example/inscription"),
    ("Jérôme", "Marre de votre patron ? Découvrez le système automatique qui rapporte 4 000 € par mois. Formation gratuite : "
     "http://liberte-fin.example/webinar"),
    ("Achat Cialis", "Commandez cialis générique sans ordonnance, livraison discrète en 48 heures, paiement sécurisé "
     "https://pharma-discret.example"),
    ("pilules", "viagra pas cher en ligne, kamagra, levitra, priligy, prix le plus bas garanti www.pilule-bleue.example"),
    ("casino en ligne", "Découvrez le meilleur casino en ligne de l'année : 500 € de bonus et 200 tours gratuits dès l'inscription ! "
     "https://lucky-tours.example/fr"),
    ("Kevin", "J'ai gagné le jackpot hier soir sur cette machine à sous, retrait reçu en 10 minutes, essayez avec le code TRIBU50 "
     "http://jackpot-royal.example/r/TRIBU50"),
    ("Paris sportifs", "Pronostics sûrs à 95 %, groupe VIP Telegram @pronos_sur, gagnez avec nous tous les jours !!!"),
    ("Léo trader", "Salut, j'ai commencé le trading avec 200 euros et aujourd'hui j'en ai 9 700. Merci à ma conseillère Mme Weber, "
     "contactez-la sur Telegram : @weber_invest"),
    ("CryptoMax", "Doublez vos bitcoins en 24 heures, plateforme agréée, retraits instantanés : https://btc-double.example"),
    ("Aide CPF", "Dernier rappel : vos droits à la formation arrivent à échéance. Réclamez vos 1 500 € dès maintenant sur "
     "https://mon-solde-formation.example"),
    ("Rénovation Energie", "Isolation à 1 euro, pompe à chaleur subventionnée à 90 %, vérifiez votre éligibilité en deux minutes "
     "https://prime-renov.example/test"),
    ("permis", "Obtenez votre permis de conduire sans passer l'examen, enregistré à la préfecture. Contactez-nous sur WhatsApp "
     "+44 7700 900123 ou permis.legal@courriel.example"),
    ("Sac de luxe", "Sacs Vuitton, montres Rolex, qualité AAA, -80 % cette semaine seulement http://luxe-aaa.example"),
    ("Julia", "Salut beau gosse, je suis seule ce soir et j'ai mis mes photos ici http://julia-cam.example viens vite"),
    ("rencontre sans lendemain", "Femmes mariées de ta région cherchent plan discret, inscription gratuite https://discret-soir.example"),
    ("Dr Moussa", "Je veux remercier le Dr Moussa qui a guéri mon herpès avec ses plantes en deux semaines. Si vous souffrez, écrivez "
     "à dr.moussa@courriel.example"),
    ("Perdre du poids", "J'ai perdu 14 kg en un mois sans sport grâce à ces gélules naturelles, boîte d'essai offerte "
     "https://minceur-now.example"),
    ("backlinks", "Bonjour, nous vendons des articles sponsorisés et des liens dofollow sur 300 sites d'actualité, DA 50+. "
     "Tarifs : https://liens-forts.example"),
    ("Agence", "Augmentez le trafic de votre site avec 10 000 visiteurs réels pour 29 €. Satisfait ou remboursé. www.visites-plus.example"),
    ("Abonnés Insta", "Achetez des abonnés Instagram et des vues TikTok, livraison instantanée https://boost-abo.example"),
    ("IPTV", "Abonnement IPTV premium 12 mois, 20 000 chaînes, test gratuit 24h. WhatsApp +212 6 00 11 22 33"),
    ("Nathalie", "Merci pour ce partage, très intéressant ! Au passage, si vous cherchez un bon comparateur de mutuelles, "
     "je recommande https://mutuelle-top.example"),
    ("cbd pas cher", "Super article. N'hésitez pas à visiter ma boutique : <a href=\"https://cbd-vert.example\">cbd pas cher</a>"),
    ("Déménageur Marseille", "Très bon article, continuez comme ça."),
    ("plombier lyon", "Article très instructif, merci beaucoup pour le partage."),
    ("best essay writers", "Thanks for sharing such a wonderful post. I really enjoyed reading it."),
    ("Buy Instagram Followers", "Awesome blog! Keep it up."),
    ("Emma", "Wow, this piece of writing is nice, my sister is analyzing these things, so I am going to let know her. "
     "my web page: http://slim-now.example"),
    ("Robertnup", "You have made some really good points there. I checked on the internet for more info about the issue and found "
     "most individuals will go along with your views on this web site. https://keto-x.example"),
    ("Marcus", "I couldn't refrain from commenting. Well written! Feel free to visit my homepage [url=https://bet-zone.example]betting[/url]"),
    ("seo expert", "Hello, I visited your website and noticed you are missing a lot of traffic. We offer white hat SEO with guaranteed "
     "first page ranking. Reply for a free audit: sales@rank-first.example"),
    ("Linda", "I lost $64,000 to a fake broker and thought all hope was gone until I met a certified recovery hacker who got every coin "
     "back. Contact him: recover.pro@mailbox.example"),
    ("Mr. Alan Brooks", "Are you in need of a genuine loan? We give personal and business loans at 3% interest rate, no collateral. "
     "Apply now by email: quickfunds@mailbox.example"),
    ("Grace", "Online jobs from home, earn up to $120 per hour, no experience required, start today >> http://easy-hours.example"),
    ("Viagra", "buy generic viagra cialis online no prescription worldwide shipping http://rx-cheap.example"),
    ("pharma", "Order tramadol, xanax, ambien overnight delivery, bitcoin accepted. https://rx-night.example/order"),
    ("Slots", "Play the best online slots, 300 free spins no deposit bonus https://spin-palace.example 🎰🎰"),
    ("Tipster", "Fixed matches 100% sure, join our VIP group on Telegram @fixed_sure"),
    ("Eth giveaway", "Elon is giving away 5,000 ETH! Send 0.5 to the address and get 1.0 back: https://eth-give.example"),
    ("NFT", "Join the whitelist before it is too late, 100x guaranteed 🚀🚀🚀 https://moon-mint.example"),
    ("Jessica", "hi dear i am a lonely girl looking for serious man, see my private pics here http://my-pics.example"),
    ("Replica", "Top quality replica watches, free shipping, 70% off today http://time-copy.example"),
    ("diploma", "Get your accredited diploma in 5 days, no exams, no study. diplomas@mailbox.example"),
    ("Passport office", "We produce real and fake passports, driver's licenses, ID cards, IELTS certificates. WhatsApp +1 202 555 0148"),
    ("Иван", "Лучшее онлайн казино с быстрыми выплатами, бонус за регистрацию https://kazino-vip.example"),
    ("Анна", "Купить диплом недорого с доставкой по всей России http://diplom-ru.example"),
    ("MashaPi", "Продвижение сайтов, прогон хрумером по базам, гарантия результата https://hrumer.example"),
    ("Сергей", "Займ на карту онлайн без отказа и проверок, деньги за 5 минут https://zaim-24.example"),
    ("jdkqwzx", "qwpzvx kjdhfg zxcmnb wqrtpl https://xkqz.example"),
    ("Hgtrfdw", "asdkj qwlkejr zmxncb http://zzqk.example/a http://zzqk.example/b http://zzqk.example/c"),
    ("GeorgeTaw", "<a href=https://a1-parts.example>car parts</a> [url=https://a1-parts.example]car parts[/url] https://a1-parts.example"),
    ("xRumer", "http://one.example http://two.example http://three.example http://four.example"),
    ("Astrologer", "Best love astrologer, get your ex back in 24 hours, vashikaran specialist. Call +91 98765 43210"),
    ("Illuminati", "Join the Illuminati brotherhood today and become rich, famous and powerful. Receive $1,000,000 on joining. "
     "WhatsApp +27 60 000 0000"),
    ("Assurance auto", "Comparez gratuitement 50 assurances auto et économisez jusqu'à 400 € par an, cliquez ici https://assur-auto.example"),
    ("Loterie", "Félicitations, votre adresse a été tirée au sort ! Vous gagnez un iPhone. Réclamez votre lot avant minuit : "
     "http://lot-gagnant.example"),
    ("Webdesign", "Your site looks outdated. We redesign websites for only $199, see our portfolio at www.web-fast.example"),
]  # fmt: skip
