resource "aws_kendra_index" "docs" { # expect: aws-kendra-index-no-customer-key
  name     = "docs"
  role_arn = "arn:aws:iam::111122223333:role/kendra"
}
