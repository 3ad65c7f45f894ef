resource "aws_sagemaker_model" "default" { # expect: aws-sagemaker-model-no-network-isolation
  name               = "default"
  execution_role_arn = "arn:aws:iam::111122223333:role/model"
}

resource "aws_sagemaker_model" "off" {
  name                     = "off"
  execution_role_arn       = "arn:aws:iam::111122223333:role/model"
  enable_network_isolation = false # expect: aws-sagemaker-model-no-network-isolation
}
