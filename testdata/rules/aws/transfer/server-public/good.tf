resource "aws_transfer_server" "inside" {
  endpoint_type = "VPC"

  endpoint_details {
    vpc_id             = "vpc-0a1b2c3d"
    subnet_ids         = ["subnet-0a1b2c3d"]
    security_group_ids = ["sg-0a1b2c3d"]
  }
}
