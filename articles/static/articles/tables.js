/* The menu of a table in the editor, in the language of the person: its library knows American English only. */
(() => {
  const items = "ContextMenu:items.";
  const words = {
    insertRowAbove: "Insérer une ligne au-dessus",
    insertRowBelow: "Insérer une ligne au-dessous",
    insertColumnOnTheLeft: "Insérer une colonne à gauche",
    insertColumnOnTheRight: "Insérer une colonne à droite",
    removeRow: ["Supprimer la ligne", "Supprimer les lignes"],
    removeColumn: ["Supprimer la colonne", "Supprimer les colonnes"],
    undo: "Annuler",
    redo: "Rétablir",
    copy: "Copier",
    cut: "Couper",
    readOnly: "Lecture seule",
    clearColumn: "Vider la colonne",
    align: "Alignement",
    "align.left": "À gauche",
    "align.center": "Au centre",
    "align.right": "À droite",
    "align.justify": "Justifié",
    "align.top": "En haut",
    "align.middle": "Au milieu",
    "align.bottom": "En bas",
    mergeCells: "Fusionner les cellules",
    unmergeCells: "Séparer les cellules",
  };
  const languages = window.Handsontable?.languages;
  languages?.registerLanguageDictionary({
    languageCode: "fr",
    ...Object.fromEntries(Object.entries(words).map(([key, value]) => [items + key, value])),
  });
  languages?.registerLanguageDictionary({ ...languages.getLanguageDictionary("en-US"), languageCode: "en" });
})();
