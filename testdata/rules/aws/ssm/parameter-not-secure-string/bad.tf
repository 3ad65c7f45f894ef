resource "aws_ssm_parameter" "token" {
  name  = "/shop/token"
  type  = "String" # expect: aws-ssm-parameter-not-secure-string
  value = "unset"
}
