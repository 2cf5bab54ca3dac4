"""Every place vigie knows: by id, by name, by position, by what holds it."""
