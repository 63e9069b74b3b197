"""Candidates' applications: sent with a file or two, followed by a private link, answered by the recruiter, erased in time."""
