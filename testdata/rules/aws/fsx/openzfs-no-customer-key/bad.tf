resource "aws_fsx_openzfs_file_system" "absent" { # expect: aws-fsx-openzfs-no-customer-key
  storage_capacity    = 64
  throughput_capacity = 64
  subnet_ids          = ["subnet-0a"]
  deployment_type     = "SINGLE_AZ_1"
}
