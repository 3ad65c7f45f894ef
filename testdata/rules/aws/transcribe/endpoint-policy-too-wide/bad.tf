resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "transcribe:*" # expect: aws-transcribe-endpoint-policy-too-wide
      Resource  = "*"
    }]
  })
}
