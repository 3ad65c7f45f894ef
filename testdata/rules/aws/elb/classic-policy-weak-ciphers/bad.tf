resource "aws_load_balancer_policy" "own" {
  load_balancer_name = "web"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "ECDHE-RSA-AES128-GCM-SHA256"
    value = "true"
  }

  policy_attribute {
    name  = "ECDHE-RSA-RC4-SHA"
    value = "true" # expect: aws-elb-classic-policy-weak-ciphers
  }

  policy_attribute {
    name  = "DES-CBC3-SHA"
    value = "true" # expect: aws-elb-classic-policy-weak-ciphers
  }
}
