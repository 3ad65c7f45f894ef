resource "aws_iam_role_policy_attachment" "read" {
  role       = "ops"
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = "{}"
}
