resource "aws_iam_role_policy_attachment" "admin" {
  role       = "admin"
  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess" # expect: aws-iam-full-access-policy-attached
}

data "aws_iam_policy" "by_name" {
  name = "IAMFullAccess" # expect: aws-iam-full-access-policy-attached
}
