resource "aws_vpc_endpoint" "transcribe" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.transcribe"
  vpc_endpoint_type = "Interface"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["transcribe:StartTranscriptionJob"]
      Resource  = "*"
    }]
  })
}

# Not of Transcribe.
resource "aws_vpc_endpoint" "queues" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint" "streaming" {
  vpc_id            = "vpc-0a1b2c3d"
  service_name      = "com.amazonaws.eu-west-1.transcribestreaming"
  vpc_endpoint_type = "Interface"
}

resource "aws_vpc_endpoint_policy" "streaming" {
  vpc_endpoint_id = aws_vpc_endpoint.streaming.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["transcribe:StartStreamTranscription"]
      Resource  = "*"
    }]
  })
}
