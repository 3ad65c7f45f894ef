resource "aws_load_balancer_policy" "predefined" {
  load_balancer_name = "web"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Reference-Security-Policy"
    value = "ELBSecurityPolicy-2016-08" # expect: aws-elb-classic-policy-insecure-protocols
  }
}

resource "aws_load_balancer_policy" "own" {
  load_balancer_name = "web"
  policy_name        = "tls"
  policy_type_name   = "SSLNegotiationPolicyType"

  policy_attribute {
    name  = "Protocol-TLSv1.1"
    value = "true" # expect: aws-elb-classic-policy-insecure-protocols
  }

  policy_attribute {
    name  = "Protocol-TLSv1.2"
    value = "true"
  }
}
