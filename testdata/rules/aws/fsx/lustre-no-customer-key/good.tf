resource "aws_kms_key" "files" {}

resource "aws_fsx_lustre_file_system" "own_key" {
  storage_capacity = 1200
  subnet_ids       = ["subnet-0a"]
  deployment_type  = "PERSISTENT_2"
  kms_key_id       = aws_kms_key.files.arn
}

# Scratch storage takes no key.
resource "aws_fsx_lustre_file_system" "scratch" {
  storage_capacity = 1200
  subnet_ids       = ["subnet-0a"]
  deployment_type  = "SCRATCH_2"
}
