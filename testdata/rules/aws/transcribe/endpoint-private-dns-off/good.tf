resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
  private_dns_enabled = true
}
