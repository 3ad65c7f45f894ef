resource "aws_ssm_parameter" "token" {
  name  = "/shop/payment/api_key"
  type  = "SecureString"
  value = "f3k9q2mz81xw7bd64t" # expect: aws-ssm-parameter-hardcoded-secret
}
