resource "aws_kms_key" "files" {}

resource "aws_fsx_windows_file_system" "own_key" {
  storage_capacity    = 32
  throughput_capacity = 32
  subnet_ids          = ["subnet-0a"]
  kms_key_id          = aws_kms_key.files.arn
}
