resource "aws_sagemaker_notebook_instance" "outside" { # expect: aws-sagemaker-notebook-no-vpc
  name          = "outside"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}
