resource "aws_vpc" "calls" {
  cidr_block = "10.0.0.0/16"
}

resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = aws_vpc.calls.id # expect: aws-transcribe-endpoint-private-dns-ineffective
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
  private_dns_enabled = true
}
