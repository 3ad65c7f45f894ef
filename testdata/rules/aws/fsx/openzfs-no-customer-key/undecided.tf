variable "key" {
  type = string
}

resource "aws_fsx_openzfs_file_system" "caller_decides" {
  storage_capacity    = 64
  throughput_capacity = 64
  subnet_ids          = ["subnet-0a"]
  deployment_type     = "SINGLE_AZ_1"
  kms_key_id          = var.key
}
