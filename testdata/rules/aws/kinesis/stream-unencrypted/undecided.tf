variable "encryption" {
  type = string
}

resource "aws_kinesis_stream" "caller_decides" {
  name            = "clicks"
  shard_count     = 1
  encryption_type = var.encryption
}
