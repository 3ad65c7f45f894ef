variable "key" {
  type = string
}

resource "aws_fsx_ontap_file_system" "caller_decides" {
  storage_capacity    = 1024
  throughput_capacity = 128
  subnet_ids          = ["subnet-0a"]
  preferred_subnet_id = "subnet-0a"
  deployment_type     = "SINGLE_AZ_1"
  kms_key_id          = var.key
}
