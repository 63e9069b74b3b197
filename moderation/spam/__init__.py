"""A spam score learned from what the moderators of this very site decided. Pure Python, on this machine, no service.

`signs` and `words` read a text, `model` learns and judges, `learning` keeps a model in the database, `measure` tells how
good its predictions were. The score predicts and, past the threshold that the editor set, sorts; it never publishes,
refuses or deletes.
"""
