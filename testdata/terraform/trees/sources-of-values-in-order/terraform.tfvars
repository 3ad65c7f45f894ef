list = [1, true, "x"]
map  = null
any  = { a = [1, "2"] }
