resource "aws_glue_security_configuration" "strict" {
  name = "strict"
}

resource "aws_glue_crawler" "sales" {
  name                   = "sales"
  database_name          = "sales"
  role                   = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.strict.name
}

resource "aws_glue_job" "sales" {
  name                   = "sales"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  security_configuration = aws_glue_security_configuration.strict.id
}

resource "aws_glue_dev_endpoint" "sales" {
  name                   = "sales"
  role_arn               = "arn:aws:iam::111122223333:role/glue"
  security_configuration = "strict"
}
