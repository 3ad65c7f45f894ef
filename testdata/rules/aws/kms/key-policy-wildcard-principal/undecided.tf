variable "readers" {
  type = list(string)
}

resource "aws_kms_key" "caller_decides" {
  policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.readers }
      Action    = "kms:Decrypt"
      Resource  = "*"
    }]
  })
}
