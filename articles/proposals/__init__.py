"""What readers propose: a public form, a queue of the desk, and where it is accepted a draft in the usual workflow.

states.py      the moves                       form.py       what is asked, and the picture made anew
accepting.py   the draft of what is accepted   views.py      the form and the private page of the proposer
letters.py     mails to the proposer           desk.py       the queue
"""
