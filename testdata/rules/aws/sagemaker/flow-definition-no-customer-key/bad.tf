resource "aws_sagemaker_flow_definition" "reviews" {
  flow_definition_name = "reviews"
  role_arn             = "arn:aws:iam::111122223333:role/reviews"

  output_config { # expect: aws-sagemaker-flow-definition-no-customer-key
    s3_output_path = "s3://reviews/output"
  }
}
