"""Users, roles and what each role may do, sign-in."""
