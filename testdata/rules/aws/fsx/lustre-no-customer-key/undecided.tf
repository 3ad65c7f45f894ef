variable "key" {
  type = string
}

resource "aws_fsx_lustre_file_system" "caller_decides" {
  storage_capacity = 1200
  subnet_ids       = ["subnet-0a"]
  deployment_type  = "PERSISTENT_2"
  kms_key_id       = var.key
}
