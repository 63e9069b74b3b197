"""What every app may use: text, French type, the guard of public forms, outgoing mail, checks."""
