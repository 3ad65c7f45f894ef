resource "aws_kms_key" "files" {}

resource "aws_fsx_ontap_file_system" "own_key" {
  storage_capacity    = 1024
  throughput_capacity = 128
  subnet_ids          = ["subnet-0a"]
  preferred_subnet_id = "subnet-0a"
  deployment_type     = "SINGLE_AZ_1"
  kms_key_id          = aws_kms_key.files.arn
}
