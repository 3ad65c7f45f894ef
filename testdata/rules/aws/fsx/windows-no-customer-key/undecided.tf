variable "key" {
  type = string
}

resource "aws_fsx_windows_file_system" "caller_decides" {
  storage_capacity    = 32
  throughput_capacity = 32
  subnet_ids          = ["subnet-0a"]
  kms_key_id          = var.key
}
