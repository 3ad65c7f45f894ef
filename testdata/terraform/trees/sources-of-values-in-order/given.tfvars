any = 0.50
