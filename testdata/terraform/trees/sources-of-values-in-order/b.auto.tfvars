list = ["auto"]
