region          = "us-east-1"
certificate_arn = "arn:aws:acm:us-east-1:111122223333:certificate/5f0c7a9e-3b1d-4c55-9a55-0d6a4b1f2c11"
