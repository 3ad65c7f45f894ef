resource "aws_kms_key" "files" {}

resource "aws_fsx_openzfs_file_system" "own_key" {
  storage_capacity    = 64
  throughput_capacity = 64
  subnet_ids          = ["subnet-0a"]
  deployment_type     = "SINGLE_AZ_1"
  kms_key_id          = aws_kms_key.files.arn
}
