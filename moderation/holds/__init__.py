"""Why a comment is held: found when it is posted, stored in rows, told in words on its card."""
