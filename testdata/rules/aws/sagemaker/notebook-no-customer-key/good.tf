resource "aws_kms_key" "notebooks" {}

resource "aws_sagemaker_notebook_instance" "own_key" {
  name          = "own-key"
  role_arn      = "arn:aws:iam::111122223333:role/notebook"
  instance_type = "ml.t3.medium"
  kms_key_id    = aws_kms_key.notebooks.arn
}

resource "aws_sagemaker_domain" "research" {
  domain_name = "research"
  kms_key_id  = aws_kms_key.notebooks.arn
}
