"""The job board: offers and their whole life, applications, alerts."""
