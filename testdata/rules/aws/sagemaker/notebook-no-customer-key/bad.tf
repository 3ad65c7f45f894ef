resource "aws_sagemaker_notebook_instance" "default" { # expect: aws-sagemaker-notebook-no-customer-key
  name          = "default"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_domain" "research" { # expect: aws-sagemaker-notebook-no-customer-key
  domain_name = "research"
  auth_mode   = "IAM"
  vpc_id      = "vpc-0a1b2c3d"
  subnet_ids  = ["subnet-0a1b2c3d"]
}
