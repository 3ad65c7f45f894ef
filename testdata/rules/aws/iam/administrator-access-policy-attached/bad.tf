resource "aws_iam_role_policy_attachment" "admin" {
  role       = "ops"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess" # expect: aws-iam-administrator-access-policy-attached
}

data "aws_partition" "current" {}

resource "aws_iam_user_policy_attachment" "admin" {
  user       = "alice"
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AdministratorAccess" # expect: aws-iam-administrator-access-policy-attached
}

resource "aws_iam_role" "r" {
  name               = "r"
  assume_role_policy = "{}"
  managed_policy_arns = [
    "arn:aws:iam::aws:policy/ReadOnlyAccess",
    "arn:aws:iam::aws:policy/AdministratorAccess", # expect: aws-iam-administrator-access-policy-attached
  ]
}
