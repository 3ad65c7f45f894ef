variable "user" {
  type = string
}

resource "aws_iam_access_key" "k" {
  user = var.user
}
