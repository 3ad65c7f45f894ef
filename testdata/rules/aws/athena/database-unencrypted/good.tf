resource "aws_kms_key" "sales" {}

resource "aws_athena_database" "sales" {
  name   = "sales"
  bucket = "sales"

  encryption_configuration {
    encryption_option = "SSE_KMS"
    kms_key           = aws_kms_key.sales.arn
  }
}
