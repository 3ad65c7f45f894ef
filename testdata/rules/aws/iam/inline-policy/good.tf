resource "aws_iam_policy" "app" {
  name   = "app"
  policy = "{}"
}
