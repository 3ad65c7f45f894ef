variable "vpc" {
  type = string
}

resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# Maybe of the VPC above.
resource "aws_flow_log" "any" {
  vpc_id               = var.vpc
  traffic_type         = "ALL"
  log_destination_type = "s3"
  log_destination      = "arn:aws:s3:::flow-logs"
}
