resource "aws_sagemaker_notebook_instance" "second_only" {
  name          = "second-only"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"

  instance_metadata_service_configuration {
    minimum_instance_metadata_service_version = 2
  }
}
