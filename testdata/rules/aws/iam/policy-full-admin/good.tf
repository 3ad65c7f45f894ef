resource "aws_iam_policy" "reader" {
  name = "reader"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:Get*"
      Resource = "*"
    }]
  })
}

# What is put in is not known, but it stands in one account's resources.
variable "bucket" {
  type = string
}

resource "aws_iam_policy" "holes" {
  policy = <<-EOT
    {
      "Statement": [{
        "Effect": "Allow",
        "Action": "*",
        "Resource": "arn:aws:s3:::${var.bucket}/*"
      }]
    }
  EOT
}

data "aws_iam_policy_document" "one" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["*"]
  }
}
