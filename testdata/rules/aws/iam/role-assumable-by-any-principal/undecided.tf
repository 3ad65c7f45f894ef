variable "trusted" {
  type = list(string)
}

resource "aws_iam_role" "caller_decides" {
  name = "caller-decides"
  assume_role_policy = jsonencode({
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.trusted }
      Action    = "sts:AssumeRole"
    }]
  })
}
