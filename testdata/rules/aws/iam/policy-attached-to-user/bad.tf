resource "aws_iam_user_policy" "inline" {
  name   = "p"
  user   = "alice" # expect: aws-iam-policy-attached-to-user
  policy = "{}"
}

resource "aws_iam_user_policy_attachment" "attached" {
  user       = "alice" # expect: aws-iam-policy-attached-to-user
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

resource "aws_iam_policy_attachment" "many" {
  name       = "many"
  users      = ["alice"] # expect: aws-iam-policy-attached-to-user
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
