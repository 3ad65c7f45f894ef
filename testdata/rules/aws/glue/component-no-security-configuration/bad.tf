resource "aws_glue_crawler" "sales" { # expect: aws-glue-component-no-security-configuration
  name          = "sales"
  database_name = "sales"
  role          = "arn:aws:iam::111122223333:role/glue"
}

resource "aws_glue_job" "sales" { # expect: aws-glue-component-no-security-configuration
  name     = "sales"
  role_arn = "arn:aws:iam::111122223333:role/glue"
}

resource "aws_glue_dev_endpoint" "sales" { # expect: aws-glue-component-no-security-configuration
  name     = "sales"
  role_arn = "arn:aws:iam::111122223333:role/glue"
}
