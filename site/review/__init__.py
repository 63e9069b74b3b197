"""The review desk: one machine for every queue. Knows no app; apps give it their model, moves and card."""
