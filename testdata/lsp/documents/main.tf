resource "aws_iam_policy" "admin" {
  policy = file("policies/admin.json")
}
