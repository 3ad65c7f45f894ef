resource "aws_codeartifact_domain" "example" { # expect: aws-codeartifact-domain-no-customer-key
  domain = "example"
}
