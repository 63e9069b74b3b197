/* The menu of a table in the editor, in French: its library speaks English only, and is told the language of the person. */
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
  window.Handsontable?.languages?.registerLanguageDictionary({
    languageCode: "fr",
    ...Object.fromEntries(Object.entries(words).map(([key, value]) => [items + key, value])),
  });
})();
