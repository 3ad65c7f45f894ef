variable "policy" {
  type = string
}

resource "aws_ecr_repository_policy" "caller_decides" {
  repository = "web"
  policy     = var.policy
}
