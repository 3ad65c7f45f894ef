resource "aws_sagemaker_notebook_instance" "default" { # expect: aws-sagemaker-notebook-imdsv1-enabled
  name          = "default"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
}

resource "aws_sagemaker_notebook_instance" "both" {
  name          = "both"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = "1" # expect: aws-sagemaker-notebook-imdsv1-enabled
  }
}
