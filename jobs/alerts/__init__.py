"""E-mail alerts: new offers of a search, once a day or a week, for an address that said yes. No account."""
