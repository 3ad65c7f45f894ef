team = "on its own only"
