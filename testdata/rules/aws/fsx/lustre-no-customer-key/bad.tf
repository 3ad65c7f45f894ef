resource "aws_fsx_lustre_file_system" "absent" { # expect: aws-fsx-lustre-no-customer-key
  storage_capacity = 1200
  subnet_ids       = ["subnet-0a"]
  deployment_type  = "PERSISTENT_2"
}
