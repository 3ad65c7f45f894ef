resource "aws_redshiftserverless_namespace" "absent" { # expect: aws-redshift-serverless-namespace-no-customer-key
  namespace_name = "absent"
}
