resource "aws_sagemaker_notebook_instance" "default" { # expect: aws-sagemaker-notebook-direct-internet-access
  name          = "default"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_notebook_instance" "enabled" {
  name                   = "enabled"
  role_arn               = "arn:aws:iam::111122223333:role/notebook"
  instance_type          = "ml.t3.medium"
  subnet_id              = "subnet-0a1b2c3d"
  direct_internet_access = "Enabled" # expect: aws-sagemaker-notebook-direct-internet-access
}
