variable "sources" {
  type = list(string)
}

resource "aws_s3_bucket_policy" "caller_decides" {
  bucket = "b"
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::b/*"
      Condition = { ArnLike = { "aws:SourceArn" = var.sources } }
    }]
  })
}
