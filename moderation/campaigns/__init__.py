"""Messages that say nearly the same, under one article or many, are one campaign: shown together, decided at once."""
